"""Pack all figures in a process of its own: `python -m components.browser.packing`.

Packing takes many seconds of computing. Done by a thread of the server, it would stand in the way
of the first visitors: threads share one interpreter, processes do not. What is packed is kept.
"""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress

from components.browser import stored
from components.figures import CATALOGUE
from components.study import DataProblem, load_study, study_ids
from components.study.bundle import HOME

POLITE = 10  # steps of priority that visitors go before


def apart() -> subprocess.Popen[bytes]:
    """Start it."""
    return subprocess.Popen([sys.executable, "-m", "components.browser.packing"], cwd=HOME)


def main() -> None:
    """Pack what no kept file fits; what is damaged is told when somebody asks for it."""
    if hasattr(os, "nice"):
        os.nice(POLITE)
    studies = []
    for id in study_ids():
        with suppress(DataProblem):
            studies.append(load_study(id))
    for study in studies:
        for figure in CATALOGUE:
            with suppress(DataProblem):
                stored.packed(figure, study)
    stored.forget(studies)


if __name__ == "__main__":
    main()
