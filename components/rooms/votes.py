"""The votes in the rooms. Whatever is refused changes nothing; whatever returns is kept."""

from __future__ import annotations

from typing import Any

from sqlalchemy import case, func, insert, or_, select, update

from components.rooms.ballot import Ballot
from components.rooms.codes import digest, read_code, read_token
from components.rooms.problem import RoomProblem
from components.rooms.register import ROUNDS, Register, Room
from components.rooms.tables import rooms, votes
from components.rooms.tally import Tally, tally


class Votes:
    """The votes in the rooms of one register. Its methods raise RoomProblem."""

    def __init__(self, rooms: Register) -> None:
        self.rooms, self.database = rooms, rooms.database

    def cast(self, code: str, token: object, asking: int, round: int, answer: object) -> None:
        """Count a vote, in place of an earlier one of the same token in the same round.

        `asking` and `round` are those of the page that was voted on: a vote that comes late is
        refused, and never counts for another question. When this returns, the vote is kept.
        """
        code = read_code(code)
        voter = digest(code, read_token(token))
        minute, limits = int(self.rooms.clock() // 60), self.rooms.limits
        here = (votes.c.room == code, votes.c.asking == asking, votes.c.round == round)
        with self.database.writing() as connection:
            # The room’s row is changed first: so on any database its votes, and what the teacher
            # does, come one after the other.
            admitted = connection.execute(
                update(rooms)
                .where(rooms.c.code == code, self.rooms.alive(), rooms.c.voting)
                .where(rooms.c.asking == asking, rooms.c.round == round)
                .where(or_(rooms.c.minute != minute, rooms.c.hits < limits.votes_a_minute))
                .ordered_values(*_one_more(rooms, minute))
            ).rowcount
            row = self.rooms.row(connection, code)
            if not admitted:
                over = not row.voting or (row.asking, row.round) != (asking, round)
                raise RoomProblem(
                    "This round is over, so the vote was not counted."
                    if over
                    else "Too many votes arrive in this room, so please try again in a minute."
                )
            index = Ballot.from_json(row.ballot).index(answer)
            before = connection.execute(
                select(votes.c.minute, votes.c.hits).where(*here, votes.c.voter == voter)
            ).first()
            if before and before.minute == minute and before.hits >= limits.changes_a_minute:
                raise RoomProblem("This vote was changed too often, so please wait a minute.")
            if before:
                connection.execute(
                    update(votes)
                    .where(*here, votes.c.voter == voter)
                    .ordered_values(*_one_more(votes, minute), (votes.c.answer, index))
                )
                return
            if (connection.scalar(select(func.count()).where(*here)) or 0) >= limits.voters:
                raise RoomProblem("This room is full, so the vote was not counted.")
            ballot_paper = {"room": code, "asking": asking, "round": round, "voter": voter}
            connection.execute(
                insert(votes).values(**ballot_paper, answer=index, minute=minute, hits=1)
            )

    def own(self, room: Room, token: object) -> str | None:
        """The answer that this token gave in the present round."""
        voter = digest(room.code, read_token(token))
        with self.database.reading() as connection:
            index = connection.scalar(
                select(votes.c.answer).where(*_present(room), votes.c.voter == voter)
            )
        return room.ballot.answers[index] if room.ballot and index is not None else None

    def voted(self, room: Room) -> int:
        """How many have voted in the present round; not what."""
        with self.database.reading() as connection:
            return int(connection.scalar(select(func.count()).where(*_present(room))) or 0)

    def tally(self, code: str) -> Tally:
        """The votes of each round held, once they are revealed; before, nobody gets them."""
        with self.database.reading() as connection:
            row = self.rooms.row(connection, read_code(code))
            if not row.shown:
                raise RoomProblem("The votes are hidden until the teacher reveals them.")
            found = connection.execute(
                select(votes.c.round, votes.c.answer, func.count())
                .where(votes.c.room == row.code, votes.c.asking == row.asking)
                .group_by(votes.c.round, votes.c.answer)
            ).all()
        held = [
            {answer: count for round, answer, count in found if round == one}
            for one in ROUNDS[: row.round]
        ]
        return tally(Ballot.from_json(row.ballot), held)


def _present(room: Room) -> tuple[Any, ...]:
    """The conditions for votes of the round that is held, or was held last."""
    return (
        votes.c.room == room.code,
        votes.c.asking == room.asking,
        votes.c.round == room.round,
    )


def _one_more(table: Any, minute: int) -> list[tuple[Any, Any]]:
    """One more hit in this minute, or the first. In order: some databases read what they wrote."""
    hits = case((table.c.minute == minute, table.c.hits + 1), else_=1)
    return [(table.c.hits, hits), (table.c.minute, minute)]
