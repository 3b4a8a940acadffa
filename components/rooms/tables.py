"""The tables: rooms with their keys and questions, who has joined, and votes.

A vote knows its room, its round and the minute of its last change, and nothing of its voter:
`voter` is a hash of a random token that a browser keeps for one room. Whoever changes a column
need not move anything: rooms last a day, and `renew` forgets those of another layout.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Double,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    inspect,
)

metadata = MetaData()

rooms = Table(
    "rooms",
    metadata,
    Column("code", String(16), primary_key=True),
    Column("resume_hash", String(64), nullable=False),
    Column("opened", Double, nullable=False, index=True),  # seconds since 1970
    Column("version", Integer, nullable=False, default=0),  # counts what the teacher did
    Column("asking", Integer, nullable=False, default=0),  # the question in force, 0 for none
    Column("before", Text, nullable=False, default="[]"),  # stages that can be gone back to
    Column("minute", Integer, nullable=False, default=0),  # of the last vote, and
    Column("hits", Integer, nullable=False, default=0),  # how many there were in it
    Column("tried", Integer, nullable=False, default=0),  # minute of the last resume code, and
    Column("tries", Integer, nullable=False, default=0),  # how many there were in it
)

keys = Table(  # one for each device that leads the room
    "room_keys",
    metadata,
    Column("room", String(16), primary_key=True),
    Column("key_hash", String(64), primary_key=True),
)

questions = Table(
    "room_questions",
    metadata,
    Column("room", String(16), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("ballot", Text, nullable=False),
    Column("measured", Text, nullable=False),  # what the data say, empty where they say nothing
    Column("round", Integer, nullable=False, default=0),  # 0 before the first
    Column("voting", Boolean, nullable=False, default=False),
    Column("closes", Double, nullable=False, default=0.0),  # seconds since 1970, 0 for no end
    Column("shown", Integer, nullable=False, default=0),  # 1 the votes, 2 the data as well
)

members = Table(
    "room_members",
    metadata,
    Column("room", String(16), primary_key=True),
    Column("voter", String(64), primary_key=True),
)

votes = Table(
    "votes",
    metadata,
    Column("room", String(16), primary_key=True),
    Column("asking", Integer, primary_key=True, autoincrement=False),
    Column("round", Integer, primary_key=True, autoincrement=False),
    Column("voter", String(64), primary_key=True),
    Column("answer", Integer, nullable=False),
    Column("minute", Integer, nullable=False),  # since 1970, of the last change, and
    Column("hits", Integer, nullable=False),  # how many changes there were in it
)


def renew(connection: Connection) -> None:
    """Make the tables; where some are there with other columns, forget all of them first."""
    there = inspect(connection)
    known = {name for name in there.get_table_names() if name in metadata.tables}
    strange = any(
        {column["name"] for column in there.get_columns(name)}
        != set(metadata.tables[name].columns.keys())
        for name in known
    )
    if strange:
        metadata.drop_all(connection)
    metadata.create_all(connection)
