"""How far a long command has come, on the terminal."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator
from importlib.util import find_spec
from typing import TypeVar

T = TypeVar("T")


def shown(items: Collection[T], what: str) -> Iterator[T]:
    """Go through `items` with a bar; where tqdm is not installed, with a line of numbers."""
    if find_spec("tqdm"):
        from tqdm import tqdm

        yield from tqdm(items, desc=what, file=sys.stderr)
        return
    for done, item in enumerate(items):
        sys.stderr.write(f"\r{what}: {done} of {len(items)}")
        sys.stderr.flush()
        yield item
    sys.stderr.write(f"\r{what}: {len(items)} of {len(items)}\n")
