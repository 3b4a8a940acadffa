"""Rooms and their votes. Whatever is refused changes nothing; whatever returns is kept."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, case, delete, func, insert, or_, select, update

from components.rooms.ballot import Ballot
from components.rooms.codes import digest, new_code, new_token, read_code, read_token, same
from components.rooms.database import PATIENCE, Database
from components.rooms.problem import RoomProblem
from components.rooms.tables import rooms, votes
from components.rooms.tally import Tally, tally

GONE = "There is no room with this code, or it was closed or is older than a day."
ROUNDS = (1, 2)  # before discussion, and after


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is allowed, so that a flood is refused before it does harm."""

    life: float = 24 * 3600  # seconds until a room is deleted
    rooms: int = 1000
    rooms_an_hour: int = 200
    voters: int = 1000  # in one round of one room
    votes_a_minute: int = 1500  # in one room
    changes_a_minute: int = 10  # of one voter


@dataclass(frozen=True, slots=True)
class Room:
    """What everyone in a room may know: nothing of it is a vote."""

    code: str
    study: str
    version: int  # changes with every act of the teacher
    asking: int
    round: int
    voting: bool
    shown: bool
    ballot: Ballot | None


class Store:
    """All rooms of one database. Its methods raise RoomProblem, and may be called by any thread."""

    def __init__(
        self,
        url: str,
        *,
        limits: Limits | None = None,
        clock: Callable[[], float] = time.time,
        patience: float = PATIENCE,
    ) -> None:
        self.limits, self.clock = limits or Limits(), clock
        self.database = Database(url, patience)
        self.swept = clock()

    def open(self, study: str) -> tuple[str, str]:
        """Open a room. Returns its code, and the teacher’s key, which is not kept."""
        code, key, now = new_code(), new_token(), self.clock()
        with self.database.writing() as connection:
            self._sweep(connection)
            held = select(func.count()).select_from(rooms)
            if (
                connection.scalar(held) >= self.limits.rooms
                or connection.scalar(held.where(rooms.c.opened > now - 3600))
                >= self.limits.rooms_an_hour
            ):
                raise RoomProblem("Too many rooms are open, so please try again in an hour.")
            if connection.scalar(held.where(rooms.c.code == code)):
                raise RoomProblem("The new room’s code was taken, so please try again.")
            connection.execute(
                insert(rooms).values(code=code, key_hash=digest(code, key), study=study, opened=now)
            )
        return code, key

    def room(self, code: str) -> Room:
        """A room as it is now: one query for one row, for pages that ask every few seconds."""
        self._sweep_at_times()
        with self.database.reading() as connection:
            return self._room(self._row(connection, read_code(code)))

    def teaches(self, code: str, key: object) -> None:
        """Return if this is the teacher’s key."""
        with self.database.reading() as connection:
            self._check(self._row(connection, read_code(code)), key)

    def ask(self, code: str, key: object, ballot: Ballot) -> None:
        """Put a new question; the votes on the one before are out of sight."""
        self._act(
            code,
            key,
            lambda row: {
                "ballot": ballot.to_json(),
                "asking": row.asking + 1,
                "round": 0,
                "voting": False,
                "shown": False,
            },
        )

    def start(self, code: str, key: object, round: int) -> None:
        """Start a round: the first after the question was put, the second after the first."""

        def changes(row: Row[Any]) -> dict[str, Any]:
            if not row.ballot or round not in ROUNDS or row.round != round - 1:
                raise RoomProblem("This round cannot start now: a question has two, in order.")
            return {"round": round, "voting": True, "shown": False}

        self._act(code, key, changes)

    def stop(self, code: str, key: object) -> None:
        """End the voting; the votes stay hidden."""
        self._act(code, key, lambda row: {"voting": False})

    def reveal(self, code: str, key: object) -> None:
        """End the voting, and show the tally to everyone in the room."""

        def changes(row: Row[Any]) -> dict[str, Any]:
            if row.round not in ROUNDS:
                raise RoomProblem("There is nothing to reveal: no round has been held.")
            return {"voting": False, "shown": True}

        self._act(code, key, changes)

    def close(self, code: str, key: object) -> None:
        """Delete the room and all its votes."""
        self._act(code, key, None)

    def vote(self, code: str, token: object, asking: int, round: int, answer: object) -> None:
        """Count a vote, in place of an earlier one of the same token in the same round.

        `asking` and `round` are those of the page that was voted on: a vote that comes late is
        refused, and never counts for another question. When this returns, the vote is kept.
        """
        code, voter = read_code(code), digest(code, read_token(token))
        minute, limits = int(self.clock() // 60), self.limits
        with self.database.writing() as connection:
            # The room’s row is changed first: on any database, its votes and the teacher’s acts
            # then come one after the other.
            admitted = connection.execute(
                update(rooms)
                .where(rooms.c.code == code, self._alive(), rooms.c.voting)
                .where(rooms.c.asking == asking, rooms.c.round == round)
                .where(or_(rooms.c.minute != minute, rooms.c.hits < limits.votes_a_minute))
                .ordered_values(*_counted(rooms, minute))
            ).rowcount
            row = self._row(connection, code)
            if not admitted:
                late = not row.voting or (row.asking, row.round) != (asking, round)
                raise RoomProblem(
                    "This round is over, so the vote was not counted."
                    if late
                    else "Too many votes arrive in this room, so please try again in a minute."
                )
            place = Ballot.from_json(row.ballot).place(answer)
            here = (votes.c.room == code, votes.c.asking == asking, votes.c.round == round)
            mine = connection.execute(
                select(votes.c.minute, votes.c.hits).where(*here, votes.c.voter == voter)
            ).first()
            if mine:
                if mine.minute == minute and mine.hits >= limits.changes_a_minute:
                    raise RoomProblem("This vote was changed too often, so please wait a minute.")
                connection.execute(
                    update(votes)
                    .where(*here, votes.c.voter == voter)
                    .ordered_values(*_counted(votes, minute), (votes.c.answer, place))
                )
                return
            if connection.scalar(select(func.count()).where(*here)) >= limits.voters:
                raise RoomProblem("This room is full, so the vote was not counted.")
            connection.execute(
                insert(votes).values(
                    room=code,
                    asking=asking,
                    round=round,
                    voter=voter,
                    answer=place,
                    minute=minute,
                    hits=1,
                )
            )

    def own(self, room: Room, token: object) -> str | None:
        """The answer that this token gave in the present round."""
        with self.database.reading() as connection:
            place = connection.scalar(
                select(votes.c.answer).where(
                    votes.c.room == room.code,
                    votes.c.asking == room.asking,
                    votes.c.round == room.round,
                    votes.c.voter == digest(room.code, read_token(token)),
                )
            )
        return room.ballot.answers[place] if room.ballot and place is not None else None

    def voted(self, room: Room) -> int:
        """How many have voted in the present round; not what."""
        with self.database.reading() as connection:
            count = connection.scalar(
                select(func.count()).where(
                    votes.c.room == room.code,
                    votes.c.asking == room.asking,
                    votes.c.round == room.round,
                )
            )
        return int(count or 0)

    def tally(self, code: str) -> Tally:
        """The votes of each round held, once they are revealed; before, nobody gets them."""
        with self.database.reading() as connection:
            row = self._row(connection, read_code(code))
            if not row.shown:
                raise RoomProblem("The votes are hidden until the teacher reveals them.")
            found = connection.execute(
                select(votes.c.round, votes.c.answer, func.count())
                .where(votes.c.room == row.code, votes.c.asking == row.asking)
                .group_by(votes.c.round, votes.c.answer)
            ).all()
        held = [{p: n for r, p, n in found if r == round} for round in ROUNDS[: row.round]]
        return tally(Ballot.from_json(row.ballot), held)

    def _act(
        self, code: str, key: object, changes: Callable[[Row[Any]], dict[str, Any]] | None
    ) -> None:
        """Do what only the teacher may: change the room’s row, or delete the room."""
        code = read_code(code)
        with self.database.writing() as connection:
            row = self._row(connection, code, lock=True)
            self._check(row, key)
            if changes is None:
                _delete(connection, [code])
            else:
                connection.execute(
                    update(rooms)
                    .where(rooms.c.code == code)
                    .values(version=rooms.c.version + 1, **changes(row))
                )

    def _alive(self) -> Any:
        return rooms.c.opened > self.clock() - self.limits.life

    def _row(self, connection: Connection, code: str, lock: bool = False) -> Row[Any]:
        query = select(rooms).where(rooms.c.code == code, self._alive())
        row = connection.execute(query.with_for_update() if lock else query).first()
        if row is None:
            raise RoomProblem(GONE)
        return row

    def _check(self, row: Row[Any], key: object) -> None:
        if not same(row.key_hash, row.code, key):
            raise RoomProblem("This is not the teacher’s key of the room.")

    def _room(self, row: Row[Any]) -> Room:
        ballot = Ballot.from_json(row.ballot) if row.ballot else None
        return Room(
            row.code,
            row.study,
            row.version,
            row.asking,
            row.round,
            bool(row.voting),
            bool(row.shown),
            ballot,
        )

    def _sweep(self, connection: Connection) -> None:
        """Delete what is older than a day."""
        old = select(rooms.c.code).where(rooms.c.opened <= self.clock() - self.limits.life)
        if codes := list(connection.scalars(old)):
            _delete(connection, codes)

    def _sweep_at_times(self) -> None:
        """Sweep every ten minutes while anyone is about, even if no room is opened."""
        now = self.clock()
        if now - self.swept > 600:
            self.swept = now
            with suppress(RoomProblem), self.database.writing() as connection:
                self._sweep(connection)


def _delete(connection: Connection, codes: list[str]) -> None:
    connection.execute(delete(votes).where(votes.c.room.in_(codes)))
    connection.execute(delete(rooms).where(rooms.c.code.in_(codes)))


def _counted(table: Any, minute: int) -> list[tuple[Any, Any]]:
    """One more hit in this minute, or the first. In order: some databases read what they wrote."""
    hits = case((table.c.minute == minute, table.c.hits + 1), else_=1)
    return [(table.c.hits, hits), (table.c.minute, minute)]
