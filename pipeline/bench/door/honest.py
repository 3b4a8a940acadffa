"""Readers who ask for no more than a page needs: `python -m pipeline.bench.door.honest`.

Each has an address of their own. They read an order as JSON from the standard input, and write the
seconds that each answer took as JSON.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from typing import Any

from pipeline.bench.asking import Line, Refused

READERS = 12
EVERY = 0.3  # seconds from one request of a reader to the next
SOURCES = "127.0.1"  # the network of their addresses


async def one(port: int, at: int, paths: list[str], end: float) -> tuple[list[float], list[str]]:
    """One reader, until `end`: seconds of each answer, and refusals."""
    took, problems = list[float](), list[str]()
    await asyncio.sleep(EVERY * at / READERS)
    async with Line(port, source=f"{SOURCES}.{at + 1}") as line:
        while time.monotonic() < end:
            begun = time.monotonic()
            try:
                took.append((await line.get(paths[(at + len(took)) % len(paths)])).seconds)
            except (Refused, OSError, EOFError, TimeoutError) as problem:
                problems.append(f"{type(problem).__name__}: {problem}")
            await asyncio.sleep(max(0.0, EVERY - (time.monotonic() - begun)))
    return took, problems


async def _act(order: dict[str, Any]) -> dict[str, list[Any]]:
    end = time.monotonic() + order["seconds"]
    each = await asyncio.gather(
        *(one(order["port"], at, order["paths"], end) for at in range(READERS))
    )
    return {
        "seconds": [took for reader, _ in each for took in reader],
        "errors": [problem for _, all_of_one in each for problem in all_of_one],
    }


if __name__ == "__main__":
    print(json.dumps(asyncio.run(_act(json.load(sys.stdin)))))
