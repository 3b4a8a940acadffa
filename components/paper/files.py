"""The script and the style sheet of pages, and articles, as files that browsers keep for ever."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import brotli

from components.blocks import Gallery, Picked, blocks, figures
from components.browser import modules
from components.browser.assets import Asset
from components.figures import BY_ID, Figure
from components.packing import stored
from components.paper import article, fonts, searching, styles
from components.paper.addresses import App
from components.paper.edition import Edition
from components.study import DataProblem, Study
from components.study.contents import contents

SCRIPT = Path(__file__).parent / "page" / "page.js"
FOLDER = "articles"  # all articles lie below this path
FIGURES = "figures"  # those of one figure below this one in it
SHA = 12  # hexadecimal digits

_made: set[tuple[Study, str]] = set()  # articles that were made since the start


def page_script() -> bytes:
    """What the browser does on a page besides drawing figures."""
    return modules.classic(SCRIPT).encode()


def own() -> dict[str, Asset]:
    """The script, the style sheet and the type that is ready, by name."""
    return _own(tuple(fonts.ready().items()))


@lru_cache(maxsize=2)
def _own(type: tuple[tuple[str, bytes], ...]) -> dict[str, Asset]:
    made = (
        _asset("page", page_script(), "js"),
        _asset("page", styles.sheet().encode(), "css"),
    )
    faces = (Asset(name, body, body) for name, body in type)
    return {asset.name: asset for asset in (*made, *faces)}


def named(name: str) -> Asset | None:
    """A file of `own` by its name. None for any other name."""
    return today(name, own())


def today(name: str, found: Mapping[str, Asset]) -> Asset | None:
    """A file by its name; one that was its name before the type was ready, or is its name on
    another server, gets that of today. None for any other name.
    """
    if name in found:
        return found[name]
    kind = (name.partition("-")[0], name.rpartition(".")[2])
    return next(
        (
            it
            for it in found.values()
            if (it.name.partition("-")[0], it.name.rpartition(".")[2]) == kind
        ),
        None,
    )


def page_name() -> str:
    """Name of the script."""
    return next(name for name in own() if name.endswith(".js"))


def sheet_name() -> str:
    """Name of the style sheet."""
    return next(name for name in own() if name.endswith(".css"))


def article_of(study: Study, path: str) -> Asset | None:
    """The article at a path, as the app serves it: a page by its id, or figures/ID. None if none.

    Its root says in `data-sha` what its name says. Packs the figures that it shows.
    """
    below, _, figure = path.rpartition("/")
    if below == FIGURES and figure in BY_ID:
        return _article(study, path)
    return _article(study, path) if path in {page.id for page in contents()} else None


def ready(study: Study, path: str) -> Asset | None:
    """An article, if it was made before or all its figures are packed: nobody waits for others."""
    if (study, path) in _made or all(_packed(figure, study) for figure in _shown(study, path)):
        return article_of(study, path)
    return None


def _packed(figure: Figure, study: Study) -> bool:
    try:
        return bool(stored.sha(figure, study))
    except DataProblem:
        return True  # what cannot be drawn is said in its place, at once


def draft(study: Study, path: str) -> Asset | None:
    """An article in which figures that are not packed yet have a place and a name only.

    It stands in the first HTML until the whole one comes.
    """
    pages = {page.id: page for page in contents()}
    if path not in pages or {Gallery(), Picked()} & set(blocks(path)):
        return None
    made = article.page(Edition(study, App(), waits=False), pages[path])
    body = (
        str(made).replace('<div class="paper"', '<div class="paper" data-sha="draft"', 1).encode()
    )
    return Asset(f"{FOLDER}/draft.html", body, b"")


def _shown(study: Study, path: str) -> tuple[Figure, ...]:
    """The figures that an article shows, or says something of."""
    below, _, figure = path.rpartition("/")
    if below == FIGURES:
        return (BY_ID[figure],)
    if {Gallery(), Picked()} & set(blocks(path)):
        return tuple(Edition(study, App()).drawable)
    return figures(path)


@lru_cache(maxsize=256)  # about 60 kB each
def _article(study: Study, path: str) -> Asset:
    _made.add((study, path))
    edition = Edition(study, App())
    pages = {page.id: page for page in contents()}
    if path in pages:
        made = article.page(edition, pages[path])
    else:
        made = article.alone(edition, BY_ID[path.rpartition("/")[2]])
    sha = hashlib.sha256(made.encode()).hexdigest()[:SHA]
    marked = str(made).replace('<div class="paper"', f'<div class="paper" data-sha="{sha}"', 1)
    body = marked.encode()
    name = f"{FOLDER}/{study.id}/{path}-{sha}.html"
    return Asset(name, body, gzip.compress(body, 6, mtime=0), brotli.compress(body, quality=6))


def search_index(study: Study) -> Asset:
    """What can be searched for in the app; findings of figures that are not packed yet wait."""
    drawable = Edition(study, App()).drawable
    return _index(study, frozenset(it for it in drawable if not _packed(it, study)))


@lru_cache(maxsize=4)
def _index(study: Study, without: frozenset[Figure]) -> Asset:
    body = searching.script(Edition(study, App()), without)
    return Asset("search.js", body, gzip.compress(body, 6, mtime=0), brotli.compress(body))


def sha_of(asset: Asset) -> str:
    """What the root of an article says in `data-sha`."""
    return asset.name.removesuffix(".html")[-SHA:]


def _asset(name: str, body: bytes, ending: str) -> Asset:
    sha = hashlib.sha256(body).hexdigest()[:SHA]
    packed = gzip.compress(body, 9, mtime=0)
    return Asset(f"{name}-{sha}.{ending}", body, packed, brotli.compress(body))
