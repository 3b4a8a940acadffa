"""What remains of a lesson: one row for each vote that was revealed, as CSV that Excel reads."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import Connection, and_, select

from components.rooms.ballot import Ballot
from components.rooms.codes import read_code
from components.rooms.register import Register, no_room
from components.rooms.stage import DATA
from components.rooms.tables import questions, votes

COLUMNS = (
    "room",
    "question_number",
    "figure",
    "question",
    "round",
    "voter",
    "answer",
    "unit",
    "measured",
    "time_utc",
    "time_local",
    "time_zone",
)
MARK = "\ufeff"  # by this Excel knows UTF-8
PLAIN = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?")
FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Download:
    """Files of lessons. Its methods raise RoomProblem."""

    def __init__(self, rooms: Register) -> None:
        self.rooms, self.database = rooms, rooms.database

    def csv(self, led: Sequence[tuple[str, object]], zone: str = "UTC") -> str:
        """All votes revealed in the rooms, each named by its code and a key of it.

        Rooms that are closed by now are left out, as long as one is there.

        Times are those of a vote’s last change, to the minute, in UTC and in the time zone.
        `voter` numbers the browsers of one room; it says nothing of them, and is the same in all
        rounds, so that it can be seen who changed a vote.
        """
        file = io.StringIO()
        sheet = csv.writer(file)
        sheet.writerow(COLUMNS)
        local, name = _zone(zone)
        with self.database.reading() as connection:
            here = [each for each in led if self.rooms.there(connection, read_code(each[0]))]
            if not here:
                raise no_room()
            for code, key in here:
                self.rooms.check(connection, read_code(code), key)
                for each in _rows(connection, read_code(code), local):
                    sheet.writerow([harmless(cell) for cell in (*each, name)])
        return MARK + file.getvalue()


def harmless(cell: object) -> str:
    """A cell that no spreadsheet takes for a formula; plain numbers stay as they are."""
    text = str(cell)
    return f"'{text}" if text.startswith(FORMULA) and not PLAIN.fullmatch(text) else text


def _zone(said: str) -> tuple[ZoneInfo, str]:
    try:
        return ZoneInfo(said), said
    except (ZoneInfoNotFoundError, ValueError, OSError):  # a zone that this machine does not know
        return ZoneInfo("UTC"), "UTC"


def _rows(connection: Connection, code: str, zone: ZoneInfo) -> Iterator[tuple[Any, ...]]:
    """One row a vote: of questions whose votes are shown, and of the rounds that are in force."""
    asked = and_(questions.c.room == votes.c.room, questions.c.number == votes.c.asking)
    found = connection.execute(
        select(votes, questions.c.ballot, questions.c.measured, questions.c.shown)
        .select_from(votes.join(questions, asked))
        .where(votes.c.room == code, questions.c.shown > 0, votes.c.round <= questions.c.round)
        .order_by(votes.c.asking, votes.c.round, votes.c.voter)
    ).all()
    numbers = {voter: at for at, voter in enumerate(sorted({row.voter for row in found}), 1)}
    for row in found:
        ballot = Ballot.from_json(row.ballot)
        at = datetime.fromtimestamp(row.minute * 60, UTC)
        yield (
            code,
            row.asking,
            ballot.figure,
            ballot.question,
            row.round,
            numbers[row.voter],
            ballot.answers[row.answer],
            ballot.unit,
            row.measured if row.shown == DATA else "",
            at.strftime("%Y-%m-%d %H:%M"),
            at.astimezone(zone).strftime("%Y-%m-%d %H:%M"),
        )
