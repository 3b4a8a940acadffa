"""What search engines and other sites ask the app for: site map, robots, and oEmbed."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from components.figures import BY_ID, CATALOGUE, Figure
from components.packing import stored
from components.paper.edition import begun
from components.paper.elsewhere import embedding, found
from components.study import DataProblem, Study, load_study, study_ids
from components.study.contents import contents
from components.ui import cards

SITEMAP, OEMBED = "sitemap.xml", "oembed"


def home(request: Request, base: str) -> str:
    """The address of the home page, as it was asked for; empty for a host that is none."""
    origin = cards.origin(request.scope)
    return f"{origin}{cards.prefix(request.scope)}{base}/" if origin else ""


def sitemap(request: Request, base: str) -> Response:
    """Every page, and every figure by itself."""
    start = home(request, base)
    if not start:
        return Response("Not found", 404)
    pages = (page for page in contents() if not page.hidden)
    paths = ["" if page == contents()[0] else page.id for page in pages]
    paths += [f"?figure={figure.id}" for figure in CATALOGUE]
    return Response(found.sitemap(start + path for path in paths), media_type="application/xml")


def robots(request: Request, base: str) -> Response:
    """Search engines are welcome."""
    start = home(request, base)
    text = found.robots(f"{start}{SITEMAP}" if start else "")
    return Response(text, media_type="text/plain")


def oembed(request: Request, base: str) -> Response:
    """How to show the figure that an address of ours names, see https://oembed.com."""
    start, asked = home(request, base), request.query_params
    if asked.get("format", "json") != "json":
        return Response("Only JSON is served", 501)
    figure = named(asked.get("url", ""), start)
    try:
        title = finding(figure, load_study(study_ids()[0])) if figure else ""
    except (DataProblem, IndexError):
        title = ""
    if not (figure and title):
        return Response("This address shows no figure of ours", 404)
    src = f"{start}?figure={figure.id}&embed=true"
    most = [_most(asked.get(each, "")) for each in ("maxwidth", "maxheight")]
    return JSONResponse(embedding.oembed(figure, title, src, start, most))


def named(address: str, start: str) -> Figure | None:
    """The figure that an address below `start` names."""
    if not start or not address.startswith(start):
        return None
    return BY_ID.get(parse_qs(urlsplit(address).query).get("figure", [""])[0])


def finding(figure: Figure, study: Study) -> str:
    """What a figure finds before anything is chosen. Raises DataProblem."""
    return str(begun(stored.packed(figure, study))["meta"]["title"])


def _most(said: str) -> int | None:
    """A size in px that must not be passed; None where none is asked for."""
    return int(said) if said.isdecimal() and 0 < len(said) < 6 else None
