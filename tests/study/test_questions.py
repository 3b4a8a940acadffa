"""Questions to check oneself with: each has one right answer and a reason for every answer."""

import re
from pathlib import Path

import pytest

from components.blocks import Check, blocks
from components.figures import BY_ID
from components.paper.styles import sheet
from components.study import DataProblem, Study
from components.study.contents import contents
from components.study.prose import MISSING, REFERENCE, fill, label
from components.study.questions import Option, Question, bug_hunt, misconceptions
from components.study.questions import questions as asked_on
from tests.visiting import article

ROOT = Path(__file__).resolve().parents[2]
PAGES = [page.id for page in contents()]
GENERAL = sorted((ROOT / "pages" / "questions").glob("*.toml"))
OWN = sorted((ROOT / "data").glob("*/questions/*.toml"))
HYPE = re.compile(r"\b(crack|uncensor|jailbreak|fought back|trophy|unleash)", re.IGNORECASE)


def every_question(study: Study) -> list[Question]:
    names = {path.stem for path in GENERAL + OWN} - {"bug-hunt"}
    return [question for name in sorted(names) for question in asked_on(name, study)]


def texts(study: Study) -> list[str]:
    said = [it.correction for it in misconceptions().values()]
    for question in every_question(study):
        said += [
            question.ask,
            *(o.text for o in question.options),
            *(o.why for o in question.options),
        ]
    for statement in bug_hunt(study):
        said += [statement.statement, statement.why]
    return said


def test_every_page_that_asks_has_two_or_three_questions(gemma: Study) -> None:
    asking = [id for id in PAGES if Check() in blocks(id)]
    assert len(asking) >= 16
    for id in asking:
        assert 2 <= len(asked_on(id, gemma)) <= 3, id


def test_every_question_says_why_for_each_answer(gemma: Study) -> None:
    for question in every_question(gemma):
        assert question.ask.endswith("?"), question.id
        assert sum(option.right for option in question.options) == 1
        assert 2 <= len(question.options) <= 4
        assert all(len(option.why) > 40 for option in question.options), question.id


def test_the_place_of_an_answer_tells_nothing(gemma: Study) -> None:
    places = [[option.right for option in question.mixed] for question in every_question(gemma)]
    first = sum(place[0] for place in places) / len(places)
    last = sum(place[-1] for place in places) / len(places)
    assert 0.2 < first < 0.65
    assert 0.2 < last < 0.65


def test_ten_misconceptions_are_each_met_twice(gemma: Study) -> None:
    named = misconceptions()
    assert len(named) == 10
    met = [question.misconception for question in every_question(gemma)]
    assert set(met) - {""} == set(named)
    assert all(met.count(id) >= 2 for id in named)
    assert all(it.correction.count(".") == 1 for it in named.values())


def test_the_bug_hunt_has_twelve_statements_of_both_kinds(gemma: Study) -> None:
    hunt = bug_hunt(gemma)
    assert len(hunt) == 12
    assert len({statement.id for statement in hunt}) == 12
    assert {statement.supported for statement in hunt} == {True, False}
    assert min(sum(s.supported is kind for s in hunt) for kind in (True, False)) >= 4
    assert all(statement.figure in BY_ID for statement in hunt)


def test_numbers_are_looked_up_and_the_tone_is_calm(gemma: Study) -> None:
    names = re.compile(r"\[\[[^\]]*\]\]|Gemma \d\b|\bE\dB\b")
    for text in texts(gemma):
        assert not re.search(r"\d", names.sub("", text)), text
        assert not HYPE.search(text)
        assert MISSING not in fill(text, gemma), text
        assert MISSING not in label(text, gemma)


def test_questions_for_any_study_quote_no_fact_of_one() -> None:
    for path in GENERAL:
        headings = {"question", "question.option"}
        assert set(REFERENCE.findall(path.read_text("utf-8"))) <= headings, path.name


def test_a_study_of_its_own_gets_the_general_questions(study: Study) -> None:
    for id in PAGES:
        assert isinstance(asked_on(id, study), tuple)
    assert len(asked_on("alpha", study)) >= 2


def test_a_question_with_two_right_answers_is_refused() -> None:
    right = Option("a", True, "because"), Option("b", True, "because")
    with pytest.raises(ValueError, match="one of them right"):
        Question("q", "Which?", "", right)
    with pytest.raises(ValueError, match="same option twice"):
        Question("q", "Which?", "", (right[0], Option("a", False, "no")))


@pytest.mark.parametrize(
    "text",
    [
        "not toml",
        "[[question]]\nid = 'q'",
        "[[question]]\nid = 1\nask = 'a?'\nmisconception = ''\noption = []",
        "[[question]]\nid='q'\nask='a?'\nmisconception=''\noption=[{text='a',right='yes',why='w'}]",
    ],
)
def test_a_malformed_file_is_a_data_problem(text: str, gemma: Study, copied_data: Path) -> None:
    file = copied_data / "gemma4-e4b" / "questions" / "alpha.toml"
    file.write_text(text)
    study = type(gemma)(**{**vars(gemma), "folder": copied_data / "gemma4-e4b"})
    with pytest.raises(DataProblem, match=r"alpha\.toml cannot be used"):
        asked_on("alpha", study)


def test_every_answer_is_met_with_a_reason_and_nothing_is_told_before(gemma: Study) -> None:
    for id in PAGES:
        said = article(id)
        for question in asked_on(id, gemma) if Check() in blocks(id) else ():
            field = said.partition(f'name="check-{question.id}"')[2].partition("</fieldset>")[0]
            verdicts = re.findall(r'class="verdict v(\d)"><b>(.) ', field)
            right = [("✓" if option.right else "✗") for option in question.mixed]
            assert verdicts == [(str(at), mark) for at, mark in enumerate(right, 1)]
    assert ".verdict { display: none; }" in sheet()


def test_the_hunt_has_both_verdicts_for_each_statement(gemma: Study) -> None:
    said = article("claims")
    for statement in bug_hunt(gemma):
        field = said.partition(f'name="hunt-{statement.id}"')[2].partition("</fieldset>")[0]
        marks = re.findall(r'class="verdict v\d"><b>(.) ', field)
        assert marks == (["✓", "✗"] if statement.supported else ["✗", "✓"])


def test_readers_of_the_story_are_not_asked() -> None:
    assert '<section class="text at-student questions">' in article("alpha")
    assert '[data-depth="story"] :is(.at-student, .at-specialist)' in sheet()
