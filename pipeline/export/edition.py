"""One static edition: what all of its pages share, and the place of a figure on a page."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from components.browser import assets, mount
from components.figures import BY_ID, Figure
from components.figures.core.theme import PALETTE
from components.packing import Packed, stored
from components.packing.variants import source_line
from components.study import DataProblem, Study
from components.study.contents import contents, site_title
from components.study.prose import DEPTHS
from pipeline.export.words import file_of
from pipeline.reading import cell

TEMPLATES = Path(__file__).with_name("templates")
USUAL = "student"  # the depth that is shown where none is asked for
ROWS = 40  # of a figure's table in a page: the others are in its file
SCRIPTS, STYLES, STILLS = "scripts", "styles", "stills"  # folders
# Nothing from elsewhere and no script in a page; Plotly and the typed exchange style elements.
# For a page opened from a disk, browsers differ in whether 'self' covers files.
POLICY = (
    "default-src 'none'; script-src 'self' file:; style-src 'self' file: 'unsafe-inline'; "
    "img-src 'self' file: data: blob:; form-action 'none'; base-uri 'none'"
)
PICTURE_THEMES = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Edition:
    """A study, where it will be served, and the figures that have stills."""

    study: Study
    base: str
    stills: Mapping[str, str]  # id to the ending of the file

    def whole(self, path: str) -> str:
        """The address of a file on the web; empty where it is not known."""
        return f"{self.base}/{path}" if self.base else ""

    def data_script(self, figure: Figure) -> str:
        """The file of a figure's data."""
        sha = stored.whole(figure, self.study).sha
        return f"{SCRIPTS}/{assets.figure_name(self.study.id, figure.id, sha)}"

    def rows(self, figure: Figure) -> str:
        """The file of the rows that a figure draws before anything is chosen."""
        return f"data/{self.study.id}/figures/{figure.id}.csv"

    def place(
        self,
        figure: Figure,
        root: str,
        *,
        parts: Sequence[str] = (),
        level: int = 2,
        bare: bool = False,
    ) -> Markup:
        """A figure on a page: a still, its readings and a table, until a script draws it.

        One sentence where the study cannot feed it. `bare`: nothing before the script comes.
        """
        try:
            packed = stored.whole(figure, self.study)
        except DataProblem as problem:
            return Markup('<p class="absent">{}: {}</p>').format(figure.name, problem)
        whole, drawn = json.loads(packed.text), begun(packed)
        home = f"{root}f/{figure.id}.html"
        options = mount.options(
            figure,
            self.study,
            packed,
            home=home,
            canonical=self.whole(f"f/{figure.id}.html") or None,
            sources=f"{root}sources.html",
            claims=f"{root}claims.html",
            parts=parts or mount.PARTS,
            level=level,
        )
        options["src"] = root + self.data_script(figure)
        options["plotly"] = f"{root}{SCRIPTS}/{assets.plotly_name()}"
        if not parts and level > 1:
            del options["parts"]  # those of the reader's depth
        shown = parts or mount.PARTS
        return Markup(
            environment()
            .get_template("place.html")
            .render(
                figure=figure,
                options=json.dumps(options, ensure_ascii=False),
                meta=drawn["meta"],
                high=drawn["height"],
                low=drawn["meta"]["narrow"].get("height", drawn["height"]),
                sources=source_line(figure, self.study),
                controls=whole["controls"],
                still=self.stills.get(figure.id),
                themes=PICTURE_THEMES,
                level=level,
                has=lambda part: part in shown,
                only=bool(parts),
                root=root,
                home=home,
                bare=bare,
                most=ROWS,
                rows=root + self.rows(figure),
            )
        )

    def render(self, template: str, path: str, **said: Any) -> str:
        """A whole page that will lie at `path`."""
        root = "../" * path.count("/")
        shown = [page for page in contents() if not page.hidden]
        return (
            environment()
            .get_template(template)
            .render(
                edition=self,
                path=path,
                root=root,
                pages=shown,
                sections=list(dict.fromkeys(page.section for page in shown)),
                site=site_title(),
                policy=POLICY,
                depths=DEPTHS,
                usual=USUAL,
                at_depth=json.dumps(mount.AT_DEPTH),
                scripts=[f"{root}{SCRIPTS}/{name}" for name in ("site.js", assets.script_name())],
                styles=[f"{root}{STYLES}/{name}" for name in ("explorable.css", "site.css")],
                **said,
            )
        )


@lru_cache(maxsize=128)
def begun(packed: Packed) -> dict[str, Any]:
    """The layout that a figure begins with, out of its packed variants; `meta` is what is said."""
    whole = json.loads(packed.text)
    layout: dict[str, Any] = {"meta": {}}
    for name, value in (whole["entries"][entry] for entry in first(whole)[1]):
        said = name.removeprefix("meta.")
        (layout if said == name else layout["meta"])[said] = value
    return layout


def first(whole: dict[str, Any]) -> tuple[list[int], list[int]]:
    """The variant that a figure begins with: the numbers of its traces and of its entries."""
    at = 0
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
    made.filters["file_of"] = file_of
    made.filters["cell"] = cell
    made.globals["BY_ID"] = BY_ID
    return made


def tokens() -> str:
    """The palette as custom properties of CSS, for each theme."""
    sets = {
        name: "".join(f"--{token}: {colour}; " for token, colour in colours.items())
        for name, colours in PALETTE["tokens"].items()
    }
    return (
        f":root {{ {sets['light']}}}\n"
        f"@media (prefers-color-scheme: dark) {{ :root {{ {sets['dark']}}} }}\n"
        + "".join(f':root[data-theme="{name}"] {{ {each}}}\n' for name, each in sets.items())
        + f"@media print {{ :root:root {{ {sets['light']}}} }}\n"
    )
