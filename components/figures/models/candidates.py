"""Every candidate direction of a published run with its scores: be the selector."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from components.figures.core import theme
from components.figures.core.figure import figure
from components.figures.core.prediction import Choice as Guess
from components.figures.models.choosing import RULES, Choice, choice, published, rules
from components.figures.models.controls import KL_RULE, LAST_RULE, RUN, STEERING_RULE, run_name
from components.study import Study

RULE_WORDS = {
    "kl": "harmless replies change too much",
    "steering": "adding it brings no refusal about",
    "last": "it lies in the last layers",
}
HATCHES = {"kl": "line-ne-open", "steering": "line-nw-open", "last": "line-ew-open"}
# Score, what its panel says, whether low is strong, and the rule that limits it.
PANELS = (
    ("refusal", "Cut out: strongest where refusal goes", True, None),
    ("steering", "Added: strongest where refusal comes", False, "steering"),
    ("kl", "Harmless replies: strongest where they change", False, "kl"),
)
FAINT = 1e-3  # nats: divergences below this are one colour
GAP = 0.085  # of the height, above each panel, for its words
CELL = 17  # px: height of a row of cells


def _most_dropped(study: Study) -> str:
    drawn = choice(study, RUN.default(study), published(study))
    return RULE_WORDS[max(RULES, key=lambda rule: int(drawn.rows[f"no_{rule}"].sum()))]


@figure(
    "candidates",
    "Be the selector",
    page="models",
    needs=["models_candidates", "models_runs", "models_positions"],
    controls=[RUN, KL_RULE, STEERING_RULE, LAST_RULE],
    predict=Guess(
        "Three rules drop candidates before the best is chosen. Which one drops most of them?",
        options=lambda study: list(RULE_WORDS.values()),
        answer=_most_dropped,
    ),
)
def candidates(study: Study, *, run: str, kl: str, steering: str, last: str) -> go.Figure:
    """Three scores of every candidate, position against layer; the chosen one framed.

    Reads `models_candidates`: refusal and steering scores in log-odds, divergence in nats. Hatches
    mark what a rule drops; all three lie over the first panel, each over the panel of its score.
    """
    drawn = choice(study, run, rules({"kl": kl, "steering": steering, "last": last}))
    places = sorted(drawn.rows["position"].unique())
    high = (1 - GAP * len(PANELS)) / len(PANELS)
    fig = go.Figure()
    for at, (score, _, reverse, rule) in enumerate(PANELS):
        axes = {"xaxis": "x", "yaxis": f"y{at + 1}" if at else "y"}
        fig.add_trace(_heat(drawn, score, reverse, axes))
        for some in [rule] if rule else RULES:
            fig.add_traces(_hatch(drawn, some, axes))
        top = 1 - at * (high + GAP) - GAP
        fig.update_layout(
            {
                f"yaxis{at + 1}" if at else "yaxis": {
                    "domain": [round(max(top - high, 0), 4), round(top, 4)],
                    "tickvals": places,
                    "ticktext": [f"−{-place}" for place in places],
                    "showgrid": False,
                    "range": [places[0] - 0.5, places[-1] + 0.5],
                }
            }
        )
    fig.update_layout(
        xaxis={
            "title": "layer",
            "range": [-0.5, drawn.layers - 0.5],
            "anchor": f"y{len(PANELS)}",
            "showline": False,
        },
        shapes=_frames(drawn),
        annotations=_words(drawn, high, spans=True),
        margin={"l": 36, "r": 8, "t": 0, "b": 44},
    )
    name = run_name(study, run)
    roles = study.table("models_positions").set_index(["run", "position"])["role"]
    return theme.finish(
        fig,
        title=_title(drawn, name),
        subtitle="Candidate directions by position and layer, with three scores. Hatched: dropped "
        "by a rule. Framed: chosen; dotted: chosen in the published run",
        alt=_alt(drawn, name),
        n=f"{drawn.candidates} candidates, scored on at most 32 validation prompts of each kind",
        rows=drawn.rows[["position", "layer", "refusal", "steering", "kl", "passed", "chosen"]],
        readout=_readout(drawn, roles[run]),
        height=round((len(places) * CELL * len(PANELS)) / (high * len(PANELS)) + 44),
        narrow={
            "margin": {"l": 30, "r": 4, "t": 0, "b": 44},
            "annotations": _words(drawn, high, spans=False),
        },
    )


def _ordinal(place: int) -> str:
    return "last token" if place == -1 else f"−{-place}"


def _heat(drawn: Choice, score: str, reverse: bool, axes: dict[str, str]) -> go.Heatmap:
    wide = drawn.rows.pivot(index="position", columns="layer", values=score)
    colour = np.log10(wide.clip(lower=FAINT)) if score == "kl" else wide
    unit = "nats" if score == "kl" else "log-odds"
    return go.Heatmap(
        x=wide.columns.tolist(),
        y=wide.index.tolist(),
        z=_cells(colour.round(2)),
        customdata=_cells(wide.round(3)),
        colorscale=theme.SEQUENTIAL,
        reversescale=reverse,
        showscale=False,
        xgap=1,
        ygap=1,
        hovertemplate=f"position %{{y}}, layer %{{x}}<br>%{{customdata}} {unit}<extra></extra>",
        **axes,
    )


def _cells(wide: pd.DataFrame) -> list[list[float | None]]:
    return [[None if pd.isna(cell) else cell for cell in line] for line in wide.to_numpy()]


def _hatch(drawn: Choice, rule: str, axes: dict[str, str]) -> list[go.Scatter]:
    """Strokes over the cells that a rule drops, on a ground of their own to be seen on any."""
    some = drawn.rows[drawn.rows[f"no_{rule}"]]
    return [
        go.Scatter(
            x=some["layer"].tolist(),
            y=some["position"].tolist(),
            mode="markers",
            marker={
                "symbol": HATCHES[rule],
                "size": 7,
                "color": colour,
                "line": {"width": width, "color": colour},
            },
            hoverinfo="skip",
            **axes,
        )
        for colour, width in ((theme.BACKGROUND, 4), (theme.INK, 1.5))
    ]


def _frames(drawn: Choice) -> list[dict[str, Any]]:
    """Frames around the chosen candidate and, where it is another, the published one."""
    ground = (theme.BACKGROUND, 6, "solid")
    marks = [(drawn.picked, *ground), (drawn.picked, theme.INK, 3, "solid")]
    if drawn.picked != drawn.published:
        marks += [(drawn.published, *ground), (drawn.published, theme.INK, 2, "dot")]
    shapes = []
    for place, colour, width, dash in marks:
        if place is None:
            continue
        row = drawn.rows.loc[place]
        x, y = int(row["layer"]), int(row["position"])
        for at in range(len(PANELS)):
            shapes.append(
                {
                    "type": "rect",
                    "xref": "x",
                    "yref": f"y{at + 1}" if at else "y",
                    "x0": x - 0.5,
                    "x1": x + 0.5,
                    "y0": y - 0.5,
                    "y1": y + 0.5,
                    "line": {"color": colour, "width": width, "dash": dash},
                }
            )
    return shapes


def _words(drawn: Choice, high: float, *, spans: bool) -> list[dict[str, Any]]:
    """The words above each panel, with the span of its score where there is room."""
    notes = []
    for at, (score, words, _, _) in enumerate(PANELS):
        low, most = drawn.rows[score].min(), drawn.rows[score].max()
        unit = "nats" if score == "kl" else "log-odds"
        span = f", {_signed(low)} to {_signed(most)} {unit}" if spans else ""
        notes.append(
            theme.note(
                f"<b>{words}</b>{span}",
                x=0,
                xref="paper",
                xanchor="left",
                y=1 - at * (high + GAP) - GAP,
                yref="paper",
                yanchor="bottom",
                font={"size": 13, "color": theme.INK2},
            )
        )
    return notes


def _signed(value: float) -> str:
    return f"{value:.3g}".replace("-", "−")


def _at(row: pd.Series) -> str:
    return f"layer {row['layer']}"


def _title(drawn: Choice, name: str) -> str:
    passing = int((~drawn.dropped).sum())
    own = drawn.rows.loc[drawn.published]
    if drawn.picked is None:
        return f"{name}: under these rules none of {drawn.candidates} candidates is left"
    if drawn.picked == drawn.published:
        return (
            f"{name}: {passing} of {drawn.candidates} candidates pass, and {_at(own)} is chosen, "
            "as published"
        )
    row = drawn.rows.loc[drawn.picked]
    other = _at(row) if row["layer"] != own["layer"] else f"another position of {_at(row)}"
    return f"{name}: under these rules {other} would be chosen, not {_at(own)}"


def _alt(drawn: Choice, name: str) -> str:
    rows = drawn.rows
    dropped = ", ".join(
        f"{int(rows[f'no_{rule}'].sum())} because {RULE_WORDS[rule]}" for rule in RULES
    )
    own = rows.loc[drawn.published]
    picked = "none" if drawn.picked is None else _scores(rows.loc[drawn.picked])
    return (
        f"Three grids of {drawn.candidates} candidates of {name}, position against layer. Dropped: "
        f"{dropped}; some by several rules. Left: {int((~drawn.dropped).sum())}. Chosen: {picked}. "
        f"Chosen in the published run: {_scores(own)}."
    )


def _scores(row: pd.Series) -> str:
    return (
        f"{_at(row)}, position {_ordinal(int(row['position']))}: {_signed(row['refusal'])} "
        f"log-odds of refusal when cut, {_signed(row['steering'])} when added, divergence "
        f"{row['kl']:.3f} nats"
    )


def _readout(drawn: Choice, roles: pd.Series) -> list[tuple[str, str]]:
    rows = drawn.rows
    counts = "; ".join(f"{int(rows[f'no_{rule}'].sum())} as {RULE_WORDS[rule]}" for rule in RULES)
    lines = [("Dropped", f"{counts}. Some break several rules")]
    if drawn.picked is None:
        return [*lines, ("Chosen", "none: no candidate passes")]
    row = rows.loc[drawn.picked]
    lines.append(
        ("Chosen under these rules", f"{_scores(row)}. There stands: {roles[row['position']]}")
    )
    if drawn.picked != drawn.published:
        lines.append(("Chosen in the published run", _scores(rows.loc[drawn.published])))
    close = len(drawn.near(1))
    lines.append(
        (
            "Nearly as good",
            f"{close} of {int((~drawn.dropped).sum())} within 1 log-odds, the chosen one included",
        )
    )
    return lines
