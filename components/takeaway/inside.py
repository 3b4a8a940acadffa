"""Addresses in a file that stands alone: pictures lie in it, all else is on the web, if known."""

from __future__ import annotations

import re
from dataclasses import dataclass

from components.figures import BY_ID, Figure
from components.figures.core.theme import ThemeName
from components.packing import stored
from components.packing.rows import csv_text
from components.paper.addresses import Addresses
from components.paper.edition import begun
from components.pictures.drawing import Kind
from components.pictures.made import picture
from components.study import Study
from components.takeaway.single import data_address

NOWHERE = "nowhere:"
LINK = re.compile(rf'<a\b[^>]*\bhref="{NOWHERE}[^"]*"[^>]*>(.*?)</a>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Inside(Addresses):
    """Seen from a file that shows the page `here` and some figures of its own.

    `web` has the addresses of the edition that is served below `base`; without a base what is not
    in the file has no address, and links to it are no links, see `cut`.
    """

    web: Addresses
    base: str
    here: str = ""  # the id of a page
    own: frozenset[str] = frozenset()  # the ids of figures
    served = False
    root = ""

    @property
    def leads(self) -> bool:
        return bool(self.base)

    def _on_web(self, address: str) -> str:
        return f"{self.base}/{address.removeprefix('./')}" if self.base else NOWHERE

    def page(self, id: str) -> str:
        return "" if id == self.here else self._on_web(self.web.page(id))

    def figure(self, figure: Figure, study: Study) -> str:
        """Its own file, or the page's that shows it: menus add what is chosen."""
        return "?" if self.here else f"{figure.id}.html"

    def alone(self, figure: Figure) -> str:
        return "?" if figure.id in self.own else self._on_web(self.web.alone(figure))

    def deck(self, id: str) -> str:
        return self._on_web(self.web.deck(id))

    def notes(self, id: str, study: Study) -> str:
        return ""

    def taken(self, name: str, study: Study) -> str:
        return ""

    def script(self, name: str) -> str:
        """Never asked for: every script has run before a figure wants it."""
        return name

    def page_script(self) -> str:
        return ""

    def index(self, study: Study) -> str:
        return ""

    def style(self) -> str:
        return ""

    def data(self, path: str) -> str:
        return self._on_web(self.web.data(path))

    def file(self, path: str) -> str:
        return self._on_web(self.web.file(path))

    def picture(self, kind: Kind, figure: Figure, study: Study, theme: ThemeName) -> str:
        found = picture(kind, figure, study, theme)
        return data_address("image/webp", found.body) if found else ""

    def rows(self, figure: Figure, study: Study) -> str:
        rows = begun(stored.whole(figure, study))["meta"]["rows"]
        return data_address(
            "text/csv;charset=utf-8", csv_text(rows, figure.chosen(study, {})).encode()
        )

    def chart(self, figure: Figure, study: Study) -> str:
        return ""

    def whole(self, address: str) -> str:
        """Where this file has its equal on the web; no other is asked for."""
        if not self.base:
            return ""
        figure = BY_ID.get(address.removesuffix(".html"))
        return self._on_web(self.web.alone(figure) if figure else self.web.page(self.here))


def cut(html: str) -> str:
    """HTML without the links that lead nowhere; their words stay."""
    return LINK.sub(r"<span>\1</span>", str(html))
