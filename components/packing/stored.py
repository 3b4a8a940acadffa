"""Keep packed figures from one start of the server to the next, in a folder to throw away.

Packing all figures takes many seconds. A kept file is named by a digest of all that can change
it: the code that can run when it is drawn (see code.py), the study's records, which hold the
checksum of each table, and the data dictionary. The tables themselves are checked each time, so
a damaged one is never papered over.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

from components import limits
from components.figures import CATALOGUE, Figure
from components.packing import Packed, code, pack, pack_few
from components.study import Study
from components.study.folders import HOME


def folder() -> Path:
    """Where packed figures are kept: $EXPLAINER_CACHE, else .cache/ beside app.py."""
    return Path(os.environ.get("EXPLAINER_CACHE") or HOME / ".cache")


def packed(figure: Figure, study: Study) -> Packed:
    """Like `pack`, but drawn only if no kept file fits. Raises DataProblem."""
    return _sound(figure, study, few=False)


def whole(figure: Figure, study: Study) -> Packed:
    """For pages without a server: of a live figure all variants, fewer then. Raises DataProblem."""
    return _sound(figure, study, few=figure.live)


def _sound(figure: Figure, study: Study, few: bool) -> Packed:
    for name in (*figure.needs, *(name for name in figure.tables if name in study.entries)):
        study.table(name)
    return _packed(figure, study, few)


def sha(figure: Figure, study: Study) -> str:
    """The name of what is kept of a figure, "" where nothing is. Raises DataProblem."""
    return packed(figure, study).sha if kept(figure, study, few=False).is_file() else ""


def usual(figure: Figure, study: Study) -> dict[str, Any]:
    """What a figure says of itself before anybody chooses: its `meta`. Raises DataProblem."""
    told = json.loads(packed(figure, study).body)
    at = 0
    for control in told["controls"]:
        at = at * len(control["options"]) + control["start"]
    variant = told["variants"][0 if told["live"] else at]
    parts = (told["entries"][number] for number in variant[1])
    return {name[5:]: value for name, value in parts if name.startswith("meta.")}


@lru_cache(maxsize=256)  # about 100 kB each
def _packed(figure: Figure, study: Study, few: bool) -> Packed:
    path = kept(figure, study, few)
    try:
        body = path.read_bytes()
        body.decode()  # what is damaged is packed anew
        return Packed.of(figure.id, body)
    except (OSError, UnicodeDecodeError):
        with limits.PACKING:
            fresh = pack_few(figure, study) if few else pack(figure, study)
    unfinished = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_bytes(fresh.body)
        unfinished.replace(path)
    except OSError:  # it costs time at the next start, nothing else
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)  # what a full disk has left of it
    return fresh


def kept(figure: Figure, study: Study, few: bool) -> Path:
    """The file in which a figure of a study is kept."""
    parts = [code.digest(figure), study.sha, figure.id]
    parts += [repr(study.schema.get(name)) for name in figure.tables]
    digest = hashlib.sha256("\n".join(parts).encode()).hexdigest()
    return folder() / f"{study.id}-{figure.id}{'-few' if few else ''}-{digest[:16]}.json"


def forget(studies: list[Study]) -> None:
    """Remove what was kept of these studies for other code or other data."""
    for study in studies:
        current = {kept(figure, study, few) for figure in CATALOGUE for few in (False, True)}
        for path in folder().glob(f"{study.id}-*.json"):
            if path not in current:
                path.unlink(missing_ok=True)
