"""A class of students in one room, in a process of its own: `python -m pipeline.bench.students`.

One teacher opens a room and leads it through a question; the students' browsers ask for the
room's version every few seconds and run their page again when it has changed, as the app's do.
"""

from __future__ import annotations

import asyncio
import json
import random
import re
import sys
import time
from dataclasses import asdict, dataclass, field

from pipeline.bench import machine
from pipeline.bench.asking import Line
from pipeline.bench.crowd import FAILURES, HARD_END, RAMP
from pipeline.bench.protocol import Visitor

CODE = re.compile(r"Room</span> (\w+)<")
SPREAD = (0.8, 1.2)  # between two looks, times the interval that the page names
THINKING = 8.0  # seconds that students take at most before they vote
PAUSE = 15.0  # seconds between two acts of the teacher


@dataclass(slots=True)
class Lesson:
    """What a lesson took: seconds, one for each look, drawing or vote of each student."""

    looks: list[float] = field(default_factory=list)
    drawn: list[float] = field(default_factory=list)  # a page run again after the teacher acted
    noticed: list[float] = field(default_factory=list)  # from the act until a student sees it
    votes: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    server_cpu: float = 0.0  # share of one core
    own_cpu: float = 0.0
    busy: float = 0.0


class Class:
    """A teacher, and students who come in one by one."""

    def __init__(self, port: int, students: int) -> None:
        self.port, self.students, self.lesson = port, students, Lesson()
        self.random, self.acted, self.here = random.Random(students), 0.0, 0
        self.over = asyncio.Event()

    async def student(self, at: int, code: str) -> None:
        """One student, from coming to going; votes when a round is open."""
        await asyncio.sleep(at / RAMP)
        try:
            visitor, line = Visitor(self.port, "room", f"room={code}"), Line(self.port)
            async with visitor, line:
                await visitor.run()
                fresh = visitor.data(f"browser-{code}")["fresh"]
                await visitor.move(f"browser-{code}", {"token": fresh})
                self.here += 1
                known = visitor.data(f"versions-{code}")
                while not self.over.is_set():
                    await asyncio.sleep(known["every"] * self.random.uniform(*SPREAD))
                    said = await self.look(line, known["path"])
                    if said == known["version"]:
                        continue
                    run = await visitor.move(f"versions-{code}", {"version": said})
                    self.lesson.drawn.append(run.seconds)
                    self.lesson.noticed.append(time.perf_counter() - self.acted)
                    self.lesson.errors += run.errors
                    known = visitor.data(f"versions-{code}")
                    await self.vote(visitor)
        except FAILURES as failure:
            self.lesson.errors.append(f"{type(failure).__name__}: {failure}")

    async def vote(self, visitor: Visitor) -> None:
        """Choose an answer and vote, if there is a ballot and it was not done before."""
        try:
            vote = visitor.find("Vote")
        except KeyError:
            return
        await asyncio.sleep(self.random.uniform(0, THINKING))
        paper = next(id for id in visitor.widgets if "-answer-" in id)
        visitor.hold(paper, self.random.choice(list(visitor.widgets[paper][1].options)))
        run = await visitor.press("Vote")
        del visitor.widgets[vote]
        self.lesson.votes.append(run.seconds)
        self.lesson.errors += run.errors
        if not any("counted" in each for each in visitor.html):
            self.lesson.errors.append("A vote was not confirmed.")

    async def look(self, line: Line, path: str) -> object:
        """Ask for the room's version, as a browser does."""
        answer = await line.get(path)
        self.lesson.looks.append(answer.seconds)
        return json.loads(answer.body)["version"]

    async def teach(self, pid: int) -> Lesson:
        """Open a room, let all come in, ask, hold a round, and reveal."""
        async with Visitor(self.port, "room") as teacher:
            await teacher.run()
            await teacher.press("Open a room")
            shown = next(found for each in teacher.html if (found := CODE.search(each)))
            coming = [
                asyncio.create_task(self.student(at, shown[1])) for at in range(self.students)
            ]
            while self.here + len(self.lesson.errors) < self.students:
                await asyncio.sleep(0.2)
            question = teacher.widgets[teacher.find("Question")][1].options[0]
            await teacher.move("Question", question)
            busy, server, own = machine.Busy(), machine.cpu(pid), time.process_time()
            start = time.perf_counter()
            for act in ("Ask this question", "Start round one", "Reveal the tally"):
                self.acted = time.perf_counter()
                await teacher.press(act)
                await asyncio.sleep(PAUSE)
            took = time.perf_counter() - start
            self.lesson.server_cpu = (machine.cpu(pid) - server) / took
            self.lesson.own_cpu, self.lesson.busy = (time.process_time() - own) / took, busy.share()
            self.over.set()
            await asyncio.wait(coming, timeout=PAUSE)
        return self.lesson


async def _lesson(port: int, pid: int, students: int) -> Lesson:
    return await asyncio.wait_for(Class(port, students).teach(pid), HARD_END)


if __name__ == "__main__":
    order = json.load(sys.stdin)
    print(json.dumps(asdict(asyncio.run(_lesson(**order)))))
