"""The first HTML of a page: Streamlit's own page, with the article in it.

So the words are there at once, for readers, search engines and previews, and figures move before
Streamlit does. When it lives, the article is taken over as it is, see paper/page/showing.js.
"""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import parse_qs, urlencode

from markupsafe import Markup

from components.browser import assets
from components.browser.mount import THEMES
from components.figures import BY_ID, Figure
from components.packing import stored
from components.paper import files
from components.paper.document import USUAL, About
from components.paper.edition import environment
from components.paper.elsewhere.found import figure_is, page_is
from components.pictures.cards import SIZE, name
from components.study import DataProblem, Study
from components.study.contents import Entry, contents, site_title
from components.study.prose import DEPTHS
from components.ui import cards, early, found, frame
from components.ui.early import STREAMLIT

FONT = re.compile(r"<link\s[^>]*\.woff2[^>]*>")  # that Streamlit names early; pages have their own
UNSEEN = "<style>#root { display: none }</style>"  # until the article is taken over, and this goes
# The script of pages begins of itself when all is parsed; here its part is there already.
BEGIN = "<script>window.Page?.start()</script>"
ROOT = '<div id="root"></div>'
# Streamlit's scripts and its style sheet, of which the words need nothing.
LATER = re.compile(
    r'<(?:script type="module"|link rel="(?:modulepreload|stylesheet)")[^>]*>(?:</script>)?\s*'
)
NO_SCRIPT = re.compile("<noscript>.*?</noscript>", re.DOTALL)  # that nothing works without


Names = tuple[tuple[str, str], tuple[str, ...]]  # script and sheet of pages, and what to ask soon


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the address of a page asks for, as far as its first HTML differs by it."""

    page: str
    figure: str  # alone on its page, or empty
    study: str
    depth: str
    theme: str  # empty: that of the device
    embed: bool

    @property
    def path(self) -> str:
        """Of its article, see paper.files."""
        return f"{files.FIGURES}/{self.figure}" if self.figure else self.page


def wanted(path: str, query: str) -> Wanted | None:
    """Read an address; None where it leads nowhere."""
    asked = {name: values[0] for name, values in parse_qs(query, keep_blank_values=True).items()}
    page = path or contents()[0].id
    figure = asked.get("figure", "")
    if page not in {entry.id for entry in contents()} or (figure and figure not in BY_ID):
        return None
    depth, theme = asked.get("depth", ""), asked.get("theme", "")
    return Wanted(
        page,
        figure,
        asked.get("study", "")[:80],
        depth if depth in DEPTHS else USUAL,
        theme if theme in THEMES[1:] else "",
        embed=asked.get("embed", "false") != "false",
    )


def page(asked: Wanted, query: str, origin: str, base: str) -> assets.Asset:
    """The first HTML of an address; `origin` and `base` say where the server was asked for it."""
    try:
        study: Study | None = frame.chosen_study(asked.study)
    except DataProblem:
        study = None  # Streamlit's half says why
    article = (files.ready(study, asked.path) or files.draft(study, asked.path)) if study else None
    own = (files.page_name(), files.sheet_name())  # another once the type is ready
    return _page(asked, study, article, (own, early.named(asked.page, query)), origin, base)


@lru_cache(maxsize=128)  # all pages and figures, in the form that most ask for
def _page(
    asked: Wanted,
    study: Study | None,
    article: assets.Asset | None,
    names: Names,
    origin: str,
    base: str,
) -> assets.Asset:
    own, soon = names
    head = _head(asked, study, own, origin, base)
    root = f' data-depth="{asked.depth}"'
    root += f' data-theme="{asked.theme}"' if asked.theme else ""
    root += ' class="embed"' if asked.embed else ""
    text = (STREAMLIT / "index.html").read_text("utf-8")
    later = [early.tag(name) for name in soon] + LATER.findall(text)
    first = early.later(later)
    if article:
        first = f'<div id="first">{article.body.decode()}{UNSEEN}</div>{BEGIN}{first}'
    text = LATER.sub("", text)
    text = text.replace('<html lang="en">', f'<html lang="en-GB"{root}>')
    text = NO_SCRIPT.sub("", FONT.sub("", text).replace("<title>Streamlit</title>", head))
    body = text.replace(ROOT, f"{first}{ROOT}").encode()
    return assets.Asset("index.html", body, gzip.compress(body, 6, mtime=0))


def _head(asked: Wanted, study: Study | None, own: tuple[str, str], origin: str, base: str) -> str:
    """What the head of the page holds besides that of Streamlit."""
    script, sheet = (f"./{assets.FOLDER}/{it}" for it in own)
    about = _about(asked, study, origin, base)
    tags = environment().get_template("tags.html").render(about=about)
    return (
        f"{Markup('<title>{}</title>').format(title(asked))}{tags}"
        # A script below a style sheet would wait for it, and the page for the script.
        f'<script src="{script}"></script><link rel="stylesheet" href="{sheet}">'
        f"{early.settings(asked.page == contents()[0].id)}"
    )


def title(asked: Wanted) -> str:
    """The title of the browser's window."""
    if asked.figure:
        return f"{BY_ID[asked.figure].name} · {site_title()}"
    if asked.page == contents()[0].id:
        return site_title()
    return f"{_entry(asked.page).title} · {site_title()}"


def _entry(page: str) -> Entry:
    return next(entry for entry in contents() if entry.id == page)


def _about(asked: Wanted, study: Study | None, origin: str, base: str) -> About:
    """What previews and search engines are told."""
    figure = BY_ID.get(asked.figure)
    page = figure.page if figure else asked.page
    entry, home = _entry(page), contents()[0].id
    path = f"?figure={figure.id}" if figure else "" if page == home else page
    start = f"{origin}{base}/" if origin else ""
    about = About(
        title=title(asked),
        description=_finding(figure, study) or entry.question,
        canonical=start and f"{start}{path}",
        card=f"{origin}{base}/{cards.FOLDER}/{name(page, figure)}.png",
        card_size=SIZE,
    )
    if not (start and study):
        return about
    if not figure:
        return replace(about, linked=page_is(entry, study, about, start))
    rows = f"{start}data/{study.id}/figures/{figure.id}.csv"
    oembed = f"{start}{found.OEMBED}?{urlencode({'url': about.canonical, 'format': 'json'})}"
    return replace(about, oembed=oembed, linked=figure_is(figure, study, about, start, rows))


def _finding(figure: Figure | None, study: Study | None) -> str:
    """What a figure finds, if its drawings are there; nobody waits for them here."""
    try:
        ready = figure and study and stored.sha(figure, study)
        return found.finding(figure, study) if ready and figure and study else ""
    except DataProblem:
        return ""
