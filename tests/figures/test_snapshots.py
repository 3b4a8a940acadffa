"""What is drawn is as the snapshots say; `python -m tests.snapshots` makes them anew."""

import pytest

from components.figures import CATALOGUE, Figure
from components.study import Study
from tests.snapshots.kept import FOLDER, STYLE, text
from tests.snapshots.text import snapshot, style

ANEW = "if this is meant, run `python -m tests.snapshots` and look at what it prints"


@pytest.mark.parametrize("figure", CATALOGUE, ids=lambda figure: figure.id)
def test_is_drawn_as_its_snapshot_says(figure: Figure, gemma: Study) -> None:
    assert snapshot(figure, gemma) == text(figure.id), ANEW


def test_the_house_style_is_as_its_snapshot_says() -> None:
    assert style() == text(STYLE), ANEW


def test_every_snapshot_is_of_a_figure() -> None:
    kept = {path.stem for path in FOLDER.glob("*.txt")}
    assert kept == {STYLE, *(figure.id for figure in CATALOGUE)}
