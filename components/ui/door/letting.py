"""What one client may ask of the server, by the limits of components/limits.py."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from contextlib import AsyncExitStack

from anyio import fail_after, sleep
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components import limits
from components.ui.door.clients import client

KINDS = (  # what is done at a path; the first that fits counts
    ("open", "POST", re.compile(r"rooms/?")),
    ("vote", "POST", re.compile(r"rooms/[^/]+/(?:vote|join)")),
    ("lead", "POST", re.compile(r"rooms/.+")),
    ("look", "GET", re.compile(r"rooms/.+")),
)
# Of what is drawn when asked for there are turns of its own, see variant_file in held.py.
DRAWN = re.compile(r"explorable/[^/]+/[^/]+\.json")


class Untold(Exception):
    """A request has not been told to its end in time."""


class Door:
    """ASGI middleware: refuses what is too much with 429, a sentence, and when to come again."""

    def __init__(self, app: ASGIApp, below: Callable[[], str] = str) -> None:
        self.app, self.below = app, below
        self.meter = limits.Meter()
        self.abreast = limits.Abreast(limits.ABREAST, limits.WAITING)
        self.connected: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in, or send it away."""
        if scope["type"] == "websocket":
            await self._connect(scope, receive, send)
        elif scope["type"] == "http":
            await self._ask(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _connect(self, scope: Scope, receive: Receive, send: Send) -> None:
        who = client(scope)
        if self.connected[who] >= limits.CONNECTED or self.meter.wait("connect", who):
            await send({"type": "websocket.close", "code": 1013})  # try again later
            return
        self.connected[who] += 1

        async def heard() -> Message:
            message = await receive()
            if message["type"] == "websocket.receive":
                await sleep(self.meter.delay("say", who))
            return message

        try:
            await sleep(self.meter.delay("come", who))
            await self.app(scope, heard, send)
        finally:
            self.connected[who] -= 1
            if not self.connected[who]:
                del self.connected[who]

    async def _ask(self, scope: Scope, receive: Receive, send: Send) -> None:
        who, path = client(scope), scope["path"].removeprefix(self.below()).lstrip("/")
        begun = False

        async def answered(message: Message) -> None:
            nonlocal begun
            begun = True
            await turn.aclose()  # a reader may be slow to take what is ready
            for part in _parts(message):
                await send(part)

        wait = self.meter.wait("ask", who) or self._wait(scope["method"], path, who)
        if wait:
            await sleep(limits.REFUSED)
            return await _later(wait)(scope, receive, send)
        mine = self.abreast.of(who)
        try:
            async with AsyncExitStack() as turn:
                if scope["method"] == "POST":  # its body may be slow to come
                    told = _in_time(receive, lambda: turn.enter_async_context(mine))
                else:
                    told = _in_time(receive)
                    if not DRAWN.fullmatch(path):
                        await turn.enter_async_context(mine)
                await self.app(scope, told, answered)
        except limits.Crowded:
            await _later(1)(scope, receive, send)
        except Untold:
            if begun:
                raise
            slow = Response("This request took too long to arrive.", 408, {"connection": "close"})
            await slow(scope, receive, send)

    def _wait(self, method: str, path: str, who: str) -> float:
        fits = (kind for kind, by, form in KINDS if by == method and form.fullmatch(path))
        kind = next(fits, None)
        return self.meter.wait(kind, who) if kind else 0.0


def _in_time(receive: Receive, begin: Callable[[], Awaitable[None]] | None = None) -> Receive:
    """The parts of a request, while they come; what follows them may take its time.

    `begin` is awaited once all have come.
    """
    told = False

    async def next_part() -> Message:
        nonlocal told
        if told:
            return await receive()
        try:
            with fail_after(limits.TOLD):
                message = await receive()
        except TimeoutError as problem:
            raise Untold from problem
        told = message["type"] != "http.request" or not message.get("more_body", False)
        if told and begin:
            await begin()
        return message

    return next_part


def _parts(message: Message) -> Iterator[Message]:
    """An answer bit by bit, so that the rest need not be kept for a reader who takes it slowly."""
    body = message.get("body", b"")
    if len(body) <= limits.PART:
        yield message
        return
    for at in range(0, len(body), limits.PART):
        more = at + limits.PART < len(body) or message.get("more_body", False)
        yield {**message, "body": body[at : at + limits.PART], "more_body": more}


def _later(seconds: float) -> Response:
    whole = math.ceil(seconds)
    when = f"{whole} seconds" if whole < 120 else f"{math.ceil(whole / 60)} minutes"
    words = (
        f"So much was asked from your address that this has to wait: please try again in {when}."
    )
    return Response(words, 429, {"retry-after": str(whole)}, "text/plain")
