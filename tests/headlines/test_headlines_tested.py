"""Every comparison that is called more than chance, or not: its counts, its pairs, its p."""

import pytest
from scipy import stats

from components.study import Study


def test_every_p_is_that_of_scipy_paired_where_pairs_are_known(gemma: Study) -> None:
    for row in gemma.table("comparisons_tested").itertuples():
        paired = row.design == "paired"
        assert paired == (row.pairs > 0) == (row.test == "McNemar, exact")
        if paired:
            assert row.pairs == row.first_n == row.second_n
            assert row.first_k - row.second_k == row.first_only - row.second_only
            changed = row.first_only + row.second_only
            p = stats.binomtest(row.first_only, changed, 0.5).pvalue if changed else 1.0
        else:
            table = [[row.first_k, row.first_n - row.first_k]]
            table += [[row.second_k, row.second_n - row.second_k]]
            p = stats.fisher_exact(table).pvalue
        assert row.p == pytest.approx(p, rel=1e-3), row.comparison


@pytest.mark.parametrize(
    ("comparison", "first", "second", "changed", "p"),
    [
        ("siblings: emergency_medical", (6, 50), (1, 50), (6, 1), 0.125),
        ("siblings: wilderness_survival", (9, 50), (1, 50), (8, 0), 0.0078),
        ("siblings: gray_zone", (18, 42), (4, 42), (14, 0), 0.00012),
        ("siblings: benign", (37, 302), (7, 302), (32, 2), 6.9e-8),
        ("siblings: benign but grey", (19, 260), (3, 260), (18, 2), 0.0004),
        ("cascade: control", (6, 6), (0, 6), (6, 0), 0.031),
        ("cascade: last step", (6, 6), (1, 6), (5, 0), 0.0625),
        ("cascade: row norms", (1, 6), (1, 6), (0, 0), 1.0),
        ("cascade: last and control", (1, 6), (0, 6), (1, 0), 1.0),
        ("cascade: all", (42, 42), (17, 42), (25, 0), 6.0e-8),
    ],
)
def test_the_pairs_are_as_counted(gemma: Study, comparison, first, second, changed, p) -> None:
    row = gemma.table("comparisons_tested").set_index("comparison").loc[comparison]
    assert (row["first_k"], row["first_n"]) == first
    assert (row["second_k"], row["second_n"]) == second
    assert (row["first_only"], row["second_only"]) == changed
    assert row["p"] == pytest.approx(p, rel=0.02)


def test_the_counts_are_those_of_the_other_tables(gemma: Study) -> None:
    tested = gemma.table("comparisons_tested").set_index("comparison")
    refusals = gemma.table("refusals").query("subset == 'full344'").set_index(["model", "category"])
    for category in gemma.table("prompt_counts")["category"]:
        row = tested.loc[f"siblings: {category}"]
        for model, side in (("gemma4_e2b_base", "first"), ("gemma4_e4b_base", "second")):
            assert row[f"{side}_k"] == refusals["refused"][model, category]
            assert row[f"{side}_n"] == refusals["n"][model, category]
    results = gemma.table("edit_results").set_index("result")
    for result in ("it-800", "gemma3-4b", "readme"):
        row = tested.loc[f"searches: {result}"]
        assert (row["second_k"], row["second_n"]) == tuple(results.loc[result, ["refused", "n"]])
    tiles = gemma.table("outcomes")
    assert tested["second_k"]["cascade: all"] == tiles["refused"].sum()
    assert tested["first_k"]["topics: inside"] == (tiles["refused"] & tiles["cluster"]).sum()


def test_no_text_tells_two_counts_apart_without_a_row(gemma: Study) -> None:
    """A p in the words is always one of the table."""
    for id, fact in gemma.facts.items():
        if fact.column == "p":
            assert fact.table == "comparisons_tested", id
