"""What is drawn is as the snapshots say; `python -m tests.snapshots` makes them anew."""

import pytest

from components.figures import CATALOGUE, Figure
from components.study import Study
from tests.snapshots.__main__ import FOLDER, STYLE
from tests.snapshots.text import snapshot, style

ANEW = "if this is meant, run `python -m tests.snapshots` and look at what it prints"


def as_kept(id: str) -> str:
    return (FOLDER / f"{id}.txt").read_text("utf-8")


@pytest.mark.parametrize("figure", CATALOGUE, ids=lambda figure: figure.id)
def test_is_drawn_as_its_snapshot_says(figure: Figure, gemma: Study) -> None:
    assert snapshot(figure, gemma) == as_kept(figure.id), ANEW


def test_the_house_style_is_as_its_snapshot_says() -> None:
    assert style() == as_kept(STYLE), ANEW


def test_every_snapshot_is_of_a_figure() -> None:
    kept = {path.stem for path in FOLDER.glob("*.txt")}
    assert kept == {STYLE, *(figure.id for figure in CATALOGUE)}
