"""Addresses, codes and votes from anyone: each is understood, or refused in a sentence."""

import os
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote, urlencode, urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from components.figures import CATALOGUE, Control
from components.figures.guesses.spread import Guesses, spread
from components.rooms.ballot import Ballot, Question
from components.rooms.codes import new_token, read_code, read_token
from components.rooms.database import SETTING
from components.rooms.problem import RoomProblem
from components.rooms.store import Store
from components.study import load_study
from components.study.contents import contents
from components.ui import frame
from tests.hostile import ATTACKS, CASES, anything, cases, one_sentence, runs, seeds, text, twisted
from tests.visiting import begin, go

CHOICE = Ballot("cascade-ladder", "Which <b>step</b>?", "", False, ("+ one", "two", "<i>three"))
NAMES = [
    *("figure", "figures", "theme", "parts", "depth", "study", "route", "at", "room", "key"),
    *("about", "find", "status", "work", "all", "predict", "embed"),
    *sorted({control.name for figure in CATALOGUE for control in figure.controls}),
]
parameter = st.sampled_from(NAMES)


def test_ten_thousand_cases_are_tried() -> None:
    told = "".join(path.read_text("utf-8") for path in Path(__file__).parent.glob("test_hostile*"))
    assert all(f'@cases("{door}")' in told for door in CASES)
    assert sum(CASES.values()) >= 10_000


# ---------- over HTTP ----------


PLACES = ["", *(page.id for page in contents()[:4]), "data/", "explorable/", "nowhere/"]


@given(st.sampled_from(PLACES), st.booleans(), parameter, text)
@cases("addresses")
def test_any_address_is_a_page_or_leads_nowhere(
    client: TestClient, path: str, deeper: bool, name: str, said: str
) -> None:
    said = said.encode("utf-8", "replace").decode()[:2000]
    target = f"/{path}{quote(said, safe='/.') if deeper else ''}?{urlencode({name: said})}"
    answer = client.get(target, headers={"accept": "text/html"})
    assert answer.status_code in (200, 301, 307, 400, 404)
    assert "Traceback" not in answer.text
    assert "root:" not in answer.text
    assert "window.ran" not in answer.text, "what was asked for is repeated"
    if "location" in answer.headers:
        leads = urlsplit(urljoin(str(answer.url), answer.headers["location"]))
        assert leads.netloc == answer.url.netloc.decode(), "it leads to another server"
        assert "\\" not in answer.headers["location"][:3]
        assert "\n" not in answer.headers["location"]


# ---------- what pages make of an address ----------


SHIPPED = load_study("gemma4-e4b")
CONTROLS = list({it.name: it for figure in CATALOGUE for it in figure.controls}.values())


@lru_cache(maxsize=100)
def offered(control: Control) -> tuple[str, ...]:
    return tuple(control.options(SHIPPED))


@given(st.sampled_from(CONTROLS), seeds)
@cases("choices")
def test_any_choice_is_an_option_or_the_default(control: Control, seed: int) -> None:
    options = offered(control)
    for said in twisted(seed):
        assert control.read(said, SHIPPED) in options
        assert "[" not in frame.verbatim(said).replace("\\[", "")
        assert "<" not in frame.verbatim(said).replace("\\<", "")
        for read in (read_code, read_token):
            try:
                assert read(said).isascii()
            except RoomProblem as problem:
                assert one_sentence(problem)


# ---------- rooms ----------


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, str, str]]:
    """A room that has voted once and goes on."""
    store = Store(f"sqlite:///{tmp_path_factory.mktemp('rooms') / 'rooms.sqlite'}")
    code, key, _ = store.rooms.open()
    store.lesson.add(code, key, [Question(CHOICE)])
    store.lesson.ask(code, key, 1)
    store.lesson.start(code, key, 1)
    store.votes.cast(code, new_token(), 1, 1, "two")
    yield store, code, key
    store.database.engine.dispose()


@given(st.just("") | anything, anything, st.sampled_from([0, 1, 2, -1]), anything)
@cases("votes")
def test_any_vote_but_a_sound_one_changes_nothing(
    asked: tuple[Store, str, str], code: object, token: object, round: int, answer: object
) -> None:
    store, real, _ = asked
    for attempt in (
        lambda: store.votes.cast(code or real, token, 1, round, answer),
        lambda: store.votes.cast(real, new_token(), 1, round, answer),
        lambda: store.lesson.reveal(real, token),
        lambda: store.rooms.close(code or real, answer),
        lambda: store.rooms.room(code or "BCDFGH"),
    ):
        with pytest.raises(RoomProblem) as caught:
            attempt()
        assert one_sentence(caught.value)
    assert store.votes.voted(store.rooms.room(real)) == 1


@pytest.mark.parametrize("ordered", [True, False])
def test_what_a_ballot_says_is_drawn_and_not_run(ordered: bool) -> None:
    for attack in ATTACKS:
        answers = ("1", "2") if ordered else (attack, "other")
        fig = spread(Guesses(attack, attack, ordered, answers, ({0: 2}, {1: 1})))
        drawn = [text for trace in fig.data for text in trace.text or ()]
        drawn += [each.text for each in fig.layout.annotations]
        assert not any(runs(str(each)) for each in drawn)


# ---------- whole pages ----------


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AppTest]:
    os.environ[SETTING] = str(tmp_path_factory.mktemp("rooms") / "rooms.sqlite")
    yield begin().run()
    del os.environ[SETTING]


@given(
    st.sampled_from(["view", "room", "claims", "teach"]),
    st.lists(st.tuples(parameter, text), min_size=1, max_size=8).map(dict),
)
@cases("pages")
def test_no_address_breaks_a_page(page: AppTest, name: str, query: dict[str, str]) -> None:
    go(page, name)
    page.query_params.clear()
    page.query_params.update({name: said[:300] for name, said in query.items()})
    page.run()
    assert not page.exception
    for error in page.error:
        assert one_sentence(ValueError(error.value))
