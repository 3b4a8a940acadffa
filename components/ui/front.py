"""The front door: titles and tags of each page, real 404s, headers, compression, our own files."""

from __future__ import annotations

import gzip
import html
import json
import re
from collections.abc import Iterable
from functools import lru_cache, partial
from pathlib import Path
from urllib.parse import parse_qs

import streamlit as st
from anyio import CapacityLimiter, to_thread
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.browser import assets
from components.figures import BY_ID
from components.figures.rows import rows_csv
from components.study import DataProblem, load_study
from components.study.contents import contents, site_title
from components.ui import cards, turns

READING = ("GET", "HEAD")  # all that readers do; what they choose goes by the websocket
FOREVER, HOUR = "public, max-age=31536000, immutable", "public, max-age=3600"
STREAMLIT = Path(st.__file__).parent / "static"
BUNDLE = re.compile(r"static/(?:js|css)/[\w.-]+\.(?:js|css)")
IMPORTS = re.compile(r"""(?:from|import)\s*["']\./([\w.-]+\.js)["']""")
MIME = {"js": "text/javascript", "css": "text/css", "json": "application/json"}
# What Streamlit or a route of ours answers; every other path is a page, or leads nowhere.
PASSED_ON = {
    "_stcore",
    "static",
    "media",
    "component",
    "favicon.png",
    "manifest.json",
    "robots.txt",
    "data",
    turns.FOLDER,
    assets.FOLDER,
    cards.FOLDER,
}
SECURITY = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
# Streamlit writes styles into the page and loads components from blobs. Anyone may embed us.
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' blob:; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self'; "
    "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors *"
)


def base() -> str:
    """The path below which the server was told to serve: empty, or with a leading slash."""
    path = str(st.get_option("server.baseUrlPath")).strip("/")
    return f"/{path}" if path else ""


def described(path: str, query: str) -> tuple[str, str, str] | None:
    """Title, description and page of a path, or of the one figure it asks for; None if unknown."""
    pages = {page.id: page for page in contents()}
    home = contents()[0]
    page = home if not path else pages.get(path)
    if page is None:
        return None
    asked = parse_qs(query).get("figure", [""])[0]
    if asked in BY_ID:
        figure = BY_ID[asked]
        return f"{figure.name} · {site_title()}", pages[figure.page].question, figure.page
    title = site_title() if page is home else f"{page.title} · {site_title()}"
    return title, page.question, page.id


@lru_cache(maxsize=256)
def index(title: str, description: str, page: str) -> str:
    """Streamlit's page with a title, a description and tags for link previews."""
    title, description = html.escape(title), html.escape(description)
    tags = (
        f'<title>{title}</title><meta name="description" content="{description}">'
        f'<meta property="og:type" content="article"><meta property="og:title" content="{title}">'
        f'<meta property="og:description" content="{description}">'
        f"{cards.tags(page, base())}{early()}"
    )
    return (STREAMLIT / "index.html").read_text("utf-8").replace("<title>Streamlit</title>", tags)


def early() -> str:
    """What lets the first figure appear sooner: it is named before Streamlit asks for it.

    The variable is Streamlit's own, though not documented: it spares a first visitor the search
    for the server, two round trips that end in a 404 on every page but the home page.
    """
    settings = {
        "allowedOrigins": [],
        "useExternalAuthToken": False,
        "enableCustomParentMessages": False,
        "enforceDownloadInNewTab": False,
        "metricsUrl": "",
        "blockErrorDialogs": False,
    }
    known = f'{{BACKEND_BASE_URL:location.origin+"{base()}/",HOST_CONFIG:{json.dumps(settings)}}}'
    ours = [f"{assets.FOLDER}/{name}" for name in (assets.plotly_name(), assets.script_name())]
    return (
        f"<script>window.__streamlit={known}</script>"
        + "".join(f'<link rel="modulepreload" crossorigin href="./{name}">' for name in late())
        + "".join(f'<link rel="preload" as="script" href="./{name}">' for name in ours)
    )


@lru_cache(maxsize=1)
def late() -> list[str]:
    """The script of Streamlit that shows components, and what it imports and no page names.

    A browser would learn of each only from the one before: a round trip every time.
    """
    named = set(BUNDLE.findall((STREAMLIT / "index.html").read_text("utf-8")))
    found, wanted = [], [path.name for path in STREAMLIT.glob("static/js/BidiComponent.*.js")]
    while wanted:
        name = f"static/js/{wanted.pop()}"
        if name not in named:
            named.add(name)
            found.append(name)
            wanted += IMPORTS.findall((STREAMLIT / name).read_text("utf-8"))
    return found


def shell() -> set[str]:
    """The scripts and styles of Streamlit that every first visit needs."""
    return set(BUNDLE.findall(index("", "", contents()[0].id)))


def not_found() -> str:
    """A page for paths that lead nowhere; it needs no script."""
    links = "".join(
        f'<li><a href="{base()}/{"" if at == 0 else page.id}">{html.escape(page.title)}</a></li>'
        for at, page in enumerate(contents())
        if not page.hidden
    )
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"><title>Page not found</title>'
        "<style>body{font:18px/1.6 system-ui,sans-serif;max-width:36rem;margin:4rem auto;"
        "padding:0 1rem;color-scheme:light dark}</style>"
        f"<main><h1>There is no such page</h1><p>{html.escape(site_title())} has these:</p>"
        f"<ul>{links}</ul></main></html>"
    )


@lru_cache(maxsize=512)
def bundle(name: str) -> bytes:
    """A script or style of Streamlit, compressed once."""
    return gzip.compress((STREAMLIT / name).read_bytes(), 9, mtime=0)


class Front:
    """ASGI middleware: answers for pages and bundles, and adds security headers to the rest."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in SECURITY.items():
                    headers.setdefault(name, value)
            await send(message)

        await (self.answer(scope) or self.app)(scope, receive, safely)

    def answer(self, scope: Scope) -> Response | None:
        """Our own answer to a request, if it is ours to answer."""
        if scope["method"] not in READING:
            return Response("Nothing is uploaded here", 405, {"allow": ", ".join(READING)})
        headers = Headers(scope=scope)
        path = scope["path"].removeprefix(base()).lstrip("/")
        kind = BUNDLE.fullmatch(path)
        if kind and "gzip" in headers.get("accept-encoding", ""):
            if not (STREAMLIT / path).is_file():
                return None
            return compressed(bundle(path), MIME[path.rpartition(".")[2]])
        if path.partition("/")[0] in PASSED_ON:
            return None
        query = scope["query_string"].decode("latin-1")
        if path.rstrip("/") == contents()[0].id:  # the home page lives at the root alone
            return RedirectResponse(f"{base()}/{f'?{query}' if query else ''}")
        page = described(path.rstrip("/"), query)
        own = {**SECURITY, "content-security-policy": POLICY, "cache-control": "no-cache"}
        if page is None:
            return Response(not_found(), 404, own, "text/html")
        body = index(*page).replace(cards.ORIGIN, cards.origin(scope))
        return Response(body, 200, own, "text/html")


def compressed(body: bytes, kind: str) -> Response:
    """A compressed answer that browsers may keep, since its name changes with its content."""
    headers = {"content-encoding": "gzip", "vary": "accept-encoding", "cache-control": FOREVER}
    return Response(body, headers={**headers, **SECURITY}, media_type=kind)


def deliver(asset: assets.Asset, request: Request, cache: str = FOREVER) -> Response:
    """An asset, compressed where the browser understands it."""
    kind = MIME[asset.name.rpartition(".")[2]]
    headers = {**SECURITY, "vary": "accept-encoding", "cache-control": cache}
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers["content-encoding"] = "gzip"
        return Response(asset.packed, headers=headers, media_type=kind)
    return Response(asset.body, headers=headers, media_type=kind)


def own_file(request: Request) -> Response:
    """Plotly's script or ours."""
    asset = assets.own().get(request.path_params["name"])
    return deliver(asset, request) if asset else Response("Not found", 404)


def figure_file(request: Request) -> Response:
    """The data of a figure; an old name gets the new data, and is not kept."""
    study, name = request.path_params["study"], request.path_params["name"]
    asset = assets.figure_data(study, name)
    if asset is None:
        return Response("Not found", 404)
    current = asset.name == f"{study}/{name}"
    return deliver(asset, request, FOREVER if current else "no-cache")


async def variant_file(request: Request) -> Response:
    """One variant of a live figure, for the choices in the query.

    The few who draw at a time leave room for those who only read. A name may outlive a change of
    the code, so browsers keep the answer for an hour.
    """
    study, name = request.path_params["study"], request.path_params["name"]
    asked = dict(request.query_params)
    find = partial(assets.variant, study, f"{name}.json", asked)
    asset = await to_thread.run_sync(find, limiter=drawers())
    return deliver(asset, request, HOUR) if asset else Response("Not found", 404)


@lru_cache(maxsize=1)
def drawers() -> CapacityLimiter:
    """How many draw at once."""
    return CapacityLimiter(2)


def table_file(request: Request) -> Response:
    """A table of a study as CSV, if it is sound."""
    try:
        study = load_study(request.path_params["study"])
        name = request.path_params["table"]
        study.table(name)
        body = study.entry(name).path.read_bytes()
    except DataProblem as problem:
        return Response(str(problem), 404, SECURITY, "text/plain")
    return Response(body, headers={**SECURITY, "cache-control": "no-cache"}, media_type="text/csv")


def rows_file(request: Request) -> Response:
    """The rows that a figure draws for the choices in the query, as CSV."""
    id = request.path_params["figure"]
    if id not in BY_ID:
        return Response("Not found", 404, SECURITY, "text/plain")
    try:
        body = rows_csv(BY_ID[id], load_study(request.path_params["study"]), request.query_params)
    except DataProblem as problem:
        return Response(str(problem), 404, SECURITY, "text/plain")
    return Response(body, headers={**SECURITY, "cache-control": "no-cache"}, media_type="text/csv")


def robots(request: Request) -> Response:
    """Search engines are welcome."""
    return Response("User-agent: *\nAllow: /\n", media_type="text/plain")


def routes() -> Iterable[BaseRoute]:
    """Paths of our own, beside Streamlit's."""
    return [
        Route(f"{base()}/robots.txt", robots),
        Route(f"{base()}/{cards.FOLDER}/{{name}}", cards.picture),
        Route(f"{base()}/data/{{study}}/{{table}}.csv", table_file),
        Route(f"{base()}/data/{{study}}/figures/{{figure}}.csv", rows_file),
        Route(f"{base()}/{turns.FOLDER}/{{code}}/turn", turns.turn),
        Route(f"{base()}/{assets.FOLDER}/{{name}}", own_file),
        Route(f"{base()}/{assets.FOLDER}/{{study}}/{{name}}.json", variant_file),
        Route(f"{base()}/{assets.FOLDER}/{{study}}/{{name}}", figure_file),
    ]


middleware = [Middleware(Front)]
