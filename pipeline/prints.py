"""Handouts as PDF: charts drawn for paper, and sheets printed by a browser without a window."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

from components.figures import CATALOGUE, Figure
from components.pictures.drawing import drawing
from components.study import DataProblem, Study
from components.takeaway.single import data_address
from pipeline.export.camera import camera, chromium, timeless
from pipeline.export.request import ExportProblem
from pipeline.progress import shown

PATIENCE = 60.0  # seconds for one sheet
QUIET = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking")


def charts(study: Study, figures: Sequence[Figure] = CATALOGUE) -> dict[str, str]:
    """Figures that the study can feed, as they are first shown: id to the address of a picture.

    Raises ExportProblem without a browser.
    """
    made = {}
    with camera() as ready:
        for figure in shown(figures, "charts"):
            try:
                drawn = drawing("poster", figure, study, "light")
            except DataProblem:
                continue
            made[figure.id] = data_address("image/svg+xml", ready.picture(drawn, "svg"))
    return made


def printed(sheets: Sequence[Path]) -> list[Path]:
    """Print HTML files, each as a PDF in its place. Raises ExportProblem."""
    return [_printed(path) for path in shown(sheets, "sheets")]


def _printed(sheet: Path) -> Path:
    made = sheet.with_suffix(".pdf")
    how = [chromium(), *QUIET, "--no-pdf-header-footer", f"--print-to-pdf={made}", sheet.as_uri()]
    try:
        subprocess.run(how, check=True, capture_output=True, timeout=PATIENCE)
        made.write_bytes(timeless(made.read_bytes()))
    except (OSError, subprocess.SubprocessError) as problem:
        raise ExportProblem(
            f"Chromium was started to print {sheet.name}, and did not."
        ) from problem
    sheet.unlink()
    return made
