"""The reader's choices in the lab, whose toys are drawn one variant at a time."""

from __future__ import annotations

import numpy as np

from components.figures.core.control import Control
from components.geometry.directions import Array
from components.geometry.statistics.held_out import dimensions_behind
from components.geometry.statistics.paired import fewest_changes
from components.geometry.toys.toy import Content
from components.study import Study


def planted(study: Study, name: str) -> dict[str, float]:
    """What is planted in the toy `name`, and how many prompts it draws."""
    row = study.table("toy_worlds").set_index("toy").loc[name]
    return {str(column): value for column, value in row.items()}


def content(world: dict[str, float], *, topic: bool = True, wording: bool = False) -> Content:
    """A harmful prompt of a toy, with or without the topic and the wording of its class."""
    return Content(
        world["common"],
        world["topic"] if topic else 0.0,
        world["wording"] if wording else 0.0,
        world["harm"],
    )


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


def _simulated_layers(study: Study) -> list[str]:
    """Layers with a grid of maps, the weakest signal first."""
    few = study.table("simulated_settings")["layer"].unique()
    rows = study.table("simulated_separation")
    rows = rows[(rows["world"] == "planted") & rows["layer"].isin(few)]
    return [str(layer) for layer in rows.sort_values(["d", "layer"])["layer"]]


def _signal_words(study: Study, value: str) -> str:
    rows = study.table("simulated_separation").set_index(["layer", "world"])
    return f"as at layer {value}, d = {rows.loc[(int(value), 'planted'), 'd']:.2f}"


SIGNAL = Control(
    "signal",
    "Planted signal",
    "choice",
    ("simulated_settings", "simulated_separation"),
    _simulated_layers,
    start=lambda study: _simulated_layers(study)[-1],
    say=_signal_words,
)


def _seeds(study: Study) -> list[str]:
    return [str(seed) for seed in sorted(study.table("simulated_settings")["seed"].unique())]


MAP_SEED = Control("map_seed", "Seed of the maps", "choice", ("simulated_settings",), _seeds)


def _pairs(study: Study) -> list[str]:
    sizes = study.table("test_sizes")
    return [str(n) for n in sorted(sizes["n"][sizes["used"]])]


def _enough_to_differ(study: Study) -> str:
    """The smallest of the study's tests that can show a change at all, prompt by prompt."""
    sizes = _pairs(study)
    return next((n for n in sizes if int(n) >= fewest_changes()), sizes[-1])


PAIRS = Control(
    "pairs",
    "Prompts, each asked before and after",
    "slider",
    ("test_sizes",),
    _pairs,
    start=_enough_to_differ,
)

REFUSED_BEFORE = Control(
    "first",
    "Refused before",
    "choice",
    (),
    lambda study: ["100", "50"],
    say=lambda study, value: {"100": "all", "50": "half"}[value],
)

REFUSED_AFTER = Control(
    "then",
    "Refused after",
    "slider",
    (),
    lambda study: ["0", "20", "40"],
    start=lambda study: "20",
    say=lambda study, value: f"{value} %",
)

ALIKE = {"alike": "only as many as must", "anew": "as if each were drawn anew"}
CHANGES = Control(
    "changes",
    "Prompts that change",
    "choice",
    (),
    lambda study: list(ALIKE),
    say=lambda study, value: ALIKE[value],
)
