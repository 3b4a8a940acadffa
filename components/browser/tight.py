"""Scripts compressed by Brotli: a sixth smaller than by gzip, but slow to make.

At its best it takes many seconds for Plotly's script. So it is made once, apart from the server
(see packing.py), and kept; until it is there, gzip serves.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

import brotli

from components.packing import stored

ENDING = ".br"


@lru_cache(maxsize=512)  # of what stays in memory anyway
def _digest(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()[:16]


def kept(body: bytes) -> Path:
    """The file in which a body is kept compressed."""
    return stored.folder() / f"{_digest(body)}{ENDING}"


@lru_cache(maxsize=512)
def _read(path: Path) -> bytes:
    return path.read_bytes()


def found(body: bytes) -> bytes | None:
    """A body compressed, None where that was not made yet."""
    try:
        return _read(kept(body))
    except OSError:
        return None


def make(bodies: Iterable[bytes]) -> None:
    """Compress and keep these bodies, and remove what was kept of others. Raises OSError."""
    stored.folder().mkdir(parents=True, exist_ok=True)
    current = set()
    for body in bodies:
        path = kept(body)
        current.add(path)
        if not path.is_file():
            unfinished = path.with_suffix(f".{os.getpid()}")
            unfinished.write_bytes(brotli.compress(body))
            unfinished.replace(path)
    for path in stored.folder().glob(f"*{ENDING}"):
        if path not in current:
            with suppress(OSError):
                path.unlink()
