"""Records of files become objects, or are refused in words that name the entry."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.study import Origin
from components.study.records import made
from components.study.sources.citation import _entry

RECORD = {
    "name": "A paper",
    "authors": [["Curie", "M."], ["Noether", "E."], "The Institute & Co"],
    "year": "1920",
    "title": "On 100 % of it",
    "published": "Somewhere",
    "url": "",
    "version": "1",
    "licence": "MIT",
}


@dataclass(frozen=True)
class Thing:
    """One of each type."""

    text: str
    flag: bool
    whole: int
    share: float = 0.5
    seed: int | None = None


def test_a_record_of_the_right_types_becomes_an_object() -> None:
    record = {"text": "a", "flag": True, "whole": 3}
    assert made(Thing, record) == Thing("a", True, 3)
    assert made(Thing, {**record, "share": 1, "seed": 7}) == Thing("a", True, 3, 1, 7)
    assert made(Thing, {"text": "a", "flag": False}, whole=4) == Thing("a", False, 4)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"text": 3}, "the entry 'text' must be a text, and is '3'"),
        ({"flag": 1}, "the entry 'flag' must be true or false, and is '1'"),
        ({"whole": True}, "the entry 'whole' must be a whole number, and is 'True'"),
        ({"whole": 1.5}, "the entry 'whole' must be a whole number"),
        ({"share": "much"}, "the entry 'share' must be a number"),
        ({"more": 1}, "it has the unknown entry 'more'"),
        ({"text": ["a"] * 90}, "the entry 'text' must be a text"),
    ],
)
def test_what_is_wrong_is_named(change: dict[str, object], said: str) -> None:
    with pytest.raises(ValueError, match=said) as caught:
        made(Thing, {"text": "a", "flag": True, "whole": 3, **change})
    assert len(str(caught.value)) < 200


def test_what_is_missing_is_named_and_what_is_given_may_not_be_in_the_record() -> None:
    with pytest.raises(ValueError, match="it lacks the entry 'flag'"):
        made(Thing, {"text": "a", "whole": 3})
    with pytest.raises(ValueError, match="unknown entry 'whole'"):
        made(Thing, {"text": "a", "flag": True, "whole": 3}, whole=3)


@given(st.none() | st.integers() | st.text() | st.lists(st.integers()))
def test_what_is_no_record_is_refused(record: object) -> None:
    with pytest.raises(ValueError, match="single value"):
        made(Thing, record)


def test_an_origin_is_cited_by_what_it_is_made_of() -> None:
    work = Origin.read(RECORD)
    said = "Curie, M., Noether, E. and The Institute & Co (1920). On 100 % of it. Somewhere."
    assert work.citation == said
    entry = _entry(work)
    assert "author = {Curie, M. and Noether, E. and {The Institute \\& Co}}" in entry
    assert "title = {{On 100 \\% of it}}" in entry
    assert "year = {1920}" in entry


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"authors": []}, "authors must be a list"),
        ({"authors": "Curie, M."}, "authors must be a list"),
        ({"authors": [["a", "b", "c"]]}, "authors must be a list"),
        ({"authors": [["Curie", 3]]}, "the name of an author must be a text"),
        ({"authors": [""]}, "the name of an author must be a text"),
        ({"year": ""}, "needs the entry 'year'"),
        ({"year": 1920}, "the entry 'year' must be a text"),
        ({"citation": "said twice"}, "unknown entry 'citation'"),
        ({"url": "javascript:alert(1)"}, "must begin with https"),
    ],
)
def test_an_origin_that_is_none_is_refused(change: dict[str, object], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Origin.read({**RECORD, **change})
