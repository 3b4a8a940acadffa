"""Explanations on trial: what each finding says of each, in our reading."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures.comparisons.controls import EXPLANATION
from components.figures.core import theme
from components.figures.core.figure import figure
from components.figures.pieces import board
from components.figures.pieces.board import Mark
from components.study import Study

KINDS = {
    "for": Mark("for", "triangle-up", theme.INK),
    "against": Mark("against", "triangle-down-open", theme.INK),
    "silent": Mark("silent", "line-ew", theme.INK3),
}


@figure(
    "hypothesis-board",
    "Explanations on trial",
    page="comparisons",
    needs=["explanations", "evidence", "readings"],
    controls=[EXPLANATION],
)
def hypothesis_board(study: Study, *, explanation: str) -> go.Figure:
    """Findings against explanations: for, against or silent, the chosen column's reasons below.

    Reads `explanations`, `evidence` and `readings`, which holds one judgement a cell.
    """
    columns = study.table("explanations").sort_values("order").reset_index(drop=True)
    items = study.table("evidence").sort_values("order").reset_index(drop=True)
    items["y"] = [-float(at) for at in items.index]
    cells = study.table("readings").rename(columns={"reading": "kind"})
    cells = cells.merge(items[["item", "y", "short", "finding", "kind", "work", "order"]].rename(
        columns={"kind": "source_kind"}), on="item")  # fmt: skip
    cells["x"] = cells["explanation"].map({id: at for at, id in enumerate(columns["explanation"])})
    cells["y"] += 0.1
    cells["says"] = cells["short"] + "<br>" + cells["why"]
    chosen = columns[columns["explanation"] == explanation].iloc[0]
    own = cells[cells["explanation"] == explanation].sort_values("order")
    tally = {kind: int((own["kind"] == kind).sum()) for kind in KINDS}

    fig = go.Figure(board.marks(cells, KINDS))
    at = int(chosen.name)
    span = [-len(items) + 0.5, 0.5]
    fig.update_xaxes(visible=False, range=[-0.5, len(columns) - 0.5])
    fig.update_yaxes(visible=False, range=span)
    heads = board.heads(list(columns["short"]), chosen=str(chosen["short"]))
    fig.update_layout(
        shapes=_shapes(items, at, 0.5),
        annotations=[*heads, *board.labels(list(items["short"]), list(items["y"]))],
        margin={"l": 314, "r": 8, "t": 48, "b": 8},
    )
    per_column = pd.crosstab(cells["explanation"], cells["kind"]).reindex(
        index=columns["explanation"], columns=list(KINDS), fill_value=0
    )
    return theme.finish(
        fig,
        title=f"“{chosen['short'].capitalize()}”: {tally['for']} findings for it, "
        f"{tally['against']} against, {tally['silent']} silent",
        subtitle="How we read each finding for each explanation of what the edits left behind; "
        "counting marks is not weighing them",
        alt=f"Board of {len(items)} findings against {len(columns)} explanations. "
        + " ".join(
            f"{name}: {row['for']} for, {row['against']} against, {row['silent']} silent."
            for name, (_, row) in zip(columns["short"], per_column.iterrows(), strict=True)
        ),
        n=f"{len(items)} findings, some on other sizes of the model, not independent of each other",
        rows=cells.sort_values(["order", "x"])[
            ["short", "finding", "source_kind", "work", "explanation", "kind", "why"]
        ].rename(columns={"short": "about", "source_kind": "kind", "kind": "reading"}),
        readout=_readout(chosen, own),
        height=60 + 50 * len(items),
        narrow={
            "margin": {"l": 2, "r": 2, "t": 48},
            "height": 60 + 80 * len(items),
            "yaxis": {"range": [end + 0.12 for end in span]},
            "shapes": _shapes(items, at, 0.62),
            "annotations": [
                *heads,
                *board.labels(list(items["short"]), [y + 0.42 for y in items["y"]], above=0.01),
            ],
        },
    )


def _readout(chosen: pd.Series, own: pd.DataFrame) -> list[tuple[str, str]]:
    return [
        ("The idea", f"{chosen['idea']}. Proposed by {chosen['proposed_by']}."),
        *(
            (
                f"{row.kind.capitalize()}",
                f"{row.short}: {row.finding}. We read it so: {row.why}. "
                f"[{row.source_kind}: {row.work}]",
            )
            for kind in ("for", "against")
            for row in own[own["kind"] == kind].itertuples()
        ),
        (
            "Silent",
            "; ".join(own.loc[own["kind"] == "silent", "short"]) or "none",
        ),
    ]


def _shapes(items: pd.DataFrame, column: int, over: float) -> list[dict[str, Any]]:
    """A band behind the chosen column, and a rule between rows, `over` the middle of the lower."""
    line = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "layer": "below"}
    band = {"type": "rect", "yref": "paper", "x0": column - 0.5, "x1": column + 0.5}
    return [
        band | {"y0": 0, "y1": 1, "fillcolor": theme.PANEL, "line": {"width": 0}, "layer": "below"},
        *(
            line | {"y0": y + over, "y1": y + over, "line": {"color": theme.RULE, "width": 1}}
            for y in items["y"][1:]
        ),
    ]
