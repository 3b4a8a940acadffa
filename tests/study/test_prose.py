"""The words: every number is looked up, every link leads somewhere, and none of it is hype."""

import re
import tomllib
from pathlib import Path
from urllib.parse import parse_qsl

import pytest

from components.blocks import blocks, figures, names
from components.figures import BY_ID
from components.study import Study
from components.study.contents import contents
from components.study.glossary import glossary
from components.study.prose import DEPTHS, MISSING, REFERENCE, TERM, fill, filled, sections, words
from tests.study.density import numbers, paragraphs, sentences

ROOT = Path(__file__).resolve().parents[2]
GENERAL = sorted((ROOT / "pages").glob("*.md"))
OWN = sorted((ROOT / "data").glob("*/text/*.md"))
NOTES = sorted((ROOT / "data").glob("*/talks/*.md"))
DECKS = sorted((ROOT / "data").glob("*/talks/*.toml"))
HYPE = re.compile(r"\b(crack|uncensor|jailbreak|fought back|trophy|unleash)", re.IGNORECASE)
# What may hold digits: formulas, code, names such as E4B or bf16, and “Gemma 4”.
NAMES = re.compile(
    r"\$\$.*?\$\$|\$[^$]+\$|`[^`]*`|\]\([^)]*\)|\[\[[^\]]*\]\]|^## |<!--.*?-->"
    r"|(?:Gemma|Llama|LlamaGuard) \d\b|\b[A-Za-z]+[-‑]?\d[\w.-]*|\b\d+[A-Za-z]\w*",
    re.DOTALL | re.MULTILINE,
)
every_text = pytest.mark.parametrize("path", GENERAL + OWN + NOTES, ids=lambda path: path.name)


def bare_numbers(text: str) -> list[str]:
    return re.findall(r"\d[\d.,]*", NAMES.sub(" ", text))


@every_text
def test_no_number_is_typed_into_prose(path: Path) -> None:
    assert not bare_numbers(path.read_text("utf-8"))


@pytest.mark.parametrize("path", DECKS, ids=lambda path: path.name)
def test_no_number_is_typed_into_slides(path: Path) -> None:
    deck = tomllib.loads(path.read_text("utf-8"))
    for slide in [{"line": deck["title"], "answer": deck["subtitle"]}, *deck["slide"]]:
        said = f"{slide['line']} {slide.get('answer', '')}"
        assert not bare_numbers(said)
        assert not HYPE.search(said)


def test_the_test_above_can_fail() -> None:
    assert bare_numbers("About 17 of them, with E4B and $\\alpha = 1$ and [[a.b-2]].") == ["17"]


@every_text
def test_the_tone_is_calm(path: Path) -> None:
    assert not HYPE.search(path.read_text("utf-8"))


def test_words_for_any_study_quote_no_fact_of_one() -> None:
    for path in GENERAL:
        assert not REFERENCE.search(path.read_text("utf-8")), path.name


def test_every_fact_can_be_read_and_is_used(gemma: Study) -> None:
    used = set()
    for path in DECKS + NOTES:
        used |= set(REFERENCE.findall(path.read_text("utf-8"))) - {"slide"}  # a table of TOML
    for path in gemma.folder.glob("text/*.md"):
        text = path.read_text("utf-8")
        used |= set(REFERENCE.findall(text))
        assert MISSING not in fill(text, gemma), path.name
    assert used == set(gemma.facts)


def test_every_page_shows_its_sections_and_every_section_is_shown() -> None:
    for page in contents():
        written = set(sections(ROOT / "pages" / f"{page.id}.md"))
        for own in (ROOT / "data").glob(f"*/text/{page.id}.md"):
            written |= set(sections(own))
        assert written == (here := shown(page.id)), f"{page.id}: {written ^ here}, not both"


def shown(page: str) -> set[str]:
    """The sections that a page shows."""
    return set(names(blocks(page)))


def test_links_lead_to_pages_sections_and_figures() -> None:
    pages = {page.id for page in contents()}
    for path in GENERAL + OWN:
        for target in re.findall(r"\]\(([^)]+)\)", path.read_text("utf-8")):
            if target.startswith(("https://", "figure:", "guess:")):
                continue
            page, _, figure = target.partition("?figure=")
            page, _, section = page.partition("#")
            assert not section or section in shown(page), f"{path.name} links to {target}"
            assert page in pages | {"", "."}, f"{path.name} links to {target}"
            assert not figure or figure in BY_ID, f"{path.name} links to {target}"


DRIVEN = re.compile(r"\]\(figure:([\w-]+)\?([^)\s]*)\)")


def driven(study: Study) -> list[tuple[str, str, str]]:
    """Every word that sets a figure: where it stands, the figure, and the state."""
    return [
        (path.name, id, filled(state, study.number))
        for path in GENERAL + OWN
        for id, state in DRIVEN.findall(path.read_text("utf-8"))
    ]


def test_words_set_figures_to_states_that_they_have(gemma: Study) -> None:
    found = driven(gemma)
    assert len(found) > 60
    for place, id, state in found:
        assert id in BY_ID, f"{place} sets {id}"
        controls = {control.name: control for control in BY_ID[id].controls}
        asked = dict(parse_qsl(state))
        assert asked, f"{place} sets {id} to nothing"
        for name, value in asked.items():
            assert name in controls, f"{place} sets {name} of {id}"
            assert value in controls[name].options(gemma), f"{place} sets {name} to {value}"


def test_a_word_sets_a_figure_that_stands_on_its_page() -> None:
    for path in GENERAL + OWN:
        shown_here = {figure.id for figure in figures(path.stem)}
        for id, _ in DRIVEN.findall(path.read_text("utf-8")):
            assert id in shown_here, f"{path.name} sets {id}, which it does not show"


def test_every_page_has_blocks_a_question_and_no_stranger_beside_it() -> None:
    ids = {page.id for page in contents()}
    assert {path.stem for path in (ROOT / "pages").glob("*.py")} <= ids
    assert all(blocks(id) for id in ids)
    assert {path.stem for path in GENERAL + OWN} <= ids
    assert all(page.question.endswith((".", "?")) for page in contents())


def test_every_figure_is_shown_on_its_page() -> None:
    for figure in BY_ID.values():
        assert figure in figures(figure.page), f"{figure.id} is not on {figure.page}"


def test_a_number_carries_its_receipt(gemma: Study) -> None:
    text = words("layers", "input", gemma)
    assert 'title="digitised: Geometry of Alignment, results/figures/signal_vs_layer.png"' in text


def test_terms_are_explained_once_and_used(gemma: Study) -> None:
    used = {term for path in GENERAL + OWN for term, _ in TERM.findall(path.read_text("utf-8"))}
    assert used <= set(glossary())
    assert 'class="hint term"' in fill("a [[term: residual stream|stream]]", gemma)


def test_each_depth_says_all_of_the_one_before(gemma: Study) -> None:
    for page in contents():
        written = sections(ROOT / "pages" / f"{page.id}.md")
        said = [{name for name, it in written.items() if it.shown_at(depth)} for depth in DEPTHS]
        assert said[0] <= said[1] <= said[2] == set(written)


def test_a_number_that_cannot_be_had_is_marked(gemma: Study) -> None:
    assert fill("[[no.such-fact]]", gemma) == f"*{MISSING}*"


def test_what_is_very_probable_says_what_would_change_our_mind() -> None:
    """On the page itself, or on one that it links to."""
    written = {path.stem: path.read_text("utf-8") for path in OWN}
    says = {page for page, text in written.items() if "What would change our mind" in text}
    for page, text in written.items():
        if re.search(r"very probabl[ey]", text):
            assert {page, *re.findall(r"\]\(([\w-]+)\)", text)} & says, page


@every_text
def test_no_sentence_holds_more_than_two_numbers_and_no_paragraph_more_than_four(
    path: Path,
) -> None:
    for name, section in sections(path).items():
        for paragraph in paragraphs(section.text):
            assert numbers(paragraph) <= 4, f"{path.name}, {name}: {paragraph[:80]}"
            for sentence in sentences(paragraph):
                assert numbers(sentence) <= 2, f"{path.name}, {name}: {sentence[:120]}"


def test_at_most_three_things_are_not_to_be_concluded() -> None:
    for path in GENERAL + OWN:
        for name, section in sections(path).items():
            if section.text.startswith("## What not to conclude"):
                bullets = re.findall(r"^- ", section.text, re.MULTILINE)
                assert len(bullets) <= 3, f"{path.name}, {name}"
