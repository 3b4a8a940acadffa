"""What the three places of a class ask the server: join and wall anyone, the desk by its key.

Answers are JSON. 409 is a refusal, and final; 503 may be asked again. Nothing about the votes is
in any answer before the teacher shows them, but how many there are.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from components import limits
from components.rooms.here import store
from components.rooms.problem import RoomBusy, RoomProblem
from components.study import DataProblem
from components.ui import frame
from components.ui.room import acts, answers
from components.ui.room.answers import Said
from components.ui.room.questions import offered

FOLDER = "rooms"  # all of it lies below this path
MOST = 16_000  # bytes of a request; docs/deploy/nginx.conf lets as many through
DIGITS = 6  # of a number in a query
NOT_KEPT = {"cache-control": "no-store"}


def opened(said: Said) -> Said:
    """Open a room."""
    return store().rooms.open()._asdict()


def resumed(said: Said) -> Said:
    """A key of a room, for its resume code."""
    return {"key": store().rooms.resume(said.get("room"), said.get("resume"))}


def entered(code: str, said: Said) -> Said:
    """Be counted among those in the room."""
    store().votes.join(code, said.get("token"))
    return {}


def cast(code: str, said: Said) -> Said:
    """Vote. The answer that comes back is kept."""
    asking, round = (acts.whole(said.get(name)) for name in ("asking", "round"))
    answer = said.get("answer")
    store().votes.cast(code, said.get("token"), asking, round, answer)
    return {"answer": answer}


def votes_csv(said: Said) -> Response:
    """All votes that were revealed in the rooms named, each with a key of it."""
    rooms = said.get("rooms")
    led = [
        (str(each.get("code")), each.get("key"))
        for each in (rooms if isinstance(rooms, list) else [])
        if isinstance(each, dict)
    ]
    body = store().download.csv(led, str(said.get("zone", "")))
    return Response(body, media_type="text/csv", headers=NOT_KEPT)


async def _said(request: Request) -> Said:
    """What a request holds. Raises RoomProblem."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > MOST:
            raise RoomProblem("This is more than a room takes in.")
    try:
        said = json.loads(body or b"{}")
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict):
        raise RoomProblem("This was not understood.")
    return said


async def _answered(act: Callable[[], Said | Response]) -> Response:
    """What an act returns, beside the loop of the server, since it waits for a database."""
    try:
        found = await to_thread.run_sync(act, limiter=limits.meeting())
    except RoomBusy as problem:
        return JSONResponse({"problem": str(problem)}, 503, NOT_KEPT)
    except RoomProblem as problem:
        return JSONResponse({"problem": str(problem)}, 409, NOT_KEPT)
    return found if isinstance(found, Response) else JSONResponse(found, headers=NOT_KEPT)


def _posted(act: Callable[..., Said | Response], *, within: bool = True) -> Callable[..., Any]:
    """A route for what is posted, into a room or beside all."""

    async def answer(request: Request) -> Response:
        try:
            said = await _said(request)
        except RoomProblem as problem:
            return JSONResponse({"problem": str(problem)}, 409, NOT_KEPT)
        given = (request.path_params["code"],) if within else ()
        return await _answered(partial(act, *given, said))

    return answer


def _asked(act: Callable[..., Said], **names: int) -> Callable[..., Any]:
    """A route for what is asked of a room, with whole numbers from the query."""

    async def answer(request: Request) -> Response:
        query = {
            name: int(said)
            for name in names
            if (said := request.query_params.get(name, "")).isdecimal() and len(said) <= DIGITS
        }
        return await _answered(partial(act, request.path_params["code"], **{**names, **query}))

    return answer


async def _offered(request: Request) -> Response:
    """The questions that a study has to offer."""

    def find() -> Said:
        try:
            return offered(frame.chosen_study(request.query_params.get("study")))
        except DataProblem as problem:
            raise RoomProblem(str(problem)) from problem

    return await _answered(find)


def routes(base: str) -> Iterable[Route]:
    """All paths below `rooms`."""
    at, post = f"{base}/{FOLDER}", ["POST"]
    return [
        Route(at, _posted(opened, within=False), methods=post),
        Route(f"{at}/resume", _posted(resumed, within=False), methods=post),
        Route(f"{at}/votes.csv", _posted(votes_csv, within=False), methods=post),
        Route(f"{at}/questions", _offered),
        Route(f"{at}/{{code}}/state", _asked(answers.state, have=0)),
        Route(f"{at}/{{code}}/result", _asked(answers.result)),
        Route(f"{at}/{{code}}/join", _posted(entered), methods=post),
        Route(f"{at}/{{code}}/vote", _posted(cast), methods=post),
        Route(f"{at}/{{code}}/desk", _posted(acts.desk), methods=post),
    ]
