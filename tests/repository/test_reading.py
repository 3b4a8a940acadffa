"""Prose is simple to read: sentences stay short, on every page and in every question."""

import re
from pathlib import Path

import pytest

from components.study.glossary import glossary
from components.study.prose import SECTION, TERM

ROOT = Path(__file__).resolve().parents[2]
PROSE = sorted(
    path
    for folder in ("pages", "data/*/text", "data/*/talks")
    for path in ROOT.glob(f"{folder}/*.md")
)
AVERAGE, LONGEST = 22, 45  # words of a sentence
# Lists of works are not sentences: they end in a link to the work.
REFERENCE_LIST = re.compile(
    r"^- [^\n]*arXiv[^\n]*$|^- [^\n]*(?:edition|JASA|Journal|Boyd)[^\n]*$", re.M
)


def sentences(text: str) -> list[str]:
    """Sentences of Markdown; a heading, a paragraph and an item of a list end one as well."""
    text = REFERENCE_LIST.sub("", SECTION.sub("\n\n", text))
    text = re.sub(r"\$\$.*?\$\$", " formula ", text, flags=re.DOTALL)
    text = re.sub(r"\$[^$]*\$|`[^`]*`", "it", text)
    text = TERM.sub(lambda match: match[2] or match[1], text)
    text = re.sub(r"\[\[[\w.-]+\]\]", "some", text)
    text = re.sub(r"\]\([^)]*\)", "", text)
    text = re.sub(r"<[^>]+>|[*_#>]|\[", "", text)
    parts = re.split(r"\n\s*\n|\n\||\n\s*-\s|\n\d+\.\s|(?<=[.!?])[”’)]*\s+|(?<=[.!?:])\n", text)
    return [part.strip() for part in parts if re.search(r"[A-Za-z]", part)]


def size(sentence: str) -> int:
    return len(re.findall(r"[\w’'-]+", sentence))


def syllables(word: str) -> int:
    groups = re.findall(r"[aeiouy]+", word.lower())
    silent = word.lower().endswith("e") and len(groups) > 1
    return max(1, len(groups) - silent)


def grade(text: str) -> float:
    """The Flesch-Kincaid grade: years of school that a text asks for."""
    each = sentences(text)
    found = [word for sentence in each for word in re.findall(r"[A-Za-z’]+", sentence)]
    spoken = sum(syllables(word) for word in found)
    return 0.39 * len(found) / len(each) + 11.8 * spoken / len(found) - 15.59


@pytest.mark.parametrize("path", PROSE, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_sentences_are_short(path: Path) -> None:
    each = sentences(path.read_text("utf-8"))
    long = [sentence for sentence in each if size(sentence) > LONGEST]
    assert not long, f"{size(long[0])} words: {long[0]}"
    assert sum(map(size, each)) / len(each) < AVERAGE


def test_the_whole_reads_like_a_good_newspaper() -> None:
    assert grade("\n\n".join(path.read_text("utf-8") for path in PROSE)) < 11


def test_definitions_are_one_or_two_sentences_without_digits() -> None:
    for term, said in glossary().items():
        assert 1 <= len(sentences(said)) <= 3, term
        assert all(size(sentence) <= LONGEST for sentence in sentences(said)), term
        assert not re.search(r"\d", said), term


def test_the_test_above_can_fail() -> None:
    assert size(sentences("word " * 60)[0]) == 60
    assert grade("The cat sat on the mat. It was fat.") < 3


def test_every_term_is_defined_and_every_definition_is_used() -> None:
    used = {term for path in PROSE for term, _ in TERM.findall(path.read_text("utf-8"))}
    assert used == set(glossary())


def test_a_term_is_marked_once_on_a_page() -> None:
    for path in PROSE:
        marked = [term for term, _ in TERM.findall(path.read_text("utf-8"))]
        twice = {term for term in marked if marked.count(term) > 2}
        assert not twice, f"{path.name} marks {twice} again and again"
