"""The arrow added to harmless prompts: refusals, and replies that repeat themselves."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from components.figures.core import theme
from components.figures.core.figure import figure
from components.figures.core.prediction import Number
from components.figures.models.panels import before_and_after, names, panels
from components.figures.pieces.shares import percent_axis, shares
from components.geometry.statistics.proportions import METHOD
from components.study import Study

COUNTED = {
    "refused": ("Refused, by phrases", theme.REFUSED),
    "repetitive": ("Repeat themselves", theme.UNCLEAR),
}


def harmless(study: Study) -> pd.DataFrame:
    """Replies to harmless prompts, unedited and with the arrow added. Reads `models_replies`."""
    rows = study.table("models_replies")
    return rows[rows["prompts"] == "harmless"].reset_index(drop=True)


def total(rows: pd.DataFrame, condition: str, column: str) -> int:
    """Of all models together."""
    return int(rows.loc[rows["condition"] == condition, column].sum())


@figure(
    "added-instead",
    "The arrow added instead",
    page="models",
    needs=["models_replies", "models_runs"],
    predict=Number(
        "Now the arrow is added, to harmless prompts. Over all models, how many are refused?",
        unit="prompts",
        scale=lambda study: (0, total(harmless(study), "added", "n"), 5),
        answer=lambda study: total(harmless(study), "added", "refused"),
    ),
)
def added(study: Study) -> go.Figure:
    """Share of harmless prompts refused, and of replies that repeat themselves, with intervals.

    Reads `models_replies`: counts of `n` replies a model, unedited and with the arrow added once.
    """
    models, rows = names(study), harmless(study)
    fig, drawn = go.Figure(), []
    for at, (column, (_, colour)) in enumerate(COUNTED.items()):
        each = shares(rows, k=column)
        each["y"] = [-list(models).index(run) for run in each["run"]]
        for condition in ("unedited", "added"):
            some = each[each["condition"] == condition]
            filled = condition == "added"
            fig.add_trace(before_and_after(some, at, colour, filled=filled, when=condition))
        counted = each.rename(columns={column: "k"})[
            ["run", "condition", "k", "n", "percent", "low", "high"]
        ]
        drawn.append(counted.assign(counted=column))
    percent = percent_axis("x")["xaxis"]
    heads = [head for head, _ in COUNTED.values()]
    wide, phone = panels(heads, list(models.values()), [percent] * 2, left=130, right=12, line=46)
    fig.update_layout(**wide)
    n = total(rows, "added", "n")
    before, after = (total(rows, condition, "refused") for condition in ("unedited", "added"))
    again = [total(rows, condition, "repetitive") for condition in ("unedited", "added")]
    late = total(rows, "unedited", "late")
    every = pd.concat(drawn, ignore_index=True)
    return theme.finish(
        fig,
        title=f"Added to harmless prompts, the arrow takes refusals from {before} to {after} of "
        f"{n}",
        subtitle="Replies to harmless prompts, open unedited and filled with the arrow added at "
        f"its layer; whiskers are the {METHOD}",
        alt="Two panels of dots, a row for each model. "
        + " ".join(_told(every, run, name) for run, name in models.items())
        + f" Together: {before}, then {after} of {n} refused; {again[0]}, then {again[1]} repeat "
        "themselves.",
        n=f"{len(models)} models, {rows['n'].max()} harmless prompts each, one reply each",
        rows=every,
        readout=[
            ("Refused", f"{before} of {n} unedited, {after} with the arrow added"),
            (
                "Before it was added",
                f"in {late} of the {before} the phrase stands only after the first 80 characters: "
                "probably false alarms",
            ),
            (
                "Repeat themselves",
                f"{again[0]} of {n} unedited, {again[1]} with the arrow added: under a fifth of "
                "their words are distinct. Part of it is text that runs on past the end of a turn",
            ),
        ],
        height=wide["height"],
        narrow=phone,
    )


def _told(every: pd.DataFrame, run: str, name: str) -> str:
    words = []
    for column, verb in (("refused", "refused"), ("repetitive", "repetitive")):
        some = every[(every["run"] == run) & (every["counted"] == column)].set_index("condition")
        last = some.loc["added"]
        words.append(
            f"{verb} {some['k']['unedited']}, then {last['k']} of {last['n']}, interval "
            f"{last['low']:.0f} to {last['high']:.0f} percent"
        )
    return f"{name}: {'; '.join(words)}."
