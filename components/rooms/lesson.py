"""What a teacher does in a room: a queue of questions, their rounds, and what is shown of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from components.rooms.ballot import Ballot, Question
from components.rooms.codes import read_code
from components.rooms.problem import RoomProblem
from components.rooms.register import Register, stage_of
from components.rooms.stage import Stage, last, remembered, undone, without
from components.rooms.tables import questions, rooms

LONGEST = 3600.0  # seconds of a round that ends by itself
WORDS = ("", "show the votes", "show the data")
Done = TypeVar("Done")


@dataclass(frozen=True, slots=True)
class Queued:
    """A question of the room, as its teacher sees it. What was measured is not in it."""

    number: int
    ballot: Ballot
    measured: bool  # whether the data say anything
    round: int
    shown: int


class Lesson:
    """The acts of teachers in the rooms of one register. Its methods raise RoomProblem."""

    def __init__(self, rooms: Register) -> None:
        self.rooms, self.database = rooms, rooms.database

    def add(self, code: str, key: object, new: Sequence[Question]) -> list[int]:
        """Put questions at the end of the queue, all or none. Returns their numbers."""

        def change(connection: Connection, row: Row[Any]) -> list[int]:
            here = questions.c.room == row.code
            held = select(func.count(), func.max(questions.c.number)).where(here)
            count, most = connection.execute(held).one()
            if count + len(new) > self.rooms.limits.questions:
                most = self.rooms.limits.questions
                raise RoomProblem(f"A room holds up to {most} questions, so none was added.")
            numbers = [(most or 0) + at for at in range(1, len(new) + 1)]
            for number, each in zip(numbers, new, strict=True):
                kept = {"ballot": each.ballot.to_json(), "measured": each.measured}
                connection.execute(insert(questions).values(room=row.code, number=number, **kept))
            return numbers

        return self._act(code, key, change)

    def remove(self, code: str, key: object, number: int) -> None:
        """Take a question out of the queue, if no round of it was held."""

        def change(connection: Connection, row: Row[Any]) -> None:
            here = (questions.c.room == row.code, questions.c.number == number)
            found = connection.execute(select(questions).where(*here)).first()
            if found is None or found.round or row.asking == number:
                raise RoomProblem("This question stays: it is asked, was asked, or is not there.")
            connection.execute(delete(questions).where(*here))
            self._set(connection, row, before=without(row.before, number))

        self._act(code, key, change)

    def ask(self, code: str, key: object, number: int) -> None:
        """Put a question of the queue to the class, or come back to one as it was left."""

        def change(connection: Connection, row: Row[Any]) -> None:
            if self._question(connection, row.code, number) is None:
                raise RoomProblem("There is no such question in the queue.")
            if number == row.asking:
                raise RoomProblem("This question is asked already.")
            stage = self._stage(connection, row)
            self._set(
                connection, row, asking=number, before=remembered(row.before, stage, "ask this")
            )

        self._act(code, key, change)

    def start(self, code: str, key: object, round: int, seconds: float = 0.0) -> None:
        """Start the next round, or go on with the present one while its votes are hidden.

        `seconds` after now it ends by itself; 0 is no end.
        """
        if not 0 <= seconds <= LONGEST:
            raise RoomProblem("A round lasts up to an hour, or has no end.")
        closes = self.rooms.clock() + seconds if seconds else 0.0
        self._move(code, key, f"start round {round}", lambda old, _: old.started(round, closes))

    def stop(self, code: str, key: object) -> None:
        """End the voting; the votes stay hidden."""
        self._move(code, key, "end the voting", lambda old, _: old.stopped())

    def reveal(self, code: str, key: object, step: int = 1) -> None:
        """End the voting, and show everyone in the room the votes, or then the data."""
        words = WORDS[step] if step in (1, 2) else "show"
        self._move(code, key, words, lambda old, measured: old.revealed(step, measured))

    def undo(self, code: str, key: object) -> None:
        """Take the last act back. Votes that were cast meanwhile are kept, out of sight."""

        def change(connection: Connection, row: Row[Any]) -> None:
            stage, before = undone(row.before, self.rooms.clock())
            self._keep(connection, row.code, stage)
            self._set(connection, row, asking=stage.asking, before=before)

        self._act(code, key, change)

    def queue(self, code: str, key: object) -> tuple[list[Queued], str]:
        """All questions of a room in order, and the act that can be taken back, in words."""
        code = read_code(code)
        with self.database.reading() as connection:
            row = self.rooms.row(connection, code)
            self.rooms.check(connection, code, key)
            found = connection.execute(
                select(questions).where(questions.c.room == code).order_by(questions.c.number)
            ).all()
        queued = [
            Queued(q.number, Ballot.from_json(q.ballot), bool(q.measured), q.round, q.shown)
            for q in found
        ]
        return queued, last(row.before)

    def _move(self, code: str, key: object, words: str, to: Callable[[Stage, str], Stage]) -> None:
        """Lead the question in force from one stage to another."""

        def change(connection: Connection, row: Row[Any]) -> None:
            stage = self._stage(connection, row)
            question = self._question(connection, row.code, row.asking)
            new = to(stage, question.measured if question else "")
            if not new.asking:
                raise RoomProblem("No question is asked yet.")
            self._keep(connection, row.code, new)
            self._set(connection, row, before=remembered(row.before, stage, words))

        self._act(code, key, change)

    def _act(self, code: str, key: object, change: Callable[[Connection, Row[Any]], Done]) -> Done:
        """Do what only the teacher may, in one transaction that keeps others out of the room."""
        code = read_code(code)
        with self.database.writing() as connection:
            row = self.rooms.row(connection, code, lock=True)
            self.rooms.check(connection, code, key)
            done = change(connection, row)
            self._set(connection, row, version=rooms.c.version + 1)
        return done

    def _question(self, connection: Connection, code: str, number: int) -> Row[Any] | None:
        here = (questions.c.room == code, questions.c.number == number)
        return connection.execute(select(questions).where(*here)).first()

    def _stage(self, connection: Connection, row: Row[Any]) -> Stage:
        both = select(rooms.c.asking, questions).where(
            rooms.c.code == row.code,
            questions.c.room == rooms.c.code,
            questions.c.number == row.asking,
        )
        found = connection.execute(both).first()
        return stage_of(found) if found else Stage()

    def _keep(self, connection: Connection, code: str, stage: Stage) -> None:
        new = {"round": stage.round, "voting": stage.voting, "closes": stage.closes}
        connection.execute(
            update(questions)
            .where(questions.c.room == code, questions.c.number == stage.asking)
            .values(**new, shown=stage.shown)
        )

    def _set(self, connection: Connection, row: Row[Any], **new: Any) -> None:
        connection.execute(update(rooms).where(rooms.c.code == row.code).values(**new))
