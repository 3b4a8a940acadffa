"""Visitors without a browser, against a real server: they move, vote, and see no error."""

import asyncio
import os
import time
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar
from urllib.parse import urlsplit

import pytest

from pipeline.bench import crowd, moves, rooms, students
from pipeline.bench.door import floods

Found = TypeVar("Found")
pytestmark = pytest.mark.browser  # needs none, but a server, and figures that are packed


def held(doing: Coroutine[Any, Any, Found]) -> Found:
    """Run in a thread of its own: in this one the browser of other tests has its loop."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, asyncio.wait_for(doing, crowd.HARD_END)).result()


@pytest.fixture
def port(url: str) -> int:
    return urlsplit(url).port or 0


def test_visitors_of_every_page_move_a_control(port: int) -> None:
    pages = [moves.of_page(page) for page in rooms.PAGES]
    found = held(crowd.Room(port, os.getpid(), 3, pages).hold(1, 2.5))
    assert found.errors == []
    assert len(found.first) == 3
    assert found.windows[0].seconds[rooms.LAB]
    assert found.windows[0].alone


def test_what_the_browser_draws_asks_nothing_of_the_server(port: int) -> None:
    found = held(crowd.Room(port, os.getpid(), 1, [moves.of_page("alpha")]).hold(1, 2.5))
    assert found.windows[0].alone
    assert found.windows[0].every == []


def test_a_class_of_which_a_fifth_drops_at_any_time_loses_no_vote(
    port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(students, "PAUSE", 2.5)
    monkeypatch.setattr(students, "THINKING", 0.5)
    monkeypatch.setattr(students, "EVERY", 0.5)
    monkeypatch.setattr(students, "AGAIN", 0.2)  # so that none comes after its round
    lesson = held(students.Class(port, 40).teach(os.getpid()))
    assert lesson.errors == []
    assert lesson.decided == lesson.counted == len(lesson.votes) == 2 * 40
    assert lesson.dropped > 10
    assert len(lesson.noticed) >= 4 * 40  # each student saw each of four acts


@pytest.mark.parametrize(("kind", "told"), [("asking", "200"), ("opening", "open")])
def test_a_flood_ends_by_itself_and_is_answered(port: int, kind: str, told: str) -> None:
    begun = time.monotonic()
    answers = held(floods.Flood(port, ["_stcore/health"], "").hold(kind, 1.5))
    assert answers[told] > 0
    assert time.monotonic() - begun < 15
