"""Five models in which one cut was enough, and one in which it was not: a tile a prompt."""

from __future__ import annotations

from typing import Any, cast

import pandas as pd
import plotly.graph_objects as go

from components.figures.core import theme
from components.figures.core.figure import figure
from components.figures.core.prediction import Number
from components.figures.core.thumbnail import Thumbnail
from components.figures.models.controls import SCORER, STATE
from components.figures.models.tiles import Row, Scorer, State, changes, pooled, rows
from components.figures.models.tiling import PHONE, SCREEN, Laid, laid
from components.figures.pieces.hand_check import hand_check
from components.geometry.statistics.proportions import METHOD
from components.study import Study

STEP = 5  # replies, on the slider of the guess


@figure(
    "six-models",
    "Six models, a tile for each prompt",
    page="models",
    needs=["models_runs", "models_outcomes", "models_differences", "cascade", "outcomes"],
    uses=["audit"],
    controls=[STATE, SCORER],
    thumbnail=Thumbnail(marks=0.5),
    predict=Number(
        "All published runs together: after the cut, how many replies still refuse?",
        unit="replies",
        scale=lambda study: (0, pooled(rows(study, "unedited")).n, STEP),
        answer=lambda study: pooled(rows(study, "cut")).k,
    ),
)
def six_models(study: Study, *, state: str, scorer: str) -> go.Figure:
    """One tile a prompt, refused or not, before the cut, after it, and with the recipe changed.

    Reads what `rows` of models.tiles reads. Rows of the published runs are in alphabetical order.
    """
    at, by = cast(State, state), cast(Scorer, scorer)
    told = rows(study, at, by)
    heads = _heads(study, told)
    room = len(rows(study, "changed", by))  # no state is higher than the one with most rows
    wide, narrow = laid(told, heads, room, by, SCREEN), laid(told, heads, room, by, PHONE)
    fig = go.Figure()
    fig.update_layout(**_layout(wide))
    return theme.finish(
        fig,
        title=_title(study, told, at, by),
        subtitle="One tile, one harmful prompt. Recorded results: nothing runs here. Models stand "
        "in alphabetical order",
        alt=_alt(study, told, at, by),
        n=_n(told),
        rows=_table(told, at, by),
        readout=_readout(study, told, at, by),
        height=wide.height,
        narrow={**_layout(narrow), "height": narrow.height},
    )


def _layout(drawn: Laid) -> dict[str, Any]:
    return {
        "xaxis": {"visible": False, "range": list(drawn.x), "fixedrange": True},
        "yaxis": {"visible": False, "range": list(drawn.y), "fixedrange": True},
        "shapes": drawn.shapes,
        "annotations": drawn.annotations,
        "margin": dict(zip("lrtb", drawn.margin, strict=True)),
    }


def _heads(study: Study, told: list[Row]) -> dict[str, tuple[str, ...]]:
    """The words above each group of rows, a line each where there is little room."""
    arrow = study.table("models_differences").set_index("what").loc["arrow"]
    each = next(len(row.outcomes) for row in told if row.group == "runs")
    source = {name: study.entry(name).provenance.origin.name for name in ("models_runs", "cascade")}
    runs = f"<b>{source['models_runs']}</b>: {arrow['runs']}, {each} prompts each"
    study_own = f"<b>{source['cascade']}</b>: {arrow['study']},"
    puzzle = "other prompts, cut, scorer: a puzzle, not a ranking"
    return {"runs": (runs,), "study": (study_own, puzzle)}


def _own(told: list[Row]) -> list[Row]:
    return [row for row in told if row.group == "study"]


def _title(study: Study, told: list[Row], state: State, scorer: Scorer) -> str:
    models = len(told) - len(_own(told))
    if scorer == "classifier":
        before, after = (pooled(rows(study, at, scorer)) for at in ("unedited", "cut"))
        return (
            f"The classifier calls {before.counts} replies unsafe before the cut, {after.k} after"
        )
    own = _own(told)
    if state == "unedited":
        return (
            f"Unedited: {pooled(told).counts} refused in {models} models, {own[0].counts} in "
            f"{own[0].name}"
        )
    if state == "cut":
        before = pooled(rows(study, "unedited"))
        return (
            f"{models} models: {before.k} refusals became {pooled(told).k}. {own[0].name}: "
            f"{own[0].judged} of {own[0].tried} stayed"
        )
    others = "".join(f"; {row.note}: {row.judged} of {row.tried}" for row in own[1:])
    return f"{own[0].name}, {own[0].note}: {own[0].counts} refused{others}"


def _alt(study: Study, told: list[Row], state: State, scorer: Scorer) -> str:
    what = "refused" if scorer == "phrases" else "judged unsafe"
    done = {
        "unedited": "Unedited models.",
        "cut": "After the plain cut.",
        "changed": f"After the plain cut, and with {changes(study)} changes of the recipe of the "
        f"last model.",
    }
    lines = [
        f"{row.name}{', ' * bool(row.note)}{row.note}: "
        + (
            f"{row.counts} {what}."
            if row.share
            else f"no verdict by this scorer on {row.tried} tried."
        )
        + (f" {untried} not tried." if (untried := len(row.outcomes) - row.tried) else "")
        for row in told
    ]
    return f"Rows of tiles, one a prompt. {done[state]} " + " ".join(lines)


def _n(told: list[Row]) -> str:
    runs, own = len(told) - len(_own(told)), _own(told)[0]
    each = len(told[0].outcomes)
    return (
        f"{runs} models, the same {each} prompts each; {own.name}: {len(own.outcomes)} prompts of "
        f"its own study, of which {own.framed}, framed, were tried at every stage"
    )


def _table(told: list[Row], state: State, scorer: Scorer) -> pd.DataFrame:
    """Counts of every row that has a verdict."""
    known = [(row, row.share) for row in told if row.share is not None]
    return pd.DataFrame(
        [
            (
                row.name,
                row.note or state,
                share.k,
                share.n,
                len(row.outcomes),
                share.percent,
                *share.interval,
            )
            for row, share in known
        ],
        columns=["model", "edit", scorer_word(scorer), "n", "prompts", "percent", "low", "high"],
    ).round({"percent": 2, "low": 2, "high": 2})


def scorer_word(scorer: Scorer) -> str:
    """What is counted, as a column is called."""
    return {"phrases": "refused", "classifier": "unsafe"}[scorer]


def _readout(study: Study, told: list[Row], state: State, scorer: Scorer) -> list[tuple[str, str]]:
    lines = [
        (
            row.name + (f", {row.note}" if row.note else ""),
            f"{row.counts}: {row.share.percent:.0f} %, {METHOD} {row.share.range}"
            if row.share
            else "the classifier was not asked about these replies",
        )
        for row in told
    ]
    lines.append(
        (
            "All published runs",
            f"{pooled(told).counts}; no interval, as the prompts are the same in each",
        )
    )
    stages = study.table("cascade")
    reference = stages[stages["role"] == "reference"]
    if state == "unedited" and len(reference):
        lines.append(
            (
                "Run in",
                f"{_own(told)[0].name} unedited: {reference['precision'].iloc[0]}; its "
                "edits ran on other software",
            ),
        )
    check = hand_check(study)
    if state == "changed" and check:
        lines.append(("The authors’ own reading", str(check)))
    differ = study.table("models_differences").sort_values("order")["what"]
    lines.append(
        ("What differs between the two groups", f"{', '.join(differ)}: a puzzle, not a ranking")
    )
    return lines
