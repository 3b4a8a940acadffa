"""A folder or a file that is written whole or not at all.

Work goes on in a sibling of the target, which takes its place at the end. If anything goes wrong,
an interruption included, the sibling is removed and the target is what it was before.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from errno import ENOTDIR
from pathlib import Path
from types import FrameType
from typing import Any

from pipeline.export.request import ExportProblem

MADE_BY = "pipeline.export"
MARK = "export.json"  # in every folder of ours, so that a later export may replace it
STOPPING = (signal.SIGTERM, signal.SIGHUP)


@contextmanager
def folder(target: Path, about: dict[str, Any] | None = None) -> Iterator[Path]:
    """A folder to fill, which becomes `target`; `about` is kept in its mark.

    Raises ExportProblem where `target` holds something that is not ours, or cannot be written.
    """
    with _unfinished(target) as part:
        part.mkdir()
        mark = {"made_by": MADE_BY, **(about or {})}
        (part / MARK).write_text(json.dumps(mark, indent=1) + "\n", "utf-8")
        yield part


@contextmanager
def file(target: Path) -> Iterator[Path]:
    """The path of a file to write, which becomes `target`. Raises ExportProblem, as `folder`.

    A zip file is known as ours by its comment, `MADE_BY`; no other file is replaced.
    """
    with _unfinished(target) as part:
        yield part


@contextmanager
def _unfinished(target: Path) -> Iterator[Path]:
    target = target.absolute()
    _may_replace(target)
    part = target.with_name(f".{target.name}.part-{os.getpid()}")
    made: list[Path] = []
    done = False
    try:
        with _stoppable():
            made.extend(_parents(target))
            _remove(part)
            yield part
            _put(part, target)
            done = True
    except OSError as problem:
        where = Path(str(problem.filename or target))
        if where not in (target, *target.parents) and part not in (where, *where.parents):
            raise  # a problem with what is read, not with what is written
        raise ExportProblem(f"{target} cannot be written: {problem.strerror}.") from problem
    finally:
        if not done:
            _remove(part)
            for parent in made:
                parent.rmdir()


def _parents(target: Path) -> list[Path]:
    """Make the folders above `target`; returns those made, the innermost first."""
    missing = [parent for parent in target.parents if not parent.exists()]
    if (found := target.parents[len(missing)]).is_file():
        raise NotADirectoryError(ENOTDIR, os.strerror(ENOTDIR), str(found))
    target.parent.mkdir(parents=True, exist_ok=True)
    return missing


def _may_replace(target: Path) -> None:
    """Raise ExportProblem unless `target` is free, or an export of ours."""
    try:
        if not target.exists() or _ours(target):
            return
        if target.is_dir() and not any(target.iterdir()):
            return
    except OSError as problem:
        raise ExportProblem(f"{target} cannot be written: {problem.strerror}.") from problem
    raise ExportProblem(f"{target} exists and is not an export of ours, so it is left alone.")


def _ours(path: Path) -> bool:
    if path.is_dir():
        try:
            mark = json.loads((path / MARK).read_text("utf-8"))
        except (OSError, ValueError):
            return False
        return isinstance(mark, dict) and mark.get("made_by") == MADE_BY
    if not zipfile.is_zipfile(path):
        return False
    with zipfile.ZipFile(path) as archive:
        return archive.comment == MADE_BY.encode()


def _put(part: Path, target: Path) -> None:
    """Exchange what is at `target` for `part`; an interruption leaves one of the two there."""
    former = part.with_suffix(".former")
    try:
        if target.exists():
            target.rename(former)
        part.rename(target)
    except BaseException:
        if former.exists() and not target.exists():
            former.rename(target)
        raise
    _remove(former)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    elif path.exists():
        path.unlink()


@contextmanager
def _stoppable() -> Iterator[None]:
    """Let a request to stop end the work as Ctrl+C does, so that it can be cleared away."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    former = {number: signal.signal(number, stop) for number in STOPPING}
    try:
        yield
    finally:
        for number, handler in former.items():
            signal.signal(number, handler)
