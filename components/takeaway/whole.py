"""A figure, or a page with its figures, as one HTML file."""

from __future__ import annotations

import json
from functools import lru_cache

from markupsafe import Markup

from components.blocks import Hero, blocks, figures
from components.browser import assets, mount, plotly_script
from components.figures import Figure
from components.paper import fonts, styles
from components.paper.addresses import Addresses
from components.paper.body import body
from components.paper.edition import Edition
from components.paper.files import page_script
from components.paper.notes import noted
from components.paper.places import place
from components.study import DataProblem, Study
from components.study.contents import Entry, contents, site_title
from components.takeaway.inside import Inside, cut
from components.takeaway.single import Single, data_address


def figure_file(figure: Figure, study: Study, web: Addresses, base: str = "") -> Single:
    """A figure with its controls, rows, sources and menu. Raises DataProblem.

    `web` has the addresses of the edition served below `base`; empty: nothing is linked.
    """
    edition = Edition(study, Inside(web, base, own=frozenset([figure.id])))
    edition.packed(figure)  # a file that only says why there is no figure would be none
    page = next(each for each in contents() if each.id == figure.page)
    main = edition.render("alone.html", page=page, place=place(edition, figure, level=1), files=[])
    return _file(edition, main, f"{figure.name} · {site_title()}", figure.page, (figure,))


def page_file(page: Entry, study: Study, web: Addresses, base: str = "") -> Single:
    """A page with all its figures; what the data cannot feed is said in its place."""
    shown = figures(page.id)
    own = frozenset(figure.id for figure in shown)
    edition = Edition(study, Inside(web, base, here=page.id, own=own))
    text, notes = noted(body(edition, page))
    hero = any(isinstance(block, Hero) for block in blocks(page.id))
    main = edition.render(
        "page.html", page=page, notes=notes, hero=hero, body=text, steps=[], titles={}
    )
    return _file(edition, main, f"{page.title} · {site_title()}", page.id, shown)


def _file(
    edition: Edition, main: Markup, title: str, here: str, shown: tuple[Figure, ...]
) -> Single:
    made = edition.render(
        "single.html",
        main=main,
        here=here,
        home=contents()[0],
        at_depth=json.dumps(mount.AT_DEPTH),
    )
    data = [edition.packed(figure).script for figure in shown if _fed(edition, figure)]
    scripts = [plotly(), assets.script().decode(), *data]
    return Single(title, cut(made), style(), early=[page_script().decode()], late=scripts)


def _fed(edition: Edition, figure: Figure) -> bool:
    try:
        return bool(edition.packed(figure))
    except DataProblem:
        return False


@lru_cache(maxsize=1)
def plotly() -> str:
    """Plotly's script."""
    return plotly_script.body().decode()


def style() -> str:
    """The style sheet of pages with all its type in it."""
    fonts.prepare()
    return _style(tuple(fonts.ready().items()))


@lru_cache(maxsize=1)
def _style(faces: tuple[tuple[str, bytes], ...]) -> str:
    bodies = dict(faces)
    return styles.sheet(lambda name: data_address("font/woff2", bodies[name]))
