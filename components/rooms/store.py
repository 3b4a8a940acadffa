"""Rooms and their votes, in one database."""

from __future__ import annotations

import time
from collections.abc import Callable

from components.limits import PATIENCE, RoomLimits
from components.rooms.database import Database
from components.rooms.register import Register
from components.rooms.votes import Votes


class Store:
    """A database opened: its rooms, and the votes in them. Raises RoomProblem."""

    def __init__(
        self,
        url: str,
        *,
        limits: RoomLimits | None = None,
        clock: Callable[[], float] = time.time,
        patience: float = PATIENCE,
    ) -> None:
        self.database = Database(url, patience)
        self.rooms = Register(self.database, limits or RoomLimits(), clock)
        self.votes = Votes(self.rooms)
