"""What visitors of a page do: the control of its first figure that has one, and its values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from components.browser import assets
from components.figures import CATALOGUE
from components.packing import stored
from components.study import load_study, study_ids


@dataclass(frozen=True, slots=True)
class Moves:
    """A page, a widget of it by key, and the values it may be given one after the other."""

    page: str
    widget: str
    event: str  # of a component that tells; empty for a widget of Streamlit's own
    values: tuple[object, ...]
    paths: tuple[str, ...] = ()  # where a browser asks for the drawing of each, if it has none


BARE = Moves("", "k", "", tuple(range(0, 101, 7)))


def of_page(page: str) -> Moves:
    """The first control with more than one value. Raises StopIteration where there is none."""
    return next(_found(page))


def _found(page: str) -> Iterator[Moves]:
    study = load_study(study_ids()[0])
    for figure in CATALOGUE:
        for control in figure.controls:
            options = control.options(study)
            if figure.page != page or len(options) < 2:
                continue
            if figure.live and control.kind != "slider":  # the many, of which most are drawn anew
                continue
            said = tuple({"name": control.name, "value": value} for value in options)
            paths: tuple[str, ...] = ()
            if figure.live:
                start = figure.chosen(study, {})
                name = assets.variants_name(study.id, figure.id, stored.packed(figure, study).sha)
                paths = tuple(
                    f"{assets.FOLDER}/{name}?{urlencode({**start, control.name: value})}"
                    for value in options
                )
            yield Moves(page, f"figure-{study.id}-{figure.id}", "choice", said, paths)
