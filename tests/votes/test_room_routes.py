"""What the three places of a class ask the server, without a browser; and who is told what."""

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.figures import BY_ID
from components.paper import files
from components.rooms.codes import new_token
from components.rooms.database import SETTING, address
from components.study import Study
from components.ui import front
from components.ui.room import answers, places, reach
from components.ui.room.questions import offered, questions

BAD_CODES = ["nonsense", "12", "AEIOUA", "BCDFGHJ", "<b>", "☃" * 300, "';--"]
HIDDEN = "hidden until the teacher reveals"


@pytest.fixture(autouse=True)
def own_rooms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTING, str(tmp_path / "rooms.sqlite"))
    seconds = iter(range(10_000))
    monkeypatch.setattr(answers, "monotonic", lambda: next(seconds))  # every look is a new one


@pytest.fixture(scope="module")
def site() -> Iterator[TestClient]:
    with TestClient(Starlette(routes=list(front.routes()))) as client:
        yield client


class Room:
    """A room with its teacher, by what browsers send."""

    def __init__(self, site: TestClient) -> None:
        self.site = site
        self.code, self.key, self.resume = site.post("/rooms", json={}).json().values()
        self.heard: list[str] = []  # all that was answered to students and walls

    def desk(self, act: str = "", **more: Any) -> dict[str, Any]:
        said = {"key": self.key, **({"act": act} if act else {}), **more}
        answer = self.site.post(f"/rooms/{self.code}/desk", json=said)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def choice(self, *options: str, measured: str = "") -> None:
        typed = {"question": "Which?", "kind": "choice", "options": options, "measured": measured}
        self.desk("add", typed=typed)

    def state(self, have: int = 0) -> dict[str, Any]:
        answer = self.site.get(f"/rooms/{self.code}/state?have={have}")
        assert answer.headers["cache-control"] == "no-store"
        self.heard.append(answer.text)
        return answer.json()

    def vote(self, token: str, answer: object, asking: int = 1, round: int = 1) -> Any:
        said = {"token": token, "asking": asking, "round": round, "answer": answer}
        return self.site.post(f"/rooms/{self.code}/vote", json=said)

    def result(self) -> Any:
        answer = self.site.get(f"/rooms/{self.code}/result")
        self.heard.append(answer.text)
        return answer


@pytest.fixture
def room(site: TestClient) -> Room:
    return Room(site)


def test_a_class_from_the_first_question_to_the_file(room: Room) -> None:
    tokens = [new_token() for _ in range(3)]
    for token in tokens:
        assert room.site.post(f"/rooms/{room.code}/join", json={"token": token}).json() == {}
    assert room.state()["joined"] == 3
    room.choice("red", "green", "blue", measured="blue")
    state = room.state()
    assert state["ballot"]["answers"] == ["red", "green", "blue"]
    assert (state["asking"], state["round"], state["open"]) == (1, 0, False)
    assert room.state(have=1)["ballot"] is None, "who has the question is not sent it again"
    room.desk("start", round=1, seconds=60)
    assert 0 < room.state()["left"] <= 60
    for token in tokens:
        assert room.vote(token, "red").json() == {"answer": "red"}
    room.desk("start", round=2)
    for token, answer in zip(tokens, ("red", "blue", "blue"), strict=True):
        room.vote(token, answer, round=2)
    assert room.state()["voted"] == 3
    assert room.result().json()["problem"].startswith("The votes are hidden")
    room.desk("reveal", step=1)
    shown = room.result().json()
    assert [row["counts"] for row in shown["rows"]] == [[3, 1], [0, 0], [0, 2]]
    assert shown["measured"] == ""
    assert "measured" not in json.dumps(shown["packed"])
    room.desk("reveal", step=2)
    shown = room.result().json()
    assert shown["finding"] == "Measured: blue. This said 0 of 3 before, 2 of 3 after discussion"
    led = {"rooms": [{"code": room.code, "key": room.key}], "zone": "Europe/Berlin"}
    file = room.site.post("/rooms/votes.csv", json=led)
    rows = pd.read_csv(io.BytesIO(file.content), encoding="utf-8-sig")
    assert list(rows.groupby("round")["answer"].value_counts().items()) == [
        ((1, "red"), 3),
        ((2, "blue"), 2),
        ((2, "red"), 1),
    ]
    assert set(rows["measured"]) == {"blue"}
    assert room.desk("close") == {"closed": True}
    assert room.site.get(f"/rooms/{room.code}/state").status_code == 409


def test_nothing_of_the_votes_and_the_data_is_told_before_it_is_shown(room: Room) -> None:
    secrets = ("zebra", "walrus")  # the one that is voted for, the one that was measured
    room.choice(*secrets, "third", measured="walrus")
    room.state()
    room.heard.clear()
    texts: list[str] = []
    acts: list[tuple[str, dict[str, Any]]] = [
        ("start", {"round": 1}),
        ("stop", {}),
        ("start", {"round": 2}),
        ("stop", {}),
        ("undo", {}),
    ]
    for act, more in acts:
        texts.append(json.dumps({**room.desk(act, **more), "queue": []}))
        state = room.state(have=1)
        if state["open"]:
            room.vote(new_token(), "zebra", round=state["round"])
        assert room.result().status_code == 409
        texts += [places.place(name, room.code, "http://x.org", "") for name in places.PLACES]
        led = {"rooms": [{"code": room.code, "key": room.key}]}
        texts.append(room.site.post("/rooms/votes.csv", json=led).text)
    for text in [*texts, *room.heard]:
        assert not any(word in text for word in secrets)
    queue = room.desk()["queue"]
    assert [each["measured"] for each in queue] == [True], "that there is an answer, not which"


def test_a_room_is_led_on_by_its_resume_code(room: Room) -> None:
    asked = {"room": room.code.lower(), "resume": f"{room.resume[:4]} {room.resume[4:]}"}
    key = room.site.post("/rooms/resume", json=asked).json()["key"]
    assert key != room.key
    room.key = key
    room.choice("one", "two")
    wrong = room.site.post("/rooms/resume", json={"room": room.code, "resume": "BBBBBBBB"})
    assert wrong.status_code == 409
    assert "key" not in wrong.json()


def test_guesses_of_figures_and_of_routes_are_asked_as_the_figures_ask_them(
    room: Room, gemma: Study
) -> None:
    offer = room.site.get("/rooms/questions").json()
    assert offer == json.loads(json.dumps(offered(gemma)))
    known = questions(gemma)
    assert {each["id"] for each in offer["figures"]} == set(known)
    longest = max(offer["routes"], key=lambda route: len(route["figures"]))
    assert len(longest["figures"]) >= 3
    room.desk("add", figures=longest["figures"])
    asked = [each["figure"] for each in room.desk()["queue"]]
    assert asked == longest["figures"]
    assert room.state()["ballot"]["question"] == known[asked[0]].ballot.question
    room.desk("start", round=1)
    room.desk("reveal", step=1)
    room.desk("reveal", step=2)
    assert room.result().json()["more"]["page"] == BY_ID[asked[0]].page
    assert known[asked[0]].measured == room.result().json()["measured"]


def test_no_answer_is_offered_with_a_question(gemma: Study) -> None:
    for each in offered(gemma)["figures"]:
        assert set(each) == {"id", "page", "question"}


def test_a_student_may_not_do_what_the_teacher_does(room: Room) -> None:
    room.choice("one", "two")
    for key in ("", "wrong", None, 7, "☃" * 300):
        for act in ("", "start", "reveal", "undo", "close", "add"):
            said = {"key": key, "act": act, "round": 1, "step": 1}
            answer = room.site.post(f"/rooms/{room.code}/desk", json=said)
            assert (answer.status_code, set(answer.json())) == (409, {"problem"})
    assert room.state()["round"] == 0


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"null", b'"x"', b"[" * 20_000, b'{"act": 1e999}', b"\xff" * 50]
)
def test_what_is_not_understood_changes_nothing(room: Room, body: bytes) -> None:
    room.choice("one", "two")
    before = room.state()
    for path in ("vote", "join", "desk"):
        answer = room.site.post(f"/rooms/{room.code}/{path}", content=body)
        assert answer.status_code == 409
        assert answer.json()["problem"].endswith(".")
    assert room.state() == before


def test_a_flood_in_one_request_is_refused(room: Room) -> None:
    answer = room.vote(new_token(), "x" * 50_000)
    assert answer.json() == {"problem": "This is more than a room takes in."}


@pytest.mark.parametrize("code", BAD_CODES)
def test_a_code_that_is_none_is_refused_in_one_sentence(site: TestClient, code: str) -> None:
    answer = site.get(f"/rooms/{code}/state")
    assert answer.status_code == 409
    assert "This is no room code" in answer.json()["problem"]
    for name in places.PLACES:
        page = site.get(f"/{name}", params={"room": code}).text
        assert 'data-code=""' in page
        assert "<svg" not in page


@pytest.mark.parametrize("have", ["", "x", "-1", "9" * 5000, "1.5"])
def test_a_strange_number_in_a_query_is_none(room: Room, have: str) -> None:
    assert room.site.get(f"/rooms/{room.code}/state", params={"have": have}).status_code == 200


def test_a_place_for_rooms_that_cannot_be_used_may_be_tried_again(
    site: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SETTING, str(tmp_path / "missing" / "rooms.sqlite"))
    answer = site.post("/rooms", json={})
    assert answer.status_code == 503
    assert "cannot reach its rooms" in answer.json()["problem"]


def test_only_rooms_take_anything_in(client: TestClient) -> None:
    assert client.post("/", json={}).status_code == 405
    assert client.post("/join", json={}).status_code == 405
    opened = client.post("/rooms", json={})
    assert opened.status_code == 200
    assert opened.headers["x-content-type-options"] == "nosniff"
    assert client.get("/desk").headers["content-security-policy"] == front.POLICY


def test_the_page_of_the_class_has_both_ways_in_and_opens_nothing(gemma: Study) -> None:
    article = files.article_of(gemma, "room")
    assert article
    text = article.body.decode()
    assert '<form action="join">' in text
    assert "Open a room" in text
    assert "What is kept" in text
    assert not Path(address().removeprefix("sqlite:///")).exists()


# ---------- the address that phones open ----------


def test_a_page_opened_elsewhere_is_found_where_it_was_opened() -> None:
    assert reach.reachable("https://class.example.org") == "https://class.example.org"
    assert reach.reachable("http://10.0.0.7:8501") == "http://10.0.0.7:8501"


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]", "127.9.9.9", "x.localhost"])
def test_a_page_opened_on_this_machine_is_found_by_its_address_in_the_network(
    host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reach, "own_address", lambda: "10.0.0.7")
    assert reach.reachable(f"http://{host}:8501") == "http://10.0.0.7:8501"
    monkeypatch.setattr(reach, "own_address", lambda: "")
    assert reach.reachable(f"http://{host}:8501") == ""
    assert "phones cannot open it" in places.place("wall", "BCDFGH", f"http://{host}:8501", "")
    monkeypatch.setenv(reach.SETTING, "https://class.example.org/")
    assert reach.reachable(f"http://{host}:8501") == "https://class.example.org"


def test_a_server_that_listens_to_this_machine_only_is_found_by_nobody_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reach, "own_address", lambda: "10.0.0.7")
    monkeypatch.setattr(reach.st, "get_option", lambda name: "127.0.0.1")
    assert reach.reachable("http://localhost:8501") == ""


def test_own_address_is_no_loopback() -> None:
    assert not reach.local(reach.own_address() or "10.0.0.7")


def test_the_wall_shows_the_address_below_the_code_to_scan() -> None:
    page = places.place("wall", "BCDFGH", "https://class.example.org", "/explain")
    assert "class.example.org/explain/join</span>" in page
    assert "QR code of https://class.example.org/explain/join?room=BCDFGH" in page
    assert 'data-theme="projector"' in page


def test_a_file_of_the_places_is_found_by_the_name_it_had_before(client: TestClient) -> None:
    for each in places.own().values():
        assert client.get(f"/explorable/{each.name}").content == each.body
        before = f"room-000000000000.{each.name.rpartition('.')[2]}"
        answer = client.get(f"/explorable/{before}")
        assert (answer.content, answer.headers["cache-control"]) == (each.body, "no-cache")
