"""The questions that a teacher can put: the guesses of a study’s figures, by page and by route."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from components.figures import CATALOGUE, drawing
from components.rooms.ballot import Question
from components.rooms.problem import RoomProblem
from components.study import DataProblem, Study
from components.study.contents import contents
from components.study.routes import routes


@lru_cache(maxsize=8)
def questions(study: Study) -> dict[str, Question]:
    """Every guess that this study can feed and a class can vote on, by the figure’s id."""
    found = {}
    for figure in CATALOGUE:
        if figure.predict:
            try:
                with drawing(figure):
                    found[figure.id] = Question.of(figure, figure.predict.ask(study))
            except (DataProblem, RoomProblem):
                continue
    return found


def offered(study: Study) -> dict[str, Any]:
    """What can be put into a queue, without what was measured: by page, and by route."""
    known = questions(study)
    titles = {page.id: page.title for page in contents()}
    figures = [figure for figure in CATALOGUE if figure.id in known]
    ways = [
        {
            "title": route.title,
            "figures": [step.figure for step in route.steps if step.figure in known],
        }
        for route in routes()
    ]
    return {
        "figures": [
            {
                "id": figure.id,
                "page": titles[figure.page],
                "question": known[figure.id].ballot.question,
            }
            for figure in figures
        ],
        "routes": [way for way in ways if way["figures"]],
    }
