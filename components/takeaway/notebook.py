"""A page as a notebook: each of its figures with what it shows, its rows and its chart.

Written by the format's own description, nbformat 4.5; a test holds it against that.
"""

from __future__ import annotations

import json
from typing import Any

from components.blocks import figures
from components.figures import Figure
from components.paper.addresses import Addresses
from components.paper.edition import Edition
from components.study import DataProblem, Study
from components.study.contents import Entry, site_title
from components.takeaway.python import lines

NEEDS = "The cells need `python -m pip install pandas plotly nbformat`."


def notebook(page: Entry, study: Study, at: Addresses, base: str = "") -> str:
    """The notebook of a page; what the study cannot feed is said in its place.

    `at` says where rows and charts lie, below `base`, or seen from the notebook.
    """
    home = f"{base}/{at.page(page.id).removeprefix('./')}" if base else ""
    opening = f"# {page.title}\n\n{page.question}\n\nFrom {_linked(site_title(), home)}. {NEEDS}"
    cells = [_words("opening", opening)]
    for figure in figures(page.id):
        cells.extend(_figure(figure, Edition(study, at), base))
    whole = {
        "cells": cells,
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
            "title": page.title,
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"


def _figure(figure: Figure, edition: Edition, base: str) -> list[dict[str, Any]]:
    study, at = edition.study, edition.at
    try:
        said = figure(study).layout.meta
    except DataProblem as problem:
        return [_words(f"{figure.id}-words", f"## {figure.name}\n\n{problem}")]
    text = f"## {said['title']}\n\n{said['subtitle']}\n\n{said['alt']}\n\n{said['n']}."
    addresses = (at.rows(figure, study), at.chart(figure, study))
    rows, chart = (f"{base}/{each}" if base else each for each in addresses)
    code = lines(rows, chart)
    return [
        _words(f"{figure.id}-words", text),
        {
            "cell_type": "code",
            "id": f"{figure.id}-code",
            "metadata": {},
            "source": code.rstrip().splitlines(keepends=True),
            "execution_count": None,
            "outputs": [],
        },
    ]


def _words(id: str, markdown: str) -> dict[str, Any]:
    source = markdown.splitlines(keepends=True)
    return {"cell_type": "markdown", "id": id, "metadata": {}, "source": source}


def _linked(words: str, address: str) -> str:
    return f"[{words}]({address})" if address else words
