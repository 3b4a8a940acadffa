"""Receipts as footnotes, for paper: on a screen each shows itself where its number stands."""

from __future__ import annotations

import re

from markupsafe import Markup

RECEIPT = re.compile(r'<span class="hint receipt-of"[^>]* title="([^"]*)"')


def noted(article: Markup) -> tuple[Markup, list[Markup]]:
    """The article with the number of its note at each receipt, and the notes, each once."""
    numbers: dict[str, int] = {}

    def mark(found: re.Match[str]) -> str:
        at = numbers.setdefault(found[1], len(numbers) + 1)
        return f'{found[0]} data-note="{at}"'

    # What is put in and taken out was escaped when the article was made.
    marked = Markup(RECEIPT.sub(mark, article))
    return marked, [Markup(text) for text in numbers]
