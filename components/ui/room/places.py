"""The three places of a class as pages: join for phones, the wall, and the teacher’s desk.

They load no framework: a phone on a poor network gets one small page and one script.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable, Iterable
from functools import lru_cache, partial
from pathlib import Path

import segno
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components.browser import assets, modules
from components.browser.assets import Asset
from components.paper import files, fonts, styles
from components.rooms.codes import read_code
from components.rooms.problem import RoomProblem
from components.study.contents import contents, site_title
from components.ui import cards
from components.ui.room.reach import reachable

HERE = Path(__file__).parent
PLACES = ("join", "wall", "desk")
SCRIPT, STYLES = HERE / "page" / "room.js", ("place", *PLACES)
FAMILY = "Signs"  # a phone on a poor network needs no other
QUIET = 4  # modules of white around a QR code, without which readers do not find it


@lru_cache(maxsize=1)
def script() -> Asset:
    """The script of all three places."""
    return _asset(modules.classic(SCRIPT), "js")


def sheet() -> Asset:
    """The styles of all three, with the type that is ready."""
    return _sheet(tuple(fonts.ready()))


@lru_cache(maxsize=2)
def _sheet(type: tuple[str, ...]) -> Asset:
    """The styles of all three, upon what pages and figures begin with, in one family of type."""
    whole = (fonts.rules(str, (FAMILY,)), styles.tokens(), assets.STYLE.read_text("utf-8"))
    own = ((HERE / "page" / f"{name}.css").read_text("utf-8") for name in STYLES)
    return _asset("\n".join([*whole, styles.part("base"), *own]), "css")


def _asset(text: str, ending: str) -> Asset:
    body = text.encode()
    name = f"room-{hashlib.sha256(body).hexdigest()[:12]}.{ending}"
    return Asset(name, body, gzip.compress(body, 9, mtime=0))


def own() -> dict[str, Asset]:
    """What the places load besides the files of figures, by name."""
    return {each.name: each for each in (script(), sheet())}


def named(name: str) -> Asset | None:
    """A file of `own` by its name, or by the one that it had before. None for any other name."""
    return files.today(name, own())


@lru_cache(maxsize=1)
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )


@lru_cache(maxsize=256)
def qr(address: str) -> Markup:
    """An address as a picture to scan: black on white in any theme, as cameras want it."""
    code = segno.make(address, error="m", micro=False)
    said = f"QR code of {address}"
    drawn = code.svg_inline(border=QUIET, dark="#000", light="#fff", omitsize=True, title=said)
    return Markup(drawn.replace("<svg ", '<svg role="img" ', 1))


def place(name: str, said: str, origin: str, base: str) -> str:
    """One of the places, for the code of a room as it stands in the address."""
    try:
        code = read_code(said)
    except RoomProblem:
        code = ""
    found = reachable(origin)
    join = f"{found}{base}/{PLACES[0]}" if found else ""
    return (
        _templates()
        .get_template(f"{name}.html")
        .render(
            place=name,
            code=code,
            join=join,
            short=join.partition("://")[2],
            qr=qr(f"{join}?room={code}") if join and code else "",
            site=site_title(),
            home=f"{base}/",
            room=next(page.id for page in contents() if page.id == "room"),
            sheet=f"./{assets.FOLDER}/{sheet().name}",
            script=f"./{assets.FOLDER}/{script().name}",
            drawing=f"./{assets.FOLDER}/{assets.script_name()}",
            plotly=f"./{assets.FOLDER}/{assets.plotly_name()}",
        )
    )


def routes(base: str, headers: dict[str, str]) -> Iterable[Route]:
    """The pages of the places."""

    def answer(name: str) -> Callable[[Request], Response]:
        return partial(_answer, name=name, base=base, headers=headers)

    return [Route(f"{base}/{name}", answer(name)) for name in PLACES]


def _answer(request: Request, name: str, base: str, headers: dict[str, str]) -> Response:
    said = request.query_params.get("room", "")
    body = place(name, said, cards.origin(request.scope), base)
    return Response(body, headers={**headers, "cache-control": "no-cache"}, media_type="text/html")
