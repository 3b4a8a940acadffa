"""A room full of visitors, in a process of its own: `python -m pipeline.bench.crowd`.

Reads an order as JSON, writes what was measured as JSON. It has a process of its own so that it
never shares the interpreter with what measures, and so that its own cost can be told.
"""

from __future__ import annotations

import asyncio
import json
import random
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from websockets.exceptions import WebSocketException

from pipeline.bench import machine
from pipeline.bench.asking import Line
from pipeline.bench.moves import Moves
from pipeline.bench.protocol import Visitor

RAMP = 25.0  # visitors who come in a second
PERIOD = 2.0  # seconds between two moves of a visitor
HARD_END = 150.0  # seconds after which a crowd is sent home, whatever it does
FAILURES = (OSError, EOFError, TimeoutError, KeyError, WebSocketException)


@dataclass(frozen=True, slots=True)
class Window:
    """What was measured in some seconds."""

    seconds: dict[str, list[float]]  # of each move, by page
    server_cpu: float  # seconds used by the server
    own_cpu: float  # share of one core used by the crowd
    busy: float  # share of all cores that was busy
    memory: float  # of the server at the end, MB
    alone: int = 0  # moves that the browser drew without the server

    @property
    def moves(self) -> int:
        """All that readers moved, whoever drew it."""
        return len(self.every) + self.alone

    @property
    def every(self) -> list[float]:
        """Of each move, whatever the page."""
        return [one for page in self.seconds.values() for one in page]


@dataclass(frozen=True, slots=True)
class Crowd:
    """What a crowd found: windows in order, and what went wrong."""

    windows: list[Window]
    errors: list[str]
    first: list[float]  # seconds of each visitor's first run


class Room:
    """Visitors who come, read, and each move a control every few seconds.

    The server hears of what readers choose only where their browser has not got the drawing.
    """

    def __init__(self, port: int, pid: int, sessions: int, moves: Sequence[Moves]) -> None:
        self.port, self.pid, self.sessions, self.moves = port, pid, sessions, moves
        self.alone = 0
        self.times: dict[str, list[float]] = {each.page: [] for each in moves}
        self.first: list[float] = []
        self.errors: list[str] = []
        self.came: set[int] = set()  # those who have seen the page, or failed to
        self.begin, self.end = asyncio.Event(), asyncio.Event()
        self.random = random.Random(sessions)

    async def visit(self, at: int) -> None:
        """One visitor, from coming to going."""
        moves = self.moves[at % len(self.moves)]
        await asyncio.sleep(at / RAMP)
        try:
            async with Visitor(self.port, moves.page) as visitor, Line(self.port) as line:
                html = await line.get(moves.address)
                run = await visitor.run()
                self.came.add(at)
                self.first.append(html.seconds + run.seconds)
                self.errors += run.errors
                await self.begin.wait()
                await asyncio.sleep(self.random.random() * PERIOD)
                which = self.random.randrange(len(moves.values or moves.paths) or 1)
                while not self.end.is_set():
                    started, which = time.perf_counter(), which + 1
                    await self.move(moves, which, visitor, line)
                    await asyncio.sleep(max(0.0, PERIOD - (time.perf_counter() - started)))
        except FAILURES as failure:
            self.came.add(at)
            self.errors.append(f"{type(failure).__name__}: {failure}")

    async def move(self, moves: Moves, which: int, visitor: Visitor, line: Line) -> None:
        """One move: by a widget of Streamlit's, by a drawing asked for, or by the browser alone."""
        if moves.widget:
            run = await visitor.move(moves.widget, moves.values[which % len(moves.values)])
            self.errors += run.errors
            self.times[moves.page].append(run.seconds)
        elif moves.paths:
            answer = await line.get(moves.paths[which % len(moves.paths)])
            self.times[moves.page].append(answer.seconds)
        else:
            self.alone += 1

    async def window(self, seconds: float) -> Window:
        """Measure for some seconds."""
        for times in self.times.values():
            times.clear()
        self.alone = 0
        busy, server, own, start = (
            machine.Busy(),
            machine.cpu(self.pid),
            time.process_time(),
            time.perf_counter(),
        )
        await asyncio.sleep(seconds)
        return Window(
            {page: list(times) for page, times in self.times.items()},
            machine.cpu(self.pid) - server,
            (time.process_time() - own) / (time.perf_counter() - start),
            busy.share(),
            machine.memory(self.pid),
            self.alone,
        )

    async def hold(self, windows: int, seconds: float) -> Crowd:
        """Let all come, let them move for a while, then measure."""
        visits = [asyncio.create_task(self.visit(at)) for at in range(self.sessions)]
        while len(self.came) < self.sessions:
            await asyncio.sleep(0.1)
        self.begin.set()
        await asyncio.sleep(2.5 * PERIOD)
        measured = [await self.window(seconds) for _ in range(windows)]
        self.end.set()
        await asyncio.wait(visits, timeout=5 * PERIOD)
        return Crowd(measured, self.errors, self.first)


async def _act(order: dict[str, Any]) -> Crowd:
    moves = [Moves(**each) for each in order["moves"]]
    room = Room(order["port"], order["pid"], order["sessions"], moves)
    return await asyncio.wait_for(room.hold(order["windows"], order["seconds"]), HARD_END)


def gather(
    port: int,
    pid: int,
    sessions: int,
    moves: Sequence[Moves],
    windows: int,
    seconds: float,
) -> Crowd:
    """Send a crowd to a server, from a process of its own. Raises RuntimeError where it fails."""
    order = {
        "port": port,
        "pid": pid,
        "sessions": sessions,
        "moves": [asdict(each) for each in moves],
        "windows": windows,
        "seconds": seconds,
    }
    said = ordered("pipeline.bench.crowd", order)
    return Crowd([Window(**each) for each in said["windows"]], said["errors"], said["first"])


def ordered(module: str, order: dict[str, Any]) -> dict[str, Any]:
    """Run a module with an order, and return its answer. Raises RuntimeError where it fails."""
    done = subprocess.run(
        [sys.executable, "-m", module],
        input=json.dumps(order),
        capture_output=True,
        text=True,
        timeout=2 * HARD_END,
    )
    if done.returncode:
        raise RuntimeError(f"The crowd could not be sent: {done.stderr.strip().splitlines()[-1]}")
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


if __name__ == "__main__":
    print(json.dumps(asdict(asyncio.run(_act(json.load(sys.stdin))))))
