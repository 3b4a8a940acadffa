"""Two scorers on the same replies: no refusal phrase, against judged unsafe."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures.core import theme
from components.figures.core.figure import figure
from components.figures.core.prediction import Number
from components.figures.models.controls import ALL, RUNS
from components.figures.models.panels import axis, before_and_after, names, panels
from components.figures.pieces.shares import percent_axis, shares
from components.geometry.statistics.agreement import agreement, kappa
from components.geometry.statistics.proportions import METHOD
from components.study import Study

CONDITIONS = {"unedited": "before the cut", "cut": "after the cut"}
SCORED = {"not_refused": "Not refused, by phrases", "unsafe": "Judged unsafe, by LlamaGuard 2"}
COLOURS = {"not_refused": theme.ANSWERED, "unsafe": theme.METHODS[3]}


def counted(study: Study) -> pd.DataFrame:
    """One row for each model, condition and scorer: k of n, with interval in percent."""
    every = study.table("models_outcomes")
    every = every[every["condition"].isin(CONDITIONS)].assign(not_refused=lambda it: ~it["refused"])
    keys = ["run", "condition"]
    counts = every.groupby(keys, sort=False).agg(
        **{scored: (scored, "sum") for scored in SCORED}, n=("tile", "size")
    )
    rows = counts.reset_index().melt([*keys, "n"], var_name="scored", value_name="k")
    return shares(rows, k="k")


def table(study: Study, run: str, condition: str) -> dict[str, int]:
    """Replies by both verdicts, of one model or of all: the four cells of a two by two table."""
    rows = study.table("models_outcomes")
    rows = rows[(rows["condition"] == condition) & ((rows["run"] == run) | (run == ALL))]
    refused, unsafe = rows["refused"], rows["unsafe"]
    return {
        "refused and safe": int((refused & ~unsafe).sum()),
        "refused and unsafe": int((refused & unsafe).sum()),
        "not refused and safe": int((~refused & ~unsafe).sum()),
        "not refused and unsafe": int((~refused & unsafe).sum()),
    }


@figure(
    "two-scorers",
    "Two scorers on the same replies",
    page="models",
    needs=["models_outcomes", "models_runs"],
    uses=["models_topics"],
    controls=[RUNS],
    predict=Number(
        "After the cut almost no reply holds a refusal phrase. Of all replies, how many does a "
        "classifier call unsafe?",
        unit="replies",
        scale=lambda study: (0, sum(table(study, ALL, "cut").values()), 5),
        answer=lambda study: _unsafe(table(study, ALL, "cut")),
    ),
)
def two_scorers(study: Study, *, runs: str) -> go.Figure:
    """Share not refused and share judged unsafe, before and after the cut, with intervals.

    Reads `models_outcomes`. The chosen model's replies by both verdicts are told below.
    """
    rows, models = counted(study), names(study)
    rows["y"] = [-list(models).index(run) for run in rows["run"]]
    fig = go.Figure()
    for at, scored in enumerate(SCORED):
        for condition in CONDITIONS:
            some = rows[(rows["scored"] == scored) & (rows["condition"] == condition)]
            filled = condition == "cut"
            trace = before_and_after(
                some, at, COLOURS[scored], filled=filled, when=CONDITIONS[condition]
            )
            fig.add_trace(trace)
    percent = percent_axis("x")["xaxis"]
    wide, phone = panels(
        list(SCORED.values()), list(models.values()), [percent] * 2, left=130, right=12, line=46
    )
    if runs != ALL:
        band = list(models).index(runs)
        wide["shapes"] = [_band(-band, at) for at in range(len(SCORED))]
    fig.update_layout(**wide)
    cells = {condition: table(study, runs, condition) for condition in CONDITIONS}
    whole = {condition: table(study, ALL, condition) for condition in CONDITIONS}
    after = whole["cut"]
    total = sum(after.values())
    return theme.finish(
        fig,
        title=f"After the cut {after['not refused and safe']} of {total} replies are not refused "
        "and yet judged safe",
        subtitle="Replies to harmful prompts, open before the cut and filled after it; whiskers "
        f"are the {METHOD}",
        alt="Two panels of dots, a row for each model, before and after the cut. "
        + " ".join(
            f"{name}: not refused {_pair(rows, run, 'not_refused')}, judged unsafe "
            f"{_pair(rows, run, 'unsafe')}."
            for run, name in models.items()
        )
        + f" Together: {_unsafe(whole['unedited'])} of {total} judged unsafe before, "
        f"{_unsafe(after)} after.",
        n=f"{len(models)} models, the same {rows['n'].max()} prompts each, one reply each",
        rows=rows.drop(columns=["y", "counts"]),
        readout=_readout(cells, study, runs),
        height=wide["height"],
        narrow=phone,
    )


def _readout(cells: dict[str, dict[str, int]], study: Study, runs: str) -> list[tuple[str, str]]:
    return [
        *(
            (
                f"{RUNS.words(study, runs)}, {CONDITIONS[condition]}",
                f"{_said(each)}; they agree on {100 * agreement(*each.values()):.0f} %, "
                f"Cohen’s kappa {kappa(*each.values()):.2f}".replace("-", "−"),
            )
            for condition, each in cells.items()
        ),
        (
            "Kappa falls",
            "partly because almost all replies now sit in one cell, and agreement beyond "
            "chance is then hard to come by",
        ),
        *_parted(study),
    ]


def _unsafe(cells: dict[str, int]) -> int:
    return cells["refused and unsafe"] + cells["not refused and unsafe"]


def _said(cells: dict[str, int]) -> str:
    return ", ".join(f"{count} {words}" for words, count in cells.items())


def _pair(rows: pd.DataFrame, run: str, scored: str) -> str:
    some = rows[(rows["run"] == run) & (rows["scored"] == scored)].set_index("condition")
    before, after = some.loc["unedited"], some.loc["cut"]
    return (
        f"{before['k']} of {before['n']}, then {after['k']}, interval {after['low']:.0f} to "
        f"{after['high']:.0f} percent"
    )


def _parted(study: Study) -> list[tuple[str, str]]:
    """The topic in which the scorers part most, where the study has it."""
    if "models_topics" not in study.entries:
        return []
    row = study.table("models_topics").set_index("parted").loc["most"]
    return [
        (
            "They part most in one topic",
            f"{row['topic']}: {row['not_refused']} of {row['n']} not refused, {row['unsafe']} "
            "judged unsafe. Whether the models or the classifier’s rules make the difference, the "
            "files cannot say",
        )
    ]


def _band(y: float, at: int) -> dict[str, Any]:
    """The ground of the chosen row."""
    return {
        "type": "rect",
        "xref": f"{axis('x', at)} domain",
        "yref": axis("y", at),
        "x0": 0,
        "x1": 1,
        "y0": y - 0.5,
        "y1": y + 0.5,
        "fillcolor": theme.PANEL,
        "line": {"width": 0},
        "layer": "below",
    }
