"""What everyone in a room is told: where it stands, and the votes once they are shown."""

from __future__ import annotations

from functools import lru_cache
from time import monotonic
from typing import Any

from components.figures import BY_ID
from components.figures.guesses.spread import Guesses, spread
from components.packing.single import single
from components.rooms.here import store
from components.rooms.store import Store
from components.study.contents import contents

Said = dict[str, Any]


def state(code: str, have: int = 0) -> Said:
    """Where a room stands; with the question, unless the asking browser has it already."""
    now = _state(code, int(monotonic()))
    return {**now, "ballot": None} if now["asking"] == have else now


@lru_cache(maxsize=1024)
def _state(code: str, second: int) -> Said:
    """Asked of the database once a second, however many browsers ask. Raises RoomProblem."""
    kept = store()
    room = kept.rooms.room(code)
    ballot = room.ballot
    return {
        "code": room.code,
        "version": room.version,
        "asking": room.stage.asking,
        "round": room.stage.round,
        "open": room.open,
        "left": room.left,
        "shown": room.stage.shown,
        "joined": kept.votes.joined(room.code),
        "voted": kept.votes.voted(room) if room.stage.round else 0,
        "ballot": ballot
        and {
            "question": ballot.question,
            "unit": ballot.unit,
            "ordered": ballot.ordered,
            "answers": ballot.answers,
        },
    }


def result(code: str) -> Said:
    """The votes in words and as a figure, once they are shown."""
    kept = store()
    version = kept.rooms.room(code).version
    return _result(kept, code, version)


@lru_cache(maxsize=64)
def _result(kept: Store, code: str, version: int) -> Said:
    """Counted once: what is revealed does not change before the teacher acts."""
    found = kept.votes.result(code)
    ballot, tally = found.ballot, found.tally
    drawn = spread(
        Guesses(
            ballot.question,
            ballot.unit,
            ballot.ordered,
            ballot.answers,
            found.rounds,
            found.measured,
        )
    )
    figure = BY_ID.get(ballot.figure) if found.measured else None
    return {
        "version": version,
        "finding": drawn.layout.meta["title"],
        "packed": single("class", "The class", drawn),
        "rows": [{"words": row.words, "counts": row.counts} for row in tally.rows],
        "totals": tally.totals,
        "middles": tally.middles,
        "unit": ballot.unit,
        "measured": found.measured,
        "more": figure
        and {
            "page": figure.page,
            "title": next(page.title for page in contents() if page.id == figure.page),
        },
    }
