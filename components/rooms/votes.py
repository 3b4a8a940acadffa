"""The votes in the rooms. Whatever is refused changes nothing; whatever returns is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, case, func, insert, or_, select, update

from components.rooms.ballot import Ballot
from components.rooms.codes import digest, read_code, read_token
from components.rooms.problem import RoomBusy, RoomProblem
from components.rooms.register import Register, Room, count, no_room, stage_of
from components.rooms.stage import DATA, ROUNDS
from components.rooms.tables import members, questions, rooms, votes
from components.rooms.tally import Tally, tally

GRACE = 2.0  # seconds after the end of a round in which a vote that was on its way still counts


@dataclass(frozen=True, slots=True)
class Result:
    """What is shown of a question: the votes, and what was measured once that is shown too."""

    ballot: Ballot
    rounds: tuple[dict[int, int], ...]  # of each round held: place of an answer, and its votes
    measured: str

    @property
    def tally(self) -> Tally:
        return tally(self.ballot, self.rounds)


class Votes:
    """The votes in the rooms of one register. Its methods raise RoomProblem."""

    def __init__(self, rooms: Register) -> None:
        self.rooms, self.database = rooms, rooms.database

    def join(self, code: str, token: object) -> None:
        """Count this browser among those that are in the room; once, however often it comes."""
        code = read_code(code)
        voter = digest(code, read_token(token))
        with self.database.writing() as connection:
            self.rooms.row(connection, code, lock=True)
            self._enter(connection, code, voter)

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
            ballot = self._admitted(connection, code, asking, round, minute)
            index = ballot.index(answer)
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
            if count(connection, select(func.count()).where(*here)) >= limits.voters:
                raise RoomProblem("This room is full, so the vote was not counted.")
            self._enter(connection, code, voter)
            ballot_paper = {"room": code, "asking": asking, "round": round, "voter": voter}
            connection.execute(
                insert(votes).values(**ballot_paper, answer=index, minute=minute, hits=1)
            )

    def _admitted(
        self, connection: Connection, code: str, asking: int, round: int, minute: int
    ) -> Ballot:
        """The ballot of a round that is open.

        The room’s row is changed first: so on any database its votes, and what the teacher does,
        come one after the other.
        """
        few = or_(rooms.c.minute != minute, rooms.c.hits < self.rooms.limits.votes_a_minute)
        admitted = connection.execute(
            update(rooms)
            .where(rooms.c.code == code, self.rooms.alive(), few)
            .ordered_values(*_one_more(rooms, minute))
        ).rowcount
        self.rooms.row(connection, code)
        if not admitted:
            raise RoomBusy("Too many votes arrive in this room, so please try again in a minute.")
        asked = and_(questions.c.room == rooms.c.code, questions.c.number == rooms.c.asking)
        row = connection.execute(
            select(rooms.c.asking, questions)
            .select_from(rooms.join(questions, asked))
            .where(rooms.c.code == code)
        ).first()
        stage = stage_of(row) if row else None
        if row is None or stage is None or (stage.asking, stage.round) != (asking, round):
            raise RoomProblem("This round is over, so the vote was not counted.")
        if not stage.open(self.rooms.clock() - GRACE):
            raise RoomProblem("This round is over, so the vote was not counted.")
        return Ballot.from_json(row.ballot)

    def _enter(self, connection: Connection, code: str, voter: str) -> None:
        here = members.c.room == code
        if connection.execute(select(members).where(here, members.c.voter == voter)).first():
            return
        if count(connection, select(func.count()).where(here)) >= self.rooms.limits.voters:
            raise RoomProblem("This room is full.")
        connection.execute(insert(members).values(room=code, voter=voter))

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
            return count(connection, select(func.count()).where(*_present(room)))

    def joined(self, code: str) -> int:
        """How many browsers have come into the room."""
        with self.database.reading() as connection:
            return count(connection, select(func.count()).where(members.c.room == code))

    def tally(self, code: str) -> Tally:
        """The votes of each round held, once they are shown; before, nobody gets them."""
        return self.result(code).tally

    def result(self, code: str) -> Result:
        """What is shown of the question in force; before it is shown, nobody gets it."""
        code = read_code(code)
        asked = and_(questions.c.room == rooms.c.code, questions.c.number == rooms.c.asking)
        with self.database.reading() as connection:
            row = connection.execute(
                select(rooms.c.code, rooms.c.asking, questions)
                .select_from(rooms.outerjoin(questions, asked))
                .where(rooms.c.code == code, self.rooms.alive())
            ).first()
            if row is None:
                raise no_room()
            if not row.shown:
                raise RoomProblem("The votes are hidden until the teacher reveals them.")
            found = connection.execute(
                select(votes.c.round, votes.c.answer, func.count())
                .where(votes.c.room == row.code, votes.c.asking == row.asking)
                .group_by(votes.c.round, votes.c.answer)
            ).all()
        held = tuple(
            {answer: count for round, answer, count in found if round == one}
            for one in ROUNDS[: row.round]
        )
        measured = row.measured if row.shown == DATA else ""
        return Result(Ballot.from_json(row.ballot), held, measured)


def _present(room: Room) -> tuple[Any, ...]:
    """The conditions for votes of the round that is held, or was held last."""
    return (
        votes.c.room == room.code,
        votes.c.asking == room.stage.asking,
        votes.c.round == room.stage.round,
    )


def _one_more(table: Any, minute: int) -> list[tuple[Any, Any]]:
    """One more hit in this minute, or the first. In order: some databases read what they wrote."""
    hits = case((table.c.minute == minute, table.c.hits + 1), else_=1)
    return [(table.c.hits, hits), (table.c.minute, minute)]
