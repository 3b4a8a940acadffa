"""A toy: what an arrow between two classes encodes when the classes differ in more than refusal."""

from __future__ import annotations

from typing import Any, cast

import pandas as pd
import plotly.graph_objects as go

from components.figures.core import theme
from components.figures.core.figure import figure
from components.figures.core.thumbnail import Thumbnail
from components.figures.lab import confound_panels as panels
from components.figures.lab.confound_panels import SHOWN, signed
from components.figures.lab.controls import DIFFERENCE, PURITY, RECIPE
from components.figures.lab.planted import content, planted
from components.figures.pieces.seed import SEED
from components.figures.pieces.strength import STRENGTH
from components.geometry.directions import Array, unit
from components.geometry.statistics.chance import chance_cosine
from components.geometry.statistics.proportions import Share
from components.geometry.toys import toy, toy_confound
from components.geometry.toys.toy import Content, World
from components.geometry.toys.toy_confound import Result, Sizes
from components.study import Study

GROUPS = {
    "harmful": "harmful prompts",
    "answered": "answered prompts of the class",
    "everyday": "everyday prompts",
}
MOMENTS = ("before", "after")
CHANCE = 0.95  # share of random directions whose cosine is smaller than the bound shown


@figure(
    "toy-confound",
    "Toy: what does the arrow encode?",
    page="lab",
    needs=["toy_worlds"],
    controls=[DIFFERENCE, RECIPE, PURITY, STRENGTH, SEED],
    live=True,
    thumbnail=Thumbnail(marks=0.6),
)
def confound(
    study: Study, *, differs: str, recipe: str, refused: str, strength: str, seed: str
) -> go.Figure:
    """Prompts along the planted refusal direction, before and after a cut. Simulated.

    Reads the parameters in `toy_worlds`. Positions are in standard deviations of the noise. Beside
    them, cosines of the direction found with all that was planted.
    """
    made = planted(study, "confound")
    world = toy.plant(int(made["dimensions"]), 1, made["threshold"], int(seed))
    harmful = content(
        made, topic=differs in ("topic", "both"), wording=differs in ("wording", "both")
    )
    sizes = toy_confound.Sizes(
        int(made["n_refuse"]),
        int(refused),
        int(made["n_comply"]),
        int(made["n_tested"]),
        int(made["n_others"]),
    )
    kind = cast(toy_confound.Recipe, recipe)
    everyday = Content(made["common"])
    result = toy_confound.run(
        world, sizes, harmful, everyday, kind, float(strength), made["clip"], int(seed)
    )
    cosines = compared(result.direction, world)
    chance = chance_cosine(int(made["dimensions"]), CHANCE)

    places, notes, counts = _places(result, world.threshold)
    notes = [panels.grey(), *notes]
    before, after = counts["harmful", "before"], counts["harmful", "after"]
    found = ", ".join(f"{signed(value)} with {name}" for name, value in cosines.items())
    return theme.finish(
        go.Figure(
            [
                *panels.strips([(at, each) for at, _, each in places], world.threshold),
                panels.cosine_bars(cosines),
            ],
            panels.layout(world, notes, chance),
        ),
        title=f"The cut takes refusals of harmful prompts from {before.percent:.1f}\u00a0% to "
        f"{after.percent:.1f}\u00a0%; the arrow’s cosine with refusal is {cosines['refusal']:.2f}",
        subtitle="Simulated. One dot is one prompt; beyond the dashed threshold it is refused. "
        "Filled is refused, outlined is answered",
        alt=_alt(study, refused, differs, recipe, strength, counts, found),
        n=f"{sizes.refuse} and {sizes.comply} simulated prompts for the arrow, {sizes.tested} "
        f"harmful and twice {sizes.others} harmless ones for the test, of each the first {SHOWN} "
        f"drawn; seed {seed}",
        rows=pd.DataFrame(_rows(places, cosines), columns=["what", "value"]),
        readout=_readout(refused, sizes, study, differs, found, counts),
        height=560,
        narrow=_narrow(notes),
    )


def _places(
    result: Result, threshold: float
) -> tuple[list[tuple[float, str, Array]], list[dict[str, Any]], dict[tuple[str, str], Share]]:
    """Each strip's height, name and positions; its labels; how many of it are refused."""
    places, notes, counts = [], [], {}
    for at, (group, moment) in enumerate((group, moment) for group in GROUPS for moment in MOMENTS):
        positions = (result.before if moment == "before" else result.after)[group]
        y = -at - 0.35 * (at // 2)
        share = Share(int((positions > threshold).sum()), len(positions))
        places.append((y, f"{GROUPS[group]}, {moment}", positions))
        counts[group, moment] = share
        name = f"<b>{GROUPS[group]}</b>, {moment}" if moment == "before" else moment
        notes += [
            _label(name, y, 0, "left", theme.INK2),
            _label(
                f"{share.counts} refused", y, 1, "right", theme.REFUSED if share.k else theme.INK3
            ),
        ]
    return places, notes, counts


def _label(text: str, y: float, x: int, anchor: str, colour: str) -> dict[str, Any]:
    return theme.note(
        text,
        x=x,
        xref="x domain",
        xanchor=anchor,
        y=y + 0.28,
        yanchor="bottom",
        font={"size": 14, "color": colour},
    )


def _rows(
    places: list[tuple[float, str, Array]], cosines: dict[str, float]
) -> list[tuple[str, float]]:
    drawn = [(name, round(float(x), 2)) for _, name, positions in places for x in positions[:SHOWN]]
    return drawn + [
        (f"cosine with planted {name}", round(value, 3)) for name, value in cosines.items()
    ]


def _narrow(notes: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "height": 720,
        "annotations": [_short(each) for each in notes],
        "xaxis": {"domain": [0, 1]},
        "yaxis": {"domain": [0.34, 1]},
        "xaxis2": {"domain": [0.3, 1]},
        "yaxis2": {"domain": [0, 0.2]},
    }


def _alt(
    study: Study,
    refused: str,
    differs: str,
    recipe: str,
    strength: str,
    counts: dict[tuple[str, str], Share],
    found: str,
) -> str:
    return (
        f"Simulated. {PURITY.words(study, refused)} prompts of the refuse class are truly "
        f"refused; the classes differ {DIFFERENCE.words(study, differs)}. Recipe: "
        f"{RECIPE.words(study, recipe)}; strength {strength}. "
        + " ".join(
            f"{GROUPS[group].capitalize()}: {counts[group, 'before'].counts} refused before, "
            f"{counts[group, 'after'].counts} after."
            for group in GROUPS
        )
        + f" Cosines of the arrow: {found}."
    )


def _readout(
    refused: str,
    sizes: Sizes,
    study: Study,
    differs: str,
    found: str,
    counts: dict[tuple[str, str], Share],
) -> list[tuple[str, str]]:
    return [
        (
            "You planted",
            f"refusal in {refused} of {sizes.refuse} prompts of the refuse class; a difference "
            f"{DIFFERENCE.words(study, differs)} between all of them and {sizes.comply} "
            "everyday prompts",
        ),
        ("The recipe found", f"an arrow with cosines {found}"),
        *(
            (
                f"Refused, {GROUPS[group]}",
                f"before {counts[group, 'before']}; after {counts[group, 'after']}",
            )
            for group in GROUPS
        ),
    ]


def _short(label: dict[str, Any]) -> dict[str, Any]:
    """A label in fewer words, so that the one on its right has room."""
    words = label["text"].replace(" of the class", "").replace(" refused", "")
    return {**label, "text": words}


def compared(direction: Array, world: World) -> dict[str, float]:
    """Cosine of a direction (d,) with each planted one."""
    r = unit(direction)
    named = {
        "refusal": world.refusal[0],
        "topic": world.topic,
        "punctuation": world.wording,
        "common mode": world.common,
    }
    return {name: float(r @ axis) for name, axis in named.items()}
