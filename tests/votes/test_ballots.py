"""What a class is asked, and how its votes are counted: each once, and every count is said."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.figures import CATALOGUE
from components.rooms.ballot import Ballot, Question
from components.rooms.problem import RoomProblem
from components.rooms.tally import MOST_ROWS, tally

CHOICE = Ballot("ladder", "Which <b>step</b>?", "", False, ("first", "second", "<i>third</i>"))
NUMBER = Ballot("sweep", "What share?", "%", True, tuple(str(n) for n in range(0, 105, 5)))


def test_every_prediction_of_the_catalogue_makes_a_ballot(gemma) -> None:
    asking = [figure for figure in CATALOGUE if figure.predict]
    assert asking
    for figure in asking:
        question = Question.of(figure, figure.predict.ask(gemma))
        ballot = question.ballot
        assert question.measured
        assert ballot == Ballot.from_json(ballot.to_json())
        assert len(ballot.answers) == len(set(ballot.answers)) >= 2
        assert ballot.question == getattr(figure.predict, "peak", figure.predict.question)
        assert set(Ballot.__slots__) == {"figure", "question", "unit", "ordered", "answers"}


@pytest.mark.parametrize("size", [1, 1002])
def test_a_question_without_a_choice_is_no_ballot(gemma, size: int) -> None:
    figure = next(figure for figure in CATALOGUE if figure.id == "cascade-ladder")
    asked = {"kind": "choice", "question": "Which?", "options": [str(n) for n in range(size)]}
    with pytest.raises(RoomProblem, match=r"cannot vote[^.]*\.$"):
        Question.of(figure, {**asked, "answer": "0"})


def test_a_curve_is_voted_on_by_its_highest_place(gemma) -> None:
    figure = next(figure for figure in CATALOGUE if figure.id == "layer-signal")
    question = Question.of(figure, asked := figure.predict.ask(gemma))
    ballot = question.ballot
    highest = max(zip(asked["answer"], asked["knots"], strict=True))[1]
    assert float(question.measured) == highest
    assert ballot.question == figure.predict.peak
    assert [float(answer) for answer in ballot.answers] == [float(knot) for knot in asked["knots"]]


answers = st.lists(st.text(string.ascii_letters, min_size=1), min_size=2, max_size=300, unique=True)


@given(answers, st.booleans(), st.data())
def test_a_tally_counts_each_vote_once(names: list[str], ordered: bool, data) -> None:
    ballot = Ballot("id", "Which?", "", ordered, tuple(names))
    places = st.dictionaries(st.integers(0, len(names) - 1), st.integers(1, 300))
    rounds = data.draw(st.lists(places, min_size=1, max_size=2))
    counted = tally(ballot, rounds)
    for at, votes in enumerate(rounds):
        assert counted.totals[at] == sum(votes.values())
        assert sum(row.counts[at] for row in counted.rows) == counted.totals[at]
    if ordered:
        assert len(counted.rows) <= MOST_ROWS


def test_the_middle_guess_is_the_median() -> None:
    assert tally(NUMBER, [{0: 1, 4: 1, 20: 1}]).middles == ("20",)
    assert tally(NUMBER, [{0: 1, 4: 1}, {}]).middles == ("0 to 20", "")
