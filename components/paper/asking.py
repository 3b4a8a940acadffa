"""Questions under a page, and the bug hunt: readers answer and are told why. No score is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from components.figures import BY_ID
from components.paper.edition import Edition
from components.paper.words import inline
from components.study.prose import Depth, fill, label
from components.study.questions import bug_hunt, questions

VERDICTS = {"The data support it": True, "They do not": False}
ASKING: Depth = "student"  # the depth from which on pages ask questions


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer that can be given, and what is said to it."""

    text: str
    right: bool
    why: Markup


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its answers, in the order they are offered."""

    id: str
    ask: str
    answers: tuple[Answer, ...]


def check(edition: Edition, page: str) -> Iterator[Markup]:
    """The questions of a page. Raises DataProblem."""
    yield from _questions(edition, page, "Check yourself")


def exercise(edition: Edition, name: str) -> Iterator[Markup]:
    """Questions of a file of their own, without a title. Raises DataProblem."""
    yield from _questions(edition, name, "")


def _questions(edition: Edition, name: str, title: str) -> Iterator[Markup]:
    study = edition.study
    asked = [
        Asked(
            f"check-{question.id}",
            label(question.ask, study),
            tuple(
                Answer(label(option.text, study), option.right, _why(option.why, edition))
                for option in question.mixed
            ),
        )
        for question in questions(name, study)
    ]
    if asked:
        yield edition.render("questions.html", title=title, asked=asked, depth=ASKING)


def hunt(edition: Edition) -> Iterator[Markup]:
    """Statements, and for each the verdict once the reader has given one. Raises DataProblem."""
    asked = []
    for statement in bug_hunt(edition.study):
        why = _why(statement.why, edition)
        if statement.figure in BY_ID:
            figure = BY_ID[statement.figure]
            why += Markup(' <a href="{}">See “{}”</a>').format(
                edition.at.page(figure.page), figure.name
            )
        answers = (Answer(said, it == statement.supported, why) for said, it in VERDICTS.items())
        ask = label(statement.statement, edition.study)
        asked.append(Asked(f"hunt-{statement.id}", ask, tuple(answers)))
    if asked:
        yield edition.render("questions.html", title="", asked=asked, depth=ASKING)


def _why(markdown: str, edition: Edition) -> Markup:
    return inline(fill(markdown, edition.study), edition.at)
