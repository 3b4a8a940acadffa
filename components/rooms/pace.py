"""How often one visitor may try something."""

from __future__ import annotations

from collections import deque

from components.rooms.problem import RoomProblem


class Pace:
    """At most `often` tries in any `seconds`."""

    def __init__(self, often: int, seconds: float) -> None:
        self.seconds = seconds
        self.tries: deque[float] = deque(maxlen=often)

    def take(self, now: float) -> None:
        """Count a try. Raises RoomProblem, and counts nothing, where it comes too soon."""
        if len(self.tries) == self.tries.maxlen and now - self.tries[0] < self.seconds:
            raise RoomProblem("This was tried too often, so please wait a few minutes.")
        self.tries.append(now)
