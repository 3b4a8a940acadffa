"""The CSV of a session: pandas reads it, a spreadsheet runs nothing of it, and nothing is early."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.rooms.ballot import Ballot
from components.rooms.download import COLUMNS, harmless
from components.rooms.problem import RoomProblem
from components.rooms.store import Store
from tests.votes.classroom import NUMBER, Class, Clock

FORMULAE = Ballot("", "=1+1", "", False, ('=HYPERLINK("x")', "-3", "@a", "+b", "plain"))


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Class]:
    clock = Clock(now=1_795_000_000.0)
    store = Store(f"sqlite:///{tmp_path / 'rooms.sqlite'}", clock=clock)
    yield Class(store, clock)
    store.database.engine.dispose()


def read(text: str) -> pd.DataFrame:
    return pd.read_csv(io.BytesIO(text.encode()), encoding="utf-8-sig")


def test_a_session_is_read_by_pandas_one_row_a_vote(room: Class) -> None:
    room.open(NUMBER, measured="17.3")
    for who, answer in enumerate(["5", "50", "100"]):
        room.vote(who, answer)
    room.lesson.start(room.code, room.key, 2)
    room.clock.now += 3600
    room.vote(0, "20", round=2)
    room.lesson.reveal(room.code, room.key)
    text = room.store.download.csv([(room.code, room.key)], "Asia/Kolkata")
    assert text.startswith("\ufeffroom,")
    rows = read(text)
    assert tuple(rows.columns) == COLUMNS
    assert sorted(rows[rows["round"] == 1]["answer"]) == [5, 50, 100]
    assert rows["measured"].isna().all(), "the data are not shown yet"
    changed = rows[rows["round"] == 2]["voter"].item()
    assert rows[(rows["round"] == 1) & (rows["voter"] == changed)]["answer"].item() == 5
    utc, local = pd.to_datetime(rows["time_utc"]), pd.to_datetime(rows["time_local"])
    assert set(local - utc) == {pd.Timedelta("5h30min")}
    assert utc.max() - utc.min() == pd.Timedelta("1h")
    room.lesson.reveal(room.code, room.key, 2)
    after = read(room.store.download.csv([(room.code, room.key)], "no/zone"))
    assert set(after["measured"]) == {17.3}
    assert set(after["time_zone"]) == {"UTC"}


def test_cells_that_begin_like_formulae_do_nothing(room: Class) -> None:
    room.open(FORMULAE)
    for who, answer in enumerate(FORMULAE.answers):
        room.vote(who, answer)
    room.lesson.reveal(room.code, room.key)
    text = room.store.download.csv([(room.code, room.key)])
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert {row["question"] for row in rows} == {"'=1+1"}
    said = {row["answer"] for row in rows}
    assert said == {'\'=HYPERLINK("x")', "-3", "'@a", "'+b", "plain"}


@given(st.text() | st.integers() | st.floats())
def test_no_cell_begins_a_formula(cell: object) -> None:
    text = harmless(cell)
    assert text[:1] not in ("=", "@", "\t", "\r")
    if text[:1] in ("+", "-"):
        float(text)


def test_votes_that_are_not_shown_are_in_no_file(room: Class) -> None:
    room.open()
    room.vote(0, "first")
    for act in (lambda: None, lambda: room.lesson.stop(room.code, room.key)):
        act()
        assert len(read(room.store.download.csv([(room.code, room.key)]))) == 0
    room.lesson.reveal(room.code, room.key)
    assert len(read(room.store.download.csv([(room.code, room.key)]))) == 1
    room.lesson.start(room.code, room.key, 2)  # hides the first round again
    assert len(read(room.store.download.csv([(room.code, room.key)]))) == 0


def test_all_rooms_of_a_day_make_one_file_for_whoever_leads_them(room: Class) -> None:
    led = []
    for answer in ("first", "second"):
        room.open()
        room.vote(0, answer)
        room.lesson.reveal(room.code, room.key)
        led.append((room.code, room.key))
    rows = read(room.store.download.csv(led))
    assert dict(zip(rows["room"], rows["answer"], strict=True)) == {
        led[0][0]: "first",
        led[1][0]: "second",
    }
    with pytest.raises(RoomProblem, match="not the teacher’s key"):
        room.store.download.csv([led[0], (led[1][0], led[0][1])])


def test_a_room_that_is_closed_by_now_is_left_out_of_the_file_of_a_day(room: Class) -> None:
    room.open()
    closed = (room.code, room.key)
    room.store.rooms.close(*closed)
    with pytest.raises(RoomProblem, match="no room with this code"):
        room.store.download.csv([closed])
    room.open()
    room.vote(0, "first")
    room.lesson.reveal(room.code, room.key)
    assert len(read(room.store.download.csv([closed, (room.code, room.key)]))) == 1
