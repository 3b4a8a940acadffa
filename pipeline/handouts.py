"""Write one handout to print for each page: python -m pipeline.handouts --to DIR [--pdf] [--key]

Each is one HTML file without any other: the page's words for students, its figures as tables of
the values drawn, three questions, and where the page is. It prints in grey, on A4 and on Letter.
With --pdf each is a PDF, with the charts above the tables; that needs Chromium. The answers are
written only with --key, into one more file. The app serves none of these files.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from pathlib import Path

from components.blocks import (
    Block,
    Chat,
    Debate,
    Deep,
    Fold,
    Glossary,
    Hero,
    References,
    Shown,
    Side,
    Steps,
    Toys,
    Words,
    blocks,
    figures,
)
from components.paper import lists
from components.paper.addresses import App
from components.paper.edition import Edition
from components.study import Study, load_study, study_ids
from components.study.contents import Entry, contents, site_title
from components.study.questions import Question, questions
from pipeline import prints, sheets
from pipeline.export.request import ExportProblem

KEY = "answer-key.html"
ASKED = 3  # questions on each sheet
PAPERS = {"any": "auto", "A4": "A4", "Letter": "letter"}
NONE: Mapping[str, str] = {}
STYLE = Path(__file__).with_name("handout.css")


def document(title: str, body: str, paper: str) -> str:
    """A whole HTML file."""
    style = STYLE.read_text("utf-8").replace("PAPER", PAPERS[paper])
    return (
        '<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8">'
        f"<title>{escape(title)}</title><style>{style}</style></head>"
        f"<body>{body}</body></html>\n"
    )


def asked(page: str, study: Study) -> tuple[Question, ...]:
    """The first questions of a page."""
    return questions(page, study)[:ASKED]


def handout(
    page: Entry, study: Study, site: str, paper: str, charts: Mapping[str, str] = NONE
) -> str:
    """The sheet of one page; `charts` has pictures by the id of the figure."""
    body = f"<h1>{escape(page.title)}</h1><p><i>{escape(page.question)}</i></p>"
    body += sheets.guesses(figures(page.id))
    body += "".join(_block(block, page, study, site) for block in blocks(page.id))
    body += sheets.questions(asked(page.id, study), study)
    home = "" if page.id == contents()[0].id else page.id
    body += f"<footer>{escape(site_title())}. This page: {escape(site)}/{home}</footer>"
    return document(f"{page.title} · {site_title()}", sheets.charted(body, charts), paper)


def _block(block: Block, page: Entry, study: Study, site: str) -> str:
    """A block on paper; those that need a screen are left out."""
    match block:
        case Words(names):
            return _prose(names, page, study, site)
        case Hero(figure):
            said = (name for name in block.names if "-press-" not in name)
            return _prose(said, page, study, site) + sheets.figure(figure, study, site)
        case Chat(exchange, mark):
            return _prose((mark, exchange), page, study, site)
        case Steps():
            return "".join(_steps(block, page, study, site))
        case Toys(toys):
            return "".join(
                _prose((toy.task,), page, study, site)
                + sheets.figure(toy.figure, study, site)
                + _prose(toy.notice, page, study, site)
                for toy in toys
            )
        case Fold(title, inner):
            return f"<h2>{escape(title)}</h2>" + "".join(
                _block(each, page, study, site) for each in inner
            )
        case Deep(_, inner):
            return "".join(_block(each, page, study, site) for each in inner)
        case Shown(figure):
            return sheets.figure(figure, study, site)
        case Side(shown):
            return "".join(sheets.figure(each.figure, study, site) for each in shown)
        case Debate() if "debate" in study.entries:
            return sheets.whole_links(lists.debate(Edition(study, App()), page), site)
        case Glossary():
            return lists.glossary(Edition(study, App()), page)
        case References():
            return lists.references(Edition(study, App()), page)
    return ""


def _prose(names: Iterable[str], page: Entry, study: Study, site: str) -> str:
    return "".join(sheets.prose(page.id, name, study, site) for name in names)


def _steps(block: Steps, page: Entry, study: Study, site: str) -> Iterator[str]:
    """Steps one after another, each figure below the first that shows it."""
    seen: set[str] = set()
    for step in block.steps:
        yield _prose((step.name,), page, study, site)
        if step.chat:
            yield _block(step.chat, page, study, site)
        yield from (sheets.figure(it, study, site) for it in step.figures if it.id not in seen)
        seen |= {it.id for it in step.figures}


def key(study: Study, paper: str) -> str:
    """The answers to the questions of all sheets."""
    body = f"<h1>Answers</h1><p>{escape(site_title())}. For teachers.</p>"
    for page in contents():
        if found := asked(page.id, study):
            body += f"<h2>{escape(page.title)}</h2>{sheets.answers(found, study)}"
    return document(f"Answers · {site_title()}", body, paper)


def write(
    folder: Path,
    study: Study,
    *,
    site: str,
    paper: str = "any",
    answers: bool = False,
    charts: Mapping[str, str] = NONE,
) -> list[Path]:
    """Write the sheets, and the key if `answers`, into `folder`; returns the files written."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = {
        f"{page.id}.html": handout(page, study, site, paper, charts)
        for page in contents()
        if not page.hidden
    }
    if answers:
        texts[KEY] = key(study, paper)
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
    return [folder / name for name in texts]


def main() -> None:
    """Write the handouts of the study named on the command line, or of the first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, required=True, metavar="DIR")
    parser.add_argument("--study", choices=study_ids(), default=study_ids()[0])
    parser.add_argument("--key", action="store_true", help="write the answers as well")
    parser.add_argument("--paper", choices=sorted(PAPERS), default="any")
    parser.add_argument("--site", default="http://localhost:8501", help="where the app is served")
    parser.add_argument("--pdf", action="store_true", help="as PDF, with the charts")
    options = parser.parse_args()
    study = load_study(options.study)
    try:
        made = write(
            options.to,
            study,
            site=options.site.rstrip("/"),
            paper=options.paper,
            answers=options.key,
            charts=prints.charts(study) if options.pdf else NONE,
        )
        paths = prints.printed(made) if options.pdf else made
    except ExportProblem as problem:
        print(problem, file=sys.stderr)
        sys.exit(2)
    for path in paths:
        print(f"wrote {path}")


if __name__ == "__main__":
    main()
