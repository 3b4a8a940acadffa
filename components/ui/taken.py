"""Files to take along: made when they are asked for, from what the app shows."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from components.figures import BY_ID
from components.paper.addresses import TAKEN, App
from components.study import DataProblem, Study, load_study
from components.study.contents import contents
from components.study.decks import decks
from components.takeaway.course.package import page_package
from components.takeaway.notebook import notebook
from components.takeaway.talks import talk_file
from components.takeaway.whole import figure_file
from components.ui import cards

FOLDER = TAKEN
MIME = {"html": "text/html", "ipynb": "application/x-ipynb+json", "zip": "application/zip"}


def file(request: Request) -> Response:
    """A file by its name; the browser saves it in place of showing it."""
    name = request.path_params["name"]
    origin = cards.origin(request.scope) + request.scope["path"].partition(f"/{FOLDER}/")[0]
    try:
        body = _made(name, load_study(request.path_params["study"]), origin)
    except DataProblem as problem:
        return Response(str(problem), 404, media_type="text/plain")
    if body is None:
        return Response("Not found", 404)
    headers = {"cache-control": "no-cache", "content-disposition": f'attachment; filename="{name}"'}
    return Response(body, headers=headers, media_type=MIME[name.rpartition(".")[2]])


def _made(name: str, study: Study, origin: str) -> str | bytes | None:
    """What a file holds; None where there is none of this name. Raises DataProblem."""
    id, _, ending = name.rpartition(".")
    if ending == "html" and id in BY_ID:
        return figure_file(BY_ID[id], study, App(), origin).text
    page = next((page for page in contents() if page.id == id), None)
    if page and not page.hidden and ending == "ipynb":
        return notebook(page, study, App(), origin)
    if page and not page.hidden and ending == "zip":
        return page_package(page, study, App(), origin)
    told = next((deck for deck in decks(study) if deck.file == name), None)
    return talk_file(told, study).text if told else None
