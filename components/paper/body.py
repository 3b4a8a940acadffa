"""The blocks of a page as HTML, in order."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from components.blocks import (
    Block,
    Chat,
    Check,
    Citing,
    Debate,
    Decks,
    Deep,
    Exercise,
    Fold,
    Gallery,
    Glossary,
    Hero,
    Hunt,
    Index,
    Ledger,
    Picked,
    Picker,
    Receipts,
    References,
    Room,
    Routes,
    Shown,
    Side,
    Steps,
    Toy,
    Toys,
    Ways,
    Words,
    blocks,
)
from components.figures import Figure
from components.paper import asking, lists
from components.paper.edition import Edition
from components.paper.hero import hero
from components.paper.places import absent, place
from components.paper.steps import exchanged, staged
from components.paper.ways import ways
from components.paper.words import section
from components.study import DataProblem
from components.study.contents import Entry


def body(edition: Edition, page: Entry) -> Markup:
    """Everything below the title of a page; what the data cannot feed is said in its place."""
    return _all(edition, page, blocks(page.id))


def _all(edition: Edition, page: Entry, some: tuple[Block, ...]) -> Markup:
    made: list[Markup] = []
    for block in some:
        try:
            made.extend(rendered(edition, page, block))
        except DataProblem as problem:
            made.append(absent(problem))
    return Markup("\n").join(made)


def rendered(edition: Edition, page: Entry, block: Block) -> Iterator[Markup]:
    """One block. Raises DataProblem."""
    match block:
        case Words():
            yield from _words(edition, page, block)
        case Shown(figure, parts):
            yield place(edition, figure, parts=parts)
        case Side(shown):
            places = (place(edition, each.figure, parts=each.parts) for each in shown)
            yield Markup('<div class="pair">{}</div>').format(Markup().join(places))
        case Chat():
            yield from exchanged(edition, page.id, block)
        case Ways(each):
            yield ways(edition, page.id, each)
        case Check():
            yield from asking.check(edition, page.id)
        case Exercise(name):
            yield from asking.exercise(edition, name)
        case Hunt():
            yield from asking.hunt(edition)
        case Hero():
            yield hero(edition, page, block)
        case Steps():
            yield from staged(edition, page.id, block)
        case Toys(each):
            yield edition.render("toys.html", toys=[_toy(edition, page, toy) for toy in each])
        case Fold(title, inner):
            yield edition.render("fold.html", title=title, inner=_all(edition, page, inner))
        case Deep(depth, inner):
            yield edition.render("deep.html", depth=depth, inner=_all(edition, page, inner))
        case Room():
            yield edition.render("room.html")
        case _:
            yield LISTS[type(block)](edition, page)


def _words(edition: Edition, page: Entry, block: Words) -> Iterator[Markup]:
    """Sections, each in its own element; one that cannot be read spoils no other."""
    for name in block.names:
        try:
            depth, made = section(page.id, name, edition.study, edition.at)
        except DataProblem as problem:
            yield absent(problem)
            continue
        if made:
            yield edition.render("words.html", name=name, depth=depth, words=made)


def _toy(edition: Edition, page: Entry, toy: Toy) -> tuple[Figure, Markup]:
    """A toy's figure, and all that is shown once it is chosen."""
    notice = Fold("What to notice", (Words(toy.notice),))
    inner = (Words((toy.task,)), Shown(toy.figure), notice)
    return toy.figure, _all(edition, page, inner)


LISTS = {
    Ledger: lists.ledger,
    Gallery: lists.gallery,
    Glossary: lists.glossary,
    Citing: lists.citing,
    References: lists.references,
    Debate: lists.debate,
    Routes: lists.routes,
    Decks: lists.decks,
    Picker: lists.picker,
    Picked: lists.picked,
    Index: lists.index,
    Receipts: lists.receipts,
}
