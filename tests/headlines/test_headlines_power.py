"""What tests of the study's sizes can see, and what lies in the group of extreme topics."""

import pytest
from scipy import stats

from components.figures.behaviour.enriched import enriched
from components.figures.behaviour.redraw import run_it_again
from components.figures.edits.power import curves
from components.geometry.statistics.paired import paired_power
from components.geometry.statistics.power import power
from components.geometry.statistics.proportions import Share
from components.geometry.statistics.two_shares import fisher
from components.study import Study

STATED = [
    (6, 1.0, 0.6, 0.04),
    (6, 1.0, 0.4, 0.23),
    (20, 1.0, 0.8, 0.37),
    (20, 1.0, 0.6, 0.95),
    (20, 0.3, 0.1, 0.24),
    (42, 1.0, 0.9, 0.24),
    (42, 1.0, 0.8, 0.87),
    (42, 0.3, 0.1, 0.56),
]


def by_scipy(n: int, before: float, after: float) -> float:
    """Power by the plainest way: every pair of outcomes, each tested by scipy."""
    arms = [stats.binom.pmf(range(n + 1), n, rate) for rate in (before, after)]
    return sum(
        arms[0][a] * arms[1][b]
        for a in range(n + 1)
        for b in range(n + 1)
        if stats.fisher_exact([[a, n - a], [b, n - b]])[1] <= 0.05
    )


@pytest.mark.parametrize(("n", "before", "after", "stated"), STATED)
def test_power_is_as_stated(
    gemma: Study, n: int, before: float, after: float, stated: float
) -> None:
    assert power(n, before, after) == pytest.approx(stated, abs=0.005)
    rows = gemma.table("test_power").set_index(["n", "before", "after"])["power"]
    assert rows[n, before, after] == pytest.approx(stated, abs=0.005)


@pytest.mark.parametrize(("n", "before", "after"), [(6, 1.0, 0.6), (20, 0.3, 0.1)])
def test_power_is_that_of_scipy(n: int, before: float, after: float) -> None:
    assert power(n, before, after) == pytest.approx(by_scipy(n, before, after), abs=1e-9)


def test_the_table_is_what_the_definition_gives(gemma: Study) -> None:
    for row in gemma.table("test_power").iloc[::37].itertuples():
        assert row.power == pytest.approx(power(row.n, row.before, row.after), abs=1e-5)
        paired = paired_power(row.n, abs(row.before - row.after))
        assert row.paired_power == pytest.approx(paired, abs=1e-5)


def test_twenty_mixed_prompts_are_blind_to_any_fall(gemma: Study) -> None:
    assert "no fall from 30\u00a0%" in curves(gemma, prompts="20", before="30").layout.meta["title"]


def test_the_sizes_are_those_of_the_study(gemma: Study) -> None:
    sizes = gemma.table("test_sizes")
    assert sizes["n"][sizes["used"]].tolist() == [5, 6, 12, 20, 42]
    assert set(gemma.table("cascade")["n"]) <= set(sizes["n"])
    assert set(gemma.table("sweep")["n"]) <= set(sizes["n"])


def test_refusals_are_enriched_and_not_concentrated(gemma: Study) -> None:
    tiles = gemma.table("outcomes")
    inside = tiles[tiles["cluster"]]["refused"]
    outside = tiles[~tiles["cluster"]]["refused"]
    assert (inside.sum(), len(inside), outside.sum(), len(outside)) == (7, 9, 10, 33)
    p = fisher(Share(7, 9), Share(10, 33))
    assert p == pytest.approx(stats.fisher_exact([[7, 2], [10, 23]])[1])
    tested = gemma.table("comparisons_tested").set_index("comparison")["p"]
    assert tested["topics: inside"] == pytest.approx(p, abs=5e-5)
    row = gemma.table("cluster_test").iloc[0]
    counts = row[["refused_inside", "inside", "refused_outside", "outside", "refused"]]
    assert counts.tolist() == [7, 9, 10, 33, 17]
    meta = enriched(gemma).layout.meta
    assert meta["title"] == "Enriched, not concentrated: 10 of 17 refusals lie outside the group"
    assert [row[1:3] for row in meta["rows"]["data"]] == [[7, 9], [10, 33], [7, 17]]


def test_repeats_are_many_and_marked_with_what_was_seen(gemma: Study) -> None:
    meta = run_it_again(gemma).layout.meta
    repeats = {6: 0, 42: 0}
    for n, _, times, _ in meta["rows"]["data"]:
        repeats[n] += times
    assert repeats == {6: 100, 42: 100}
    assert "Simulated" in meta["subtitle"]
    assert "1 of 6" in meta["alt"]
    assert "17 of 42" in meta["alt"]


def test_pairs_of_few_prompts_see_less_than_two_arms_and_never_with_five(gemma: Study) -> None:
    rows = gemma.table("test_power").query("before == 1").set_index(["n", "after"])
    assert (rows.loc[5, "paired_power"] == 0).all()
    assert rows["paired_power"][6, 0.6] == pytest.approx(0.0041, abs=5e-5)
    assert rows["power"][6, 0.6] == pytest.approx(0.041, abs=5e-4)
    few = rows[rows.index.get_level_values("n") < 42]
    assert (few["paired_power"] <= few["power"] + 1e-9).all()
    for n in (42, 100):
        assert rows.loc[n, "paired_power"].to_list() == pytest.approx(
            rows.loc[n, "power"].to_list()
        )
    assert gemma.number("alpha.flips") == "6"
