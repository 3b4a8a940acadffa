"""Pages as notebooks: python -m pipeline.export --notebooks DIR [--base URL]

With --base they load rows and charts from there, else from the folder data/ beside them.
"""

from __future__ import annotations

from pathlib import Path

from components.blocks import figures
from components.figures import CATALOGUE, Figure
from components.packing.rows import chart_json, rows_csv
from components.paper.addresses import Files
from components.study import DataProblem, Study
from components.study.contents import Entry, contents
from components.takeaway.notebook import notebook
from pipeline.export.request import ExportProblem, Request
from pipeline.export.whole import folder
from pipeline.progress import shown


def export(request: Request) -> str:
    """Write them. Raises ExportProblem."""
    if len(request.figures) < len(CATALOGUE):
        raise ExportProblem("Notebooks are made of whole pages: leave --only and --decks out.")
    kept = [page for page in contents() if figures(page.id) and not page.hidden]
    with folder(request.target, {"export": "notebooks"}) as part:
        for page in shown(kept, "notebooks"):
            write(page, request.study, part, request.base)
    return f"{request.target}: {len(kept)} notebooks."


def write(page: Entry, study: Study, place: Path, base: str) -> None:
    """Write one notebook, and without a base what it loads."""
    text = notebook(page, study, Files(), base)
    (place / f"{page.id}.ipynb").write_text(text, "utf-8", newline="\n")
    for figure in () if base else figures(page.id):
        _data(figure, study, place)


def _data(figure: Figure, study: Study, place: Path) -> None:
    try:
        made = {Files().rows(figure, study): rows_csv(figure, study, {})}
        made[Files().chart(figure, study)] = chart_json(figure, study, {})
    except DataProblem:  # its place in the notebook says so
        return
    for path, text in made.items():
        (place / path).parent.mkdir(parents=True, exist_ok=True)
        (place / path).write_text(text, "utf-8", newline="\n")
