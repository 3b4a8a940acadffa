"""A page is a value: its blocks are known without running anything, and name what exists."""

from pathlib import Path

import pytest

from components.blocks import Check, Shown, Side, Words, blocks, figure, figures, first, side, words
from components.figures import BY_ID
from components.study.contents import contents
from components.study.folders import PAGES


@pytest.mark.parametrize("page", contents(), ids=lambda page: page.id)
def test_every_page_has_blocks_that_can_be_compared(page) -> None:
    made = blocks(page.id)
    assert made
    assert made == blocks(page.id)
    assert len({hash(block) for block in made}) > 0
    assert first(page.id) == next(iter(figures(page.id)), None)


def test_a_figure_that_does_not_exist_is_refused_when_the_page_is_built() -> None:
    with pytest.raises(ValueError, match="no figure called 'nothing'"):
        figure("nothing")
    with pytest.raises(ValueError, match="no figure called 'nothing'"):
        side("umap", "nothing")


def test_the_order_of_figures_is_that_of_the_page() -> None:
    """The catalogue tells another: `umap` stands beside the first figure of its page."""
    assert [it.id for it in figures("layers")][:2] == ["layer-signal", "umap"]
    assert first("claims") == BY_ID["claims-ledger"]
    assert first("teach") is None


def test_a_page_without_a_script_has_its_sections_and_then_its_questions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "plain.md").write_text("<!-- one -->\nOne.\n\n<!-- two student -->\nTwo.\n")
    monkeypatch.setattr("components.blocks.reading.PAGES", folder)
    assert blocks("plain") == (Words(("one", "two")), Check())
    (folder / "plain.py").write_text(
        "from components.blocks import side, words\n"
        'BLOCKS = (words("two"), side("umap", "layer-signal"))\n'
    )
    assert blocks("plain") == (
        words("two"),
        Side((Shown(BY_ID["umap"]), Shown(BY_ID["layer-signal"]))),
    )


def test_scripts_of_pages_hold_blocks_and_nothing_else() -> None:
    for path in PAGES.glob("*.py"):
        text = path.read_text("utf-8")
        assert "streamlit" not in text
        assert "def " not in text
