"""A class of students in one room, in a process of its own: `python -m pipeline.bench.students`.

One teacher opens a room and leads it through a question in two rounds; the students' phones ask
for the room's state every few seconds and vote when a round is open, as those of the app do. A
share of what phones send is lost on the way, with the connection; they send it again.
"""

from __future__ import annotations

import asyncio
import gzip
import json
import random
import secrets
import sys
import time
from dataclasses import asdict, dataclass, field
from typing import Any

from pipeline.bench import machine
from pipeline.bench.asking import Answer, Line
from pipeline.bench.crowd import FAILURES, HARD_END, RAMP

EVERY = 2.5  # seconds between two looks of a phone
SPREAD = (0.8, 1.2)  # times that
THINKING = 8.0  # seconds that students take at most before they vote
PAUSE = 15.0  # seconds between two acts of the teacher
DROPS = 0.2  # of what phones send that is lost on the way
AGAIN = 1.0  # seconds until it is sent again
ANSWERS = ("red", "green", "blue")
ASKED = {"kind": "choice", "question": "Which colour?", "options": ANSWERS, "measured": "green"}
ROUNDS = (1, 2)
GZIP = b"\x1f\x8b"  # what is compressed begins so


@dataclass(slots=True)
class Lesson:
    """What a lesson took: seconds, one for each look or vote of each student."""

    looks: list[float] = field(default_factory=list)
    noticed: list[float] = field(default_factory=list)  # from an act until a student sees it
    votes: list[float] = field(default_factory=list)  # until one that arrives is confirmed
    dropped: int = 0  # requests that were lost on the way
    decided: int = 0  # votes that students meant to cast, and
    counted: int = 0  # those that the server showed in the end
    errors: list[str] = field(default_factory=list)
    server_cpu: float = 0.0  # share of one core
    own_cpu: float = 0.0
    busy: float = 0.0


class Class:
    """A teacher, and students who come in one by one."""

    def __init__(self, port: int, students: int, drops: float = DROPS) -> None:
        self.port, self.students, self.drops, self.lesson = port, students, drops, Lesson()
        self.random, self.acted, self.here = random.Random(students), 0.0, 0
        self.over = asyncio.Event()
        self.meant: dict[tuple[str, int], str] = {}  # token and round to the answer decided on

    async def student(self, at: int, code: str) -> None:
        """One student, from coming to going; votes when a round is open."""
        await asyncio.sleep(at / RAMP)
        token, seen = secrets.token_urlsafe(24), -1
        try:
            async with Line(self.port) as line:
                await self.send(line, f"rooms/{code}/join", {"token": token})
                self.here += 1
                while not self.over.is_set():
                    answer = await line.get(f"rooms/{code}/state?have=1")
                    self.lesson.looks.append(answer.seconds)
                    state = heard(answer)
                    if state["version"] != seen and seen >= 0:
                        self.lesson.noticed.append(time.perf_counter() - self.acted)
                    seen = state["version"]
                    if state["open"] and (token, state["round"]) not in self.meant:
                        await self.vote(line, code, token, state)
                    await asyncio.sleep(EVERY * self.random.uniform(*SPREAD))
        except FAILURES as failure:
            self.lesson.errors.append(f"{type(failure).__name__}: {failure}")

    async def vote(self, line: Line, code: str, token: str, state: dict[str, Any]) -> None:
        """Choose an answer and vote, until that is confirmed."""
        answer = self.random.choice(ANSWERS)
        self.meant[token, state["round"]] = answer
        await asyncio.sleep(self.random.uniform(0, THINKING))
        said = {"token": token, "answer": answer, "asking": state["asking"]}
        path = f"rooms/{code}/vote"
        confirmed = await self.send(line, path, {**said, "round": state["round"]})
        self.lesson.votes.append(confirmed.seconds)
        if (what := heard(confirmed)) != {"answer": answer}:
            self.lesson.errors.append(f"Another vote was confirmed: {what}")

    async def send(self, line: Line, path: str, said: object) -> Answer:
        """Post, again and again where the connection is lost on the way."""
        while self.random.random() < self.drops:
            self.lesson.dropped += 1
            await line.drop(path, said)
            await asyncio.sleep(AGAIN * self.random.random())
        return await line.post(path, said)

    async def teach(self, pid: int) -> Lesson:
        """Open a room, let all come in, ask, hold both rounds, and show the votes."""
        async with Line(self.port) as line:
            room = heard(await line.post("rooms", {}))
            code, key = room["code"], {"key": room["key"]}

            async def act(name: str, **more: object) -> None:
                self.acted = time.perf_counter()
                await line.post(f"rooms/{code}/desk", {**key, "act": name, **more})

            coming = [asyncio.create_task(self.student(at, code)) for at in range(self.students)]
            while self.here + len(self.lesson.errors) < self.students:
                await asyncio.sleep(0.2)
            busy, server, own = machine.Busy(), machine.cpu(pid), time.process_time()
            start = time.perf_counter()
            await act("add", typed=ASKED)
            await asyncio.sleep(PAUSE)
            for round in ROUNDS:
                await act("start", round=round)
                await asyncio.sleep(PAUSE)
            await act("reveal", step=1)
            await asyncio.sleep(PAUSE)
            took = time.perf_counter() - start
            self.lesson.server_cpu = (machine.cpu(pid) - server) / took
            self.lesson.own_cpu, self.lesson.busy = (time.process_time() - own) / took, busy.share()
            self.over.set()
            await asyncio.wait(coming, timeout=PAUSE)
            shown = heard(await line.get(f"rooms/{code}/result"))
        self.count(shown)
        return self.lesson

    def count(self, shown: dict[str, Any]) -> None:
        """Compare what is shown with what each student decided on."""
        self.lesson.decided = len(self.meant)
        self.lesson.counted = sum(shown["totals"])
        for row in shown["rows"]:
            meant = tuple(
                sum(at == round and each == row["words"] for (_, at), each in self.meant.items())
                for round in ROUNDS
            )
            if tuple(row["counts"]) != meant:
                self.lesson.errors.append(f"{row['words']}: {row['counts']} instead of {meant}")


def heard(answer: Answer) -> Any:
    """JSON, which servers compress where it is long."""
    packed = answer.body.startswith(GZIP)
    return json.loads(gzip.decompress(answer.body) if packed else answer.body)


async def _lesson(port: int, pid: int, students: int) -> Lesson:
    return await asyncio.wait_for(Class(port, students).teach(pid), HARD_END)


if __name__ == "__main__":
    order = json.load(sys.stdin)
    print(json.dumps(asdict(asyncio.run(_lesson(**order)))))
