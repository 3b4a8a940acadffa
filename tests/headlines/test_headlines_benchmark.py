"""The stated numbers of the benchmark and of the two classes, from the app's own tables."""

import dataclasses
from typing import Any

import pandas as pd
import pytest

from components.figures.behaviour import benchmark, classes, mixer, over_refusal
from components.figures.behaviour.controls import BENIGN, PROMPT_SET
from components.figures.behaviour.mixture import mixture
from components.geometry.statistics.proportions import Share
from components.geometry.stream.mixing import cosine_between, pooled
from components.study import NotInStudy, Study


def rows_of(chart: Any) -> pd.DataFrame:
    rows = chart.layout.meta["rows"]
    return pd.DataFrame(list(rows["data"]), columns=list(rows["columns"]))


def test_prompts_and_classes(gemma: Study) -> None:
    counts = gemma.table("prompt_counts")
    assert counts["n"].sum() == 344
    assert len(counts) == 8
    assert counts.groupby("group")["n"].sum().to_dict() == {
        "refuse": 262,
        "comply": 40,
        "neither": 42,
    }
    refuse = counts[counts["group"] == "refuse"].groupby("expected")["n"].sum()
    assert refuse.to_dict() == {"refuse": 42, "comply": 220}


def test_the_unedited_model_refuses_45_of_the_refuse_class(gemma: Study) -> None:
    totals = gemma.table("class_totals").set_index("group").loc["refuse"]
    assert (totals["refused"], totals["n"], totals["harmful"]) == (45, 262, 42)
    drawn = rows_of(classes.squares(gemma))
    drawn = drawn[drawn["class"] == "refuse"]
    assert (drawn["refused"].sum(), drawn["n"].sum()) == (45, 262)
    assert Share(45, 262).percent == pytest.approx(17.2, abs=0.05)


def test_over_refusal(gemma: Study) -> None:
    drawn = rows_of(over_refusal.over_refusal(gemma))
    together = drawn[drawn["category"] == over_refusal.ALL].set_index("model")
    stated = gemma.table("over_refusals").set_index("model")
    for short, model, k, low, high in (
        ("E4B", "gemma4_e4b_base", 7, 1.1, 4.7),
        ("E2B", "gemma4_e2b_base", 37, 9.0, 16.4),
    ):
        row = together.loc[short]
        assert (row["refused"], row["n"]) == (k, 302)
        assert (stated.loc[model, "refused"], stated.loc[model, "n"]) == (k, 302)
        assert row["low"] == pytest.approx(low, abs=0.06)
        assert row["high"] == pytest.approx(high, abs=0.06)
    parts = drawn[drawn["category"] != over_refusal.ALL]
    assert parts.groupby("model")["n"].sum().to_dict() == {"E4B": 302, "E2B": 302}


@pytest.mark.parametrize(
    ("subset", "model", "category", "k", "n"),
    [
        ("full344", "E4B", "harmful", 42, 42),
        ("full344", "E2B", "harmful", 40, 42),
        ("full344", "HauhauCS edit", "harmful", 0, 42),
        ("full344", "E2B", "grey zone", 18, 42),
        ("full344", "E4B", "grey zone", 4, 42),
        ("full344", "E2B", "emergency medicine", 6, 50),
        ("full344", "E4B, first-responder sentence", "emergency medicine", 2, 50),
        ("full344", "edit D3", "harmful", 17, 42),
        ("strat48", "E4B", "grey zone", 3, 6),
        ("strat48", "TrevorJS edit", "harmful", 0, 6),
        ("strat48", "edit D2", "harmful", 6, 6),
        ("strat48", "edit D3", "harmful", 1, 6),
    ],
)
def test_cells(gemma: Study, subset: str, model: str, category: str, k: int, n: int) -> None:
    drawn = rows_of(benchmark.heatmap(gemma, set=subset))
    cell = drawn[(drawn["model"] == model) & (drawn["category"] == category)]
    assert cell[["refused", "n"]].to_numpy().tolist() == [[k, n]]


def test_the_area_of_a_square_is_its_number_of_prompts(gemma: Study) -> None:
    for subset in PROMPT_SET.options(gemma):
        chart = benchmark.heatmap(gemma, set=subset)
        rows, outer, inner = rows_of(chart), chart.data[0], chart.data[2]
        for n, k, side, filled in zip(
            rows["n"], rows["refused"], outer.marker.size, inner.marker.size, strict=True
        ):
            assert side**2 / n == pytest.approx(benchmark.SIDE**2 / 50)
            assert filled**2 == pytest.approx(side**2 * k / n)


def test_the_patterns_agreed_with_every_reply_they_were_tuned_on(gemma: Study) -> None:
    check = gemma.table("scorer_check")
    assert check["agree"].sum() == check["n"].sum() == 40


def test_the_pooled_direction(gemma: Study) -> None:
    kinds = mixture(gemma)
    study = int(BENIGN.default(gemma))
    assert study == 220
    stated = gemma.table("pooled_directions").set_index("shift")["cosine"]
    assert stated[[0.5, 1.0, 3.0]].tolist() == [0.084, 0.179, 0.498]
    for shift, cosine in stated.items():
        assert kinds.mix(study, float(str(shift)))[0] == pytest.approx(cosine, abs=0.0006)
    emergency = [1.0, *[0.0] * (len(kinds.counts) - 1)]
    coefficients = pooled(kinds.counts, kinds.counts * 0 + 1)
    found = cosine_between(kinds.cosines, coefficients, kinds.counts * 0 + emergency)
    assert found == pytest.approx(0.95, abs=0.006)
    readout = dict(mixer.mixer(gemma).layout.meta["readout"])
    assert "80°" in readout["To the harmful direction"]


def test_the_arrows_of_the_dial_lie_in_one_plane(gemma: Study) -> None:
    kinds = mixture(gemma)
    rows = kinds.curve([int(count) for count in BENIGN.options(gemma)], 1.0, (0.5, 3.0))
    for between in rows["angle_harmful"] + rows["angle_benign"]:
        assert between == pytest.approx(kinds.apart, abs=0.15)


class Small(Study):
    """A study whose tables are cut down to one model, or to one kind of prompt."""

    def table(self, name: str) -> pd.DataFrame:
        rows = super().table(name)
        if name == "refusals_stated":
            raise NotInStudy(name)
        if name == "models":
            return rows.head(1).reset_index(drop=True)
        if name == "prompt_counts":
            return rows[rows["category"].isin(["safe_control", "should_refuse"])]
        return rows


def test_a_small_study_does_not_break_the_figures(gemma: Study) -> None:
    small = Small(**{field.name: getattr(gemma, field.name) for field in dataclasses.fields(gemma)})
    assert len(rows_of(benchmark.heatmap(small))) == 2
    assert len(rows_of(over_refusal.over_refusal(small))) == 2
    assert set(rows_of(classes.squares(small))["class"]) == {"refuse", "comply"}
    with pytest.raises(NotInStudy, match="mixture"):
        mixer.mixer(small)
