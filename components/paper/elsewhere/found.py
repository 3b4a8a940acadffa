"""What search engines look for: a list of addresses, leave to read them, and what each page is.

What a page is stands in it as JSON-LD, in the words of https://schema.org: a page with figures is
an article on the works behind them, a figure by itself a set of data that can be fetched.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from markupsafe import Markup

from components import blocks
from components.figures import Figure
from components.paper.document import About
from components.study import Study
from components.study.contents import Entry, site_title
from components.study.sources.citation import works

LANGUAGE = "en-GB"


def sitemap(addresses: Iterable[str]) -> str:
    """All addresses as https://www.sitemaps.org asks for them; each is whole."""
    urls = "".join(f"<url><loc>{escape(address)}</loc></url>\n" for address in addresses)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{urls}</urlset>\n'
    )


def robots(sitemap: str = "") -> str:
    """Search engines are welcome; `sitemap` is its whole address, or empty if not known."""
    return "User-agent: *\nAllow: /\n" + (f"Sitemap: {sitemap}\n" if sitemap else "")


def page_is(page: Entry, study: Study, about: About, site: str) -> Markup:
    """A page as JSON-LD; `site` is the address of the home page."""
    figures = blocks.figures(page.id)
    tables = dict.fromkeys(name for figure in figures for name in figure.tables)
    return _script(
        {
            "@type": "ScholarlyArticle" if figures else "WebPage",
            "headline": about.title,
            **_shared(about, site),
            "citation": _cited(study, tables),
        }
    )


def figure_is(figure: Figure, study: Study, about: About, site: str, rows: str) -> Markup:
    """A figure as JSON-LD; `rows` is the address of its rows as CSV."""
    return _script(
        {
            "@type": "Dataset",
            "name": figure.name,
            **_shared(about, site),
            "isBasedOn": _cited(study, figure.tables),
            "distribution": {
                "@type": "DataDownload",
                "encodingFormat": "text/csv",
                "contentUrl": rows,
            },
        }
    )


def _shared(about: About, site: str) -> dict[str, Any]:
    return {
        "description": about.description,
        "url": about.canonical,
        "image": about.card,
        "inLanguage": LANGUAGE,
        "isAccessibleForFree": True,
        "isPartOf": {"@type": "WebSite", "name": site_title(), "url": site},
    }


def _cited(study: Study, tables: Iterable[str]) -> list[dict[str, str]]:
    """The works behind tables."""
    cited = []
    for work in works(study, tables):
        said = {"@type": "CreativeWork", "name": work.citation, "license": work.licence}
        cited.append({**said, "url": work.url} if work.url else said)
    return cited


def _script(said: Mapping[str, Any]) -> Markup:
    """JSON that no words in it can end."""
    text = json.dumps({"@context": "https://schema.org", **said}, ensure_ascii=False)
    return Markup(text.replace("<", r"\u003c"))
