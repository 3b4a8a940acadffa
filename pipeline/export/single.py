"""Figures and talks, each as one HTML file: python -m pipeline.export --one-file DIR

Each opens from an e-mail, a ZIP or a disk, with the network off. --only and --decks choose some.
What a speaker says lies beside the slides, in a file of its own.
"""

from __future__ import annotations

from components.paper.addresses import Files
from components.study import DataProblem
from components.takeaway.talks import notes, talk_file
from components.takeaway.whole import figure_file
from pipeline.export.request import ExportProblem, Request
from pipeline.export.whole import folder
from pipeline.progress import shown


def export(request: Request) -> str:
    """Write them. Raises ExportProblem."""
    left = []
    with folder(request.target, {"export": "one-file"}) as part:
        for figure in shown(request.figures, "figures"):
            try:
                made = figure_file(figure, request.study, Files(), request.base)
            except DataProblem:  # a study need not have the tables of every figure
                left.append(figure.id)
                continue
            (part / f"{figure.id}.html").write_text(made.text, "utf-8", newline="\n")
        for deck in shown(request.decks, "talks"):
            try:
                text = talk_file(deck, request.study).text
            except DataProblem as problem:
                raise ExportProblem(str(problem)) from problem
            (part / deck.file).write_text(text, "utf-8", newline="\n")
            (part / deck.file.replace(".html", ".notes.html")).write_text(
                notes(deck), "utf-8", newline="\n"
            )
        sizes = [path.stat().st_size / 1e6 for path in part.glob("*.html")]
        if not sizes:
            raise ExportProblem(f"This study has no tables for {', '.join(left)}.")
    without = f" Without {', '.join(left)}, for which there are no tables." if left else ""
    return f"{request.target}: {len(sizes)} files, the largest of {max(sizes):.2f} MB.{without}"
