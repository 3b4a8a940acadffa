"""Change the code a little, many times, and see whether a test notices: `python -m tests.mutants`.

First the changes that no test noticed once, then `--count` others drawn by `--seed`, as many in
each room. Every change is made in a copy, and only the tests of its room run, one after the other.
Sixty changes take about half an hour of one core.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from functools import lru_cache
from pathlib import Path

from tests.mutants.changes import Change, changes
from tests.mutants.survivors import SURVIVED

HOME = Path(__file__).resolve().parents[2]
LONG = 600  # seconds: code that does not come back is noticed as well
# Rooms and the tests that hold them, the quick ones first. Of figures see `drawn_by`.
HELD_BY = {
    "components/figures": ["headlines_directions", "figures", "grid", "lab", "spread"],
    "components/study": [
        "exchange", "facts", "query", "records", "saved", "study", "check", "decks", "claims",
        "questions", "routes", "references", "prose", "sharing", "hostile_files",
    ],
    "components/packing": ["stored", "grid", "sharing", "study", "decks", "figures"],
    "components/browser": ["sharing", "decks", "lab", "plotly_script", "front"],
    "components/rooms": [
        "ballots", "rooms", "lesson", "download", "room_routes", "faults", "hostile_readers",
    ],
    "components/ui": ["room_routes", "warm"],
}  # fmt: skip
SHARES = {  # rooms drawn from in equal parts
    "figures": ["components/figures"],
    "study": ["components/study"],
    "browser": ["components/packing", "components/browser"],
    "rooms": ["components/rooms"],
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=60, help="changes to draw")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="a part of the path of a file")
    asked = parser.parse_args()
    os.nice(10)
    os.chdir(HOME)
    with tempfile.TemporaryDirectory() as folder:
        copy = copied(Path(folder))
        ready()
        once = [change for change in map(survivor, SURVIVED) if asked.only in str(change.path)]
        found = tried(once, copy, "survivors")
        return found + tried(drawn(asked.count, asked.seed, asked.only), copy, "drawn")


def copied(folder: Path) -> Path:
    """All files of the repository, to be changed; what is packed is kept beside them."""
    copy = folder / "copy"
    listed = subprocess.run(["git", "ls-files", "-z"], capture_output=True, check=True, text=True)
    for name in filter(None, listed.stdout.split("\0")):
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(HOME / name, copy / name)
    os.environ.setdefault("EXPLAINER_CACHE", str(folder / "cache"))
    os.environ["EXPLAINER_WARM"] = "off"
    sys.dont_write_bytecode = True
    return copy


def ready() -> None:
    """Import once what every run needs: each run is a fork of this process."""
    import plotly.graph_objects  # noqa: F401
    import pytest  # noqa: F401
    import scipy.stats  # noqa: F401
    import sqlalchemy  # noqa: F401
    import streamlit.testing.v1  # noqa: F401


def survivor(record: tuple[str, str, str]) -> Change:
    """A change that survived once. Raises ValueError where its place is no longer to be found."""
    path, old, new = record
    text = Path(path).read_bytes()
    if text.count(old.encode()) != 1:
        raise ValueError(f"{path} holds {old!r} {text.count(old.encode())} times, not once")
    start = text.index(old.encode())
    return Change(Path(path), start, start + len(old.encode()), new)


def drawn(count: int, seed: int, only: str) -> list[Change]:
    """Changes drawn at random, as many of each share, always the same for a seed."""
    picked = []
    for share, rooms in SHARES.items():
        paths = sorted(path for room in rooms for path in Path(room).rglob("*.py"))
        every = [change for path in paths if only in str(path) for change in changes(path)]
        picked += random.Random(f"{seed} {share}").sample(
            every, min(count // len(SHARES), len(every))
        )
    return picked


def tried(every: list[Change], copy: Path, name: str) -> int:
    """Try changes one by one, tell of each, and count those that no test noticed."""
    left = []
    for at, change in enumerate(every):
        began = time.monotonic()
        groups = held_by(change.path)
        noticed = any(fails(tests, change, copy) and sound(tuple(tests), copy) for tests in groups)
        took = f"{time.monotonic() - began:.0f} s"
        print(f"{at + 1:3} {'noticed ' if noticed else 'SURVIVES'} {took:>6}  {change}", flush=True)
        left += [] if noticed else [change]
    print(f"{name}: {len(every) - len(left)} of {len(every)} noticed\n", flush=True)
    return len(left)


@lru_cache(maxsize=256)
def sound(tests: tuple[str, ...], copy: Path) -> bool:
    """Whether tests pass without a change: else they would seem to notice every one."""
    passes = not fails(list(tests), None, copy)
    if not passes:
        print(f"these fail by themselves, and count for nothing: {' '.join(tests)}", flush=True)
    return passes


def held_by(path: Path) -> list[list[str]]:
    """Groups of tests for a module, the quickest first."""
    room = next(room for room in HELD_BY if path.is_relative_to(room))
    groups = [
        [str(path)] for name in HELD_BY[room] for path in Path("tests").glob(f"*/test_{name}.py")
    ]
    return [drawn_by(path), *groups] if room == "components/figures" else groups


def drawn_by(path: Path) -> list[str]:
    """The snapshots of the figures that a module of them can change."""
    from components.figures import CATALOGUE
    from components.packing import code

    ids = [each.id for each in CATALOGUE if (HOME / path) in code.files(each)]
    test = "tests/figures/test_snapshots.py::test_is_drawn_as_its_snapshot_says"
    return [f"{test}[{id}]" for id in ids] or ["tests/figures/test_snapshots.py"]


def fails(tests: list[str], change: Change | None, copy: Path) -> bool:
    """Whether tests fail with a change, or do not end."""
    if change:
        (copy / change.path).write_bytes(change.applied())
    run = multiprocessing.get_context("fork").Process(target=pytest_in, args=(copy, tests))
    run.start()
    run.join(LONG)
    if run.is_alive():
        run.kill()
        run.join()
    if change:
        shutil.copy(HOME / change.path, copy / change.path)
    return run.exitcode != 0


def pytest_in(copy: Path, tests: list[str]) -> None:
    """Run tests in the copy; ends the process with their exit code."""
    import pytest

    for name in [name for name in sys.modules if name.split(".")[0] in ("components", "tests")]:
        del sys.modules[name]
    os.chdir(copy)
    sys.path[:] = [str(copy), *(entry for entry in sys.path if entry not in ("", str(HOME)))]
    told = os.open(copy.parent / "told.txt", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(told, 1)
    os.dup2(told, 2)
    settings = ["-x", "-q", "-p", "no:cacheprovider", "-o", "faulthandler_timeout=0"]
    quiet = ["-W", "ignore::pytest.PytestAssertRewriteWarning", "-m", "not browser"]
    code = pytest.main([*settings, *quiet, *tests])
    os._exit(int(code))


if __name__ == "__main__":
    raise SystemExit(main())
