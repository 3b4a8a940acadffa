"""What the page of comparisons says first, read from the app's own tables and figures."""

import pytest

from components.figures.comparisons import base_instruct, explanations, held_fixed, ladders
from components.geometry.statistics.proportions import Share
from components.geometry.statistics.two_shares import ratio_interval
from components.study import Study


class OneRow(Study):
    """A study whose tables hold their first row only."""

    def table(self, name: str):
        return super().table(name).head(1)


@pytest.mark.parametrize(
    ("result", "before", "after", "kl"),
    [
        ("newguard", "97 of 99", "47 of 99", "0.1029"),
        ("readme", "97 of 100", "3 of 100", "0.16"),
        ("gemma3-4b", "99 of 100", "28 of 100", "not stated"),
        ("it-800", "99 of 100", "46 of 100", "not stated"),
        ("ara", "99 of 100", "8 of 100", "0.0216"),
        ("projection", "99 of 100", "3 of 100", "0.068"),
        ("base", "20 of 100", "9 of 100", "0.0135"),
        ("control", "6 of 6", "0 of 6", "not stated"),
        ("hauhau", "42 of 42", "0 of 42", "not stated"),
        ("d3", "42 of 42", "17 of 42", "not stated"),
        ("gemma1", "91 of 100", "0 of 100", "0.0659"),
    ],
)
def test_published_counts(gemma: Study, result: str, before: str, after: str, kl: str) -> None:
    row = gemma.table("edit_results").set_index("result").loc[result]
    conditions = gemma.table("edit_conditions").set_index(["result", "condition"])["value"]
    assert f"{row['before']} of {row['before_n']}" == before
    assert f"{row['refused']} of {row['n']}" == after
    assert conditions[result, "KL"] == kl


def test_the_study_rows_are_the_counts_of_its_own_tables(gemma: Study) -> None:
    ours = gemma.table("edit_results").set_index("result")
    stages = gemma.table("cascade").set_index("stage")
    for result, stage in (("control", "0b"), ("d3", "D3-all")):
        assert ours["refused"][result] == stages["refused"][stage]
        assert ours["n"][result] == stages["n"][stage]


def test_three_of_a_hundred_and_forty_seven_share_only_the_name_of_the_tool(gemma: Study) -> None:
    cells = held_fixed.compare(gemma.table("edit_conditions"), "newguard")
    pair = cells[cells["result"] == "readme"].set_index("condition")["kind"]
    assert list(pair[pair == "equal"].index) == ["tool"]
    assert list(pair[pair == "differs"].index) == ["model", "size", "KL", "version"]
    assert pair["prompts"] == "likely equal"
    assert "share 1 of 7 conditions: the tool" in held_fixed.held_fixed(gemma).layout.meta["title"]


def test_a_longer_search_ends_at_the_same_count(gemma: Study) -> None:
    p = gemma.table("comparisons_tested").set_index("comparison")["p"]
    assert p["searches: it-800"] == pytest.approx(0.89, abs=0.005)
    assert p["searches: readme"] < 1e-13


def test_base_and_instruct_fall_alike_in_proportion_only(gemma: Study) -> None:
    rows = gemma.table("base_instruct").set_index("result")
    assert rows["fall"].round(1).to_dict() == {"base": 55.0, "it-800": 53.5, "newguard": 52}
    title = base_instruct.base_or_instruct(gemma, fall="absolute").layout.meta["title"]
    assert "11 to 53" in title
    low, high = ratio_interval(Share(9, 100), Share(20, 100))
    assert (round(low, 2), round(high, 2)) == (0.22, 0.94)


def test_a_start_that_is_only_about_so_many_has_no_interval(gemma: Study) -> None:
    assert list(gemma.table("edit_results").query("about")["result"]) == ["newguard"]
    assert gemma.table("search_article")["about"].item()
    for fall in ("absolute", "relative"):
        meta = base_instruct.base_or_instruct(gemma, fall=fall).layout.meta
        assert "from about 97 of 99" in meta["alt"]
        assert "51.5" not in str(meta)
        name = gemma.table("base_instruct").query("about")["name"].item()
        rows = [
            dict(zip(meta["rows"]["columns"], row, strict=True)) for row in meta["rows"]["data"]
        ]
        loose = [row for row in rows if row["name"] == name]
        assert loose[0]["low"] == loose[0]["high"]


def test_both_mechanisms_of_the_toy_stop_as_many(said) -> None:
    for _, meta in said("boundary-ladder"):
        rows = meta["rows"]["data"]
        slides = sum(row[3] for row in rows if row[0] == "slides")
        weakens = sum(row[3] for row in rows if row[0] == "weakens")
        assert abs(slides - weakens) <= 2


def test_every_finding_is_read_for_every_explanation(gemma: Study) -> None:
    readings = gemma.table("readings")
    items, ideas = gemma.table("evidence"), gemma.table("explanations")
    assert len(readings) == len(items) * len(ideas)
    assert set(readings["item"]) == set(items["item"])
    counts = readings.groupby(["explanation", "reading"]).size()
    assert counts["training", "silent"] == len(items)
    assert counts["embeddings", "against"] == 4
    assert counts["distributed", "for"] == 2
    assert counts["arrow", "for"] == 5
    assert counts["arrow", "against"] == 2


def test_rank_one_in_each_matrix_says_nothing_of_how_many_directions(gemma: Study) -> None:
    kept = gemma.table("readings").set_index(["item", "explanation"])["reading"]
    for item in ("control", "projection", "sibling", "own"):
        assert kept[item, "distributed"] == "silent"
    assert "against" not in set(kept.xs("distributed", level="explanation"))


def test_an_arrow_for_each_layer_was_not_enough_in_the_study_itself(gemma: Study) -> None:
    own = gemma.table("evidence").set_index("item").loc["own"]
    stages = gemma.table("cascade").set_index("stage")
    for stage in ("0a", "D3-all"):
        assert f"{stages['refused'][stage]} of {stages['n'][stage]}" in own["finding"]
    kept = gemma.table("readings").set_index(["item", "explanation"])["reading"]
    assert kept["own", "arrow"] == "against"
    assert kept["plateau", "arrow"] == "silent"


@pytest.mark.parametrize(
    "figure",
    [
        held_fixed.held_fixed,
        base_instruct.base_or_instruct,
        ladders.boundary_ladder,
        explanations.hypothesis_board,
    ],
    ids=lambda figure: figure.id,
)
def test_tables_of_one_row_can_be_drawn(figure, gemma: Study) -> None:
    one = OneRow(**vars(gemma))
    for choices in figure.variants(one):
        assert figure(one, **choices).layout.meta["title"]
