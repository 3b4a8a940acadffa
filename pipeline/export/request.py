"""What somebody asked to be exported, and the one exception that says why it is not."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from components.figures import BY_ID, CATALOGUE, Figure
from components.study import DataProblem, Study, load_study, study_ids
from components.study.decks import Deck, decks, read


class ExportProblem(Exception):
    """Says in one sentence why nothing was written."""


@dataclass(frozen=True, slots=True)
class Request:
    """One export. `source` is a file it is made from, where the export needs one."""

    target: Path  # a folder or a file that does not exist, or an earlier export of ours
    study: Study
    base: str = ""  # where the files will be served, without a slash at the end; empty: unknown
    figures: tuple[Figure, ...] = CATALOGUE  # those asked for, in the order of the catalogue
    decks: tuple[Deck, ...] = ()  # the talks asked for
    source: Path | None = None
    page: str = ""  # the id of the only page to export; empty: all of them
    downloads: bool = False  # the static edition has what only a browser can draw to take along
    key: bool = False  # answers to the questions of the handouts go along

    def address(self, path: str) -> str:
        """The whole address of a path of the export, or the path alone where none is known."""
        return f"{self.base}/{path}" if self.base else path


def named_study(id: str | None) -> Study:
    """The study called `id`, else the first. Raises ExportProblem."""
    known = study_ids()
    if not known:
        raise ExportProblem("There is no study to export: the data folder holds no study.json.")
    if id is not None and id not in known:
        raise ExportProblem(f"There is no study called “{id}”; there is {_listed(known)}.")
    try:
        return load_study(id or known[0])
    except DataProblem as problem:
        raise ExportProblem(str(problem)) from problem


def named_figures(ids: list[str]) -> tuple[Figure, ...]:
    """The figures with these ids, in the order of the catalogue; all where none is named.

    Raises ExportProblem.
    """
    for id in ids:
        if id not in BY_ID:
            raise ExportProblem(f"There is no figure called “{id}”.")
    return tuple(figure for figure in CATALOGUE if not ids or figure.id in ids)


def named_decks(paths: list[Path], study: Study) -> tuple[Deck, ...]:
    """The talks in these files; those of the study where none is named. Raises ExportProblem."""
    try:
        return tuple(read(path, study) for path in paths) or decks(study)
    except DataProblem as problem:
        raise ExportProblem(str(problem)) from problem


def _listed(names: list[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)
