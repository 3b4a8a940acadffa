"""Every figure on a card: its finding, and the ways to it, as HTML that needs no script."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from itertools import groupby
from typing import Any

from components.figures.catalogue import CATALOGUE
from components.figures.core.figure import Figure
from components.packing.variants import drawn
from components.study import DataProblem, Study
from components.study.citation import citations, fill
from components.study.contents import contents, site_title


@dataclass(frozen=True, slots=True)
class Card:
    """What is said of a figure without drawing it in the browser: its default variant."""

    figure: Figure
    finding: str
    measure: str
    n: str
    alt: str
    kinds: tuple[str, ...]  # how its numbers came to be, as words
    cite: Mapping[str, str]  # form to text, with marks: see study/citation.py

    def says(self, word: str) -> bool:
        """Whether a word, in lower case, occurs in it."""
        said = f"{self.figure.id} {self.figure.name} {self.finding} {self.measure} {self.alt}"
        return word in said.lower()


@dataclass(frozen=True, slots=True)
class Ways:
    """Where a figure is found: addresses, as a reader of the gallery must follow them."""

    page: str  # that explains it
    alone: str
    rows: str  # its rows as CSV
    embed: str  # what an iframe shows
    printed: str  # what a citation names


Said = Callable[[Figure, Study], Mapping[str, Any]]  # the `meta` of a figure's default variant


@lru_cache(maxsize=4)
def cards(study: Study, said: Said) -> tuple[Card, ...]:
    """A card for each figure that the study can feed; `said` knows what a figure finds."""
    made = []
    for figure in CATALOGUE:
        try:
            meta = said(figure, study)
        except DataProblem:
            continue  # its own page says what is wrong
        tables = drawn(figure, study)
        kinds = dict.fromkeys(str(study.entry(name).provenance.kind) for name in tables)
        cite = citations(study, figure.id, figure.name, tables)
        made.append(
            Card(
                figure,
                finding=meta["title"],
                measure=meta["subtitle"],
                n=meta["n"],
                alt=meta["alt"],
                kinds=tuple(kinds),
                cite=cite,
            )
        )
    return tuple(made)


def matching(every: Iterable[Card], find: str = "", kind: str = "") -> list[Card]:
    """Cards with all words of `find`, and with numbers of one kind where given."""
    words = find.lower().split()
    return [
        card
        for card in every
        if all(card.says(word) for word in words) and kind in ("", *card.kinds)
    ]


def gallery(some: Iterable[Card], ways: Callable[[Figure], Ways], date: str) -> str:
    """Cards below the titles of their pages, in reading order; `date` is that of access."""
    titles = {page.id: page.title for page in contents()}
    order = list(titles)
    by_page = sorted(some, key=lambda card: order.index(card.figure.page))
    return "".join(
        f'<section class="gallery"><h2>{escape(titles[page])}</h2>'
        f"{''.join(_card(card, ways(card.figure), date) for card in each)}</section>"
        for page, each in groupby(by_page, key=lambda card: card.figure.page)
    )


def frame(figure: Figure, src: str) -> str:
    """Code that shows a figure in another page, in the shape of a slide."""
    return (
        f'<iframe src="{escape(src)}" title="{escape(figure.name)}" width="960" height="540" '
        'style="border:0;max-width:100%" loading="lazy" allow="fullscreen; clipboard-write">'
        "</iframe>"
    )


def _card(card: Card, ways: Ways, date: str) -> str:
    figure = card.figure
    values = {
        "address": ways.printed,
        "site": site_title(),
        "date": date,
        "finding": card.finding,
        "measure": card.measure,
        "n": card.n,
        "alt": card.alt,
    }
    kinds = " ".join(f'<span class="kind">{escape(kind)}</span>' for kind in card.kinds)
    texts = [("Embed code", frame(figure, ways.embed))]
    names = {"line": "Citation", "bibtex": "BibTeX", "alt": "Alt text"}
    texts += [(name, fill(form, card.cite[form], values)) for form, name in names.items()]
    taken = "".join(f'<dt>{name}</dt><dd tabindex="0">{escape(text)}</dd>' for name, text in texts)
    return (
        f'<article id="figure-{escape(figure.id)}"><h3>{escape(figure.name)}</h3>'
        f'<p class="finding">{escape(card.finding)}</p>'
        f'<p class="measure">{escape(card.measure)} {kinds}</p>'
        f'<p class="ways"><a href="{escape(ways.page)}">Where it is explained</a> '
        f'<a href="{escape(ways.alone)}">The figure alone</a> '
        f'<a href="{escape(ways.rows)}" download="{escape(figure.id)}.csv">Its rows as CSV</a></p>'
        f"<details><summary>Embed or cite</summary><dl>{taken}</dl></details></article>"
    )
