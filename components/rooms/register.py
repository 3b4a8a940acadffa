"""Rooms: opened by anyone, led by who holds the key, deleted after a day."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from components.limits import RoomLimits
from components.rooms.ballot import Ballot
from components.rooms.codes import digest, new_code, new_token, read_code, same
from components.rooms.database import Database
from components.rooms.problem import RoomProblem
from components.rooms.tables import rooms, votes

ROUNDS = (1, 2)  # before discussion, and after
SWEEP = 600  # seconds between two looks for rooms that are too old


@dataclass(frozen=True, slots=True)
class Room:
    """What everyone in a room may know: nothing of it is a vote."""

    code: str
    version: int  # changes with every act of the teacher
    asking: int  # the number of the question
    round: int  # 0 before the first
    voting: bool
    shown: bool
    ballot: Ballot | None


class Register:
    """All rooms of one database. Its methods raise RoomProblem, and may be called by any thread."""

    def __init__(self, database: Database, limits: RoomLimits, clock: Callable[[], float]) -> None:
        self.database, self.limits, self.clock = database, limits, clock
        self.swept = clock()

    def open(self) -> tuple[str, str]:
        """Open a room. Returns its code, and the teacher’s key, which is not kept."""
        code, key, now = new_code(), new_token(), self.clock()
        with self.database.writing() as connection:
            _delete(connection, rooms.c.opened <= now - self.limits.life)
            held = select(func.count()).select_from(rooms)
            lately = held.where(rooms.c.opened > now - 3600)
            if (
                _count(connection, held) >= self.limits.rooms
                or _count(connection, lately) >= self.limits.rooms_an_hour
            ):
                raise RoomProblem("Too many rooms are open, so please try again in an hour.")
            if _count(connection, held.where(rooms.c.code == code)):
                raise RoomProblem("The new room’s code was taken, so please try again.")
            connection.execute(
                insert(rooms).values(code=code, key_hash=digest(code, key), opened=now)
            )
        return code, key

    def room(self, code: str) -> Room:
        """A room as it is now: one query for one row, for pages that ask every few seconds."""
        self._sweep_at_times()
        with self.database.reading() as connection:
            row = self.row(connection, read_code(code))
        return Room(
            row.code,
            row.version,
            row.asking,
            row.round,
            bool(row.voting),
            bool(row.shown),
            Ballot.from_json(row.ballot) if row.ballot else None,
        )

    def teaches(self, code: str, key: object) -> None:
        """Return if this is the teacher’s key."""
        with self.database.reading() as connection:
            _check(self.row(connection, read_code(code)), key)

    def ask(self, code: str, key: object, ballot: Ballot) -> None:
        """Put a new question; the votes on the one before are out of sight."""

        def changes(row: Row[Any]) -> dict[str, Any]:
            new = {"ballot": ballot.to_json(), "asking": row.asking + 1}
            return {**new, "round": 0, "voting": False, "shown": False}

        self._act(code, key, changes)

    def start(self, code: str, key: object, round: int) -> None:
        """Start the next round, or go on with the present one while its votes are hidden."""

        def changes(row: Row[Any]) -> dict[str, Any]:
            next_one, same_one = row.round == round - 1, row.round == round and not row.shown
            if not row.ballot or round not in ROUNDS or not (next_one or same_one):
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

    def row(self, connection: Connection, code: str, lock: bool = False) -> Row[Any]:
        """The row of a room that is not too old; `lock` keeps others from changing it."""
        query = select(rooms).where(rooms.c.code == code, self.alive())
        row = connection.execute(query.with_for_update() if lock else query).first()
        if row is None:
            raise RoomProblem(
                "There is no room with this code, or it was closed or is older than a day."
            )
        return row

    def alive(self) -> Any:
        """The condition that a room is not too old."""
        return rooms.c.opened > self.clock() - self.limits.life

    def _act(
        self, code: str, key: object, changes: Callable[[Row[Any]], dict[str, Any]] | None
    ) -> None:
        """Do what only the teacher may: change the room’s row, or delete the room."""
        code = read_code(code)
        with self.database.writing() as connection:
            row = self.row(connection, code, lock=True)
            _check(row, key)
            if changes is None:
                _delete(connection, rooms.c.code == code)
                return
            new = {"version": rooms.c.version + 1, **changes(row)}
            connection.execute(update(rooms).where(rooms.c.code == code).values(**new))

    def _sweep_at_times(self) -> None:
        """Delete old rooms while anyone is about, even if none is opened."""
        now = self.clock()
        if now - self.swept > SWEEP:
            self.swept = now
            with suppress(RoomProblem), self.database.writing() as connection:
                _delete(connection, rooms.c.opened <= now - self.limits.life)


def _check(row: Row[Any], key: object) -> None:
    if not same(row.key_hash, row.code, key):
        raise RoomProblem("This is not the teacher’s key of the room.")


def _count(connection: Connection, query: Any) -> int:
    return int(connection.scalar(query) or 0)


def _delete(connection: Connection, which: Any) -> None:
    """Delete rooms, and their votes first."""
    gone = select(rooms.c.code).where(which)
    connection.execute(delete(votes).where(votes.c.room.in_(gone)))
    connection.execute(delete(rooms).where(which))
