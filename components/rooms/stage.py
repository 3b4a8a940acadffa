"""How far a question has come: its rounds, and what of it is shown. Pure rules, no database."""

from __future__ import annotations

import json
from dataclasses import astuple, dataclass, replace

from components.rooms.problem import RoomProblem

ROUNDS = (1, 2)  # before discussion, and after
SPREAD, DATA = 1, 2  # what is shown: the votes, then what was measured as well
BACK = 10  # acts that can be taken back


@dataclass(frozen=True, slots=True)
class Stage:
    """Where a room stands; what a teacher does leads from one stage to another."""

    asking: int = 0  # the question in force, 0 for none
    round: int = 0  # 0 before the first
    voting: bool = False
    closes: float = 0.0  # seconds since 1970, 0 for no end
    shown: int = 0

    def started(self, round: int, closes: float = 0.0) -> Stage:
        """The next round, or the present one again while its votes are hidden.

        Raises RoomProblem.
        """
        next_one = round == self.round + 1 and self.shown < DATA
        same_one = round == self.round and not self.shown
        if not self.asking or round not in ROUNDS or not (next_one or same_one):
            raise RoomProblem("This round cannot start now: a question has two, in order.")
        return replace(self, round=round, voting=True, closes=closes, shown=0)

    def stopped(self) -> Stage:
        """The voting is over, and the votes stay hidden."""
        return replace(self, voting=False, closes=0.0)

    def revealed(self, step: int, measured: str) -> Stage:
        """One step more is shown: the votes, and then the data. Raises RoomProblem."""
        if self.round not in ROUNDS:
            raise RoomProblem("There is nothing to reveal: no round has been held.")
        if step == DATA and not measured:
            raise RoomProblem("There is nothing to reveal: nothing was measured for this question.")
        if step != self.shown + 1:
            raise RoomProblem("The votes are shown first, and then the data.")
        return replace(self, voting=False, closes=0.0, shown=step)

    def open(self, now: float) -> bool:
        """Whether votes are counted."""
        return self.voting and (not self.closes or now < self.closes)

    def left(self, now: float) -> float | None:
        """Seconds until the voting ends by itself; None where it does not."""
        return max(0.0, self.closes - now) if self.voting and self.closes else None


def remembered(before: str, stage: Stage, act: str) -> str:
    """The stages that can be gone back to, with one more: it was left by this act."""
    return json.dumps([*json.loads(before), [act, astuple(stage)]][-BACK:], ensure_ascii=False)


def undone(before: str, now: float) -> tuple[Stage, str]:
    """The last stage, and those before it. Raises RoomProblem.

    A round whose time has passed meanwhile is open again, until the teacher ends it.
    """
    kept = json.loads(before)
    if not kept:
        raise RoomProblem("There is nothing to take back.")
    stage = Stage(*kept.pop()[1])
    if stage.closes and stage.closes <= now:
        stage = replace(stage, closes=0.0)
    return stage, json.dumps(kept, ensure_ascii=False)


def last(before: str) -> str:
    """The act that can be taken back, in words; empty where there is none."""
    kept = json.loads(before)
    return str(kept[-1][0]) if kept else ""


def without(before: str, number: int) -> str:
    """The stages that can be gone back to, when a question is no more."""
    kept = [[act, stage] for act, stage in json.loads(before) if stage[0] != number]
    return json.dumps(kept, ensure_ascii=False)
