"""What can be searched for: pages, figures, statements and terms, each with where it stands."""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from contextlib import suppress

from components.blocks import Glossary, Ledger, blocks, names
from components.figures import Figure
from components.paper.edition import Edition, begun
from components.paper.words import anchor
from components.study import DataProblem, Study
from components.study.claims import claims
from components.study.contents import contents
from components.study.glossary import glossary
from components.study.prose import words

HEADING = re.compile(r"^#{2,4} (.+)$", re.MULTILINE)
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)|<[^>]+>|[*`]")

Item = tuple[str, str, str, str]  # title, what is said of it, address, what else it is found by


def script(edition: Edition, without: Collection[Figure] = ()) -> bytes:
    """The index as a classic script, which a page opened from a file can load as well."""
    told = json.dumps(
        [edition.study.id, index(edition, without)], ensure_ascii=False, separators=(",", ":")
    )
    return f"Page.provide(...{told});\n".encode()


def index(edition: Edition, without: Collection[Figure] = ()) -> dict[str, list[Item]]:
    """Group to its items, in reading order. Addresses are seen from the root of the edition.

    What the study cannot feed is left out, and the findings of the figures `without`. The last
    part of a figure's item is the question that stands in place of its finding where readers
    guess first.
    """
    return {
        "Pages": _pages(edition),
        "Figures": _figures(edition, without),
        "Statements": _statements(edition),
        "Terms": [
            (term, said, f"{_page_with(edition, Glossary())}#{anchor(term)}", "")
            for term, said in glossary().items()
        ],
    }


def _pages(edition: Edition) -> list[Item]:
    return [
        (page.title, page.question, edition.at.page(page.id), _headings(page.id, edition.study))
        for page in contents()
        if not page.hidden
    ]


def _headings(id: str, study: Study) -> str:
    """The headings of a page, in one line."""
    said: list[str] = []
    for name in names(blocks(id)):
        with suppress(DataProblem):  # the page says so in its place
            said += HEADING.findall(words(id, name, study))
    return " ".join(LINK.sub(lambda found: found[1] or "", each) for each in said)


def _figures(edition: Edition, without: Collection[Figure]) -> list[Item]:
    found: list[Item] = []
    for figure in edition.drawable:
        with suppress(DataProblem):
            ready = figure not in without
            finding = str(begun(edition.packed(figure))["meta"]["title"]) if ready else ""
            asked = figure.predict.question if figure.predict else ""
            found.append((figure.name, finding, edition.at.figure(figure, edition.study), asked))
    return found


def _statements(edition: Edition) -> list[Item]:
    try:
        every = claims(edition.study)
    except DataProblem:
        return []
    ledger = _page_with(edition, Ledger())
    return [
        (
            claim.statement,
            f"{claim.status} · {claim.id} · {claim.source}, {claim.part}",
            f"{ledger}#claim-{claim.id}",
            claim.reading,
        )
        for claim in every
    ]


def _page_with(edition: Edition, block: Ledger | Glossary) -> str:
    """The address of the page that holds a list."""
    return edition.at.page(next(page.id for page in contents() if block in blocks(page.id)))
