"""Blocks that list things: statements, figures, tables, terms, arguments, routes, talks, pages."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from components.blocks import first
from components.browser.mount import EMBEDDED
from components.figures import BY_ID, CATALOGUE
from components.packing.variants import drawn
from components.paper.edition import Edition, begun
from components.paper.pace import minutes
from components.paper.places import place
from components.paper.words import anchor, inline
from components.study import DataProblem
from components.study.claims import STATUSES, claims
from components.study.contents import Entry, contents, site_title
from components.study.debate import COLUMNS, SIDES, arguments
from components.study.decks import decks as all_decks
from components.study.glossary import glossary as all_terms
from components.study.routes import Stop
from components.study.routes import routes as all_routes
from components.study.sources import citation
from components.study.sources.receipts import receipts as all_receipts
from components.study.sources.receipts import works
from components.study.sources.references import references as all_references

MOST = 12  # figures behind one link: more make a slow page


def ledger(edition: Edition, page: Entry) -> Markup:
    """Every statement, with what filters them. Raises DataProblem."""
    every = claims(edition.study)
    return edition.render(
        "ledger.html",
        every=every,
        statuses=STATUSES,
        works=list(dict.fromkeys(claim.source for claim in every)),
        about={id: BY_ID[id].name for id in BY_ID if any(it.figure == id for it in every)},
    )


def gallery(edition: Edition, page: Entry) -> Markup:
    """Every figure that the study can feed, with its finding, below the page that explains it."""
    said: dict[str, dict[str, Any]] = {}
    for figure in CATALOGUE:
        try:
            meta = begun(edition.packed(figure))["meta"]
        except DataProblem:
            continue  # its own page says what is wrong
        tables = drawn(figure, edition.study)
        kinds = dict.fromkeys(str(edition.study.entry(it).provenance.kind) for it in tables)
        said[figure.id] = {**meta, "kinds": list(kinds)}
    pages = [
        (entry, found)
        for entry in contents()
        if (found := [it for it in CATALOGUE if it.page == entry.id and it.id in said])
    ]
    kinds = dict.fromkeys(kind for each in said.values() for kind in each["kinds"])
    return edition.render("gallery.html", pages=pages, said=said, kinds=list(kinds))


def glossary(edition: Edition, page: Entry) -> Markup:
    """Every term of art, in alphabetical order."""
    terms = sorted(all_terms().items(), key=lambda item: item[0].lower())
    return edition.render("glossary.html", terms=terms, anchor=anchor)


def references(edition: Edition, page: Entry) -> Markup:
    """The works that a reader should know, by group."""
    groups = {
        title: [(work, inline(work.says, edition.at)) for work in works]
        for title, works in all_references().items()
    }
    return edition.render("references.html", groups=groups)


def citing(edition: Edition, page: Entry) -> Markup:
    """How to cite the study, this explainer, and a figure of it, each as a line and as BibTeX."""
    at, study = edition.at, edition.study
    of_one = ((it,) for it in edition.drawable if len(citation.works(study, drawn(it, study))) == 1)
    shown = next(of_one, ())  # what rests on a single work is the shorter example
    home = at.page(contents()[0].id)
    cited = [
        ("The study, for its numbers", citation.of_study(study), ""),
        ("This explainer, for a drawing or a judgement of its own", citation.of_site(), home),
        *(
            (
                f"A figure, such as “{it.name}”",
                citation.citations(study, it.id, it.name, drawn(it, study)),
                at.figure(it, study),
            )
            for it in shown
        ),
    ]
    unknown = {"site": site_title(), "address": "[its address]", "date": "[the day]"}
    return edition.render(
        "citing.html",
        cited=[
            (
                title,
                at.whole(address) or address,
                [
                    (citation.FORMS[form], forms[form], citation.fill(form, forms[form], unknown))
                    for form in ("line", "bibtex")
                ],
            )
            for title, forms, address in cited
            if forms
        ],
    )


def debate(edition: Edition, page: Entry) -> Markup:
    """Arguments on cards, sorted by what could settle them. Raises DataProblem."""
    return edition.render(
        "debate.html",
        columns=COLUMNS,
        sides=SIDES,
        cards=arguments(edition.study),
        titles=titles(),
    )


def routes(edition: Edition, page: Entry) -> Markup:
    """Every route with its steps, and a link to begin."""
    return edition.render("routes.html", routes=all_routes(), titles=titles(), Stop=Stop)


def decks(edition: Edition, page: Entry) -> Markup:
    """The talks of the study. Raises DataProblem."""
    return edition.render("decks.html", decks=all_decks(edition.study))


def picker(edition: Edition, page: Entry) -> Markup:
    """Pick figures, and get one link to them."""
    return edition.render("picker.html", figures=edition.drawable, titles=titles(), most=MOST)


def picked(edition: Edition, page: Entry) -> Markup:
    """Every figure, of which a script leaves those that the address names."""
    figures = edition.drawable
    places = [(it, place(edition, it, parts=EMBEDDED, bare=True)) for it in figures]
    return edition.render("picked.html", places=places, most=MOST)


def index(edition: Edition, page: Entry) -> Markup:
    """Every other page, by section."""
    others = [entry for entry in contents() if entry.id != page.id and not entry.hidden]
    sections = list(dict.fromkeys(entry.section for entry in others))
    return edition.render(
        "index.html", pages=others, sections=sections, first=first, minutes=minutes
    )


def receipts(edition: Edition, page: Entry) -> Markup:
    """Every table with its provenance and columns, and the works they were taken from."""
    study = edition.study
    return edition.render("receipts.html", works=works(study), receipts=all_receipts(study))


def titles() -> dict[str, str]:
    """Page to its title."""
    return {page.id: page.title for page in contents()}
