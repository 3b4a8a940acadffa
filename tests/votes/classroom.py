"""A room with its teacher, on a clock that a test winds."""

from dataclasses import dataclass, field

import pytest

from components.rooms.ballot import Ballot, Question
from components.rooms.codes import new_token
from components.rooms.lesson import Lesson
from components.rooms.problem import RoomProblem
from components.rooms.store import Store

CHOICE = Ballot("ladder", "Which <b>step</b>?", "", False, ("first", "second", "<i>third</i>"))
NUMBER = Ballot("sweep", "What share?", "%", True, tuple(str(n) for n in range(0, 105, 5)))


@dataclass
class Clock:
    now: float = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Class:
    """A room with its teacher, on a clock that the test winds."""

    store: Store
    clock: Clock
    code: str = ""
    key: str = ""
    resume: str = ""
    tokens: list[str] = field(default_factory=lambda: [new_token() for _ in range(20)])

    def open(self, ballot: Ballot = CHOICE, round: int = 1, measured: str = "") -> "Class":
        self.code, self.key, self.resume = self.store.rooms.open()
        self.ask(ballot, measured)
        for number in range(1, round + 1):
            self.lesson.start(self.code, self.key, number)
        return self

    @property
    def lesson(self) -> Lesson:
        return self.store.lesson

    def ask(self, ballot: Ballot, measured: str = "") -> int:
        (number,) = self.lesson.add(self.code, self.key, [Question(ballot, measured)])
        self.lesson.ask(self.code, self.key, number)
        return number

    def vote(self, who: int, answer: object, asking: int = 1, round: int = 1) -> None:
        self.store.votes.cast(self.code, self.tokens[who], asking, round, answer)

    def revealed(self) -> list[tuple[int, ...]]:
        self.lesson.reveal(self.code, self.key)
        return [row.counts for row in self.store.votes.tally(self.code).rows]

    def everything(self) -> list[str]:
        """All that is kept, as text."""
        with self.store.database.engine.connect() as connection:
            return list(connection.connection.driver_connection.iterdump())


def one_sentence(problem: pytest.ExceptionInfo[RoomProblem]) -> str:
    said = str(problem.value)
    assert said.endswith(".")
    assert ". " not in said
    assert said[0].isupper()
    return said
