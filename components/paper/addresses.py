"""Where the pages, figures, data, scripts and pictures of an edition lie, seen from one page."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from components.browser import assets
from components.figures import BY_ID, Figure
from components.figures.core.theme import ThemeName
from components.pictures.drawing import Kind
from components.pictures.made import picture
from components.study import Study, study_ids
from components.study.contents import contents

NOTES = "notes"  # below which the app has what speakers say
TAKEN = "take"  # the folder of files to take along
DRAWN = {"pptx", "gif", "mp4", "png"}  # the endings of files that a browser must draw
ABROAD = ("http:", "https:", "mailto:", "#", "data:", "figure:", "guess:")


def home() -> str:
    """The id of the home page."""
    return contents()[0].id


class Addresses(ABC):
    """Addresses relative to the page that shows them; all are plain text, to be escaped."""

    served: bool  # whether a server draws what a reader chooses
    root: str  # where the edition begins

    @property
    def leads(self) -> bool:
        """Whether there are other pages to lead to."""
        return True

    @abstractmethod
    def page(self, id: str) -> str:
        """A page."""

    @abstractmethod
    def figure(self, figure: Figure, study: Study) -> str:
        """A figure's own page."""

    @abstractmethod
    def deck(self, id: str) -> str:
        """A talk."""

    @abstractmethod
    def notes(self, id: str, study: Study) -> str:
        """What the speaker says."""

    @abstractmethod
    def taken(self, name: str, study: Study) -> str:
        """A file to take along, empty where there is none: see components/takeaway."""

    @abstractmethod
    def script(self, name: str) -> str:
        """A script of ours, or Plotly's; also the data of a figure."""

    @abstractmethod
    def page_script(self) -> str:
        """The script of pages."""

    @abstractmethod
    def index(self, study: Study) -> str:
        """The script with what can be searched for."""

    @abstractmethod
    def style(self) -> str:
        """The style sheet of pages."""

    @abstractmethod
    def data(self, path: str) -> str:
        """A file below data/."""

    @abstractmethod
    def file(self, path: str) -> str:
        """A file at a path below the home page."""

    def picture(self, kind: Kind, figure: Figure, study: Study, theme: ThemeName) -> str:
        """A thumbnail or a poster of a figure, empty where there is none of these data."""
        found = picture(kind, figure, study, theme)
        return self.file(found.address) if found else ""

    @abstractmethod
    def whole(self, address: str) -> str:
        """An address on the web, empty where it is not known."""

    def rows(self, figure: Figure, study: Study) -> str:
        """The rows that a figure draws before anything is chosen, as CSV."""
        return self.data(f"{study.id}/figures/{figure.id}.csv")

    def chart(self, figure: Figure, study: Study) -> str:
        """The same as Plotly's JSON."""
        return self.data(f"{study.id}/figures/{figure.id}.json")

    def to(self, target: str) -> str:
        """Where a link in words leads: they name pages by id, and figures as `.?figure=id`."""
        if target.startswith(ABROAD):
            return target
        path, mark, rest = target.partition("?")
        id, sign, place = path.partition("#")
        ids = {page.id for page in contents()}
        named = home() if id in ("", ".") else id
        if rest.startswith("figure=") and rest[7:] in BY_ID:
            return self.alone(BY_ID[rest[7:]])
        return (self.page(named) if named in ids else path) + sign + place + mark + rest

    @abstractmethod
    def alone(self, figure: Figure) -> str:
        """A figure's own page, of whatever study is in force."""


@dataclass(frozen=True, slots=True)
class Files(Addresses):
    """Plain files, seen from a page `root` above which the others lie.

    `base` is where they will be served, empty where that is not known.
    """

    root: str = ""
    base: str = ""
    missing: frozenset[str] = frozenset()  # figures that the study has no tables for
    kept: frozenset[str] = frozenset()  # files to take along that are there
    served = False

    def seen_from(self, path: str) -> Files:
        """The same files, seen from the page at `path`."""
        return replace(self, root="../" * path.count("/"))

    def page(self, id: str) -> str:
        return self.root + file_of(id)

    def figure(self, figure: Figure, study: Study) -> str:
        return self.alone(figure)

    def alone(self, figure: Figure) -> str:
        return "" if figure.id in self.missing else f"{self.root}f/{figure.id}.html"

    def deck(self, id: str) -> str:
        return f"{self.root}talks/{id}/index.html"

    def notes(self, id: str, study: Study) -> str:
        return f"{self.root}talks/{id}/notes.html"

    def taken(self, name: str, study: Study) -> str:
        return f"{self.root}{TAKEN}/{name}" if name in self.kept else ""

    def script(self, name: str) -> str:
        return f"{self.root}scripts/{name}"

    def page_script(self) -> str:
        return f"{self.root}scripts/page.js"

    def index(self, study: Study) -> str:
        return f"{self.root}scripts/search.js"

    def style(self) -> str:
        return f"{self.root}styles/page.css"

    def data(self, path: str) -> str:
        return f"{self.root}data/{path}"

    def file(self, path: str) -> str:
        return self.root + path

    def whole(self, address: str) -> str:
        return f"{self.base}/{address.removeprefix(self.root)}" if self.base else ""


@dataclass(frozen=True, slots=True)
class App(Addresses):
    """The running app, whose pages all lie one level deep."""

    served = True
    root = ""

    def page(self, id: str) -> str:
        return "./" if id == home() else id

    def figure(self, figure: Figure, study: Study) -> str:
        """It names the study where there is more than one."""
        query = {"figure": figure.id}
        if len(study_ids()) > 1:
            query["study"] = study.id
        return f"./?{urlencode(query)}"

    def alone(self, figure: Figure) -> str:
        return f"./?figure={figure.id}"

    def deck(self, id: str) -> str:
        return f"{self.page('present')}?deck={id}"

    def notes(self, id: str, study: Study) -> str:
        return f"{NOTES}/{study.id}/{id}"

    def taken(self, name: str, study: Study) -> str:
        """What only a browser can make, a server does not."""
        drawn = name.rpartition(".")[2] in DRAWN
        return "" if drawn else f"{TAKEN}/{study.id}/{name}"

    def script(self, name: str) -> str:
        return f"{assets.FOLDER}/{name}"

    def page_script(self) -> str:
        """The front door names it in the head of every page."""
        return ""

    def index(self, study: Study) -> str:
        return f"{assets.FOLDER}/{study.id}/search.js"

    def style(self) -> str:
        return ""

    def data(self, path: str) -> str:
        return f"data/{path}"

    def file(self, path: str) -> str:
        return path

    def whole(self, address: str) -> str:
        return ""


def file_of(id: str) -> str:
    """The file of a page."""
    return "index.html" if id == home() else f"{id}.html"
