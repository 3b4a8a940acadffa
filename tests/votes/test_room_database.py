"""Rooms in their database: many at once, a server started anew, and a database in trouble."""

import random
import sqlite3
import threading
import time
from pathlib import Path

import pytest
from sqlalchemy import event

from components.rooms.codes import new_token
from components.rooms.database import SETTING, USUAL, address
from components.rooms.problem import RoomProblem
from components.rooms.store import Store
from tests.votes.classroom import CHOICE, Class, Clock, one_sentence

# ---------- many at once, and a database in trouble ----------


@pytest.mark.parametrize("servers", [1, 3])
def test_three_hundred_students_vote_at_once(path: Path, servers: int) -> None:
    stores = [Store(f"sqlite:///{path}") for _ in range(servers)]
    room = Class(stores[0], Clock(), tokens=[new_token() for _ in range(300)]).open()
    chance = random.Random(1)
    said = [[chance.choice(CHOICE.answers) for _ in range(2)] for _ in room.tokens]
    gate, lost = threading.Barrier(300), []

    def student(who: int) -> None:
        gate.wait()
        for answer in said[who]:  # everyone thinks again at once
            try:
                stores[who % servers].votes.cast(room.code, room.tokens[who], 1, 1, answer)
            except RoomProblem as problem:
                lost.append(str(problem))

    began = time.perf_counter()
    threads = [threading.Thread(target=student, args=(who,)) for who in range(300)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.perf_counter() - began
    final = [answers[-1] for answers in said]
    assert not lost
    assert room.revealed() == [(final.count(answer),) for answer in CHOICE.answers]
    assert took < 60, "a class would not wait that long"
    for store in stores:
        store.database.engine.dispose()


def test_the_file_is_written_ahead_and_waits_for_others(room: Class) -> None:
    with room.store.database.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2  # full
        assert connection.exec_driver_sql("PRAGMA busy_timeout").scalar() == 200


def test_a_locked_database_is_explained_and_loses_nothing(room: Class, path: Path) -> None:
    room.open()
    room.vote(0, "first")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(RoomProblem, match="busy") as problem:
        room.vote(0, "second")
    one_sentence(problem)
    with pytest.raises(RoomProblem, match="busy"):
        room.store.lesson.reveal(room.code, room.key)
    assert room.store.votes.voted(room.store.rooms.room(room.code)) == 1  # readers do not wait
    other.execute("ROLLBACK")
    other.close()
    room.vote(1, "first")
    assert room.revealed() == [(2,), (0,), (0,)]


def test_a_full_disk_is_explained_and_loses_nothing(path: Path) -> None:
    clock = Clock()
    store = Store(f"sqlite:///{path}", clock=clock)
    room = Class(store, clock, tokens=[new_token() for _ in range(500)]).open()
    engine = store.database.engine
    engine.dispose()

    @event.listens_for(engine, "connect")
    def small(connection: sqlite3.Connection, record: object) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + 1}")

    confirmed: list[int] = []

    def fill() -> None:
        for who in range(500):
            room.vote(who, "first")
            confirmed.append(who)

    with pytest.raises(RoomProblem, match="disk is full") as problem:
        fill()
    one_sentence(problem)
    assert confirmed
    assert room.store.votes.voted(room.store.rooms.room(room.code)) == len(confirmed)
    engine.dispose()
    again = Store(f"sqlite:///{path}", clock=clock)
    assert again.votes.voted(again.rooms.room(room.code)) == len(confirmed)
    again.database.engine.dispose()


def test_what_is_confirmed_survives_a_new_server(path: Path) -> None:
    first = Class(Store(f"sqlite:///{path}"), Clock()).open()
    first.vote(0, "first")
    second = Store(f"sqlite:///{path}")
    assert second.votes.voted(second.rooms.room(first.code)) == 1


@pytest.mark.parametrize(
    "url",
    ["nonsense://x", "sqlite:////no/such/folder/rooms.sqlite", "://", "sqlite:///{folder}"],
)
def test_a_database_that_cannot_be_used_is_explained(url: str, tmp_path: Path) -> None:
    with pytest.raises(RoomProblem) as problem:
        Store(url.format(folder=tmp_path), patience=0.1)
    one_sentence(problem)


def test_a_damaged_file_is_explained(path: Path) -> None:
    path.write_text("no database" * 1000)
    with pytest.raises(RoomProblem) as problem:
        Store(f"sqlite:///{path}")
    one_sentence(problem)


def test_the_place_is_a_path_a_url_or_a_folder_that_git_ignores(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SETTING, str(path))
    assert address() == f"sqlite:///{path}"
    monkeypatch.setenv(SETTING, "postgresql://host/rooms")
    assert address() == "postgresql://host/rooms"
    monkeypatch.delenv(SETTING)
    assert address() == f"sqlite:///{USUAL}"
    ignored = (USUAL.parents[1] / ".gitignore").read_text("utf-8").splitlines()
    assert f"/{USUAL.parent.name}/" in ignored
