"""Measure speed and size beside floors started for it: `python -m pipeline.bench`.

It needs Linux, Chromium and what the tests need (.ci/requirements.txt). All traffic stays on
127.0.0.1. It stops by itself. Writes out/bench.md and out/bench.json; `--docs` puts the table into
docs/speed.md as well, and its headlines into README.md.
"""

from __future__ import annotations

import argparse
import datetime
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Error as PlaywrightError

from components.study.folders import HOME
from pipeline.bench import drag, growth, lecture, memory, report, rooms, visits
from pipeline.bench.door import beside
from pipeline.bench.machine import Busy
from pipeline.bench.report import Row

SUBJECTS = ("browser", "static", "memory", "size", "room", "door")
SIZES, STUDENTS, SECONDS = (25, 100, 300), 300, 6.0
FEW_SIZES, FEW_STUDENTS, FEW_SECONDS = (6,), 6, 4.0  # --quick: whether it works, not how fast


def measured(asked: argparse.Namespace, folder: Path) -> Iterator[Row]:
    """Every row that was asked for. What cannot be measured is said, and the rest goes on."""
    runs, quick = asked.runs, asked.quick
    seconds = FEW_SECONDS if quick else SECONDS
    site = asked.static or folder / "site"
    if not site.is_dir() and {"browser", "static"} & set(asked.only):
        visits.export(site)
    parts = {
        "browser": [visits.visits(folder, site, runs), drag.drag(folder, runs)],
        "static": [visits.static(site, runs)],
        "memory": [memory.memory(folder)],
        "size": [growth.growth(folder)],
        "room": [
            rooms.alone(folder, runs, seconds),
            rooms.rooms(folder, FEW_SIZES if quick else SIZES, runs, seconds),
            lecture.lecture(folder, FEW_STUDENTS if quick else STUDENTS),
        ],
        "door": [beside.door(folder, runs, seconds)],
    }
    for subject in asked.only:
        for part in parts[subject]:
            try:
                yield from part
            except (RuntimeError, subprocess.TimeoutExpired, PlaywrightError) as problem:
                print(f"Part of “{subject}” could not be measured: {problem}", flush=True)


def main() -> None:
    """Measure, say how busy the machine was, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small and short, to try it")
    parser.add_argument("--only", default=",".join(SUBJECTS), help="some of the subjects")
    parser.add_argument("--runs", type=int, default=3, help="how often each is measured")
    parser.add_argument("--static", type=Path, help="the static edition, if there is one already")
    parser.add_argument("--docs", action="store_true", help="renew docs/speed.md and README.md")
    asked = parser.parse_args()
    asked.only = asked.only.split(",")
    if unknown := set(asked.only) - set(SUBJECTS):
        parser.error(f"There is no subject {sorted(unknown)[0]}: choose of {', '.join(SUBJECTS)}.")
    asked.runs = 1 if asked.quick else asked.runs

    start, busy, rows = time.monotonic(), Busy(), list[Row]()
    # Figures and scripts are packed once and kept: readers find them so.
    subprocess.run([sys.executable, "-m", "components.ui.warm"], cwd=HOME, check=True)
    packed = time.monotonic() - start
    with tempfile.TemporaryDirectory() as folder:
        for row in measured(asked, Path(folder)):
            beside = f", bare {report.spread(row.floor)}" if row.floor else ""
            print(f"{row.what}: {report.spread(row.values)}{beside} {row.unit}", flush=True)
            rows.append(row)
    words = (
        f"Measured on {datetime.date.today():%d %B %Y} with Python {platform.python_version()} on "
        f"{os.cpu_count()} cores in {(time.monotonic() - start) / 60:.0f} minutes, "
        f"{packed:.0f} seconds of them to pack figures that were not kept yet. {busy.share():.0%} "
        "of the processor time was used by anyone meanwhile. Numbers are medians, in brackets the "
        "smallest and largest."
    )
    table = report.markdown(rows, words)
    out = HOME / "out"
    out.mkdir(exist_ok=True)
    (out / "bench.md").write_text(table, "utf-8")
    (out / "bench.json").write_text(report.record(rows, words), "utf-8")
    print(f"\n{table}")
    if asked.docs:
        report.into(HOME / "docs" / "speed.md", table)
        report.into(HOME / "README.md", report.headlines(rows))


if __name__ == "__main__":
    main()
