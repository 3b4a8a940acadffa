"""A browser's connection for files: kept open between two requests, as browsers do."""

from __future__ import annotations

import asyncio
import json
import time
from contextlib import suppress
from dataclasses import dataclass

HEAD = "host: x\r\naccept-encoding: gzip\r\n"


def posted(path: str, said: object) -> bytes:
    """A request that posts JSON."""
    body = json.dumps(said).encode()
    head = f"POST /{path} HTTP/1.1\r\n{HEAD}content-type: application/json\r\n"
    return f"{head}content-length: {len(body)}\r\n\r\n".encode() + body


class Refused(OSError):
    """Any answer but 200: its status, and what was asked for."""

    def __init__(self, status: str, words: str) -> None:
        super().__init__(words)
        self.status = status


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, and how long it took."""

    seconds: float
    body: bytes


class Line:
    """One connection to a server of this machine: `async with Line(port) as line`.

    It comes from the address `source`, one of this machine's own (127.0.0.0/8), if one is named.
    """

    def __init__(self, port: int, patience: float = 60.0, source: str = "") -> None:
        self.port, self.patience = port, patience
        self.source = (source, 0) if source else None

    async def __aenter__(self) -> Line:
        self.reader, self.writer = await asyncio.open_connection(
            "127.0.0.1", self.port, local_addr=self.source
        )
        return self

    async def __aexit__(self, *failure: object) -> None:
        self.writer.close()

    async def get(self, path: str) -> Answer:
        """Ask for a path. Raises Refused for any answer but 200, and TimeoutError."""
        return await self._answered(path, f"GET /{path} HTTP/1.1\r\n{HEAD}\r\n".encode())

    async def post(self, path: str, said: object) -> Answer:
        """Post JSON to a path. Raises Refused for any answer but 200, and TimeoutError."""
        return await self._answered(path, posted(path, said))

    async def drop(self, path: str, said: object) -> None:
        """Post JSON to a path, and lose the connection before an answer comes."""
        self.writer.write(posted(path, said))
        with suppress(ConnectionError):
            await self.writer.drain()
        self.writer.close()
        await self.__aenter__()

    async def _answered(self, path: str, asked: bytes) -> Answer:
        """Servers close what was not used for a while; then a browser asks once more, as we do."""
        start = time.perf_counter()
        async with asyncio.timeout(self.patience):
            try:
                first, body = await self._ask(asked)
            except (ConnectionError, asyncio.IncompleteReadError):
                self.writer.close()
                await self.__aenter__()
                first, body = await self._ask(asked)
        if (status := first.split()[1]) != "200":
            raise Refused(status, f"/{path} was answered with “{first}”")
        return Answer(time.perf_counter() - start, body)

    async def _ask(self, asked: bytes) -> tuple[str, bytes]:
        """The first line of the answer, and its body."""
        self.writer.write(asked)
        head = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        first, *lines = head.splitlines()
        headers = dict(line.lower().split(": ", 1) for line in lines if line)
        return first, await self.reader.readexactly(int(headers["content-length"]))
