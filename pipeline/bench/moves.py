"""What visitors of a page do: they move the control of its first figure that has one."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from components.browser import assets
from components.figures import CATALOGUE, Figure
from components.packing import stored
from components.study import Study, load_study, study_ids
from components.study.contents import contents


@dataclass(frozen=True, slots=True)
class Moves:
    """A page, and what its visitors ask a server for when they move a control, if anything."""

    page: str
    paths: tuple[str, ...] = ()  # of one drawing after the other, where the browser has not got it
    widget: str = ""  # the key of a widget of Streamlit's own, with its values
    values: tuple[float, ...] = ()

    @property
    def address(self) -> str:
        """Where a browser finds the page; the home page lies at the root."""
        return "" if self.page == contents()[0].id else self.page


BARE = Moves("", widget="k", values=tuple(range(0, 101, 7)))


def of_page(page: str) -> Moves:
    """What moving costs on a page. Raises StopIteration where it has no control."""
    study = load_study(study_ids()[0])
    figure = next(it for it in CATALOGUE if it.page == page and it.controls)
    return Moves(page, _paths(figure, study) if figure.live else ())


def _paths(figure: Figure, study: Study) -> tuple[str, ...]:
    """Of the drawings of a figure with too many to have them all, for the values of a slider."""
    slider = next(it for it in figure.controls if it.kind == "slider")
    start = figure.chosen(study, {})
    name = assets.variants_name(study.id, figure.id, stored.packed(figure, study).sha)
    return tuple(
        f"{assets.FOLDER}/{name}?{urlencode({**start, slider.name: value})}"
        for value in slider.options(study)
    )
