"""The parts of a handout as HTML: words, figures as tables, guesses and questions to answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape, unescape

from components.figures import Figure
from components.paper.edition import cell
from components.paper.words import BLOCK_FORMULA, FORMULA, RECALL, html
from components.study import DataProblem, Study
from components.study.prose import label, words
from components.study.questions import Question

HINT = re.compile(r'<span class="hint [^"]*" tabindex="0" title="[^"]*">(.*?)</span>', re.DOTALL)
DRIVING = re.compile(r'<a href="figure:[^"]*">(.*?)</a>', re.DOTALL)  # on paper nothing is set
HREF = re.compile(r'href="(?!https?:)([^"]*)"')
CHART = re.compile(r"<!-- chart ([\w-]+) --><p class='alt'>(.*?)</p>")
ROWS = 40  # of a figure's table: more are on the page
LINES = 3  # to write on, under a question


def prose(page: str, section: str, study: Study, site: str) -> str:
    """A section at the depth of students. Formulas stay as they are written, in TeX."""
    markdown = HINT.sub(lambda found: unescape(found[1]), words(page, section, study, "student"))
    markdown = BLOCK_FORMULA.sub(lambda found: f"\n```\n{found[1].strip()}\n```\n", markdown)
    markdown = FORMULA.sub(lambda found: f"`{found[1]}`", markdown)
    return whole_links(DRIVING.sub(r"\1", RECALL.sub("", html(markdown, tags=False))), site)


def whole_links(page: str, site: str) -> str:
    """Links between pages as addresses that can be read on paper and followed on a screen."""
    return HREF.sub(lambda found: f'href="{site}/{found[1].lstrip("./")}"', page)


def figure(it: Figure, study: Study, site: str) -> str:
    """A figure as its title, its description and a table of the values drawn."""
    try:
        said = it(study).layout.meta
    except DataProblem as problem:
        said = f"<h2>{escape(it.name)}</h2><p>{escape(str(problem))}</p>"
        return f"<section class='figure'>{said}</section>"
    columns, rows = said["rows"]["columns"], said["rows"]["data"]
    head = "".join(f"<th>{escape(str(name))}</th>" for name in columns)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(cell(value))}</td>" for value in row) + "</tr>"
        for row in rows[:ROWS]
    )
    more = f"<p>The first {ROWS} of {len(rows)} rows.</p>" if len(rows) > ROWS else ""
    return (
        f"<section class='figure'><h2>{escape(said['title'])}</h2><p>{escape(said['subtitle'])}</p>"
        f"{in_words(it, said['alt'])}"
        f"<div class='table'><table><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table></div>{more}"
        f"<p class='source'>{escape(_sources(it, study))}. {escape(said['n'])}. "
        f"The figure itself: {escape(site)}/?figure={escape(it.id)}</p></section>"
    )


def in_words(it: Figure, alt: str) -> str:
    """What a figure shows; its chart, where that is wanted, takes their place: see `charted`."""
    return f"<!-- chart {it.id} --><p class='alt'>{escape(alt)}</p>"


def charted(page: str, charts: Mapping[str, str]) -> str:
    """A sheet with these charts in their places: figure to the address of a picture.

    A chart is there for those who see it, and says the words to all others.
    """

    def chart(found: re.Match[str]) -> str:
        if found[1] not in charts:
            return f"<p class='alt'>{found[2]}</p>"
        return f"<img class='chart' src='{charts[found[1]]}' alt='{found[2]}'>"

    return CHART.sub(chart, page)


def _sources(it: Figure, study: Study) -> str:
    """Kind and origin of the tables drawn, each once."""
    known = [study.entry(name).provenance for name in it.tables if name in study.entries]
    return "; ".join(dict.fromkeys(f"{each.kind}: {each.origin.name}" for each in known))


def guesses(figures: Iterable[Figure]) -> str:
    """The questions that figures ask before they are seen, with room for an answer."""
    asked = [it.predict.question for it in figures if it.predict]
    if not asked:
        return ""
    items = "".join(f"<li>{escape(question)}{_lines(1)}</li>" for question in asked)
    return f"<section class='guesses'><h2>Guess before you read</h2><ul>{items}</ul></section>"


def questions(asked: tuple[Question, ...], study: Study) -> str:
    """Questions with their options and lines for a reason; nothing tells which is right."""
    items = ""
    for question in asked:
        options = "".join(f"<li>{escape(label(it.text, study))}</li>" for it in question.mixed)
        ask = escape(label(question.ask, study))
        items += f"<li><p>{ask}</p><ul class='options'>{options}</ul>Because:{_lines(LINES)}</li>"
    return (
        f"<section class='questions'><h2>Questions</h2><ol>{items}</ol></section>" if items else ""
    )


def answers(asked: tuple[Question, ...], study: Study) -> str:
    """The same questions with the right option and the reason for each."""
    items = ""
    for question in asked:
        options = "".join(
            f"<li>{'<b>Right: </b>' if it.right else ''}{escape(label(it.text, study))} "
            f"<i>{escape(label(it.why, study))}</i></li>"
            for it in question.mixed
        )
        items += f"<li><p>{escape(label(question.ask, study))}</p><ul>{options}</ul></li>"
    return f"<ol>{items}</ol>"


def _lines(count: int) -> str:
    return "<div class='line'></div>" * count
