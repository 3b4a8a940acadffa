"""Files that the app makes for its own pages: scripts, styles, articles, the data of figures."""

from __future__ import annotations

from functools import partial

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from components import limits
from components.browser import assets
from components.paper import files
from components.study import DataProblem, load_study
from components.ui import door
from components.ui.answers import FOREVER, HOUR, SECURITY, deliver
from components.ui.room import places


def own_file(request: Request) -> Response:
    """Plotly's script or ours, or the style sheet."""
    name = request.path_params["name"]
    asset = assets.own().get(name) or files.named(name) or places.named(name)
    if asset is None:
        return Response("Not found", 404)
    return deliver(asset, request.headers, FOREVER if asset.name == name else "no-cache")


def article_file(request: Request) -> Response:
    """The article of a page or of a figure; without the right hash in its name it is not kept."""
    path = str(request.path_params["path"])
    named, _, sha = path.rpartition("-")
    try:
        study = load_study(request.path_params["study"])
        asset = files.article_of(study, path) or files.article_of(study, named)
    except DataProblem as problem:
        return Response(str(problem), 404, SECURITY, "text/plain")
    if asset is None:
        return Response("Not found", 404, SECURITY)
    return deliver(asset, request.headers, FOREVER if files.sha_of(asset) == sha else "no-cache")


def index_file(request: Request) -> Response:
    """What can be searched for in a study; its name stays, so it is asked for anew."""
    try:
        study = load_study(request.path_params["study"])
    except DataProblem as problem:
        return Response(str(problem), 404, SECURITY, "text/plain")
    return deliver(files.search_index(study), request.headers, "no-cache")


def figure_file(request: Request) -> Response:
    """The data of a figure; an old name gets the new data, and is not kept."""
    study, name = request.path_params["study"], request.path_params["name"]
    asset = assets.figure_data(study, name)
    if asset is None:
        return Response("Not found", 404)
    current = asset.name == f"{study}/{name}"
    return deliver(asset, request.headers, FOREVER if current else "no-cache")


async def variant_file(request: Request) -> Response:
    """One variant of a live figure, for the choices in the query.

    A name may outlive a change of the code, so browsers keep the answer for an hour.
    """
    study, name = request.path_params["study"], request.path_params["name"]
    asked = dict(request.query_params)
    find = partial(assets.variant, study, f"{name}.json", asked)
    async with limits.drawing().of(door.client(request.scope)):
        asset = await to_thread.run_sync(find)
    return deliver(asset, request.headers, HOUR) if asset else Response("Not found", 404)


def routes(base: str) -> list[BaseRoute]:
    """Where they lie below `base`."""
    return [
        Route(f"{base}/{files.FOLDER}/{{study}}/{{path:path}}.html", article_file),
        Route(f"{base}/{assets.FOLDER}/{{name}}", own_file),
        Route(f"{base}/{assets.FOLDER}/{{study}}/{{name}}.json", variant_file),
        Route(f"{base}/{assets.FOLDER}/{{study}}/search.js", index_file),
        Route(f"{base}/{assets.FOLDER}/{{study}}/{{name}}", figure_file),
    ]
