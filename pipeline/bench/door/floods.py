"""Clients who ask too much, in a process of its own: `python -m pipeline.bench.door.floods`.

Each kind comes from one address, to a server on this machine alone. A flood has so many lines and
ends after so many seconds, whatever it is answered: it reads an order as JSON, and writes what it
was answered as JSON.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import secrets
import signal
import socket
import sys
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack, suppress
from typing import Any

from websockets.exceptions import WebSocketException

from pipeline.bench.asking import HEAD, Line, Refused
from pipeline.bench.protocol import Visitor

SOURCE = "127.0.0.66"
LINES = 50  # connections that ask as soon as they are answered
HELD = 200  # connections that never get to an end
OPENED = 600  # websockets, so many at a time as there are lines
SLOWLY = 1.0  # seconds from one byte, or one kilobyte, to the next
HARD_END = 60.0  # seconds after which a flood ends, whatever was ordered
FAILURES = (OSError, EOFError, TimeoutError, WebSocketException, asyncio.LimitOverrunError)


class Flood:
    """One kind of flood against a server; `paths` is what it asks for, or the room it is about."""

    def __init__(self, port: int, paths: list[str], room: str) -> None:
        self.port, self.room, self.path = port, room, itertools.cycle(paths)
        self.told: Counter[str] = Counter()  # answers by status, and what was opened
        self.end = 0.0

    @property
    def going(self) -> bool:
        """Whether to go on: a request that ends as it is cancelled may hide that it was."""
        return time.monotonic() < self.end

    async def asking(self, at: int) -> None:
        """Ask for one path after the other."""
        await self._on_a_line(lambda line: line.get(next(self.path)))

    async def voting(self, at: int) -> None:
        """Look at a room, or vote in it, each time as somebody else."""
        if at % 2:
            await self._on_a_line(lambda line: line.get(f"rooms/{self.room}/state"))
        else:
            await self._on_a_line(lambda line: line.post(f"rooms/{self.room}/vote", self._vote()))

    async def sending(self, at: int) -> None:
        """Tell a request byte by byte, and never to its end."""
        async with Line(self.port, source=SOURCE) as line:
            self.told["open"] += 1
            line.writer.write(f"GET / HTTP/1.1\r\n{HEAD}x-more: ".encode())
            while self.going:
                await asyncio.sleep(SLOWLY)
                line.writer.write(b"a")
                await line.writer.drain()

    async def reading(self, at: int) -> None:
        """Ask for much, and take it a kilobyte at a time."""
        with socket.socket() as slow:
            slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            slow.bind((SOURCE, 0))
            slow.setblocking(False)
            loop = asyncio.get_running_loop()
            await loop.sock_connect(slow, ("127.0.0.1", self.port))
            asked = f"GET /{next(self.path)} HTTP/1.1\r\nhost: x\r\n\r\n"
            await loop.sock_sendall(slow, asked.encode())
            self.told["open"] += 1
            while await loop.sock_recv(slow, 1024):
                await asyncio.sleep(SLOWLY)

    async def opening(self, at: int) -> None:
        """Open a page's websocket, then the next; each has its script run again and again."""
        kept = list[Visitor]()
        async with AsyncExitStack() as stack:
            while self.going:
                if len(kept) < OPENED // LINES:
                    visitor = Visitor(self.port, "layers", source=SOURCE)
                    kept.append(await stack.enter_async_context(visitor))
                    self.told["open"] += 1
                for visitor in kept:
                    await visitor.run()
                    self.told["runs"] += 1

    def _vote(self) -> dict[str, object]:
        return {"token": secrets.token_urlsafe(24), "answer": "red", "asking": 1, "round": 1}

    async def _on_a_line(self, ask: Callable[[Line], Awaitable[object]]) -> None:
        async with Line(self.port, source=SOURCE) as line:
            while self.going:
                try:
                    await ask(line)
                    self.told["200"] += 1
                except Refused as refused:
                    self.told[refused.status] += 1

    async def hold(self, kind: str, seconds: float) -> Counter[str]:
        """So many of a kind at once; who is thrown out comes back in a second."""
        doing: Callable[[int], Awaitable[None]] = getattr(self, kind)

        self.end = time.monotonic() + min(seconds, HARD_END)

        async def one(at: int) -> None:
            while self.going:
                try:
                    await doing(at)
                except FAILURES as failure:
                    self.told[type(failure).__name__] += 1
                await asyncio.sleep(SLOWLY)

        many = HELD if kind in ("sending", "reading") else LINES
        with suppress(TimeoutError):
            async with asyncio.timeout(min(seconds, HARD_END)), asyncio.TaskGroup() as all_of_them:
                for at in range(many):
                    all_of_them.create_task(one(at))
        return self.told


async def _act(order: dict[str, Any]) -> Counter[str]:
    flood = Flood(order["port"], order["paths"], order["room"])
    return await flood.hold(order["kind"], order["seconds"])


if __name__ == "__main__":
    signal.alarm(int(HARD_END) + 10)  # whatever hangs, the process ends
    print(json.dumps(asyncio.run(_act(json.load(sys.stdin)))))
