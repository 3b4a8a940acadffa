"""How long a page takes to read, from its words and its figures."""

from __future__ import annotations

import re

from components.blocks import blocks, figures, names
from components.study import DataProblem, Study
from components.study.prose import Depth, words

WORDS_A_MINUTE = 200  # of prose that holds numbers; silent reading of plain prose is about 240
MINUTES_A_FIGURE = 0.75
USUAL: Depth = "student"
TOKEN = re.compile(r"\w[\w’'-]*")


def count(page: str, study: Study, depth: Depth = USUAL) -> int:
    """Words of a page at a depth; sections that cannot be read count nothing."""
    total = 0
    for name in names(blocks(page)):
        try:
            total += len(TOKEN.findall(words(page, name, study, depth)))
        except DataProblem:
            continue
    return total


def minutes(page: str, study: Study, depth: Depth = USUAL) -> int:
    """Minutes to read a page and look at its figures, at least one."""
    looked = MINUTES_A_FIGURE * len(figures(page))
    return max(1, round(count(page, study, depth) / WORDS_A_MINUTE + looked))
