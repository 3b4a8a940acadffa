"""Write the explainer, or parts of it, as plain files: python -m pipeline.export --site DIR

Nothing is written half: what is interrupted leaves no trace, and an earlier export at the same
place is replaced. Any other folder or file that is in the way is left alone.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from pipeline.export.request import (
    ExportProblem,
    Request,
    named_decks,
    named_figures,
    named_study,
)


@dataclass(frozen=True, slots=True)
class Kind:
    """Something that can be exported: its option, and the module that writes it.

    The module has a function `export(request: Request) -> str`, which says what was written. It
    is imported only when asked for, since some need a browser or other heavy things.
    """

    option: str
    metavar: str
    help: str
    module: str
    reads: bool = False  # the option names a file to read, and --to says where to write

    @property
    def name(self) -> str:
        """The option as a name in Python."""
        return self.option.replace("-", "_")


KINDS = (
    Kind("site", "DIR", "the whole explainer as a static edition", "pipeline.export.site"),
    Kind("stills", "DIR", "every figure as PNG, SVG and PDF", "pipeline.export.stills"),
    Kind("talk", "DECK.toml", "a talk that works offline", "pipeline.export.talk", reads=True),
    Kind("one-file", "DIR", "figures and talks, each as one HTML file", "pipeline.export.single"),
    Kind(
        "pptx",
        "DIR",
        "talks, or figures, as PowerPoint slides",
        "pipeline.export.slides.powerpoint",
    ),
    Kind("moving", "DIR", "figures with a slider as GIF and MP4", "pipeline.export.moving"),
    Kind("notebooks", "DIR", "pages as notebooks of Jupyter", "pipeline.export.notebooks"),
    Kind("scorm", "FILE.zip", "a package for learning platforms", "pipeline.export.scorm"),
    Kind("pack", "FILE.zip", "all of it in one file to take along", "pipeline.export.pack"),
)


def parser() -> argparse.ArgumentParser:
    """The options, one for each kind of export."""
    made = argparse.ArgumentParser(
        prog="python -m pipeline.export",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    kinds = made.add_mutually_exclusive_group(required=True)
    for kind in KINDS:
        kinds.add_argument(f"--{kind.option}", type=Path, metavar=kind.metavar, help=kind.help)
    made.add_argument("--to", type=Path, metavar="DIR", help="where to write what a file describes")
    made.add_argument("--study", metavar="ID", help="the study to export; else the first")
    made.add_argument("--only", nargs="+", default=[], metavar="FIGURE", help="only these figures")
    made.add_argument(
        "--decks", nargs="+", type=Path, default=[], metavar="DECK.toml", help="only these talks"
    )
    made.add_argument(
        "--base",
        default="",
        metavar="URL",
        help="where the files will be served; preview pictures, site map and oEmbed need it",
    )
    made.add_argument("--page", default="", metavar="ID", help="only this page, in a SCORM package")
    made.add_argument(
        "--downloads", action="store_true", help="slides, moving pictures and packages in the site"
    )
    made.add_argument("--key", action="store_true", help="the answer key goes into the pack")
    return made


def main() -> None:
    """Write what the command line asks for; exit code 2 where it cannot be."""
    options = parser()
    asked = options.parse_args()
    kind = next(kind for kind in KINDS if getattr(asked, kind.name) is not None)
    path: Path = getattr(asked, kind.name)
    if kind.reads and asked.to is None:
        options.error(f"--{kind.option} needs --to DIR")
    try:
        study = named_study(asked.study)
        some = asked.only or asked.decks  # who names some wants no others
        request = Request(
            target=asked.to if kind.reads else path,
            study=study,
            base=asked.base.rstrip("/"),
            figures=named_figures(asked.only) if asked.only or not some else (),
            decks=named_decks(asked.decks, study) if asked.decks or not some else (),
            source=path if kind.reads else None,
            page=asked.page,
            downloads=asked.downloads,
            key=asked.key,
        )
        print(import_module(kind.module).export(request))
    except ExportProblem as problem:
        print(problem, file=sys.stderr)
        sys.exit(2)
    except KeyboardInterrupt:
        print("Interrupted; nothing was written.", file=sys.stderr)
        sys.exit(130)


if __name__ == "__main__":
    main()
