"""Rooms: opened by anyone, led by who holds a key, deleted after a day."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, and_, case, delete, func, insert, select, update

from components.limits import RoomLimits
from components.rooms.ballot import Ballot
from components.rooms.codes import (
    digest,
    new_code,
    new_resume,
    new_token,
    read_code,
    read_resume,
    same,
)
from components.rooms.database import Database
from components.rooms.problem import RoomProblem
from components.rooms.stage import Stage
from components.rooms.tables import keys, members, questions, rooms, votes

SWEEP = 600  # seconds between two looks for rooms that are too old


class Opened(NamedTuple):
    """A new room. The server keeps neither its key nor its resume code, but digests of them."""

    code: str  # for everyone
    key: str  # leads the room
    resume: str  # gets another device a key of its own


@dataclass(frozen=True, slots=True)
class Room:
    """What everyone in a room may know: nothing of it is a vote."""

    code: str
    version: int  # changes with every act of the teacher
    stage: Stage
    open: bool  # whether votes are counted now
    left: float | None  # seconds until that ends, where it ends by itself
    ballot: Ballot | None


class Register:
    """All rooms of one database. Its methods raise RoomProblem, and may be called by any thread."""

    def __init__(self, database: Database, limits: RoomLimits, clock: Callable[[], float]) -> None:
        self.database, self.limits, self.clock = database, limits, clock
        self.swept = clock()

    def open(self) -> Opened:
        """Open a room."""
        new, now = Opened(new_code(), new_token(), new_resume()), self.clock()
        code = new.code
        with self.database.writing() as connection:
            _delete(connection, rooms.c.opened <= now - self.limits.life)
            held = select(func.count()).select_from(rooms)
            lately = held.where(rooms.c.opened > now - 3600)
            if (
                count(connection, held) >= self.limits.rooms
                or count(connection, lately) >= self.limits.rooms_an_hour
            ):
                raise RoomProblem("Too many rooms are open, so please try again in an hour.")
            if count(connection, held.where(rooms.c.code == code)):
                raise RoomProblem("The new room’s code was taken, so please try again.")
            row = {"code": code, "resume_hash": digest(code, new.resume), "opened": now}
            connection.execute(insert(rooms).values(**row))
            connection.execute(insert(keys).values(room=code, key_hash=digest(code, new.key)))
        return new

    def resume(self, code: object, said: object) -> str:
        """A new key, for whoever has the resume code. Few tries a minute are allowed."""
        code, said, minute = read_code(code), read_resume(said), int(self.clock() // 60)
        again = rooms.c.tried == minute
        with self.database.writing() as connection:  # the try counts, whether it fails or not
            row = self.row(connection, code, lock=True)
            if row.tried == minute and row.tries >= self.limits.resumes_a_minute:
                raise RoomProblem("Too many resume codes were tried, so please wait a minute.")
            tries = case((again, rooms.c.tries + 1), else_=1)
            connection.execute(
                update(rooms)
                .where(rooms.c.code == code)
                .ordered_values((rooms.c.tries, tries), (rooms.c.tried, minute))
            )
        if not same(row.resume_hash, code, said):
            raise RoomProblem("This is not the resume code of the room.")
        key = new_token()
        with self.database.writing() as connection:
            connection.execute(insert(keys).values(room=code, key_hash=digest(code, key)))
        return key

    def room(self, code: str) -> Room:
        """A room as it is now: one query for one row, for pages that ask every few seconds."""
        self._sweep_at_times()
        code, now = read_code(code), self.clock()
        asked = and_(questions.c.room == rooms.c.code, questions.c.number == rooms.c.asking)
        whole = rooms.outerjoin(questions, asked)
        with self.database.reading() as connection:
            row = connection.execute(
                select(rooms.c.code, rooms.c.version, rooms.c.asking, questions)
                .select_from(whole)
                .where(rooms.c.code == code, self.alive())
            ).first()
        if row is None:
            raise no_room()
        stage = stage_of(row)
        ballot = Ballot.from_json(row.ballot) if row.ballot else None
        return Room(row.code, row.version, stage, stage.open(now), stage.left(now), ballot)

    def teaches(self, code: str, key: object) -> None:
        """Return if this is a key of the room."""
        with self.database.reading() as connection:
            code = self.row(connection, read_code(code)).code
            self.check(connection, code, key)

    def close(self, code: str, key: object) -> None:
        """Delete the room and all its votes."""
        code = read_code(code)
        with self.database.writing() as connection:
            self.row(connection, code, lock=True)
            self.check(connection, code, key)
            _delete(connection, rooms.c.code == code)

    def row(self, connection: Connection, code: str, lock: bool = False) -> Row[Any]:
        """The row of a room that is not too old; `lock` keeps others from changing it."""
        query = select(rooms).where(rooms.c.code == code, self.alive())
        row = connection.execute(query.with_for_update() if lock else query).first()
        if row is None:
            raise no_room()
        return row

    def there(self, connection: Connection, code: str) -> bool:
        """Whether there is such a room, not too old."""
        return bool(
            count(connection, select(func.count()).where(rooms.c.code == code, self.alive()))
        )

    def check(self, connection: Connection, code: str, key: object) -> None:
        """Return if this is a key of the room."""
        kept = connection.scalars(select(keys.c.key_hash).where(keys.c.room == code)).all()
        if not any([same(each, code, key) for each in kept]):
            raise RoomProblem("This is not the teacher’s key of the room.")

    def alive(self) -> Any:
        """The condition that a room is not too old."""
        return rooms.c.opened > self.clock() - self.limits.life

    def _sweep_at_times(self) -> None:
        """Delete old rooms while anyone is about, even if none is opened."""
        now = self.clock()
        if now - self.swept > SWEEP:
            self.swept = now
            with suppress(RoomProblem), self.database.writing() as connection:
                _delete(connection, rooms.c.opened <= now - self.limits.life)


def no_room() -> RoomProblem:
    """What is said of a code that opens nothing."""
    return RoomProblem("There is no room with this code, or it was closed or is older than a day.")


def stage_of(row: Row[Any]) -> Stage:
    """The stage out of a row that holds a room’s `asking` and its question’s columns."""
    if row.round is None:
        return Stage()
    return Stage(row.asking, row.round, bool(row.voting), row.closes, row.shown)


def count(connection: Connection, query: Any) -> int:
    """The one number that a query asks for."""
    return int(connection.scalar(query) or 0)


def _delete(connection: Connection, which: Any) -> None:
    """Delete rooms, and all that belongs to them first."""
    gone = select(rooms.c.code).where(which)
    for table in (votes, members, questions, keys):
        connection.execute(delete(table).where(table.c.room.in_(gone)))
    connection.execute(delete(rooms).where(which))
