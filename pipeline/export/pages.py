"""The pages of the static edition, block by block, in the order of their scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256

from markupsafe import Markup

from components.figures import BY_ID, CATALOGUE
from components.packing import stored
from components.study import DataProblem, NotInStudy
from components.study.claims import STATUSES, claims, ledger
from components.study.contents import Entry, contents
from components.study.debate import cards
from components.study.decks import decks
from components.study.exchange import phone
from components.study.folders import PAGES
from components.study.glossary import definitions
from components.study.prose import Depth, fill, label, words
from components.study.questions import bug_hunt, questions
from components.study.receipts import origins, receipt
from components.study.routes import Place, routes
from pipeline.export.edition import Edition, begun, environment
from pipeline.export.request import ExportProblem
from pipeline.export.words import inline, linked, section
from pipeline.reading import Shown, order

VERDICTS = {"The data support it": True, "They do not": False}
APP_ONLY = ("room",)  # pages whose purpose needs a server
ASKING: Depth = "student"  # the depth from which on pages ask questions

Block = Callable[[Edition, Entry, Shown], Iterator[str]]


def body(edition: Edition, page: Entry) -> Markup:
    """Everything below the title of a page. Raises ExportProblem for what is not known here."""
    made: list[str] = []
    for shown in order(PAGES / f"{page.id}.py"):
        if shown.how not in BLOCKS:
            raise ExportProblem(
                f"The page “{page.id}” shows “{shown.how}”, which the static edition cannot."
            )
        try:
            made.extend(BLOCKS[shown.how](edition, page, shown))
        except NotInStudy as absence:
            made.append(Markup('<p class="absent">{}</p>').format(absence))
        except DataProblem as problem:
            raise ExportProblem(f"The page “{page.id}” cannot be written. {problem}") from problem
    return Markup("\n".join(made))


def _text(edition: Edition, page: Entry, shown: Shown) -> Iterator[str]:
    for name in shown.names:
        depth, made = section(page.id, name, edition.study, "")
        if made:
            yield f'<div class="text at-{depth}" id="{name}">\n{made}</div>'


def _figures(edition: Edition, page: Entry, shown: Shown) -> Iterator[str]:
    places = [edition.place(BY_ID[id], "", parts=shown.parts) for id in shown.names]
    yield f'<div class="pair">{"".join(places)}</div>' if len(places) > 1 else places[0]


def _chat(edition: Edition, page: Entry, shown: Shown) -> Iterator[str]:
    exchange, mark = (words(page.id, name, edition.study) for name in shown.names)
    if exchange:
        yield phone(exchange, mark)


def _check(edition: Edition, page: Entry, shown: Shown) -> Iterator[str]:
    study = edition.study
    asked = [
        {
            "id": f"check-{question.id}",
            "ask": label(question.ask, study),
            "options": [
                (label(option.text, study), option.right, _why(option.why, edition))
                # in an order that is always the same, and tells nothing of which is right
                for option in sorted(
                    question.options,
                    key=lambda it: sha256(f"{question.id}{it.text}".encode()).digest(),
                )
            ],
        }
        for question in questions(page.id, study)
    ]
    if asked:
        yield _template("questions.html", title="Check yourself", asked=asked, depth=ASKING)


def _hunt(edition: Edition, page: Entry, shown: Shown) -> Iterator[str]:
    study, asked = edition.study, []
    for statement in bug_hunt(study):
        why = _why(statement.why, edition)
        if statement.figure in BY_ID:
            figure = BY_ID[statement.figure]
            link = f'<a href="{figure.page}">See “{Markup.escape(figure.name)}”</a>'
            why += Markup(" " + linked(link, ""))
        asked.append(
            {
                "id": f"hunt-{statement.id}",
                "ask": label(statement.statement, study),
                "options": [
                    (said, it == statement.supported, why) for said, it in VERDICTS.items()
                ],
            }
        )
    if asked:
        yield _template("questions.html", title="", asked=asked, depth=ASKING)


def _why(markdown: str, edition: Edition) -> Markup:
    return Markup(inline(fill(markdown, edition.study), ""))


def _claims(edition: Edition, page: Entry, shown: Shown) -> Iterator[str]:
    every = claims(edition.study)
    links = {figure.id: (figure.page, figure.name) for figure in CATALOGUE}
    yield _template(
        "ledger.html",
        every=every,
        statuses=STATUSES,
        works=list(dict.fromkeys(claim.source for claim in every)),
        names={id: name for id, (_, name) in links.items()},
        ledger=Markup(linked(ledger(every, links), "")),
    )


def _receipts(edition: Edition, page: Entry, shown: Shown) -> Iterator[str]:
    study = edition.study
    yield _template("downloads.html", study=study)
    yield origins(study)
    for name in study.entries:
        yield receipt(study, name, f"data/{study.id}/{name}.csv")


def _glossary(edition: Edition, page: Entry, shown: Shown) -> Iterator[str]:
    yield f'<div class="text">{definitions()}</div>'


def _cards(edition: Edition, page: Entry, shown: Shown) -> Iterator[str]:
    yield linked(cards(edition.study), "")


def _routes(edition: Edition, page: Entry, shown: Shown) -> Iterator[str]:
    yield _template("routes.html", routes=routes(), Place=Place, titles=_titles())


def _index(edition: Edition, page: Entry, shown: Shown) -> Iterator[str]:
    others = [entry for entry in contents() if entry.id != page.id and not entry.hidden]
    sections = list(dict.fromkeys(entry.section for entry in others))
    yield _template("index.html", pages=others, sections=sections)


def _picker(edition: Edition, page: Entry, shown: Shown) -> Iterator[str]:
    yield _template("picker.html", figures=CATALOGUE, titles=_titles())


def _picked(edition: Edition, page: Entry, shown: Shown) -> Iterator[str]:
    parts = ("title", "menu", "controls", "source")
    places = [(it, edition.place(it, "", parts=parts, bare=True)) for it in CATALOGUE]
    yield _template("picked.html", places=places)


def _decks(edition: Edition, page: Entry, shown: Shown) -> Iterator[str]:
    yield _template("decks.html", decks=decks(edition.study))


def _gallery(edition: Edition, page: Entry, shown: Shown) -> Iterator[str]:
    yield gallery(edition)


def gallery(edition: Edition) -> Markup:
    """Every figure as a small picture with its name and its finding, below its page."""
    findings = {}
    for figure in CATALOGUE:
        try:
            findings[figure.id] = begun(stored.whole(figure, edition.study))["meta"]
        except DataProblem:
            continue  # its own page says what is wrong
    pages = [page for page in contents() if any(it.page == page.id for it in CATALOGUE)]
    return _template("gallery.html", pages=pages, figures=CATALOGUE, said=findings, edition=edition)


def _titles() -> Mapping[str, str]:
    return {page.id: page.title for page in contents()}


def _template(name: str, **said: object) -> Markup:
    return Markup(environment().get_template(name).render(**said))


BLOCKS: Mapping[str, Block] = {
    "text": _text,
    "figure": _figures,
    "figures": _figures,
    "chat": _chat,
    "check": _check,
    "bug_hunt": _hunt,
    "claims": _claims,
    "receipts": _receipts,
    "glossary": _glossary,
    "cards": _cards,
    "routes": _routes,
    "index": _index,
    "picker": _picker,
    "picked": _picked,
    "decks": _decks,
    "gallery": _gallery,
}
