"""How much of one server may be busy at once with what, and how much one client may ask.

Every limit of that kind stands here. Threads share one interpreter. Many that compute side by side
all end late, and switching between them costs more than they do; in turns the first ends at once,
and the last no later.
"""

from __future__ import annotations

from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import cache
from threading import BoundedSemaphore, Lock
from time import monotonic

from anyio import CapacityLimiter, Event

# Runs of the script for visitors. More than one, since a run may wait for a file or a database.
RUNS = BoundedSemaphore(2)

# Drawing all variants of a figure: two that are packed side by side both finish late.
PACKING = Lock()

# Connections of one server to its rooms; more would only wait for each other.
CONNECTIONS = 8
PATIENCE = 5.0  # seconds that a writer waits for others


# Seconds for which a thread that computes may keep the interpreter while others wait for it. An
# answer passes from the loop to a thread and back, and waits so long each time; Python's own 5 ms
# add up to more than most answers take.
AT_A_STRETCH = 0.0005


def writing() -> Lock:
    """The turn of those who write to one database.

    To queue is fair. SQLite lets whoever asks at the right moment go first, and in a crowd
    somebody would wait for ever.
    """
    return Lock()


class Crowded(Exception):
    """One client has too many requests waiting."""


class Turns:
    """So many at once; of those who wait, one client after the other, however much each asks."""

    def __init__(self, at_once: int, waiting: int) -> None:
        self.free, self.at_once, self.most = at_once, at_once, waiting
        self.queues: dict[str, deque[Event]] = {}  # the next client first

    @asynccontextmanager
    async def of(self, client: str) -> AsyncIterator[None]:
        """A turn of this client. Raises Crowded if too many of its requests wait already."""
        if self.free:
            self.free -= 1
        else:
            await self._wait(client)
        try:
            yield
        finally:
            self._pass_on()

    async def _wait(self, client: str) -> None:
        queue = self.queues.setdefault(client, deque())
        if len(queue) >= self.most:
            raise Crowded
        mine = Event()
        queue.append(mine)
        try:
            await mine.wait()
        except BaseException:  # cancelled: the reader has gone
            if mine.is_set():
                self._pass_on()
            else:
                queue.remove(mine)
                if not queue:
                    del self.queues[client]
            raise

    @property
    def idle(self) -> bool:
        """Whether nobody waits, and nobody has a turn of `at_once`."""
        return not self.queues and self.free == self.at_once

    def _pass_on(self) -> None:
        if not self.queues:
            self.free += 1
            return
        client = next(iter(self.queues))
        queue = self.queues.pop(client)
        queue.popleft().set()
        if queue:
            self.queues[client] = queue  # behind all others


class Abreast:
    """Of each client so many requests at once; the others of this client wait, and nobody else."""

    def __init__(self, at_once: int, waiting: int) -> None:
        self.at_once, self.waiting = at_once, waiting
        self.clients: dict[str, Turns] = {}

    @asynccontextmanager
    async def of(self, client: str) -> AsyncIterator[None]:
        """A turn of this client. Raises Crowded if too many of its requests wait already."""
        turns = self.clients.setdefault(client, Turns(self.at_once, self.waiting))
        try:
            async with turns.of(client):
                yield
        finally:
            if turns.idle:
                self.clients.pop(client, None)


# A school stands behind one address, so a client is allowed what a large class does at once.
CLASS = 300
WAITING = 2 * CLASS  # requests of one client that wait for their turn
ABREAST = 2  # requests of one client that are worked at; whoever asks for more at once waits
PART = 64 * 1024  # bytes of an answer that are handed to the network at a time
REFUSED = 1.0  # seconds until a refusal is told: whoever asks again at once asks less often
TOLD = 10.0  # seconds until a request must have been told to its end


@cache
def drawing() -> Turns:
    """Requests for one variant: whoever draws leaves room for those who only read."""
    return Turns(1, WAITING)


@cache
def reading() -> Turns:
    """Requests that read files, which the loop of the server does not wait for."""
    return Turns(2, WAITING)


@dataclass(frozen=True, slots=True)
class Allowance:
    """What one client may do: so often at once, and from then on so often in a second."""

    at_once: int
    a_second: float


CLIENT = {
    "ask": Allowance(50 * CLASS, CLASS),  # anything; a first visit asks some forty times
    "connect": Allowance(3 * CLASS, 20),
    "open": Allowance(20, 20 / 3600),  # rooms
    "vote": Allowance(3 * CLASS, 10),  # or enter a room
    "lead": Allowance(120, 5),  # what teachers do in their rooms
    "look": Allowance(3 * CLASS, CLASS),  # at a room: each phone does so every few seconds
}
CONNECTED = 3 * CLASS  # connections of one client that stay open
# What keeps the script busy is not refused but waits, until the client has done no more than this.
PACE = {
    "come": Allowance(10, 25),  # a connection opens; browsers wait for 15 seconds
    "say": Allowance(CLASS // 5, CLASS / 10),  # a choice, which the browser has drawn already
}


class Meter:
    """How often each client did each thing, as one number each. Nothing of it is kept on a disk."""

    def __init__(self, clock: Callable[[], float] = monotonic, most: int = 20_000) -> None:
        self.clock, self.most = clock, most
        self.due: dict[tuple[str, str], float] = {}  # when all that was done would be allowed again

    def wait(self, what: str, client: str) -> float:
        """Seconds until the client may do this; 0 if it may now, and then it is counted."""
        over, due = self._over(CLIENT[what], what, client)
        if not over:
            self._note(what, client, due)
        return over

    def delay(self, what: str, client: str) -> float:
        """Seconds for which the client should wait with this; it is counted in any case."""
        over, due = self._over(PACE[what], what, client)
        self._note(what, client, due)
        return over

    def _over(self, allowed: Allowance, what: str, client: str) -> tuple[float, float]:
        now = self.clock()
        due = max(now, self.due.get((what, client), 0.0)) + 1 / allowed.a_second
        over = due - now - allowed.at_once / allowed.a_second
        return (over if over > 1e-6 else 0.0), due

    def _note(self, what: str, client: str, due: float) -> None:
        now = self.clock()
        if len(self.due) >= self.most:
            self.due = {known: until for known, until in self.due.items() if until > now}
        self.due[what, client] = due


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
