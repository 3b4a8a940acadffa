"""Notebooks are sound, and their cells load and draw what the page shows."""

from io import StringIO
from pathlib import Path

import nbformat
import pandas as pd
import plotly.io as pio
import pytest

from components.blocks import figures
from components.packing.rows import rows_csv
from components.paper.addresses import Files
from components.study import Study
from components.study.contents import contents
from components.takeaway.notebook import notebook
from pipeline.export import notebooks
from pipeline.export.request import ExportProblem, Request

PAGES = [page for page in contents() if figures(page.id) and not page.hidden]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_a_notebook_is_sound_and_tells_of_each_figure(page, gemma: Study) -> None:
    made = nbformat.reads(notebook(page, gemma, Files()), as_version=nbformat.NO_CONVERT)
    nbformat.validate(made)
    assert made.metadata.title == page.title
    for figure in figures(page.id):
        said = next(cell for cell in made.cells if cell.id == f"{figure.id}-words")
        assert said.source.startswith(f"## {figure(gemma).layout.meta['title']}")


def test_cells_run_and_draw(tmp_path: Path, gemma: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    page = next(page for page in PAGES if page.id == "alpha")
    notebooks.write(page, gemma, tmp_path, "")
    monkeypatch.chdir(tmp_path)
    drawn = []
    monkeypatch.setattr(pio, "show", lambda figure, *more, **how: drawn.append(figure))
    made = nbformat.read(tmp_path / "alpha.ipynb", as_version=4)
    for cell in made.cells:
        if cell.cell_type == "code":
            told: dict[str, pd.DataFrame] = {}
            exec(cell.source, told)
            figure = next(it for it in figures("alpha") if cell.id == f"{it.id}-code")
            pd.testing.assert_frame_equal(
                told["rows"],
                pd.read_csv(StringIO(rows_csv(figure, gemma, {}).removeprefix("\ufeff"))),
            )
    titles = [figure.layout.title.text for figure in drawn]
    assert titles == [it(gemma).layout.meta["title"] for it in figures("alpha")]


def test_with_a_base_nothing_lies_beside(tmp_path: Path, gemma: Study) -> None:
    notebooks.write(PAGES[0], gemma, tmp_path, "https://example.org/below")
    (only,) = tmp_path.iterdir()
    text = only.read_text("utf-8")
    first = figures(PAGES[0].id)[0].id
    assert f"https://example.org/below/data/{gemma.id}/figures/{first}.csv" in text


def test_notebooks_are_of_whole_pages(tmp_path: Path, gemma: Study) -> None:
    with pytest.raises(ExportProblem, match="leave --only"):
        notebooks.export(Request(tmp_path / "out", gemma, figures=figures("alpha")))
