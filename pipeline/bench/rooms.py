"""A room full of readers: how long a move takes, and what it costs the server."""

from __future__ import annotations

import asyncio
import statistics
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.bench import crowd, floors, moves, servers
from pipeline.bench.asking import Line
from pipeline.bench.report import Row

LAB = "lab"
PAGES = ("layers", "alpha", LAB)
FULL = 100  # readers with whom the cost of a move is held to that of the bare app
SLOWEST = 150.0  # ms at the 95th percentile, with the largest room
CPU = 1.5  # times the bare app's
MOVE = 45.0  # ms for a move in the lab
SMALL, SMALL_MOST = 300, 0.5  # small answers one after another, and seconds for all of them


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which this share of the values lies; 0 for none."""
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, int(share * len(ranked)))] if ranked else 0.0


def rooms(folder: Path, sizes: Sequence[int], runs: int, seconds: float) -> Iterator[Row]:
    """Rooms of each size on the app's own pages, beside the bare app."""
    ours = [moves.of_page(page) for page in PAGES]
    bare_script = floors.bare_app(folder)
    off = "--runner.postScriptGC=false"
    for size in sizes:
        with servers.app(folder / "rooms.sqlite") as server:
            here = crowd.gather(server.port, server.pid, size, ours, runs, seconds)
        with servers.streamlit(bare_script, {}, off) as server:
            bare = crowd.gather(server.port, server.pid, size, [moves.BARE], runs, seconds)
        room = f"{size} readers, each moving a control every two seconds"
        for share in (0.5, 0.95, 0.99):
            yield Row(
                f"{room}: {share * 100:.0f}th percentile",
                "ms",
                _ms(here, share),
                _ms(bare, share),
                target=SLOWEST if share == 0.95 and size == max(sizes) else None,
            )
        yield Row(f"{room}: errors", "", (float(len(here.errors)),), (float(len(bare.errors)),), 0)
        yield Row(
            f"{size} readers who come, {crowd.RAMP:g} a second: until a page is shown, "
            "95th percentile",
            "s",
            (percentile(here.first, 0.95),),
            (percentile(bare.first, 0.95),),
        )
        yield _cost(room, size, here, bare)
        own = max(window.own_cpu for window in here.windows)
        busy = max(window.busy for window in here.windows)
        yield Row(
            f"{room}: moves a second",
            "",
            tuple(window.moves / seconds for window in here.windows),
            tuple(window.moves / seconds for window in bare.windows),
            note=f"{_alone(here):.0%} of them drawn by the browser alone, the rest asked for; the "
            f"readers themselves took {own:.0%} of a core, and {busy:.0%} of all was busy",
        )
    yield from collected(folder, bare_script, min(sizes), seconds)


def collected(folder: Path, bare_script: Path, size: int, seconds: float) -> Iterator[Row]:
    """The bare app as it comes: with a full collection of garbage after every run."""
    with servers.streamlit(bare_script, {}, "--runner.postScriptGC=true") as server:
        bare = crowd.gather(server.port, server.pid, size, [moves.BARE], 1, seconds)
    yield Row(
        f"{size} readers of the bare app with garbage collected after every run: 95th percentile",
        "ms",
        (),
        _ms(bare, 0.95),
    )


def alone(folder: Path, runs: int, seconds: float) -> Iterator[Row]:
    """One reader: a move in the lab, which the server draws, and many small answers."""
    with servers.app(folder / "rooms.sqlite") as server:
        here = crowd.gather(server.port, server.pid, 1, [moves.of_page(LAB)], runs, seconds)
        small = tuple(asyncio.run(_small(server.port)) for _ in range(runs))
    yield Row(
        "One reader of the lab: a move, drawn by the server",
        "ms",
        tuple(1e3 * statistics.median(window.every or [0.0]) for window in here.windows),
        target=MOVE,
    )
    with servers.streamlit(floors.bare_app(folder), {}) as server:
        bare = tuple(asyncio.run(_small(server.port)) for _ in range(runs))
    yield Row(f"{SMALL} small answers one after another", "s", small, bare, target=SMALL_MOST)


async def _small(port: int) -> float:
    """Seconds for small answers on one connection, as looks at a room are."""
    async with Line(port) as line:
        return sum([(await line.get("_stcore/health")).seconds for _ in range(SMALL)])


def _alone(found: crowd.Crowd) -> float:
    """The share of moves that never reached the server."""
    return sum(window.alone for window in found.windows) / max(
        1, sum(window.moves for window in found.windows)
    )


def _ms(found: crowd.Crowd, share: float) -> tuple[float, ...]:
    return tuple(1e3 * percentile(window.every, share) for window in found.windows)


def _cost(room: str, size: int, here: crowd.Crowd, bare: crowd.Crowd) -> Row:
    limit = CPU if size == FULL else None
    return Row(f"{room}: processor time of a move", "ms", _cpu(here), _cpu(bare), of_floor=limit)


def _cpu(found: crowd.Crowd) -> tuple[float, ...]:
    return tuple(1e3 * window.server_cpu / window.moves for window in found.windows if window.moves)
