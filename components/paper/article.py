"""The article of a page or of one figure: header, what is said and shown, foot."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from components.blocks import Hero, blocks, figures, first
from components.browser import mount
from components.figures import Figure
from components.paper.body import body
from components.paper.edition import Edition
from components.paper.lists import titles
from components.paper.notes import noted
from components.paper.pace import minutes
from components.paper.places import place
from components.paper.related import related
from components.study import load_study, study_ids
from components.study.contents import Entry, contents
from components.study.prose import DEPTHS
from components.study.routes import Stop, routes

FILES = (("html", "one HTML file"), ("gif", "GIF"), ("mp4", "MP4"))  # of a figure, by ending


@dataclass(frozen=True, slots=True)
class Way:
    """A way on, at the foot of a page."""

    href: str
    label: str
    title: str
    more: str = ""
    minutes: int = 0  # to read it; 0 where that says nothing
    figure: Figure | None = None  # whose picture stands for it


def page(edition: Edition, entry: Entry) -> Markup:
    """A page. What the data cannot feed is said in its place."""
    shown = [each for each in contents() if not each.hidden]
    at = shown.index(entry) if entry in shown else None
    before = shown[at - 1] if at else None
    after = shown[at + 1] if at is not None and at + 1 < len(shown) else shown[0]
    href = edition.at.page
    text, notes = noted(body(edition, entry))
    main = edition.render(
        "page.html",
        page=entry,
        notes=notes,
        hero=any(isinstance(block, Hero) for block in blocks(entry.id)),
        body=text,
        steps=[Stop(each, at) for each in routes() for at in range(1, len(each.steps) + 1)],
        titles=titles(),
    )
    return _whole(
        edition,
        main,
        here=entry.id,
        before=Way(href(before.id), "Before", before.title) if before else None,
        after=_next(edition, after),
        onward="Reading order",
        beside=related(figures(entry.id), edition.drawable),
    )


def _next(edition: Edition, page: Entry) -> Way:
    """The way to the next page, with the picture of its first figure; the last leads home."""
    return Way(
        edition.at.page(page.id),
        "From the start" if page == contents()[0] else "Next",
        page.title,
        page.question,
        minutes(page.id, edition.study),
        first(page.id),
    )


def alone(edition: Edition, figure: Figure) -> Markup:
    """A figure on a page of its own, between those before and after it in the catalogue."""
    fed = edition.drawable
    at = fed.index(figure) if figure in fed else None
    before = fed[at - 1] if at else None
    after = fed[at + 1] if at is not None and at + 1 < len(fed) else None

    def way(to: Figure, label: str) -> Way:
        return Way(edition.at.figure(to, edition.study), label, to.name, figure=to)

    main = edition.render(
        "alone.html",
        page=next(each for each in contents() if each.id == figure.page),
        place=place(edition, figure, level=1),
        files=_files(edition, figure),
    )
    return _whole(
        edition,
        main,
        here=figure.page,
        only=True,
        before=way(before, "Figure before") if before else None,
        after=way(after, "Next figure") if after else None,
        onward="Figures",
        beside=related([figure], edition.drawable),
    )


def _whole(
    edition: Edition,
    main: Markup,
    *,
    here: str,
    before: Way | None,
    after: Way | None,
    onward: str,
    beside: Sequence[Figure],
    only: bool = False,
) -> Markup:
    shown = [each for each in contents() if not each.hidden]
    return edition.render(
        "paper.html",
        main=main,
        here=here,
        only=only,
        home=contents()[0],
        pages=shown,
        sections=list(dict.fromkeys(each.section for each in shown)),
        studies=[(id, load_study(id).title) for id in study_ids()] if edition.at.served else [],
        depths=DEPTHS,
        at_depth=json.dumps(mount.AT_DEPTH),
        before=before,
        after=after,
        onward=onward,
        notebook=_taken(edition, here, "notebook") if not only else "",
        package=_taken(edition, here, "package") if not only else "",
        beside=beside,
    )


def _files(edition: Edition, figure: Figure) -> list[tuple[str, str]]:
    """A figure as files: what each is, and where it lies."""
    each = ((said, edition.at.taken(f"{figure.id}.{it}", edition.study)) for it, said in FILES)
    return [(said, address) for said, address in each if address]


def _taken(edition: Edition, here: str, kind: Literal["notebook", "package"]) -> str:
    """Where a page lies as a file; empty for a page without figures."""
    page = next(each for each in contents() if each.id == here)
    some = figures(here) and not page.hidden
    return edition.at.taken(getattr(page, kind), edition.study) if some else ""
