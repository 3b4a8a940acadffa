"""The lesson: a queue, rounds with an end, two steps of showing, and what is taken back."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.limits import RoomLimits
from components.rooms.ballot import Ballot, Question
from components.rooms.codes import RESUME, new_token, read_resume
from components.rooms.problem import RoomProblem
from components.rooms.stage import BACK
from components.rooms.store import Store
from components.rooms.typed import typed
from tests.votes.classroom import CHOICE, NUMBER, Class, one_sentence


def stage(room: Class) -> tuple[int, int, bool, int]:
    now = room.store.rooms.room(room.code)
    return now.stage.asking, now.stage.round, now.open, now.stage.shown


def test_a_queue_is_asked_in_any_order_and_each_question_keeps_its_stage(room: Class) -> None:
    room.open(measured="second")
    room.vote(0, "first")
    room.lesson.reveal(room.code, room.key)
    added = room.lesson.add(room.code, room.key, [Question(NUMBER, "42"), Question(CHOICE)])
    assert added == [2, 3]
    room.lesson.ask(room.code, room.key, 3)
    room.lesson.start(room.code, room.key, 1)
    room.vote(0, "first", asking=3)
    room.lesson.ask(room.code, room.key, 1)  # back to it, as it was left
    assert stage(room) == (1, 1, False, 1)
    assert room.store.votes.tally(room.code).totals == (1,)
    queue, _ = room.lesson.queue(room.code, room.key)
    assert [(each.number, each.measured, each.round) for each in queue] == [
        (1, True, 1),
        (2, True, 0),
        (3, False, 1),
    ]


def test_what_was_asked_stays_in_the_queue_and_the_rest_can_be_removed(room: Class) -> None:
    room.open()
    room.lesson.add(room.code, room.key, [Question(NUMBER)])
    for number in (1, 7):
        with pytest.raises(RoomProblem, match="stays") as problem:
            room.lesson.remove(room.code, room.key, number)
        one_sentence(problem)
    room.lesson.remove(room.code, room.key, 2)
    queue, _ = room.lesson.queue(room.code, room.key)
    assert [each.number for each in queue] == [1]
    with pytest.raises(RoomProblem, match="no such question"):
        room.lesson.ask(room.code, room.key, 2)


def test_a_queue_is_added_whole_or_not_at_all(tmp_path: Path) -> None:
    limits = RoomLimits(questions=3)
    store = Store(f"sqlite:///{tmp_path / 'rooms.sqlite'}", limits=limits)
    code, key, _ = store.rooms.open()
    store.lesson.add(code, key, [Question(CHOICE)] * 2)
    with pytest.raises(RoomProblem, match="up to 3"):
        store.lesson.add(code, key, [Question(CHOICE)] * 2)
    assert len(store.lesson.queue(code, key)[0]) == 2
    store.database.engine.dispose()


def test_a_round_ends_by_itself_and_a_vote_on_its_way_still_counts(room: Class) -> None:
    room.open(round=0)
    room.lesson.start(room.code, room.key, 1, 30)
    room.vote(0, "first")
    room.clock.now += 20
    assert room.store.rooms.room(room.code).left == 10
    room.clock.now += 11
    now = room.store.rooms.room(room.code)
    assert (now.open, now.left) == (False, 0)
    room.vote(1, "first")  # sent before the end, on a slow network
    room.clock.now += 2
    with pytest.raises(RoomProblem, match="over"):
        room.vote(2, "first")
    room.lesson.start(room.code, room.key, 1, 30)  # some time more
    room.vote(2, "second")
    assert room.revealed() == [(2,), (1,), (0,)]


@pytest.mark.parametrize("seconds", [-1, 3601, float("nan"), float("inf")])
def test_a_round_without_a_sound_end_does_not_start(room: Class, seconds: float) -> None:
    room.open(round=0)
    with pytest.raises(RoomProblem, match="up to an hour"):
        room.lesson.start(room.code, room.key, 1, seconds)
    assert stage(room) == (1, 0, False, 0)


def test_the_votes_are_shown_first_and_then_the_data(room: Class) -> None:
    room.open(measured="second")
    room.vote(0, "first")
    with pytest.raises(RoomProblem, match="votes are shown first"):
        room.lesson.reveal(room.code, room.key, 2)
    room.lesson.reveal(room.code, room.key, 1)
    assert room.store.votes.result(room.code).measured == ""
    room.lesson.reveal(room.code, room.key, 2)
    assert room.store.votes.result(room.code).measured == "second"
    with pytest.raises(RoomProblem, match="in order"):
        room.lesson.start(room.code, room.key, 2)  # there is nothing left to guess


def test_where_nothing_was_measured_no_data_are_shown(room: Class) -> None:
    room.open()
    room.lesson.reveal(room.code, room.key, 1)
    with pytest.raises(RoomProblem, match="nothing was measured"):
        room.lesson.reveal(room.code, room.key, 2)


def test_each_act_can_be_taken_back_and_no_vote_is_lost_by_it(room: Class) -> None:
    room.open(round=0, measured="second")
    acts = [
        lambda: room.lesson.start(room.code, room.key, 1),
        lambda: room.lesson.stop(room.code, room.key),
        lambda: room.lesson.start(room.code, room.key, 2),
        lambda: room.lesson.reveal(room.code, room.key, 1),
        lambda: room.lesson.reveal(room.code, room.key, 2),
        lambda: room.ask(NUMBER),
    ]
    stages = [stage(room)]
    for act in acts:
        act()
        if room.store.rooms.room(room.code).open:
            room.vote(0, "first", round=stage(room)[1])
        stages.append(stage(room))
    for before in reversed(stages[:-1]):
        assert room.lesson.queue(room.code, room.key)[1]
        room.lesson.undo(room.code, room.key)
        assert stage(room) == before
        if not before[3]:
            with pytest.raises(RoomProblem, match="hidden"):
                room.store.votes.tally(room.code)
    room.lesson.undo(room.code, room.key)  # the question itself
    with pytest.raises(RoomProblem, match="nothing to take back") as problem:
        room.lesson.undo(room.code, room.key)
    one_sentence(problem)
    room.lesson.ask(room.code, room.key, 1)
    room.lesson.start(room.code, room.key, 1)
    room.lesson.start(room.code, room.key, 2)
    room.lesson.reveal(room.code, room.key, 1)
    assert room.store.votes.tally(room.code).totals == (1, 1)


def test_a_round_whose_time_has_passed_is_open_again_once_its_end_is_taken_back(
    room: Class,
) -> None:
    room.open(round=0)
    room.lesson.start(room.code, room.key, 1, 30)
    room.lesson.stop(room.code, room.key)
    room.clock.now += 60
    room.lesson.undo(room.code, room.key)
    assert room.store.rooms.room(room.code).left is None
    room.vote(0, "first")


def test_only_so_many_acts_are_remembered(room: Class) -> None:
    room.open(round=0)
    for _ in range(2 * BACK):
        room.lesson.start(room.code, room.key, 1)
        room.lesson.stop(room.code, room.key)
    for _ in range(BACK):
        room.lesson.undo(room.code, room.key)
    with pytest.raises(RoomProblem, match="nothing to take back"):
        room.lesson.undo(room.code, room.key)


def test_a_resume_code_gets_another_device_a_key_of_its_own(room: Class) -> None:
    room.open()
    typed_code = f" {room.resume[:4].lower()}-{room.resume[4:]} "
    key = room.store.rooms.resume(room.code, typed_code)
    assert key != room.key
    room.lesson.stop(room.code, key)
    room.lesson.start(room.code, room.key, 1)  # the first device leads as well


def test_resume_codes_cannot_be_tried_out(room: Class) -> None:
    room.open()
    wrong = "B" * RESUME if room.resume != "B" * RESUME else "C" * RESUME
    for _ in range(10):
        with pytest.raises(RoomProblem, match="not the resume code"):
            room.store.rooms.resume(room.code, wrong)
    for said in (wrong, room.resume):
        with pytest.raises(RoomProblem, match="Too many resume codes") as problem:
            room.store.rooms.resume(room.code, said)
        one_sentence(problem)
    room.lesson.stop(room.code, room.key)  # whoever has a key is not held up
    room.clock.now += 61
    room.store.rooms.resume(room.code, room.resume)


@given(st.text(max_size=60) | st.none() | st.integers())
def test_any_text_is_a_resume_code_or_is_refused(said: object) -> None:
    try:
        sentence = "" if len(read_resume(said)) == RESUME else "a code of another length"
    except RoomProblem as refused:
        sentence = str(refused).partition(":")[0]
    assert sentence in ("", "This is no resume code")


def test_whoever_has_joined_is_counted_once(room: Class) -> None:
    room.open()
    for who in (0, 1, 1, 0):
        room.store.votes.join(room.code, room.tokens[who])
    room.vote(2, "first")  # to vote is to be there
    assert room.store.votes.joined(room.code) == 3
    room.store.rooms.close(room.code, room.key)
    assert "INSERT" not in "\n".join(room.everything())


def test_tables_of_another_layout_are_forgotten_and_those_of_this_one_kept(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'rooms.sqlite'}"
    store = Store(url)
    code, key, _ = store.rooms.open()
    store.database.engine.dispose()
    again = Store(url)
    again.rooms.teaches(code, key)
    with again.database.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE votes ADD COLUMN strange INTEGER")
    again.database.engine.dispose()
    new = Store(url)
    with pytest.raises(RoomProblem, match="no room"):
        new.rooms.room(code)
    new.rooms.open()
    new.database.engine.dispose()


# ---------- questions that a teacher types ----------


def test_a_typed_question_is_asked_as_it_stands(room: Class) -> None:
    asked = {"kind": "choice", "question": " Which  one? ", "options": ["a", "", "b ", "a"]}
    assert typed({**asked, "measured": "b"}) == Question(
        Ballot("", "Which one?", "", False, ("a", "b")), "b"
    )
    number = {"kind": "number", "question": "How many?", "low": "0", "high": "10", "step": "2.5"}
    assert typed({**number, "unit": "kg", "measured": "7"}) == Question(
        Ballot("", "How many?", "kg", True, ("0", "2.5", "5", "7.5", "10")), "7"
    )


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"question": "  "},
        {"question": "Q", "kind": "choice", "options": ["one"]},
        {"question": "Q", "kind": "choice", "options": [str(n) for n in range(13)]},
        {"question": "Q", "kind": "choice", "options": "ab"},
        {"question": "Q", "kind": "choice", "options": ["a", "b"], "measured": "c"},
        {"question": "Q", "kind": "number", "low": "1", "high": "1", "step": "1"},
        {"question": "Q", "kind": "number", "low": "0", "high": "1", "step": "0"},
        {"question": "Q", "kind": "number", "low": "0", "high": "1e9", "step": "1"},
        {"question": "Q", "kind": "number", "low": "-inf", "high": "nan", "step": "1"},
        {"question": "Q", "kind": "number", "low": "0", "high": "9", "step": "1", "measured": "x"},
        {"question": "Q", "kind": "number", "low": True, "high": [], "step": {}},
    ],
)
def test_a_typed_question_that_cannot_be_voted_on_is_refused(said: dict[str, object]) -> None:
    with pytest.raises(RoomProblem) as problem:
        typed(said)
    one_sentence(problem)


def test_a_vote_of_nobody_in_particular_needs_a_question(room: Class) -> None:
    room.code, room.key, room.resume = room.store.rooms.open()
    with pytest.raises(RoomProblem, match="over"):
        room.store.votes.cast(room.code, new_token(), 0, 0, "first")
    with pytest.raises(RoomProblem, match="in order"):
        room.lesson.start(room.code, room.key, 1)
    with pytest.raises(RoomProblem, match="No question"):
        room.lesson.stop(room.code, room.key)


def test_rooms_number_their_questions_each_for_itself(room: Class) -> None:
    room.open(measured="second")
    code, key, _ = room.store.rooms.open()
    assert room.lesson.add(code, key, [Question(NUMBER, "42"), Question(CHOICE)]) == [1, 2]
    room.lesson.ask(code, key, 2)
    assert stage(room) == (1, 1, True, 0)
    assert [each.number for each in room.lesson.queue(room.code, room.key)[0]] == [1]
    assert [each.measured for each in room.lesson.queue(code, key)[0]] == [True, False]
