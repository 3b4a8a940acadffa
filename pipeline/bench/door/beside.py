"""The door: how long honest readers wait beside one client who asks too much."""

from __future__ import annotations

import json
import random
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from components.browser import assets
from components.figures import CATALOGUE
from components.packing import stored
from components.study import Study, load_study, study_ids
from components.study.contents import contents
from pipeline.bench import crowd, servers
from pipeline.bench.door import floods
from pipeline.bench.report import Row
from pipeline.bench.rooms import percentile

AT_MOST = 2.0  # times what honest readers wait for when all is quiet
LEAST = 10.0  # ms that are never too long: so much comes and goes by chance
BEGUN, REST = 2.0, 1.0  # seconds until a flood is under way, and after it


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of flood: its words, which of those of floods.py it is, and what it asks for."""

    words: str
    kind: str
    paths: tuple[str, ...] = ()


def kinds(study: Study) -> list[Kind]:
    """All floods. Raises DataProblem."""
    return [
        Kind("pages", "asking", tuple(pages())),
        Kind("looks at a room, and votes", "voting"),
        Kind("live drawings", "asking", tuple(drawings(study))),
        Kind(f"{floods.HELD} requests told a byte a second", "sending"),
        Kind(
            f"{floods.HELD} answers taken a kilobyte a second",
            "reading",
            (f"{assets.FOLDER}/{assets.plotly_name()}",),
        ),
        Kind(f"{floods.OPENED} websockets", "opening"),
    ]


def pages() -> list[str]:
    """Paths of all pages, and of each figure by itself."""
    return [page.id for page in contents()[1:]] + [f"?figure={it.id}" for it in CATALOGUE]


def drawings(study: Study, many: int = 3000) -> Iterator[str]:
    """Paths of drawings that were hardly asked for before, one after the other."""
    chance = random.Random(0)
    live = [figure for figure in CATALOGUE if figure.live]
    for _ in range(many):
        figure = chance.choice(live)
        name = assets.variants_name(study.id, figure.id, stored.packed(figure, study).sha)
        each = {it.name: chance.choice(it.options(study)) for it in figure.controls}
        yield f"{assets.FOLDER}/{name}?{urlencode(each)}"


def door(folder: Path, runs: int, seconds: float) -> Iterator[Row]:
    """Honest readers when all is quiet, and beside each kind of flood."""
    study = load_study(study_ids()[0])
    quiet = list[float]()
    for each in [None, *kinds(study)]:
        taken, told, errors = list[float](), dict[str, int](), list[str]()
        for _ in range(runs):
            # A server of its own each time: what one flood was allowed is used up for the next.
            with servers.app(folder / "rooms.sqlite") as server:
                room = opened(server)
                asked = honest(study, room)
                for path in pages():  # so that nothing is made for the first time
                    server.get(f"/{path}")
                _honest(server.port, asked, 1.0)
                with flooded(server.port, each, room, seconds) as answers:
                    found = _honest(server.port, asked, seconds)
            taken.append(1e3 * percentile(found["seconds"], 0.95))
            errors += found["errors"]
            told |= answers
        quiet = quiet or taken
        beside = f"beside a flood of {each.words} from one client" if each else "when all is quiet"
        yield Row(
            f"Honest readers {beside}: 95th percentile",
            "ms",
            tuple(taken),
            target=max(LEAST, AT_MOST * statistics.median(quiet)) if each else None,
            note=", ".join(f"{many:,} × {what}" for what, many in sorted(told.items())),
        )
        yield Row(f"Honest readers {beside}: errors", "", (float(len(errors)),), target=0)


def honest(study: Study, room: str) -> list[str]:
    """What honest readers ask for: pages, the data of figures, a table, and how a room stands."""
    figures = [figure for figure in CATALOGUE if not figure.live][:3]
    names = [assets.figure_name(study.id, it.id, stored.packed(it, study).sha) for it in figures]
    looks = [f"rooms/{room}/state"] * 3
    return [
        *looks,
        *(page.id for page in contents()[1:4]),
        *(f"{assets.FOLDER}/{name}" for name in names),
        f"data/{study.id}/layers.csv",
    ]


def opened(server: servers.Server) -> str:
    """A room in which a round is open; its code."""

    def said(path: str, what: dict[str, object]) -> dict[str, object]:
        body = json.dumps(what).encode()
        asked = urllib.request.Request(f"{server.url}/{path}", body)
        with urllib.request.urlopen(asked, timeout=servers.PATIENCE) as answer:
            found: dict[str, object] = json.load(answer)
        return found

    room = said("rooms", {})
    code, key = str(room["code"]), room["key"]
    typed = {"kind": "choice", "question": "Which colour?", "options": ["red", "green", "blue"]}
    said(f"rooms/{code}/desk", {"key": key, "act": "add", "typed": {**typed, "measured": "green"}})
    said(f"rooms/{code}/desk", {"key": key, "act": "start", "round": 1})
    return code


@contextmanager
def flooded(port: int, kind: Kind | None, room: str, seconds: float) -> Iterator[dict[str, int]]:
    """A flood that runs meanwhile; what it was answered is there afterwards."""
    answers: dict[str, int] = {}
    if not kind:
        yield answers
        return
    order = {"port": port, "kind": kind.kind, "paths": kind.paths, "room": room}
    running = subprocess.Popen(
        [sys.executable, "-m", "pipeline.bench.door.floods"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert running.stdin
        running.stdin.write(json.dumps({**order, "seconds": BEGUN + seconds + REST}))
        running.stdin.close()
        running.stdin = None
        time.sleep(BEGUN)
        yield answers
        said, _ = running.communicate(timeout=floods.HARD_END)
        answers |= json.loads(said or "{}")
    finally:
        running.kill()
        running.wait()


def _honest(port: int, paths: list[str], seconds: float) -> dict[str, Any]:
    order = {"port": port, "paths": paths, "seconds": seconds}
    return crowd.ordered("pipeline.bench.door.honest", order)
