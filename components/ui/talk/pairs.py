"""Slides on one device and the speaker's view of them on another: they meet by a code.

What one of them says is passed on to the others with the same code, and nothing is kept. The code
is made where the slides are shown; who has it can turn them. Both must reach the same process: with
several servers behind one address, a tab on the same computer does without.
"""

from __future__ import annotations

import re
from contextlib import suppress

from starlette.requests import Request
from starlette.responses import Response
from starlette.websockets import WebSocket, WebSocketDisconnect

from components.study import DataProblem, load_study
from components.study.decks import decks
from components.takeaway.talks import notes

FOLDER = "pairs"
CODE = re.compile(r"[A-Z2-9]{6}")
TOGETHER, PAIRS = 4, 200  # devices with one code, and codes at once
LONG = 300  # letters of what is said
TOO_MANY, TOO_LONG = 1013, 1009  # why a connection is closed, by RFC 6455

_there: dict[str, set[WebSocket]] = {}


async def meet(socket: WebSocket) -> None:
    """Pass on what a device says to those that have the same code, as long as it is there."""
    code = socket.path_params["code"]
    here = _there.get(code, set())
    full = len(here) >= TOGETHER or (code not in _there and len(_there) >= PAIRS)
    if full or not CODE.fullmatch(code):
        await socket.close(TOO_MANY)
        return
    _there.setdefault(code, here).add(socket)
    await socket.accept()
    try:
        while True:
            said = await socket.receive_text()
            if len(said) > LONG:
                await socket.close(TOO_LONG)
                return
            for other in here - {socket}:
                with suppress(RuntimeError, WebSocketDisconnect):  # it has just gone
                    await other.send_text(said)
    except WebSocketDisconnect:
        pass
    finally:
        here.discard(socket)
        if not here:
            _there.pop(code, None)


def notes_file(request: Request) -> Response:
    """What the speaker says, which follows the slides and turns them."""
    try:
        study = load_study(request.path_params["study"])
        told = next((it for it in decks(study) if it.id == request.path_params["deck"]), None)
    except DataProblem as problem:
        return Response(str(problem), 404, media_type="text/plain")
    if told is None:
        return Response("Not found", 404)
    text = notes(told, pairs=f"../../{FOLDER}/")
    return Response(text, headers={"cache-control": "no-cache"}, media_type="text/html")
