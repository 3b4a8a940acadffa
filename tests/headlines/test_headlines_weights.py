"""The stated numbers of the published edits, counted again from the app's own tables."""

import numpy as np
import pytest

from components.figures import BY_ID
from components.geometry.statistics.chance import chance_cosine
from components.geometry.stream.spectra import rank_at_energy
from components.study import Study

TENSOR = ["edit", "layer", "part"]


def test_201_and_84_of_2094_tensors_changed(gemma: Study) -> None:
    edits = gemma.table("edits").set_index("edit")
    tensors = gemma.table("edit_tensors")
    counted = tensors[tensors["counted"]]
    for edit, changed, edited in (("obliteratus", 201, 135), ("trevorjs", 84, 84)):
        own = counted[counted["edit"] == edit]
        assert (own["change"] != "none").sum() == edits["changed"][edit] == changed
        assert (own["change"] == "edited").sum() == edits["edited"][edit] == edited
        assert edits["tensors"][edit] == 2094


def test_the_change_is_named_by_the_studys_rule(gemma: Study) -> None:
    rule = gemma.table("edits")["rule"].unique().item()
    rows = gemma.table("edit_tensors")
    assert rule == 0.001
    assert ((rows["relative_change"] > rule) == (rows["change"] == "edited")).all()
    assert ((rows["relative_change"] > 0) == (rows["change"] != "none")).all()
    assert rows.loc[rows["change"] == "rounding", "relative_change"].max() < 1.1e-6


def test_one_edit_lies_in_layers_17_to_40_and_the_other_in_all(gemma: Study) -> None:
    rows = gemma.table("edit_tensors")
    rows = rows[(rows["change"] == "edited") & (rows["layer"] >= 0)]
    first, second = (rows[rows["edit"] == edit] for edit in ("obliteratus", "trevorjs"))
    assert sorted(first["layer"].unique()) == list(range(17, 41))
    assert sorted(second["layer"].unique()) == list(range(42))
    assert set(second["part"]) == {"o_proj", "down_proj"}


def test_the_median_rank_moves_from_6_to_4(gemma: Study) -> None:
    rows = gemma.table("edit_ranks").query("edit == 'obliteratus' and counted")
    real = rows[rows["change"] == "edited"]
    assert len(rows) == 200  # one changed tensor is no matrix
    assert rows["rank_95"].median() == 6
    assert real["rank_95"].median() == 4
    assert real["rank_95"].value_counts().to_dict() == {2: 32, 4: 59, 6: 44}


def test_every_change_of_the_other_edit_has_rank_one(gemma: Study) -> None:
    rows = gemma.table("edit_ranks").query("edit == 'trevorjs'")
    assert rows["rank_95"].tolist() == [1] * 84


def test_rounding_has_ranks_that_mean_nothing(gemma: Study) -> None:
    rows = gemma.table("edit_ranks").query("change == 'rounding'")
    assert (len(rows), rows["rank_95"].min(), rows["rank_95"].max()) == (65, 147, 9557)


def test_the_slider_moves_the_median(gemma: Study) -> None:
    figure = BY_ID["edit-ranks"]
    said = [
        dict(figure(gemma, **choice).layout.meta["readout"])["OBLITERATUS"]
        for choice in figure.variants(gemma)
    ]
    assert said[0].startswith("median rank 6 over 200 of 200")
    at_rule = dict(figure(gemma, noise="0.001").layout.meta["readout"])["OBLITERATUS"]
    assert at_rule.startswith("median rank 4 over 135 of 200")


def test_ranks_follow_from_the_listed_singular_values(gemma: Study) -> None:
    ranks = gemma.table("edit_ranks").query("change == 'edited' and counted").set_index(TENSOR)
    spectra = gemma.table("edit_spectra").groupby(TENSOR)["sigma"]
    for tensor, rank in ranks["rank_95"].items():
        assert rank_at_energy(spectra.get_group(tensor).to_numpy(), 0.95) == rank


def test_one_edit_leads_with_one_value_and_the_other_does_not(gemma: Study) -> None:
    rows = gemma.table("edit_spectra").merge(gemma.table("edit_ranks"), on=TENSOR)
    wide = rows[rows["change"] == "edited"].pivot(index=TENSOR, columns="index", values="sigma")
    lead = (wide[1] / wide[2]).groupby("edit")
    assert lead.median()["trevorjs"] == pytest.approx(97.8, abs=0.05)
    assert lead.median()["obliteratus"] == pytest.approx(1.08, abs=0.005)


def test_what_is_read_off_the_picture_never_rises(gemma: Study) -> None:
    tails = gemma.table("edit_spectra_tails").sort_values([*TENSOR, "index"])
    listed = gemma.table("edit_spectra").groupby(TENSOR)["sigma"].min()
    for tensor, tail in tails.groupby(TENSOR):
        sigma = np.concatenate([[listed[tensor]], tail["sigma"]])
        assert (sigma <= 1.06 * np.minimum.accumulate(sigma)).all()


def test_the_two_edits_agree_by_0165_and_up_to_038(gemma: Study) -> None:
    rows = gemma.table("edit_cosines")
    assert len(rows) == 48
    assert np.allclose(rows["cosine"].abs(), rows["size"])
    assert round(rows["size"].median(), 3) == 0.165
    assert round(rows["size"].max(), 2) == 0.38
    assert round(rows["cosine"].median(), 2) == -0.08


def test_neither_edit_is_near_the_studys_direction(gemma: Study) -> None:
    medians = gemma.table("edit_direction_cosines").groupby("edit")["size"].median()
    assert medians.round(3).to_dict() == {"obliteratus": 0.043, "trevorjs": 0.042}


def test_chance_in_2560_dimensions(gemma: Study) -> None:
    chance = gemma.table("chance_cosines").iloc[0]
    assert chance["width"] == gemma.model["width"] == 2560
    assert round(chance_cosine(2560, 0.5), 4) == round(chance["median"], 4) == 0.0133
    assert round(chance_cosine(2560, 0.95), 4) == round(chance["below_95"], 4) == 0.0387


def test_no_vector_is_shipped(gemma: Study) -> None:
    """Scalars only: at most the few listed singular values of a change, and no coordinates."""
    assert gemma.table("edit_spectra")["index"].max() <= 10
    for name in ("edit_spectra", "edit_spectra_tails", "edit_cosines", "edit_tensors"):
        assert not {"vector", "coordinate", "dimension"} & set(gemma.table(name).columns)


def test_smaller_tables_do_not_break_the_figures(gemma: Study) -> None:
    """One changed tensor of one edit, as a small study might have."""

    class Small(Study):
        def table(self, name: str):  # type: ignore[no-untyped-def]
            rows = super().table(name)
            if "edit" in rows and name != "edit_cosines":
                rows = rows[rows["edit"] == "trevorjs"]
            if "layer" in rows and name.startswith("edit"):
                rows = rows[(rows["layer"] == 20) & (rows["part"] == "o_proj")]
            return rows.reset_index(drop=True)

    small = Small(**vars(gemma))
    for id in ("edited-layers", "edit-ranks", "singular-values"):
        figure = BY_ID[id]
        for choice in list(figure.variants(gemma))[:3]:
            if choice.get("spectra") != "single":
                drawn = figure.draw(small, **choice).layout.meta
                assert "nan" not in str([drawn["title"], drawn["alt"], drawn["readout"]])
