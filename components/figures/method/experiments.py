"""Experiments against open questions: what a budget could settle."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures.core import theme
from components.figures.core.figure import figure
from components.figures.method.controls import BUDGET, EXPERIMENT
from components.figures.pieces import board
from components.figures.pieces.board import Mark
from components.geometry.budget import plan, touched
from components.study import Study

MARKS = {
    "settles": Mark("settles", "circle", theme.INK, 13),
    "helps": Mark("helps", "circle-open", theme.INK, 11),
}


@figure(
    "experiment-planner",
    "What would settle it?",
    page="open",
    needs=["experiments", "open_questions", "experiment_answers"],
    controls=[BUDGET, EXPERIMENT],
    wordy=True,
)
def planner(study: Study, *, budget: str, experiment: str) -> go.Figure:
    """A board of experiments and questions; banded are those that the budget pays for.

    Reads `experiments` (rough hours), `open_questions` and `experiment_answers`: judgements.
    """
    rows = study.table("experiments").sort_values("order").reset_index(drop=True)
    questions = study.table("open_questions").sort_values("order").reset_index(drop=True)
    links = study.table("experiment_answers")
    links = links[
        links["experiment"].isin(rows["experiment"]) & links["question"].isin(questions["question"])
    ]
    answers = {
        str(name): dict(zip(some["question"], some["does"], strict=True))
        for name, some in links.groupby("experiment")
    }
    costs = {str(row.experiment): float(row.hours) for row in rows.itertuples()}
    run = plan(costs, answers, float(budget), experiment)
    settled, helped = touched(run, answers)
    own = rows.set_index("experiment").loc[experiment]
    rows["y"] = [-float(at) for at in rows.index]
    rows["run"] = rows["experiment"].isin(run)
    number = {id: at for at, id in enumerate(questions["question"], 1)}
    cells = _cells(links, rows, number)

    fig = _rows_to_press(rows)
    heads = _traces(fig, cells, questions, settled)
    numbers = _words(number)
    names, span = _layout(fig, rows, experiment, questions, heads)
    spent = sum(costs[name] for name in run)
    known = questions.set_index("question")
    others = [str(rows.set_index("experiment")["name"][name]) for name in run if name != experiment]
    return theme.finish(
        fig,
        title=f"A judgement: with {budget} GPU-hours and “{own['name']}” first, {len(settled)} of "
        f"{len(questions)} open questions could be settled"
        if run
        else f"“{own['name']}” alone would take more than {budget} GPU-hours",
        subtitle="What each experiment would do for each open question, in our judgement; hours "
        "are our rough estimates. Banded: what the budget pays for",
        alt=_alt(rows, questions, answers, known, budget),
        n=f"{len(rows)} experiments, none of them run; {len(cells)} judgements of ours",
        rows=_rows(cells, known, rows),
        readout=_readout(
            own,
            answers,
            experiment,
            number,
            known,
            run,
            others,
            spent,
            budget,
            settled,
            helped,
            questions,
        ),
        height=118 + 50 * len(rows),
        narrow=_narrow(rows, span, numbers, names),
    )


def _cells(links: pd.DataFrame, rows: pd.DataFrame, number: dict[str, int]) -> pd.DataFrame:
    """Judgements with their places on the board, and what they say."""
    cells = links.merge(rows[["experiment", "name", "y", "run"]], on="experiment")
    cells = cells.assign(
        x=[number[id] - 1.0 for id in cells["question"]],
        kind=cells["does"],
        says=cells["name"] + " " + cells["does"] + "<br>" + cells["why"],
    )
    cells["y"] += 0.1
    return cells


def _rows_to_press(rows: pd.DataFrame) -> go.Figure:
    """A place to press in each row, as wide as its name."""
    return go.Figure(
        go.Scatter(
            x=[-0.4] * len(rows),
            y=rows["y"].tolist(),
            mode="markers",
            marker={"size": 44, "color": theme.BACKGROUND, "opacity": 0, "symbol": "square"},
            meta={"sets": EXPERIMENT.name},
            customdata=rows["experiment"].tolist(),
            text=rows["name"].tolist(),
            hovertemplate="%{text}<extra></extra>",
        )
    )


def _layout(
    fig: go.Figure,
    rows: pd.DataFrame,
    experiment: str,
    questions: pd.DataFrame,
    heads: list[dict[str, Any]],
) -> tuple[list[str], list[float]]:
    names = [
        f"{'<b>' if row.experiment == experiment else ''}{row.name}"
        f"{'</b>' if row.experiment == experiment else ''}, {row.hours:g} h"
        for row in rows.itertuples(index=False)
    ]
    span = [-len(rows) + 0.45, 0.55]
    fig.update_xaxes(visible=False, range=[-0.55, len(questions) - 0.45])
    fig.update_yaxes(visible=False, range=span)
    fig.update_layout(
        shapes=_bands(rows, 0.5),
        annotations=[*heads, *board.labels(names, list(rows["y"]))],
        margin={"l": 238, "r": 8, "t": 94, "b": 8},
    )
    return names, span


def _traces(
    fig: go.Figure, cells: pd.DataFrame, questions: pd.DataFrame, settled: set[str]
) -> list[dict[str, Any]]:
    for some, faint in ((cells[cells["run"]], False), (cells[~cells["run"]], True)):
        for trace in board.marks(some, MARKS):
            trace.opacity = 0.75 if faint else 1
            fig.add_trace(trace)
    return [
        theme.note(
            f"{'<b>' if row.question in settled else ''}{at + 1}<br>"
            f"{board.wrapped(row.short, 10)}{'</b>' if row.question in settled else ''}",
            x=at,
            y=1.0,
            yref="paper",
            yanchor="bottom",
            yshift=4,
            font={"size": 13, "color": theme.INK},
        )
        for at, row in enumerate(questions.itertuples())
    ]


def _words(number: dict[Any, int]) -> list[dict[str, Any]]:
    return [
        theme.note(
            f"<b>{at}</b>",
            x=at - 1,
            y=1.0,
            yref="paper",
            yanchor="bottom",
            yshift=4,
            font={"size": 14, "color": theme.INK},
        )
        for at in number.values()
    ]


def _narrow(
    rows: pd.DataFrame, span: list[float], numbers: list[dict[str, Any]], names: list[str]
) -> dict[str, Any]:
    return {
        "margin": {"l": 2, "r": 2, "t": 34},
        "height": 60 + 80 * len(rows),
        "yaxis": {"range": [end + 0.12 for end in span]},
        "shapes": _bands(rows, 0.62),
        "annotations": [
            *numbers,
            *board.labels(names, [y + 0.42 for y in rows["y"]], above=0.01),
        ],
    }


def _rows(cells: pd.DataFrame, known: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    return (
        cells.sort_values(["y", "x"], ascending=[False, True])
        .assign(
            about=[
                str(known["short"][id])
                for id in cells.sort_values(["y", "x"], ascending=[False, True])["question"]
            ]
        )
        .merge(rows[["experiment", "hours"]], on="experiment")[
            ["name", "hours", "about", "does", "why"]
        ]
    )


def _alt(
    rows: pd.DataFrame,
    questions: pd.DataFrame,
    answers: dict[str, dict[Any, Any]],
    known: pd.DataFrame,
    budget: str,
) -> str:
    return (
        f"Board of {len(rows)} experiments against {len(questions)} questions. "
        + " ".join(
            f"{row.name}, {row.hours:g} hours: "
            + (
                ", ".join(
                    f"{how} “{known['short'][id]}”"
                    for id, how in answers.get(row.experiment, {}).items()
                )
                or "nothing"
            )
            + "."
            for row in rows.itertuples(index=False)
        )
        + f" With {budget} hours: {', '.join(rows.loc[rows['run'], 'name']) or 'nothing'}."
    )


def _readout(
    own: pd.Series,
    answers: dict[str, dict[Any, Any]],
    experiment: str,
    number: dict[Any, int],
    known: pd.DataFrame,
    run: tuple[str, ...],
    others: list[str],
    spent: float | str,
    budget: str,
    settled: set[str],
    helped: set[str],
    questions: pd.DataFrame,
) -> list[tuple[str, str]]:
    return [
        (
            "First",
            f"{own['what'][:1].upper()}{own['what'][1:]}. About {own['hours']:g} GPU-hours; "
            f"besides: {own['besides']}.",
        ),
        *(
            (
                f"{how.capitalize()} {number[id]}",
                f"{known['words'][id]} Today: {known['today'][id]}.",
            )
            for id, how in answers.get(experiment, {}).items()
        ),
        (
            "With the rest of the budget",
            (", ".join(others) or "nothing more")
            + f". In all {spent:g} of {budget} GPU-hours, settling {len(settled)} and helping "
            f"with {len(helped)} more."
            if run
            else "It does not fit into the budget.",
        ),
        (
            "The questions",
            " · ".join(f"{number[row.question]} {row.short}" for row in questions.itertuples()),
        ),
    ]


def _bands(rows: pd.DataFrame, over: float) -> list[dict[str, Any]]:
    """A band behind each row that is paid for, and a rule between rows."""
    line = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "layer": "below"}
    band = {"type": "rect", "xref": "paper", "x0": 0, "x1": 1, "layer": "below"}
    return [
        *(
            band
            | {
                "y0": y + over - 1,
                "y1": y + over,
                "fillcolor": theme.PANEL,
                "line": {"width": 2, "color": theme.INK3},
            }
            for y in rows.loc[rows["run"], "y"]
        ),
        *(
            line | {"y0": y + over, "y1": y + over, "line": {"color": theme.RULE, "width": 1}}
            for y in rows["y"][1:]
        ),
    ]
