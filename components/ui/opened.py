"""Data for everybody: tables, what is said of them, and what each figure draws of them."""

from __future__ import annotations

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from components.figures import BY_ID, Figure
from components.packing.rows import chart_json, rows_csv
from components.study import DataProblem, Study, load_study
from components.study.folders import schema_file
from components.ui.answers import MIME, OPEN

Bytes = Callable[[Request, Study], tuple[str | bytes, str]]  # a body and the type of its media


def opened(find: Bytes) -> Callable[[Request], Response]:
    """A route that anyone may read; where the data are not sound, one sentence says why."""

    def answer(request: Request) -> Response:
        try:
            body, kind = find(request, load_study(request.path_params["study"]))
        except DataProblem as problem:
            return Response(str(problem), 404, OPEN, "text/plain")
        return Response(body, headers=OPEN, media_type=kind)

    return answer


def schema(request: Request) -> Response:
    """The data dictionary."""
    return Response(schema_file().read_bytes(), headers=OPEN, media_type=MIME["json"])


def description(request: Request, study: Study) -> tuple[bytes, str]:
    """What is said of every table of a study."""
    return (study.folder / "study.json").read_bytes(), MIME["json"]


def table(request: Request, study: Study) -> tuple[bytes, str]:
    """A table of a study as CSV, if it is sound."""
    name = request.path_params["table"]
    study.table(name)
    return study.file(name), "text/csv"


def rows(request: Request, study: Study) -> tuple[str, str]:
    """The rows that a figure draws for the choices in the query, as CSV."""
    return rows_csv(_figure(request), study, request.query_params), "text/csv"


def chart(request: Request, study: Study) -> tuple[str, str]:
    """What a figure draws for the choices in the query, as Plotly reads it."""
    return chart_json(_figure(request), study, request.query_params), MIME["json"]


def _figure(request: Request) -> Figure:
    id = request.path_params["figure"]
    if id not in BY_ID:
        raise DataProblem(f"There is no figure “{id}”")
    return BY_ID[id]


def routes(base: str) -> list[BaseRoute]:
    """Where they lie below `base`."""
    return [
        Route(f"{base}/data/schema.json", schema),
        Route(f"{base}/data/{{study}}/study.json", opened(description)),
        Route(f"{base}/data/{{study}}/{{table}}.csv", opened(table)),
        Route(f"{base}/data/{{study}}/figures/{{figure}}.csv", opened(rows)),
        Route(f"{base}/data/{{study}}/figures/{{figure}}.json", opened(chart)),
    ]
