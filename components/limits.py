"""How much of one server may be busy at once with what: every limit of that kind stands here.

Threads share one interpreter. Many that compute side by side all end late, and switching between
them costs more than they do; in turns the first ends at once, and the last no later.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from threading import BoundedSemaphore, Lock

from anyio import CapacityLimiter

# Runs of the script for visitors. More than one, since a run may wait for a file or a database.
RUNS = BoundedSemaphore(2)

# Drawing all variants of a figure: two that are packed side by side both finish late.
PACKING = Lock()

# Connections of one server to its rooms; more would only wait for each other.
CONNECTIONS = 8
PATIENCE = 5.0  # seconds that a writer waits for others


def writing() -> Lock:
    """The turn of those who write to one database.

    To queue is fair. SQLite lets whoever asks at the right moment go first, and in a crowd
    somebody would wait for ever.
    """
    return Lock()


@cache
def drawing() -> CapacityLimiter:
    """Requests for one variant: the few who draw at a time leave room for those who only read."""
    return CapacityLimiter(2)


@cache
def reading() -> CapacityLimiter:
    """Requests that read files, which the loop of the server does not wait for."""
    return CapacityLimiter(8)


@cache
def meeting() -> CapacityLimiter:
    """Requests of live classes, which wait for a database: they leave threads to all others."""
    return CapacityLimiter(2 * CONNECTIONS)


@dataclass(frozen=True, slots=True)
class RoomLimits:
    """How much is allowed in rooms, so that a flood is refused before it does harm."""

    life: float = 24 * 3600  # seconds until a room is deleted
    rooms: int = 1000
    rooms_an_hour: int = 200
    voters: int = 1000  # in one round of one room
    votes_a_minute: int = 1500  # in one room
    changes_a_minute: int = 10  # of one voter
    resumes_a_minute: int = 10  # resume codes tried in one room
    questions: int = 60  # in one room
