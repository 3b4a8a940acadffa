"""The door: a class behind one address comes in, and one client alone locks out nobody."""

from collections.abc import Callable
from typing import Any

import anyio
import pytest

from components import limits
from components.limits import CLASS, CLIENT, Crowded, Meter, Turns
from components.ui import door, front
from components.ui.door import letting
from components.ui.door.clients import PROXIES

ROOMS = ("POST", "/rooms")
VOTE = ("POST", "/rooms/ABCD/vote")
LOOK = ("GET", "/rooms/ABCD/state")


class Clock:
    """A clock that the test moves."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def ask(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Callable[..., dict[str, Any]]:
    """Asks a door, behind which everything is found; what it answers, with its headers."""

    async def sleep(seconds: float) -> None:
        assert seconds == limits.REFUSED

    monkeypatch.setattr(letting, "sleep", sleep)

    async def app(scope, receive, send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    guarded = door.Door(app)
    guarded.meter = Meter(clock)

    def asked(method: str, path: str, who: str = "192.0.2.1") -> dict[str, Any]:
        told: list[dict[str, Any]] = []

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message) -> None:
            told.append(message)

        scope = {"type": "http", "method": method, "path": path, "client": (who, 1), "headers": []}
        call = guarded(scope, receive, send)
        with pytest.raises(StopIteration):  # nothing in it waits
            call.send(None)
        headers = {name.decode(): value.decode() for name, value in told[0]["headers"]}
        return {"status": told[0]["status"], "text": told[1]["body"].decode(), **headers}

    return asked


def test_a_class_of_three_hundred_behind_one_address_votes(ask, clock: Clock) -> None:
    """All enter, look every three seconds for a quarter of an hour, and vote twice in a minute."""
    assert CLASS == 300
    assert {ask("POST", "/rooms/ABCD/join")["status"] for _ in range(CLASS)} == {200}
    for second in range(900):
        clock.now = float(second)
        for _ in range(CLASS // 3):
            assert ask(*LOOK)["status"] == 200
        if second in (600, 660):
            assert {ask(*VOTE)["status"] for _ in range(CLASS)} == {200}


def test_a_class_that_comes_at_once_gets_its_pages(ask) -> None:
    for _ in range(CLASS):
        for path in ["/layers", *(f"/explorable/{at}.js" for at in range(39))]:
            assert ask("GET", path)["status"] == 200


@pytest.mark.parametrize(("asked", "kind"), [(ROOMS, "open"), (VOTE, "vote"), (LOOK, "look")])
def test_who_asks_too_much_is_told_when_to_come_again_and_others_come_in(
    ask, clock: Clock, asked: tuple[str, str], kind: str
) -> None:
    at_once = CLIENT[kind].at_once
    assert {ask(*asked)["status"] for _ in range(at_once)} == {200}
    refused = ask(*asked)
    assert refused["status"] == 429
    assert "please try again in" in refused["text"]
    assert ask(*asked, who="192.0.2.2")["status"] == 200
    assert ask("GET", "/layers")["status"] == 200
    clock.now += int(refused["retry-after"])
    assert ask(*asked)["status"] == 200


def test_one_client_cannot_open_all_rooms_of_an_hour(ask, clock: Clock) -> None:
    opened = 0
    for minute in range(60):
        clock.now = 60.0 * minute
        opened += sum(ask(*ROOMS)["status"] == 200 for _ in range(50))
    assert 20 < opened < limits.RoomLimits().rooms_an_hour / 4


def test_a_flood_of_pages_ends_in_refusals(ask) -> None:
    answers = [ask("GET", "/layers")["status"] for _ in range(CLIENT["ask"].at_once + 10)]
    assert answers[-10:] == [429] * 10


def test_the_meter_forgets_those_who_have_rested(clock: Clock) -> None:
    meter = Meter(clock, most=100)
    for at in range(1000):
        clock.now = float(at)
        meter.wait("look", str(at))
    assert len(meter.due) <= 101


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("testclient", "testclient"),
    ],
)
def test_a_client_is_an_address_or_a_place(said: str, who: str) -> None:
    assert door.client({"client": (said, 1)}) == who


@pytest.mark.parametrize(
    ("setting", "peer", "who"),
    [
        (None, "127.0.0.1", "203.0.113.9"),
        (None, "::ffff:127.0.0.1", "203.0.113.9"),  # as a server for both kinds sees it
        (None, "::1", "203.0.113.9"),
        (None, "10.1.2.3", "10.1.2.3"),  # nobody trusts it: what it tells may be made up
        ("10.0.0.0/8", "10.1.2.3", "203.0.113.9"),
        ("10.0.0.0/8", "::ffff:10.1.2.3", "203.0.113.9"),
        ("10.0.0.0/8", "127.0.0.1", "127.0.0.1"),
        ("*", "198.51.100.7", "203.0.113.9"),
    ],
)
def test_a_proxy_is_believed_if_it_is_trusted(
    monkeypatch: pytest.MonkeyPatch, setting: str | None, peer: str, who: str
) -> None:
    monkeypatch.delenv(PROXIES, raising=False)
    if setting:
        monkeypatch.setenv(PROXIES, setting)
    seen = []

    async def app(scope, receive, send) -> None:
        seen.append(door.client(scope))

    scope = {
        "type": "http",
        "client": (peer, 1),
        "scheme": "http",
        "headers": [(b"x-forwarded-for", b"203.0.113.9")],
    }
    anyio.run(front.ProxyHeadersMiddleware(app, door.trusted()), scope, None, None)
    assert seen == [who]


def test_those_who_wait_are_served_client_by_client() -> None:
    done: list[str] = []

    async def one(turns: Turns, who: str) -> None:
        async with turns.of(who):
            await anyio.sleep(0)
            done.append(who)

    async def all_of_them() -> None:
        turns = Turns(1, 100)
        async with anyio.create_task_group() as group, turns.of("first"):
            for who in ["flood"] * 50 + ["honest"]:
                group.start_soon(one, turns, who)
            await anyio.wait_all_tasks_blocked()
        assert (turns.free, turns.queues) == (1, {})

    anyio.run(all_of_them)
    assert done.index("honest") == 1
    assert done.count("flood") == 50


def test_who_waits_too_often_is_refused_and_who_leaves_gives_the_turn_on() -> None:
    async def tried() -> None:
        turns = Turns(1, 1)
        async with turns.of("a"):
            async with anyio.create_task_group() as group:
                group.start_soon(turns.of("b").__aenter__)
                await anyio.wait_all_tasks_blocked()
                with pytest.raises(Crowded):
                    await turns.of("b").__aenter__()
                group.cancel_scope.cancel()
            assert turns.queues == {}
        async with turns.of("c"):
            assert turns.free == 0
        assert turns.free == 1

    anyio.run(tried)


@pytest.mark.parametrize("parts", [0, 3])
def test_a_request_that_never_ends_is_ended(monkeypatch: pytest.MonkeyPatch, parts: int) -> None:
    monkeypatch.setattr(limits, "TOLD", 0.05)
    told: list[dict[str, Any]] = []
    left = [{"type": "http.request", "body": b"a", "more_body": True}] * parts

    async def app(scope, receive, send) -> None:
        while (await receive())["more_body"]:
            pass

    async def receive() -> dict[str, Any]:
        if left:
            return left.pop()
        await anyio.sleep_forever()
        raise AssertionError

    async def send(message) -> None:
        told.append(message)

    scope = {"type": "http", "method": "POST", "path": "/rooms", "client": ("a", 1), "headers": []}
    anyio.run(door.Door(app), scope, receive, send)
    assert told[0]["status"] == 408


def test_one_client_holds_only_so_many_connections(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CONNECTED", 2)
    told: list[str] = []

    async def app(scope, receive, send) -> None:
        told.append(scope["client"][0])
        await anyio.sleep(0.1)

    async def send(message) -> None:
        told.append(message["type"])

    async def all_of_them() -> None:
        guarded = door.Door(app)
        async with anyio.create_task_group() as group:
            for who in ("a", "a", "a", "b"):
                group.start_soon(guarded, {"type": "websocket", "client": (who, 1)}, None, send)
        assert not guarded.connected

    anyio.run(all_of_them)
    assert sorted(told) == ["a", "a", "b", "websocket.close"]


def asked(guarded: door.Door, who: str, receive=None, send=None, method: str = "GET") -> Any:
    """One request to a door, not awaited yet; its body has come, and all is taken at once."""

    async def told() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def taken(message) -> None:
        pass

    scope = {"type": "http", "method": method, "path": "/rooms", "client": (who, 1), "headers": []}
    return guarded(scope, receive or told, send or taken)


START = {"type": "http.response.start", "status": 200, "headers": []}


def test_of_one_client_few_requests_are_worked_at_and_nobody_else_waits_for_them() -> None:
    begun: list[str] = []

    async def all_of_them() -> None:
        ready = anyio.Event()

        async def app(scope, receive, send) -> None:
            begun.append(scope["client"][0])
            await ready.wait()
            await send(START)

        guarded = door.Door(app)
        async with anyio.create_task_group() as group:
            for who in ["flood"] * 10 + ["honest"]:
                group.start_soon(asked, guarded, who)
            await anyio.wait_all_tasks_blocked()
            assert begun == ["flood"] * limits.ABREAST + ["honest"]
            ready.set()
        assert begun.count("flood") == 10
        assert guarded.abreast.clients == {}

    anyio.run(all_of_them)


@pytest.mark.parametrize("slow", ["sender", "reader"])
def test_who_is_slow_to_ask_or_to_take_keeps_nobody_of_the_same_address_waiting(slow: str) -> None:
    done: list[str] = []

    async def app(scope, receive, send) -> None:
        if scope["method"] == "POST":
            await receive()
        await send(START)
        await send({"type": "http.response.body", "body": b""})
        done.append(scope["method"])

    async def never(message=None) -> dict[str, Any]:
        await anyio.sleep_forever()
        raise AssertionError

    async def all_of_them() -> None:
        guarded = door.Door(app)
        async with anyio.create_task_group() as group:
            for _ in range(20):
                if slow == "sender":
                    group.start_soon(asked, guarded, "a", never, None, "POST")
                else:
                    group.start_soon(asked, guarded, "a", None, never)
            await anyio.wait_all_tasks_blocked()
            with anyio.fail_after(5):
                await asked(guarded, "a")
            group.cancel_scope.cancel()
        assert guarded.abreast.clients == {}

    anyio.run(all_of_them)
    assert done == ["GET"]


def test_a_large_answer_is_handed_over_in_parts() -> None:
    body, told = bytes(range(256)) * 1000, list[dict[str, Any]]()

    async def app(scope, receive, send) -> None:
        await send(START)
        await send({"type": "http.response.body", "body": body})

    async def take(message) -> None:
        told.append(message)

    anyio.run(lambda: asked(door.Door(app), "a", None, take))
    assert b"".join(part["body"] for part in told[1:]) == body
    assert [part["more_body"] for part in told[1:]] == [True, True, True, False]
    assert max(len(part["body"]) for part in told[1:]) == limits.PART


def test_connections_of_a_class_open_before_its_browsers_give_up(clock: Clock) -> None:
    meter = Meter(clock)
    delays = [meter.delay("come", "school") for _ in range(CLASS)]
    assert delays[:10] == [0.0] * 10
    assert 5 < max(delays) < 15
    assert meter.delay("come", "elsewhere") == 0.0


def test_what_half_a_large_class_says_when_all_move_controls_does_not_wait(clock: Clock) -> None:
    meter = Meter(clock)
    for second in range(60):  # each rests five seconds after a move
        clock.now = float(second)
        assert {meter.delay("say", "school") for _ in range(CLASS // 2 // 5)} == {0.0}
    flood = [meter.delay("say", "flood") for _ in range(1000)]
    assert max(flood) > 10


def test_words_over_an_open_connection_are_paced(monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    async def app(scope, receive, send) -> None:
        for _ in range(CLASS + 100):
            await receive()

    async def heard() -> dict[str, Any]:
        return {"type": "websocket.receive", "text": "again"}

    monkeypatch.setattr(letting, "sleep", sleep)
    anyio.run(door.Door(app), {"type": "websocket", "client": ("a", 1)}, heard, None)
    assert slept[1] == 0
    assert slept[-1] > 1
