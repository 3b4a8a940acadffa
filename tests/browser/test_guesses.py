"""A guess is asked before anything near it tells: the page, its words, what stays in view."""

import re
from html import unescape
from itertools import takewhile

import pytest

from components.blocks import Deep, Fold, Shown, Steps, Toys, Words, blocks, each, shown
from components.figures import CATALOGUE, Figure
from components.figures.core.prediction import Choice, Number
from components.study import Study
from components.study.contents import contents
from components.study.folders import PAGES
from components.study.prose import sections, words
from pipeline import sheets
from tests.visiting import article

ASKING = [figure for figure in CATALOGUE if figure.predict]
asking = pytest.mark.parametrize("figure", ASKING, ids=lambda figure: figure.id)
TELLING = 10  # a smaller number may mean many things where it occurs


def answers(figure: Figure, study: Study) -> list[str]:
    """The answer as it would be written; none for curves, which no sentence tells."""
    match figure.predict:
        case Choice():
            return [figure.predict.answer(study)]
        case Number():
            value = figure.predict.answer(study)
            return [f"{value:g}"] if value >= TELLING else []
    return []


def tells(text: str, answer: str) -> bool:
    plain = re.sub(r"<[^>]+>", "", unescape(text))
    return bool(re.search(rf"(?<![\w.,]){re.escape(answer)}(?![\w,]|\.\d)", plain))


def before(figure: Figure, study: Study) -> str:
    """What a reader of its page can have read when it comes: the page's question, and all words.

    Beside its stage the steps before it are seen; it and those after it wait for the guess.
    """
    said = [page.question for page in contents() if page.id == figure.page]
    for block in each(blocks(figure.page)):
        beside = block.steps if isinstance(block, Steps) else ()
        told = [step.name for step in takewhile(lambda it: figure not in it.figures, beside)]
        if isinstance(block, Words):
            told += block.names
        if isinstance(block, Toys):
            told += [toy.task for toy in block.toys if toy.figure == figure]
        said += [words(figure.page, name, study) for name in told]
        if not isinstance(block, Fold | Deep) and any(
            it.figure == figure for it in shown((block,))
        ):
            return "\n".join(said)
    raise AssertionError(f"{figure.id} is not on its page")


@asking
def test_nothing_before_a_figure_tells_its_answer(figure: Figure, gemma: Study) -> None:
    for answer in answers(figure, gemma):
        assert not tells(before(figure, gemma), answer), answer


@asking
def test_what_stays_in_view_of_a_covered_figure_tells_nothing(figure: Figure, gemma: Study) -> None:
    meta = figure(gemma).layout.meta
    for text in (figure.name, meta["subtitle"]):
        for answer in answers(figure, gemma):
            assert not tells(text, answer), text


@asking
def test_a_question_can_stand_as_a_heading(figure: Figure) -> None:
    question = figure.predict.question
    assert question.endswith(("?", ":")) or "?" in question
    assert question[0].isupper()
    assert len(question) < 200
    assert "before you see" not in question.lower()


def test_no_page_is_asked_about_with_its_answer() -> None:
    for page in contents():
        assert not re.search(r"\bless than half\b|\bnothing moved\b", page.question)


def test_the_words_ask_no_guess_under_a_title_that_answers_it() -> None:
    """Where words say “before you look”, the figure after them can be covered."""
    for page in contents():
        told = None
        for block in blocks(page.id):
            if isinstance(block, Words):
                told = block
            elif isinstance(block, Shown) and told:
                asked = any("efore you drag" in raw(page.id, name) for name in told.names)
                assert not asked or block.figure.predict, block.figure.id
                told = None


def raw(page: str, section: str) -> str:
    found = sections(PAGES / f"{page}.md").get(section)
    return found.text if found else ""


def test_the_test_above_can_fail() -> None:
    assert tells("It is <b>37</b> of 302.", "37")
    assert not tells("It is 137 or 3,700 or 37.5.", "37")


RECALLED = re.compile(r"^\[([^\]]+)\]\(guess:([\w-]+)\)$", re.MULTILINE)


def recalled(study: Study) -> list[tuple[str, str, str, str]]:
    """Each line that brings a guess back: its page, its section, its words, and the figure."""
    return [
        (path.stem, name, said, id)
        for folder in (PAGES, study.folder / "text")
        for path in sorted(folder.glob("*.md"))
        for name, section in sections(path).items()
        for said, id in RECALLED.findall(section.text)
    ]


def test_a_guess_comes_back_on_a_page_after_that_which_asked(gemma: Study) -> None:
    order = [page.id for page in contents()]
    asking = {figure.id: figure.page for figure in ASKING}
    found = recalled(gemma)
    assert len(found) >= 6
    for page, _, _, id in found:
        assert order.index(asking[id]) < order.index(page), f"{page} recalls {id}"


def test_a_recalled_guess_waits_for_a_script_and_is_not_printed(gemma: Study) -> None:
    for page, section, said, id in recalled(gemma):
        line = re.search(
            rf'<p class="recalled" hidden data-guess="{id}"[^>]*>([^<]*) <b></b>', article(page)
        )
        assert line
        assert line[1] == said
        assert said not in sheets.prose(page, section, gemma, "https://example.org")
