"""An edition: a study, and where what is said of it lies. Its pages are templates filled."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from components.figures import BY_ID, CATALOGUE, Figure
from components.packing import Packed, stored
from components.paper.addresses import Addresses
from components.pictures.drawing import THEMES, WIDTH
from components.study import Study
from components.study.contents import contents, site_title

TEMPLATES = Path(__file__).with_name("templates")


@dataclass(frozen=True, slots=True)
class Edition:
    """A study, and the addresses of what belongs to it."""

    study: Study
    at: Addresses
    waits: bool = True  # whether figures that were not packed yet are packed, or left for later

    @property
    def drawable(self) -> list[Figure]:
        """The figures that the study has the tables for, in the order of the catalogue."""
        tables = self.study.entries
        return [figure for figure in CATALOGUE if tables.keys() >= set(figure.needs)]

    def packed(self, figure: Figure) -> Packed:
        """A figure as it is drawn here: without a server, with all variants. Raises DataProblem."""
        find = stored.packed if self.at.served else stored.whole
        return find(figure, self.study)

    def render(self, template: str, **said: Any) -> Markup:
        """A template, filled."""
        named = environment().get_template(template)
        return Markup(named.render(edition=self, study=self.study, at=self.at, **said))


@lru_cache(maxsize=128)
def begun(packed: Packed) -> dict[str, Any]:
    """The layout that a figure begins with, out of its packed variants; `meta` is what is said."""
    whole = json.loads(packed.body)
    layout: dict[str, Any] = {"meta": {}}
    for name, value in (whole["entries"][entry] for entry in first(whole)[1]):
        said = name.removeprefix("meta.")
        (layout if said == name else layout["meta"])[said] = value
    return layout


def first(whole: dict[str, Any]) -> tuple[list[int], list[int]]:
    """The variant that a figure begins with: the numbers of its traces and of its entries."""
    at = 0
    if not whole["live"]:  # of a live figure there is but one
        for control in whole["controls"]:
            at = at * len(control["options"]) + control["start"]
    traces, entries = whole["variants"][at]
    return traces, entries


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The templates."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    made.filters["cell"] = cell
    made.globals["BY_ID"] = BY_ID
    made.globals["picture_themes"] = THEMES
    made.globals["poster_width"] = WIDTH
    made.globals["contents"] = contents
    made.globals["site"] = site_title()
    return made


def cell(value: object) -> str:
    """A cell of a table in words."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:g}" if isinstance(value, float) else str(value)
