"""What one client may ask of the server, by the limits of components/limits.py."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable

from anyio import fail_after
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


class Untold(Exception):
    """A request has not been told to its end in time."""


class Door:
    """ASGI middleware: refuses what is too much with 429, a sentence, and when to come again."""

    def __init__(self, app: ASGIApp, below: Callable[[], str] = str) -> None:
        self.app, self.below = app, below
        self.meter = limits.Meter()
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
        try:
            await self.app(scope, receive, send)
        finally:
            self.connected[who] -= 1
            if not self.connected[who]:
                del self.connected[who]

    async def _ask(self, scope: Scope, receive: Receive, send: Send) -> None:
        who, path = client(scope), scope["path"].removeprefix(self.below()).lstrip("/")
        begun = False

        async def noted(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        wait = self.meter.wait("ask", who) or self._wait(scope["method"], path, who)
        if wait:
            return await _later(wait)(scope, receive, send)
        try:
            await self.app(scope, _in_time(receive), noted)
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


def _in_time(receive: Receive) -> Receive:
    """The parts of a request, while they come; what follows them may take its time."""
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
        return message

    return next_part


def _later(seconds: float) -> Response:
    whole = math.ceil(seconds)
    when = f"{whole} seconds" if whole < 120 else f"{math.ceil(whole / 60)} minutes"
    words = (
        f"So much was asked from your address that this has to wait: please try again in {when}."
    )
    return Response(words, 429, {"retry-after": str(whole)}, "text/plain")
