"""Words kept in Markdown: named sections, and `[[fact]]` in place of every number."""

from __future__ import annotations

import html
import re
from pathlib import Path

from components.study.bundle import HOME, Study
from components.study.problem import DataProblem

SECTION = re.compile(r"^<!-- ([\w-]+) -->$", re.MULTILINE)
REFERENCE = re.compile(r"\[\[([\w.-]+)\]\]")
MISSING = "(number not available)"
PAGES = HOME / "pages"


def sections(path: Path) -> dict[str, str]:
    """Split a Markdown file at its `<!-- name -->` lines; no file, no sections."""
    if not path.is_file():
        return {}
    _, *parts = SECTION.split(path.read_text("utf-8"))
    return {name: body.strip() for name, body in zip(parts[::2], parts[1::2], strict=True)}


def words(page: str, section: str, study: Study) -> str:
    """A section of a page as Markdown: the study's own words, else those for any study, filled."""
    for folder in (study.folder / "text", PAGES):
        found = sections(folder / f"{page}.md")
        if section in found:
            return fill(found[section], study)
    return ""


def fill(text: str, study: Study) -> str:
    """Replace each [[fact]] by its number, which says on hover where it comes from.

    A number that cannot be had is marked as such, so that the rest can be read.
    """

    def number(match: re.Match[str]) -> str:
        try:
            fact = study.facts[match[1]]
            value, source = fact.read(study), study.entry(fact.table).provenance
        except (DataProblem, KeyError):
            return f"*{MISSING}*"
        receipt = f"{source.kind}: {source.origin.name}, {source.locator or source.script}"
        return f'<abbr title="{html.escape(receipt)}">{html.escape(value)}</abbr>'

    return REFERENCE.sub(number, text)
