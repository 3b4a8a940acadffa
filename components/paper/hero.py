"""The home page's first screen: every model's prompts as tiles, in three states, as plain HTML.

The tiles are those of the figure of the same rows. Here each tile says at once what became of its
prompt in every state and by every scorer, so that a press needs nothing but a change of style.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import get_args

from markupsafe import Markup

from components.blocks import Hero
from components.browser import mount
from components.figures.models.tiles import Outcome, Row, Scorer, State, rows
from components.paper.edition import Edition
from components.paper.words import section
from components.study import Study
from components.study.contents import Entry

STATES: tuple[State, ...] = get_args(State)
SCORERS: tuple[Scorer, ...] = get_args(Scorer)
# How tiles name a state and a scorer, and what became of a prompt: the style sheet knows them.
STATE_LETTERS: Mapping[State, str] = {"unedited": "u", "cut": "c", "changed": "h"}
SCORER_LETTERS: Mapping[Scorer, str] = {"phrases": "p", "classifier": "g"}
LETTERS: Mapping[Outcome, str] = {
    "refused": "r",
    "unsafe": "r",
    "not refused": "a",
    "safe": "a",
    "not tried": "g",
    "no verdict": "v",
}


@dataclass(frozen=True, slots=True)
class Told:
    """What stands beside the tiles of a row in one state by one scorer."""

    state: State
    scorer: Scorer
    note: str
    k: str
    of: str
    interval: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row of tiles through all states; `tiles` holds the classes of each."""

    name: str
    tiles: tuple[str, ...]
    told: tuple[Told, ...]
    framed: int
    states: tuple[State, ...]  # in which it is shown


def hero(edition: Edition, page: Entry, block: Hero) -> Markup:
    """The title of the page, one action, and the tiles. Raises DataProblem."""
    study, at = edition.study, edition.at
    said = {name: section(page.id, name, study, at)[1] for name in block.names}
    home = at.figure(block.figure, study)
    return edition.render(
        "hero.html",
        page=page,
        said={name.removeprefix("hero-"): _bare(words) for name, words in said.items()},
        runs=lines(study, "runs"),
        study_lines=lines(study, "study"),
        states=STATES,
        ways={state: mount.address(home, {"state": state}) for state in STATES},
    )


def lines(study: Study, group: str) -> list[Line]:
    """The rows of a group through all states. Raises DataProblem."""
    told = {
        (state, scorer): [row for row in rows(study, state, scorer) if row.group == group]
        for state in STATES
        for scorer in SCORERS
    }
    keys = list(told)
    return [
        _line({key: row for key, row in zip(keys, same, strict=True) if row is not None})
        for same in zip_longest(*told.values())
    ]


def _line(told: Mapping[tuple[State, Scorer], Row]) -> Line:
    row = next(iter(told.values()))
    tiles = tuple(
        " ".join(
            f"{STATE_LETTERS[state]}{SCORER_LETTERS[scorer]}-{LETTERS[one.outcomes[at]]}"
            for (state, scorer), one in told.items()
        )
        for at in range(len(row.outcomes))
    )
    return Line(
        name=row.name,
        tiles=tiles,
        told=tuple(_told(state, scorer, one) for (state, scorer), one in told.items()),
        framed=row.framed,
        states=tuple(dict.fromkeys(state for state, _ in told)),
    )


def _told(state: State, scorer: Scorer, row: Row) -> Told:
    share = row.share
    if share is None:
        return Told(state, scorer, row.note, "", "no verdict", "")
    tried = " tried" if row.tried < len(row.outcomes) else ""
    return Told(state, scorer, row.note, str(share.k), f"of {share.n}{tried}", share.range)


def _bare(words: Markup) -> Markup:
    """A section of one paragraph, without the paragraph."""
    return Markup(words.strip().removeprefix("<p>").removesuffix("</p>"))
