"""What a teacher does at the desk, by a key of the room."""

from __future__ import annotations

from collections.abc import Callable

from components.rooms.here import store
from components.rooms.problem import RoomProblem
from components.rooms.stage import DATA, SPREAD
from components.rooms.store import Store
from components.rooms.typed import number, text, typed
from components.study import DataProblem
from components.ui import frame
from components.ui.room.answers import Said
from components.ui.room.questions import questions


def desk(code: str, said: Said) -> Said:
    """Do what a teacher asks for, if anything, and tell where the queue stands."""
    kept, key = store(), said.get("key")
    kept.rooms.teaches(code, key)
    act = said.get("act")
    if act == "close":
        kept.rooms.close(code, key)
        return {"closed": True}
    if act:
        ACTS.get(str(act), _unknown)(kept, code, said)
    queue, undo = kept.lesson.queue(code, key)
    return {
        "version": kept.rooms.room(code).version,
        "undo": undo,
        "queue": [
            {
                "number": each.number,
                "question": each.ballot.question,
                "figure": each.ballot.figure,
                "measured": each.measured,
                "round": each.round,
                "shown": each.shown,
            }
            for each in queue
        ],
    }


def _add(kept: Store, code: str, said: Said) -> None:
    """Put guesses of figures at the end of the queue, or a question that was typed."""
    if isinstance(own := said.get("typed"), dict):
        new = [typed(own)]
    else:
        try:
            known = questions(frame.chosen_study(text(said.get("study"), 80) or None))
        except DataProblem as problem:
            raise RoomProblem(str(problem)) from problem
        asked = said.get("figures")
        new = [known[id] for id in asked if id in known] if isinstance(asked, list) else []
    if not new:
        raise RoomProblem("There is no such question.")
    numbers = kept.lesson.add(code, said.get("key"), new)
    if not kept.rooms.room(code).stage.asking:
        kept.lesson.ask(code, said.get("key"), numbers[0])


def _unknown(kept: Store, code: str, said: Said) -> None:
    raise RoomProblem("There is no such act.")


def whole(said: object) -> int:
    """A whole number; for anything else one that nothing has."""
    return said if isinstance(said, int) else -1


Act = Callable[[Store, str, Said], object]
ACTS: dict[str, Act] = {
    "add": _add,
    "remove": lambda kept, code, it: kept.lesson.remove(code, it["key"], whole(it.get("number"))),
    "ask": lambda kept, code, it: kept.lesson.ask(code, it["key"], whole(it.get("number"))),
    "start": lambda kept, code, it: kept.lesson.start(
        code, it["key"], whole(it.get("round")), number(it.get("seconds")) or 0.0
    ),
    "stop": lambda kept, code, it: kept.lesson.stop(code, it["key"]),
    "reveal": lambda kept, code, it: kept.lesson.reveal(
        code, it["key"], DATA if it.get("step") == DATA else SPREAD
    ),
    "undo": lambda kept, code, it: kept.lesson.undo(code, it["key"]),
}
