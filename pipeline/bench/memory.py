"""Memory of the server: with every page visited, and of each further session."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from components.study.contents import contents
from pipeline.bench import crowd, machine, servers
from pipeline.bench.moves import Moves, of_page
from pipeline.bench.report import Row

WHOLE, SESSION = 300.0, 0.5  # MB
MORE = 100  # sessions


def memory(folder: Path) -> Iterator[Row]:
    """Visit all pages, then let many more visitors come to one and stay."""
    pages = [Moves(page.id) for page in contents()]
    with servers.app(folder / "rooms.sqlite") as server:
        crowd.gather(server.port, server.pid, len(pages), pages, 0, 0.0)
        before = machine.memory(server.pid)
        moves = [of_page("layers")]
        crowd.gather(server.port, server.pid, 5, moves, 1, 2.0)  # whatever a first move loads
        base = machine.memory(server.pid)
        busy = crowd.gather(server.port, server.pid, MORE, moves, 1, 2.0)
    yield Row("Memory of the server with every page visited", "MB", (before,), target=WHOLE)
    each = (busy.windows[0].memory - base) / MORE
    yield Row("Memory of each further session", "MB", (each,), target=SESSION)
