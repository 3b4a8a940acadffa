"""A room for each test that asks for one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from components.rooms.store import Store
from tests.votes.classroom import Class, Clock


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "rooms.sqlite"


@pytest.fixture
def room(path: Path) -> Iterator[Class]:
    clock = Clock()
    store = Store(f"sqlite:///{path}", clock=clock, patience=0.2)
    yield Class(store, clock)
    store.database.engine.dispose()
