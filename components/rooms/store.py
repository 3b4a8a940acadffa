"""Rooms, what teachers do in them, and their votes, in one database."""

from __future__ import annotations

import time
from collections.abc import Callable

from components.limits import PATIENCE, RoomLimits
from components.rooms.database import Database
from components.rooms.download import Download
from components.rooms.lesson import Lesson
from components.rooms.register import Register
from components.rooms.votes import Votes


class Store:
    """A database opened: its rooms, their lessons, and the votes. Raises RoomProblem."""

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
        self.lesson = Lesson(self.rooms)
        self.votes = Votes(self.rooms)
        self.download = Download(self.rooms)
