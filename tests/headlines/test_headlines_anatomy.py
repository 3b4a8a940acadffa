"""What the page on the model’s build stands on, read from the tables and figures readers see."""

import pytest

from components.figures import BY_ID
from components.study import Study


def meta(figure: str, study: Study, **choices: str) -> dict:
    return BY_ID[figure](study, **choices).layout.meta


def test_five_sliding_layers_to_one_global_and_borrowed_keys(gemma: Study) -> None:
    rows = gemma.table("anatomy").set_index("layer")
    wide = rows.index[rows["attention"] == "global"].tolist()
    assert wide == [5, 11, 17, 23, 29, 35, 41]
    assert rows.index[rows["keys_values"] == "borrowed"].tolist() == list(range(24, 42))
    assert rows["attention"].tolist() == gemma.table("layers")["attention"].tolist()
    assert rows.groupby("attention")["head_size"].unique().map(list).to_dict() == {
        "global": [512],
        "sliding": [256],
    }


def test_the_parts_add_up_and_the_tables_are_vocabulary_times_width(gemma: Study) -> None:
    sizes = gemma.table("anatomy_sizes").set_index("part")["parameters"]
    numbers = gemma.table("anatomy_numbers").set_index("quantity")["value"]
    layers = len(gemma.table("anatomy"))
    assert sizes.sum() == 7_996_157_418
    assert sizes["token embedding"] == numbers["vocabulary"] * numbers["width"]
    own = numbers["vocabulary"] * numbers["per-layer embedding"] * layers
    assert sizes["per-layer embeddings"] == own
    both = sizes["per-layer embeddings"] + sizes["token embedding"]
    assert both / 1e9 == pytest.approx(3.5, abs=0.05)


def test_the_logits_of_one_text(gemma: Study) -> None:
    numbers = gemma.table("anatomy_numbers").set_index("quantity")["value"]
    assert numbers["vocabulary"] == 262_144
    scores = numbers["text for the logits"] * numbers["vocabulary"] * 4 / 1e9
    assert numbers["logits of one text"] == pytest.approx(scores, abs=0.001)
    assert 3 < numbers["logits, as the card states"] / scores < 4


def test_what_each_edit_touched(gemma: Study) -> None:
    rows = gemma.table("anatomy_edits")
    counts = rows[rows["touched"]].groupby(["edit", "part"])["layer"].agg(["min", "max", "size"])
    both = ("attention output", "feed-forward output")
    for part in both:
        for edit in ("study", "trevorjs"):
            assert counts.loc[(edit, part)].tolist() == [0, 41, 42]
        assert counts.loc[("obliteratus", part)].tolist() == [17, 40, 24]
    assert counts.loc[("base", both[0])].tolist() == [20, 41, 22]
    assert counts.loc[("base", both[1])].tolist() == [32, 36, 5]
    assert not rows.loc[rows["part"] == "per-layer embedding", "touched"].any()
    assert "no edit touched the per-layer embedding" in meta("anatomy", gemma)["title"]


def test_the_claims_on_the_build_are_in_the_ledger(gemma: Study) -> None:
    status = gemma.table("claims").set_index("id")["status"]
    assert status[["A-20", "A-21", "A-22", "B-17", "B-03"]].tolist() == [
        "stands",
        "stands",
        "stands with caveat",
        "stands",
        "stands with caveat",
    ]
