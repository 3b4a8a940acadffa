"""Pack all figures, and the scripts named, apart: `python -m components.browser.packing FILE...`.

Packing takes many seconds of computing. Done by a thread of the server, it would stand in the way
of the first visitors: threads share one interpreter, processes do not. What is packed is kept.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from components.browser import assets, tight
from components.figures import CATALOGUE
from components.packing import stored
from components.study import DataProblem, load_study, study_ids
from components.study.folders import HOME

POLITE = 10  # steps of priority that visitors go before


def apart(scripts: Iterable[Path]) -> subprocess.Popen[bytes]:
    """Start it, with the scripts of others that visitors fetch besides ours."""
    command = [sys.executable, "-m", "components.browser.packing", *map(str, scripts)]
    return subprocess.Popen(command, cwd=HOME)


def main(scripts: Iterable[str]) -> None:
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
    ours = [asset.body for asset in assets.own().values()]
    with suppress(OSError):  # a folder that cannot be written, or is full: gzip serves
        tight.make([*ours, *(Path(script).read_bytes() for script in scripts)])


if __name__ == "__main__":
    main(sys.argv[1:])
