"""What is wrong with what a reader would see: facts, words, figures."""

from __future__ import annotations

from components.figures import BY_ID, CATALOGUE, Figure, drawing
from components.packing.variants import drawn
from components.study import DataProblem, NotInStudy, Study
from components.study.contents import contents
from components.study.decks import FOLDER, read
from components.study.glossary import glossary
from components.study.prose import REFERENCE, TAG, TERM, sections
from components.study.questions import questions


def of_facts(study: Study) -> list[str]:
    """Facts that cannot be looked up."""
    found = []
    for id in study.facts:
        try:
            study.number(id)
        except DataProblem as problem:
            found.append(f"The fact “{id}” cannot be looked up: {problem}.".replace("..", "."))
    return found


def of_words(study: Study) -> list[str]:
    """Words for pages that do not exist, and references to what does not exist."""
    pages = {page.id for page in contents()}
    found = []
    for path in sorted((study.folder / "text").glob("*.md")):
        if path.stem not in pages:
            found.append(f"text/{path.name}: there is no page “{path.stem}”.")
        try:
            parts = sections(path)
        except DataProblem as problem:
            found.append(f"text/{problem}")
            continue
        if not parts:
            found.append(f"text/{path.name} has no section: begin one with <!-- name -->.")
        for name, section in parts.items():
            if TAG.search(section.text):
                found.append(f"text/{path.name}, section {name}: tags are shown, not followed.")
            facts = {match[1] for match in REFERENCE.finditer(section.text)}
            terms = {match[1] for match in TERM.finditer(section.text)}
            found += [
                f"text/{path.name}, section {name}: there is no fact “{fact}”."
                for fact in sorted(facts - set(study.facts))
            ]
            found += [
                f"text/{path.name}, section {name}: the glossary has no term “{term}”."
                for term in sorted(terms - set(glossary()))
            ]
    return found


def of_questions(study: Study) -> list[str]:
    """Questions that cannot be read."""
    found = []
    for page in contents():
        try:
            questions(page.id, study)
        except DataProblem as problem:
            found.append(str(problem))
    return found


def of_talks(study: Study) -> list[str]:
    """Talks that cannot be given, slides of figures that do not exist, and notes of no talk."""
    found = []
    folder = study.folder / FOLDER
    talks = sorted(folder.glob("*.toml"))
    for path in talks:
        try:
            deck = read(path, study)
        except DataProblem as problem:
            found.append(f"{FOLDER}/{problem}")
            continue
        found += [
            f"{FOLDER}/{path.name}, slide {slide.id}: there is no figure “{slide.figure}”."
            for slide in deck.slides
            if slide.figure and slide.figure not in BY_ID
        ]
    own = {path.with_suffix(".notes.md") for path in talks}
    strangers = sorted(set(folder.glob("*.md")) - own)
    return found + [f"{FOLDER}/{path.name} belongs to no talk." for path in strangers]


def fed(figure: Figure, study: Study) -> bool:
    """Whether the study has what the figure needs. Raises DataProblem where it does not fit."""
    try:
        with drawing(figure):
            figure(study)
    except NotInStudy:
        return False
    return True


def of_figures(study: Study) -> list[str]:
    """Figures that the study should feed and that fail, each control at its first and last.

    Those of simulated tables alone say nothing of a study: they are the same in all.
    """
    found = []
    for figure in CATALOGUE:
        if not any(_own(name, study) for name in drawn(figure, study)):
            continue
        try:
            if fed(figure, study):
                with drawing(figure):
                    for choices in _ends(figure, study):
                        figure(study, **choices)
        except DataProblem as problem:
            found.append(str(problem))
    return found


def _own(table: str, study: Study) -> bool:
    return table in study.entries and study.entries[table].path.parent == study.folder


def _ends(figure: Figure, study: Study) -> list[dict[str, str]]:
    """Each control at its first and last, the others as usual; the usual state was drawn before."""
    usual = figure.chosen(study, {})
    ends = [
        {control.name: value}
        for control in figure.controls
        for value in (control.options(study)[0], control.options(study)[-1])
    ]
    return [choices for choices in ends if {**usual, **choices} != usual]
