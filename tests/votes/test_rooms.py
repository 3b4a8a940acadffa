"""Live rooms: what is refused changes nothing, what is confirmed is kept, and nobody sees early."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.limits import RoomLimits
from components.rooms.ballot import Ballot, Question
from components.rooms.codes import LENGTH, LETTERS, new_code, read_code
from components.rooms.problem import RoomProblem
from components.rooms.store import Store
from tests.votes.classroom import CHOICE, NUMBER, Class, Clock, one_sentence

REFUSED = "This is no room code: a code has 6 letters, without vowels or digits."
MALFORMED = [None, "", "fourth", "FIRST", 0, 1.5, float("nan"), True, ["first"], b"first"]

# ---------- codes and keys ----------


def test_codes_and_keys_cannot_be_guessed(room: Class) -> None:
    opened = [room.store.rooms.open() for _ in range(20)]
    for each in zip(*opened, strict=True):
        assert len(set(each)) == 20
    assert all(len(one.key) >= 32 for one in opened)
    kept = "\n".join(room.everything())
    assert not any(one.key in kept or one.resume in kept for one in opened)


@given(st.text(max_size=60) | st.none() | st.integers() | st.lists(st.text()))
def test_any_text_is_a_code_or_is_refused_in_one_sentence(said: object) -> None:
    try:
        code = read_code(said)
    except RoomProblem as refused:
        sentence = str(refused)
    else:
        sentence = ""
        assert len(code) == LENGTH
        assert set(code) <= set(LETTERS)
    assert sentence in ("", REFUSED), "what was typed is not repeated"


@given(st.integers(0, LENGTH), st.sampled_from([" ", "-", ""]))
def test_a_code_may_be_typed_as_people_type(at: int, gap: str) -> None:
    code = new_code()
    assert read_code(f" {code[:at]}{gap}{code[at:]} ".lower()) == code


@pytest.mark.parametrize("key", ["", None, "wrong", "é" * 300, 7, "\udcff"])
def test_a_wrong_key_does_nothing(room: Class, key: object) -> None:
    room.open()
    room.vote(0, "first")
    before, store = room.everything(), room.store
    acts = [store.lesson.stop, store.lesson.reveal, store.rooms.close, store.rooms.teaches]
    acts += [store.lesson.undo, store.lesson.queue, lambda c, k: store.download.csv([(c, k)])]
    acts += [lambda c, k: store.lesson.add(c, k, [Question(NUMBER)])]
    acts += [lambda c, k: store.lesson.ask(c, k, 1), lambda c, k: store.lesson.start(c, k, 2)]
    acts += [lambda c, k: store.lesson.remove(c, k, 1)]
    for act in acts:
        with pytest.raises(RoomProblem, match="not the teacher’s key") as problem:
            act(room.code, key)
        one_sentence(problem)
    assert room.everything() == before


def test_a_key_opens_no_other_room(room: Class) -> None:
    first, other = room.store.rooms.open(), room.store.rooms.open()
    with pytest.raises(RoomProblem):
        room.store.rooms.teaches(first.code, other.key)
    room.store.rooms.teaches(first.code, first.key)


# ---------- votes ----------


def test_votes_stay_hidden_until_the_teacher_reveals(room: Class) -> None:
    room.open()
    room.vote(0, "first")
    for step in (lambda: None, lambda: room.store.lesson.stop(room.code, room.key)):
        step()
        with pytest.raises(RoomProblem, match="hidden") as problem:
            room.store.votes.tally(room.code)
        one_sentence(problem)
    assert room.store.votes.voted(room.store.rooms.room(room.code)) == 1
    assert room.revealed() == [(1,), (0,), (0,)]


def test_a_second_vote_replaces_the_first(room: Class) -> None:
    room.open()
    room.vote(0, "first")
    room.vote(1, "first")
    room.vote(0, "second")
    assert room.store.votes.own(room.store.rooms.room(room.code), room.tokens[0]) == "second"
    assert room.store.votes.voted(room.store.rooms.room(room.code)) == 2
    assert room.revealed() == [(1,), (1,), (0,)]


def test_two_rounds_stand_side_by_side(room: Class) -> None:
    room.open()
    for who, answer in enumerate(["first", "first", "second"]):
        room.vote(who, answer)
    room.store.lesson.start(room.code, room.key, 2)
    assert room.store.votes.own(room.store.rooms.room(room.code), room.tokens[0]) is None
    for who in range(3):
        room.vote(who, "second", round=2)
    assert room.revealed() == [(2, 0), (1, 3), (0, 0)]
    assert room.store.votes.tally(room.code).totals == (3, 3)


def test_a_second_round_hides_the_first_again(room: Class) -> None:
    room.open()
    room.vote(0, "first")
    assert room.revealed() == [(1,), (0,), (0,)]
    room.store.lesson.start(room.code, room.key, 2)
    with pytest.raises(RoomProblem, match="hidden"):
        room.store.votes.tally(room.code)


@pytest.mark.parametrize(("asking", "round"), [(0, 1), (2, 1), (1, 0), (1, 2), (1, -1)])
def test_a_late_vote_counts_for_nothing_else(room: Class, asking: int, round: int) -> None:
    room.open()
    before = room.everything()
    with pytest.raises(RoomProblem, match="over") as problem:
        room.vote(0, "first", asking=asking, round=round)
    one_sentence(problem)
    assert room.everything() == before


def test_after_the_voting_nothing_is_counted(room: Class) -> None:
    room.open()
    room.store.lesson.stop(room.code, room.key)
    with pytest.raises(RoomProblem, match="over"):
        room.vote(0, "first")
    room.store.lesson.start(room.code, room.key, 1)  # an end too early can be taken back
    room.vote(0, "first")
    room.store.lesson.reveal(room.code, room.key)
    with pytest.raises(RoomProblem, match="over"):
        room.vote(1, "first")
    with pytest.raises(RoomProblem, match="in order"):
        room.store.lesson.start(room.code, room.key, 1)  # but not once the tally was seen


@pytest.mark.parametrize("round", [0, 2, 3, -1])
def test_rounds_come_in_order(room: Class, round: int) -> None:
    room.open(round=0)
    with pytest.raises(RoomProblem, match="in order"):
        room.store.lesson.start(room.code, room.key, round)
    with pytest.raises(RoomProblem, match="nothing to reveal"):
        room.store.lesson.reveal(room.code, room.key)


def test_a_new_question_starts_from_nothing(room: Class) -> None:
    room.open()
    room.vote(0, "first")
    room.ask(NUMBER)
    room.store.lesson.start(room.code, room.key, 1)
    assert room.store.votes.voted(room.store.rooms.room(room.code)) == 0
    room.vote(0, "50", asking=2)
    assert sum(count for (count,) in room.revealed()) == 1


@pytest.mark.parametrize("answer", MALFORMED, ids=repr)
@pytest.mark.parametrize("ballot", [CHOICE, NUMBER], ids=["choice", "number"])
def test_a_malformed_vote_changes_nothing(room: Class, ballot: Ballot, answer: object) -> None:
    room.open(ballot)
    before = room.everything()
    with pytest.raises(RoomProblem, match="not one of the answers") as problem:
        room.vote(0, answer)
    one_sentence(problem)
    assert room.everything() == before


@pytest.mark.parametrize("token", [None, "", "short", "x" * 65, "é" * 30, "a b" * 10, 5])
def test_a_malformed_token_changes_nothing(room: Class, token: object) -> None:
    room.open()
    before = room.everything()
    with pytest.raises(RoomProblem, match="token"):
        room.store.votes.cast(room.code, token, 1, 1, "first")
    assert room.everything() == before


@given(st.text() | st.integers() | st.floats() | st.booleans() | st.lists(st.text()) | st.binary())
def test_a_ballot_reads_its_answers_and_nothing_else(said: object) -> None:
    for ballot in (CHOICE, NUMBER):
        if isinstance(said, str) and said in ballot.answers:
            assert ballot.answers[ballot.index(said)] == said
        else:
            with pytest.raises(RoomProblem):
                ballot.index(said)


def test_nothing_kept_names_a_voter(room: Class) -> None:
    room.open()
    for who in range(3):
        room.vote(who, "first")
    kept = "\n".join(room.everything())
    assert not any(token in kept for token in room.tokens)
    other = Class(room.store, room.clock, tokens=room.tokens).open()
    other.vote(0, "first")
    voters = [line for line in other.everything() if 'INTO "votes"' in line]
    hashes = [word for line in voters for word in line.split("'") if len(word) == 64]
    assert len(hashes) == len(set(hashes)) == 4, "a voter of two rooms can be recognised"


# ---------- floods, and the end of the day ----------


def test_a_voter_cannot_flood_a_room(path: Path) -> None:
    clock = Clock()
    room = Class(
        Store(f"sqlite:///{path}", clock=clock, limits=RoomLimits(changes_a_minute=3)), clock
    )
    room.open()
    for answer in ("first", "second", "first"):
        room.vote(0, answer)
    before = room.everything()
    with pytest.raises(RoomProblem, match="too often") as problem:
        room.vote(0, "second")
    one_sentence(problem)
    assert room.everything() == before
    room.vote(1, "second")  # others are not held up
    clock.now += 61
    room.vote(0, "second")
    assert room.revealed() == [(0,), (2,), (0,)]


def test_many_voters_cannot_flood_a_room(path: Path) -> None:
    clock = Clock()
    limits = RoomLimits(votes_a_minute=4, voters=6)
    room = Class(Store(f"sqlite:///{path}", clock=clock, limits=limits), clock).open()
    for who in range(4):
        room.vote(who, "first")
    with pytest.raises(RoomProblem, match="Too many votes"):
        room.vote(4, "first")
    clock.now += 61
    room.vote(4, "first")
    room.vote(5, "first")
    with pytest.raises(RoomProblem, match="full"):
        room.vote(6, "first")
    room.vote(5, "second")  # who is in may still think again
    assert room.revealed() == [(5,), (1,), (0,)]


def test_rooms_are_limited_in_all_and_by_the_hour(path: Path) -> None:
    clock = Clock()
    store = Store(f"sqlite:///{path}", clock=clock, limits=RoomLimits(rooms=3, rooms_an_hour=2))
    store.rooms.open()
    store.rooms.open()
    for _ in range(2):
        with pytest.raises(RoomProblem, match="Too many rooms") as problem:
            store.rooms.open()
        one_sentence(problem)
    clock.now += 3601
    store.rooms.open()
    with pytest.raises(RoomProblem, match="Too many rooms"):
        store.rooms.open()
    clock.now += 24 * 3600
    store.rooms.open()


def test_a_room_vanishes_after_a_day(room: Class) -> None:
    room.open()
    room.vote(0, "first")
    room.clock.now += 24 * 3600 - 1
    room.vote(0, "second")
    room.clock.now += 1
    for act in (
        lambda: room.store.rooms.room(room.code),
        lambda: room.store.votes.tally(room.code),
        lambda: room.vote(0, "first"),
        lambda: room.store.lesson.reveal(room.code, room.key),
        lambda: room.store.rooms.teaches(room.code, room.key),
    ):
        with pytest.raises(RoomProblem, match="no room with this code") as problem:
            act()
        one_sentence(problem)
    assert "INSERT" not in "\n".join(room.everything()), "the votes were hidden, not deleted"


def test_opening_a_room_deletes_the_old_ones_only(room: Class) -> None:
    room.open()
    room.vote(0, "first")
    room.clock.now += 12 * 3600
    younger = Class(room.store, room.clock).open()
    younger.vote(0, "first")
    room.clock.now += 12 * 3600
    room.store.rooms.open()
    kept = "\n".join(room.everything())
    assert room.code not in kept
    assert younger.revealed() == [(1,), (0,), (0,)]


def test_closing_a_room_deletes_it_and_its_votes(room: Class) -> None:
    room.open()
    room.vote(0, "first")
    room.store.rooms.close(room.code, room.key)
    assert "INSERT" not in "\n".join(room.everything())
