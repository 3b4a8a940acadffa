"""A live class: what a look costs, how soon students see what the teacher did, and votes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pipeline.bench import crowd, servers
from pipeline.bench.report import Row
from pipeline.bench.rooms import percentile

SEEN = 5000.0  # ms until 95 of 100 students see what the teacher did; looks are 2.5 s apart


def lecture(folder: Path, students: int) -> Iterator[Row]:
    """One lesson of a class of this size."""
    with servers.app(folder / "rooms.sqlite") as server:
        order = {"port": server.port, "pid": server.pid, "students": students}
        lesson = crowd.ordered("pipeline.bench.students", order)
    room = f"A class of {students} in one room"
    for what, name in (
        ("asking for the room’s state", "looks"),
        ("a vote, until it is confirmed", "votes"),
        ("from the teacher’s act until a student sees it", "noticed"),
    ):
        times = lesson[name]
        yield Row(
            f"{room}: {what}, 95th percentile",
            "ms",
            (1e3 * percentile(times, 0.95),),
            target=SEEN if name == "noticed" else None,
            headline=f"{room}: a vote is confirmed, 95 of 100" if name == "votes" else "",
            note=f"median {1e3 * percentile(times, 0.5):.0f} of {len(times)}",
        )
    lost = lesson["decided"] - lesson["counted"]
    yield Row(
        f"{room}: votes that were lost",
        "",
        (float(lost),),
        target=0,
        note=f"of {lesson['decided']}; {lesson['dropped']} requests were lost on the way",
    )
    yield Row(f"{room}: errors", "", (float(len(lesson["errors"])),), target=0)
    yield Row(
        f"{room}: share of a core that the server took",
        "%",
        (100 * lesson["server_cpu"],),
        note=f"the students themselves {lesson['own_cpu']:.0%}; {lesson['busy']:.0%} of all busy",
    )
