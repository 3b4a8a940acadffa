"""The script of pages: what the browser does besides drawing figures."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

PAGE = Path(__file__).with_name("page.js")


@lru_cache(maxsize=1)
def page_script() -> bytes:
    """All of it."""
    return PAGE.read_bytes()
