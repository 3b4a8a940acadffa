"""The reader's choices in the lab, whose toys are drawn one variant at a time."""

from __future__ import annotations

import numpy as np

from components.figures.core.control import Control
from components.figures.lab.planted import planted
from components.geometry.directions import Array
from components.geometry.statistics.held_out import dimensions_behind
from components.study import Study


def _harmful(study: Study) -> list[str]:
    """None to all of the refuse class in tenths, and as many as in the study."""
    world = planted(study, "confound")
    n = int(world["n_refuse"])
    counts = {round(n * tenth / 10) for tenth in range(11)} | {int(world["n_harmful"])}
    return [str(count) for count in sorted(counts)]


def _as_in_the_study(study: Study) -> str:
    return str(int(planted(study, "confound")["n_harmful"]))


def _harmful_words(study: Study, value: str) -> str:
    n = int(planted(study, "confound")["n_refuse"])
    own = ", as in the study" if value == _as_in_the_study(study) else ""
    return f"{value} of {n} ({int(value) / n:.0%}{own})".replace("%", " %")


PURITY = Control(
    "refused",
    "Truly refused prompts in the refuse class",
    "slider",
    ("toy_worlds",),
    _harmful,
    start=_as_in_the_study,
    say=_harmful_words,
)

DIFFERENCES = {
    "none": "in nothing else",
    "topic": "in topic",
    "wording": "in punctuation",
    "both": "in topic and punctuation",
}
DIFFERENCE = Control(
    "differs",
    "Besides refusal, the classes differ",
    "choice",
    (),
    lambda study: list(DIFFERENCES),
    start=lambda study: "topic",
    say=lambda study, value: DIFFERENCES[value],
)

RECIPE_WORDS = {
    "raw": "as it is",
    "winsorise": "winsorise",
    "harmless": "Gram–Schmidt, harmless mean",
    "topic": "Gram–Schmidt, topic",
    "affine": "affine",
    "random": "random arrow",
}
RECIPE = Control(
    "recipe",
    "Clean the arrow",
    "choice",
    (),
    lambda study: list(RECIPE_WORDS),
    say=lambda study, value: RECIPE_WORDS[value],
)


KINDS = Control(
    "kinds",
    "Kinds of harm, each with a refusal direction",
    "choice",
    (),
    lambda study: ["1", "2", "3", "4"],
    start=lambda study: "3",
)

MAIN = 0.6  # share of the commonest kind in an uneven mix
MIXES = {"even": "all equally common", "uneven": f"{MAIN:.0%} of one kind".replace("%", " %")}
MIX = Control(
    "mix",
    "How common they are",
    "choice",
    (),
    lambda study: list(MIXES),
    start=lambda study: "uneven",
    say=lambda study, value: MIXES[value],
)


def shares(kinds: int, mix: str) -> Array:
    """Shares (k,) of the kinds of harm: all equal, or the first large and the rest equal."""
    if mix == "even" or kinds == 1:
        return np.full(kinds, 1 / kinds)
    return np.array([MAIN, *[(1 - MAIN) / (kinds - 1)] * (kinds - 1)])


RANKS = {
    "pooled": "pooled from all kinds",
    "1": "of kind 1",
    "2": "of kinds 1 and 2",
    "3": "of kinds 1 to 3",
    "4": "of kinds 1 to 4",
}
RANK = Control(
    "rank",
    "Cut along the arrow or arrows",
    "choice",
    (),
    lambda study: list(RANKS),
    say=lambda study, value: RANKS[value],
)

TURN = Control(
    "turn",
    "Turn of the arrow away from refusal",
    "slider",
    (),
    lambda study: ["0", "2", "4", "6", "8", "10", "12", "14", "17", "20", "25", "30"],
    start=lambda study: "17",
    say=lambda study, value: f"{value}°",
)

COMMON = Control(
    "common",
    "Common mode of all prompts",
    "slider",
    ("toy_worlds",),
    lambda study: [f"{planted(study, 'origin')['common'] * quarter / 4:g}" for quarter in range(5)],
    start=lambda study: f"{planted(study, 'origin')['common']:g}",
    say=lambda study, value: f"{value} standard deviations of the noise",
)

CUT_WORDS = {
    "zero": "to zero, along the raw arrow",
    "turned": "to zero, after Gram–Schmidt",
    "affine": "to the harmless value (affine)",
}
CUT = Control(
    "cut",
    "Cut",
    "choice",
    (),
    lambda study: list(CUT_WORDS),
    say=lambda study, value: CUT_WORDS[value],
)


def _sizes(study: Study) -> list[str]:
    return list(study.table("toy_sizes")["sizes"])


def class_sizes(study: Study, value: str) -> tuple[int, int]:
    """The numbers of prompts in two classes of noise."""
    row = study.table("toy_sizes").set_index("sizes").loc[value]
    return int(row["n_refuse"]), int(row["n_comply"])


def _own_sizes(study: Study) -> str:
    """The sizes nearest to those of the study's own classes."""
    layers = study.table("layers").iloc[0]
    own = (layers["n_refuse"], layers["n_comply"])
    away = {
        value: abs(a - own[0]) + abs(b - own[1])
        for value in _sizes(study)
        for a, b in [class_sizes(study, value)]
    }
    return min(away, key=lambda value: away[value])


SIZES = Control(
    "sizes",
    "Prompts in the two classes",
    "choice",
    ("toy_sizes", "layers"),
    _sizes,
    start=_own_sizes,
    say=lambda study, value: "{} and {}".format(*class_sizes(study, value)),
)


def _dimensions(study: Study) -> list[str]:
    return [str(count) for count in sorted(study.table("toy_chance")["dimensions"])]


def _enough(study: Study) -> str:
    """The fewest dimensions in which chance makes half of the study's largest d, or the most."""
    half = study.table("layers")["d"].max() / 2
    needed = dimensions_behind(half, *class_sizes(study, _own_sizes(study)))
    return next((d for d in _dimensions(study) if int(d) >= needed), _dimensions(study)[-1])


DIMENSIONS = Control(
    "dimensions",
    "Dimensions that the noise fills",
    "slider",
    ("toy_chance", "toy_sizes", "layers"),
    _dimensions,
    start=_enough,
)
