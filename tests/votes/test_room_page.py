"""The page of the live class, without a browser: as visitor, as student and as teacher."""

from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from components.paper import files
from components.rooms.ballot import Ballot
from components.rooms.codes import new_token
from components.rooms.database import SETTING, address
from components.rooms.store import Store
from components.study import Study
from components.ui import front, versions
from components.ui import room as pages
from tests.visiting import begin, go

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "components" / "ui" / "script.py"
CHOICE = Ballot("cascade-ladder", "Which step?", "", False, ("+ one", "two", "*three*"))
NUMBER = Ballot("alpha-sweep", "What share?", "%", True, tuple(str(n) for n in range(0, 105, 5)))
BAD_CODES = ["nonsense", "12", "AEIOUA", "BCDFGHJ", "<b>", "☃" * 300, "../..", "';--"]


@pytest.fixture(autouse=True)
def own_rooms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTING, str(tmp_path / "rooms.sqlite"))


@pytest.fixture
def store() -> Store:
    return pages.store()


def visit(page: str = "room", **query: str) -> AppTest:
    """A new visitor at an address; a browser would tell its token a moment later."""
    app = begin().run()
    app.session_state[f"voter-{query.get('room', '')}"] = new_token()
    go(app, page)
    app.query_params.update(query)
    app.run()
    assert not app.exception
    return app


def press(app: AppTest, label: str) -> AppTest:
    next(button for button in app.button if button.label == label).click()
    app.run()
    assert not app.exception
    return app


def labels(app: AppTest) -> list[str]:
    return [button.label for button in app.button if not button.disabled]


def asks(app: AppTest, name: str) -> str:
    """A parameter of the address."""
    said = app.query_params.get(name, "")
    return said[-1] if isinstance(said, list) else said


def words(app: AppTest) -> str:
    parts = [each.value for each in [*app.markdown, *app.header, *app.caption]]
    return "\n".join([*parts, *(element.proto.body for element in app.get("html"))])


def asked(store: Store, ballot: Ballot = CHOICE, rounds: int = 1) -> tuple[str, str]:
    code, key = store.rooms.open()
    store.rooms.ask(code, key, ballot)
    for round in range(1, rounds + 1):
        store.rooms.start(code, key, round)
    return code, key


def test_the_turn_changes_with_every_act_and_with_no_vote(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    seconds = iter(range(100))
    monkeypatch.setattr(versions, "monotonic", lambda: next(seconds))
    with TestClient(Starlette(routes=list(front.routes()))) as client:

        def version(code: str) -> int | None:
            answer = client.get(f"/rooms/{code}/version")
            assert answer.headers["cache-control"] == "no-store"
            assert set(answer.json()) == {"version"}
            return answer.json()["version"]

        code, key = store.rooms.open()
        seen = [version(code)]
        store.rooms.ask(code, key, CHOICE)
        seen.append(version(code))
        store.rooms.start(code, key, 1)
        seen.append(version(code))
        store.votes.cast(code, new_token(), 1, 1, "two")
        assert version(code) == seen[-1]
        store.rooms.reveal(code, key)
        seen.append(version(code))
        assert len(set(seen)) == 4
        store.rooms.close(code, key)
        assert version(code) is None
        assert version("nonsense") is None


def test_a_revealed_tally_is_counted_anew_after_the_next_act(store: Store) -> None:
    code, key = asked(store)
    store.votes.cast(code, new_token(), 1, 1, "two")
    store.rooms.reveal(code, key)
    first = words(visit(room=code))
    store.rooms.start(code, key, 2)
    for answer in ("two", "+ one", "+ one"):
        store.votes.cast(code, new_token(), 1, 2, answer)
    store.rooms.reveal(code, key)
    second = words(visit(room=code))
    assert "After discussion" in second
    assert "After discussion" not in first


def test_without_a_room_the_page_explains_and_opens_nothing(gemma: Study) -> None:
    app = visit()
    article = files.article_of(gemma, "room")
    assert {"Join the room", "Open a room"} <= set(labels(app))
    assert article
    assert "What is kept" in article.body.decode()
    assert not Path(address().removeprefix("sqlite:///")).exists()


@pytest.mark.parametrize("code", BAD_CODES)
def test_a_bad_code_is_refused_in_one_sentence(code: str) -> None:
    app = visit(room=code)
    said = [error.value for error in app.error]
    assert "This is no room code: a code has 6 letters, without vowels or digits." in said


def test_an_unknown_room_is_refused_in_one_sentence() -> None:
    app = visit(room="BCDFGH")
    assert [error.value for error in app.error] == [
        "There is no room with this code, or it was closed or is older than a day."
    ]
    assert "Join the room" in labels(app)


def test_a_teacher_opens_a_room_and_gets_both_links(store: Store) -> None:
    app = press(visit(), "Open a room")
    student, teacher = (code.value for code in app.code)
    code = asks(app, "room")
    assert f"room={code}" in student
    assert "key" not in student
    key = asks(app, "key")
    assert f"key={key}" in teacher
    store.rooms.teaches(code, key)
    assert len(app.selectbox(key=f"picked-{code}").options) >= 3


def test_a_student_enters_by_typing_the_code(store: Store) -> None:
    code, _ = store.rooms.open()
    app = visit()
    app.text_input(key="room-typed").input(f" {code.lower()} ")
    app = press(app, "Join the room")
    assert "has not asked anything yet" in words(app)
    assert asks(app, "room") == code
    app = press(app, "Leave the room")
    assert "Join the room" in labels(app)


def test_a_wrong_code_typed_says_so(store: Store) -> None:
    app = visit()
    app.text_input(key="room-typed").input("BCDFGH")
    app = press(app, "Join the room")
    assert "no room with this code" in app.error[0].value


def test_a_student_votes_changes_the_vote_and_sees_it_counted(store: Store) -> None:
    code, _ = asked(store)
    app = visit(room=code)
    assert app.header[0].value == CHOICE.question
    app = press(app, "Vote")
    assert app.error[0].value == "Please choose an answer before you vote."
    app.radio(key=f"answer-{code}-1-1").set_value("two")
    app = press(app, "Vote")
    assert "Your vote is counted: <b>two</b>" in words(app)
    app.radio(key=f"answer-{code}-1-1").set_value("*three*")
    app = press(app, "Change my vote")
    assert "Your vote is counted: <b>*three*</b>" in words(app)
    assert store.votes.voted(store.rooms.room(code)) == 1


def test_a_number_is_voted_on_with_a_slider(store: Store) -> None:
    code, key = asked(store, NUMBER)
    app = visit(room=code)
    app.select_slider(key=f"answer-{code}-1-1").set_value("85")
    app = press(app, "Vote")
    assert "<b>85 %</b>" in words(app)
    store.rooms.reveal(code, key)
    assert store.votes.tally(code).middles == ("85",)


def test_a_vote_after_the_round_is_refused_and_changes_nothing(store: Store) -> None:
    code, key = asked(store)
    app = visit(room=code)
    app.radio(key=f"answer-{code}-1-1").set_value("two")
    store.rooms.stop(code, key)
    app = press(app, "Vote")
    assert app.error[0].value == "This round is over, so the vote was not counted."
    assert store.votes.voted(store.rooms.room(code)) == 0


def test_a_student_sees_the_tally_only_once_it_is_revealed(store: Store) -> None:
    code, key = asked(store, rounds=2)
    store.votes.cast(code, new_token(), 1, 2, "two")
    app = visit(room=code)
    assert "1 of 1" not in words(app)
    store.rooms.stop(code, key)
    assert "still hidden" in words(app.run())
    store.rooms.reveal(code, key)
    shown = words(app.run())
    assert "1 of 1" in shown
    assert "Before discussion" in shown
    assert "After discussion" in shown


def test_a_student_is_not_offered_what_the_teacher_may_do(store: Store) -> None:
    code, _ = asked(store)
    app = visit(room=code)
    assert not {"Reveal the tally", "Start round two", "Delete it now"} & set(labels(app))
    assert not app.code


@pytest.mark.parametrize("key", ["wrong", "", "☃" * 300])
def test_a_wrong_key_leaves_a_student(store: Store, key: str) -> None:
    code, _ = asked(store)
    app = visit(room=code, key=key)
    assert [error.value for error in app.error] == (
        ["This is not the teacher’s key of the room."] if key else []
    )
    assert not app.code
    assert "Vote" in labels(app)


def test_a_teacher_leads_a_room_from_question_to_tally(store: Store) -> None:
    code, key = store.rooms.open()
    app = visit(room=code, key=key)
    question = app.selectbox(key=f"picked-{code}").options[0]
    app = press(app, "Ask this question")
    assert app.header[0].value == question
    app = press(app, "Start round one")
    for _ in range(2):
        store.votes.cast(code, new_token(), 1, 1, store.rooms.room(code).ballot.answers[0])
    app.run()
    assert "**2** have voted" in words(app)
    assert "2 of 2" not in words(app)
    app = press(app, "End the voting")
    assert "votes are hidden" in words(app)
    app = press(app, "Start round two")
    assert "**0** have voted" in words(app)
    app = press(app, "Reveal the tally")
    assert "2 of 2" in words(app)
    assert "0 of 0" in words(app)
    app = press(app, "Delete it now")
    assert "Open a room" in labels(app)
    assert not asks(app, "room")


def test_the_code_goes_along_and_the_key_does_not(store: Store) -> None:
    code, key = store.rooms.open()
    app = visit(room=code, key=key)
    go(app, "alpha").run()
    assert asks(app, "room") == code
    assert not asks(app, "key")
    go(app, "room").run()
    assert app.code, "the teacher who comes back still leads"


def test_no_room_leaves_no_trace_on_other_pages() -> None:
    app = visit("alpha")
    assert not asks(app, "room")


def test_a_place_that_cannot_be_used_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SETTING, str(tmp_path / "missing" / "rooms.sqlite"))
    app = visit(room="BCDFGH")
    assert "cannot reach its rooms" in app.error[0].value
    app = press(visit(), "Open a room")
    assert "cannot reach its rooms" in app.error[0].value
