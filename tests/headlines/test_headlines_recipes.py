"""Which differences of two recipes were tried, from the tables and figures that readers see."""

from components.figures import BY_ID
from components.study import Study


def test_five_listed_differences_two_that_are_none_and_one_of_ours(gemma: Study) -> None:
    rows = gemma.table("recipe_differences")
    assert rows["listed_by"].tolist() == ["study"] * 7 + ["us"]
    assert rows["differs"].tolist() == [True] * 5 + [False] * 2 + [True]
    assert rows["tried"].tolist()[:5] == ["0a", "D1", "D2", "D3", "3a"]
    assert rows["tried"].tolist()[7] == "never"
    same = rows[~rows["differs"]]
    assert (same["study"] == same["other"]).all()


def test_what_was_refused_after_each(gemma: Study) -> None:
    stages = gemma.table("cascade").set_index("stage")
    tried = [it for it in gemma.table("recipe_differences")["tried"] if it in stages.index]
    assert stages.loc[tried, "refused"].tolist() == [6, 6, 6, 1, 1]
    assert stages.loc[[*tried, "0b"], "n"].tolist() == [6] * 6
    assert stages.loc["0b", "refused"] == 0


def test_the_classes_are_those_of_the_study(gemma: Study) -> None:
    row = gemma.table("recipe_differences").set_index("difference").loc["classes behind the arrow"]
    totals = gemma.table("class_totals").set_index("group")
    refuse = totals.loc["refuse"]
    assert row["study"].startswith(
        f"{refuse['n'] - refuse['harmful']} benign and {refuse['harmful']}"
    )
    assert str(totals.loc["comply", "n"]) in row["study"]
    assert "800" in row["other"]


def test_the_figure_says_what_was_never_tried(gemma: Study) -> None:
    meta = BY_ID["recipe-differences"](gemma).layout.meta
    assert meta["title"].startswith("5 differences on the study’s list were tried")
    assert meta["title"].endswith("the classes behind the arrow never")
