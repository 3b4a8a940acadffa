"""Decks: what ships can be shown, and a mistake in one is named in a sentence."""

import json
from pathlib import Path

import pytest

from components.browser.deck import shown
from components.study import DataProblem, Study
from components.study.decks import decks, link, read

GOOD = """title = "A talk"
subtitle = "For a test"
minutes = 2
slide = [
  { id = "one", minutes = 1.5, line = "See [[layers.peak]]", figure = "layer-signal?layer=3" },
  { id = "two", minutes = 0.5, line = "The end" },
]
"""
NOTES = "<!-- one -->\nSay [[layers.peak]].\n\n<!-- two -->\nThank you.\n"


def written(folder: Path, deck: str = GOOD, notes: str | None = NOTES) -> Path:
    (folder / "talk.toml").write_text(deck)
    if notes is not None:
        (folder / "talk.notes.md").write_text(notes)
    return folder / "talk.toml"


def test_the_decks_that_ship_can_be_shown(gemma: Study) -> None:
    told = decks(gemma)
    assert [deck.minutes for deck in told] == [20, 5]
    for deck in told:
        assert len(shown(deck, gemma)["slides"]) == len(deck.slides)
        assert "[[" not in "".join(slide.line + slide.answer + slide.notes for slide in deck.slides)


def test_what_the_audience_gets_holds_no_notes_and_only_the_variant_chosen(
    tmp_path: Path, gemma: Study
) -> None:
    made = shown(read(written(tmp_path), gemma), gemma)
    assert made["slides"][0]["line"] == "See 15"
    assert "Thank you" not in str(made)
    packed = made["slides"][0]["figure"]["packed"]
    assert '"controls":[]' in packed
    assert "layer 3" in packed
    assert made["slides"][1]["figure"] is None


def test_a_figure_is_named_as_a_link_names_it() -> None:
    asked = ("alpha-sweep", {"alpha": "1", "theme": "dark"})
    assert link("alpha-sweep?alpha=1&theme=dark") == asked
    assert link("https://example.org/app/?figure=alpha-sweep&alpha=1&theme=dark") == asked


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("layer-signal", "no-such", "there is no figure called 'no-such'"),
        ("layer=3", "depth=3", "has no control 'depth'"),
        ("layer=3", "layer=99", "layer of layer-signal cannot be '99'"),
        ("layers.peak", "layers.pique", "slide 1: it asks for the unknown number 'layers.pique'"),
        ("minutes = 2", "minutes = 3", "says 3 minutes, but its slides take 2"),
        ('id = "two"', 'id = "one"', "two slides have the same id"),
        ('id = "two"', 'id = "new"', "slide 2: 'new' has no notes"),
        ('line = "The end"', "line = 7", "slide 2: the entry 'line' must be a text"),
        ('line = "The end"', 'lime = "x", line = "y"', "slide 2: it has the unknown entry 'lime'"),
        ("slide = [", "slide = ", "cannot be used: it is not TOML"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, gemma: Study, old: str, new: str, said: str) -> None:
    assert old in GOOD
    with pytest.raises(DataProblem, match=said):
        shown(read(written(tmp_path, GOOD.replace(old, new)), gemma), gemma)


@pytest.mark.parametrize(
    ("name", "said"),
    [("talk.toml", "it is a link"), ("talk.notes.md", "it is a link")],
)
def test_a_deck_that_leads_elsewhere_is_not_read(
    tmp_path: Path, gemma: Study, name: str, said: str
) -> None:
    folder = tmp_path / "talks"
    folder.mkdir()
    path = written(folder)
    (folder / name).rename(tmp_path / name)
    (folder / name).symlink_to(tmp_path / name)
    with pytest.raises(DataProblem, match=said):
        read(path, gemma)


@pytest.mark.parametrize("deep", ["[" * 50_000, "{a=" * 50_000])
def test_a_deck_nested_too_deeply_is_a_data_problem(
    tmp_path: Path, gemma: Study, deep: str
) -> None:
    with pytest.raises(DataProblem, match=r"talk\.toml cannot be used"):
        read(written(tmp_path, f"a = {deep}"), gemma)


def test_notes_are_asked_for(tmp_path: Path, gemma: Study) -> None:
    with pytest.raises(DataProblem, match=r"talk\.notes\.md is missing"):
        read(written(tmp_path, notes=None), gemma)
    with pytest.raises(DataProblem, match="notes for 'three', which is no slide"):
        read(written(tmp_path, notes=f"{NOTES}\n<!-- three -->\nMore.\n"), gemma)


def test_a_slide_with_controls_starts_where_its_link_says(tmp_path: Path, gemma: Study) -> None:
    deck = GOOD.replace('layer=3" }', 'layer=3", controls = true }')
    packed = shown(read(written(tmp_path, deck), gemma), gemma)["slides"][0]["figure"]["packed"]
    (layer,) = json.loads(packed)["controls"]
    assert layer["options"][layer["start"]] == "3"
    assert len(layer["options"]) > 3


def test_a_deck_may_say_who_gives_it_and_when(tmp_path: Path, gemma: Study) -> None:
    plain = read(written(tmp_path), gemma)
    assert plain.by == ""
    named = GOOD.replace("minutes = 2\n", 'minutes = 2\nspeaker = "A. B."\ndate = "1 May"\n', 1)
    made = shown(read(written(tmp_path, named), gemma), gemma, {"src": "data:,", "alt": "x"})
    assert made["by"] == "A. B., 1 May"
    assert made["cover"] == {"src": "data:,", "alt": "x"}
