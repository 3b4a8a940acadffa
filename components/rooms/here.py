"""The rooms of this server, in the database that its setting names."""

from __future__ import annotations

from functools import lru_cache

from components.rooms.database import address
from components.rooms.store import Store


def store() -> Store:
    """All rooms of this server, opened when first needed. Raises RoomProblem."""
    return opened(address())


@lru_cache(maxsize=4)
def opened(url: str) -> Store:
    """The rooms of one database, opened once. Raises RoomProblem."""
    return Store(url)
