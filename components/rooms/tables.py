"""The two tables: rooms and votes. A vote knows its room and round, and nothing of its voter.

`voter` is a hash of a random token that a browser keeps for one room until its tab is closed. No
time is kept but the minute of a voter’s last vote, which limits how often it can be changed.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Double, Integer, MetaData, String, Table, Text

metadata = MetaData()

rooms = Table(
    "rooms",
    metadata,
    Column("code", String(16), primary_key=True),
    Column("key_hash", String(64), nullable=False),
    Column("opened", Double, nullable=False, index=True),  # seconds since 1970
    Column("version", Integer, nullable=False, default=0),  # counts what the teacher did
    Column("asking", Integer, nullable=False, default=0),  # counts questions, so none is mixed up
    Column("ballot", Text, nullable=False, default=""),
    Column("round", Integer, nullable=False, default=0),  # 0 before the first
    Column("voting", Boolean, nullable=False, default=False),
    Column("shown", Boolean, nullable=False, default=False),
    Column("minute", Integer, nullable=False, default=0),  # of the last vote, and
    Column("hits", Integer, nullable=False, default=0),  # how many there were in it
)

votes = Table(
    "votes",
    metadata,
    Column("room", String(16), primary_key=True),
    Column("asking", Integer, primary_key=True, autoincrement=False),
    Column("round", Integer, primary_key=True, autoincrement=False),
    Column("voter", String(64), primary_key=True),
    Column("answer", Integer, nullable=False),
    Column("minute", Integer, nullable=False),
    Column("hits", Integer, nullable=False),
)
