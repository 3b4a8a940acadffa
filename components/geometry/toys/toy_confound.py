"""A toy experiment: a refuse class in which few prompts are refused, and recipes to clean up.

All prompts of the refuse class share what sets the class apart (topic, wording), but only some
are harmful. The comply class is everyday prompts. Simulated; see toy.World.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np

from components.geometry.directions import (
    Array,
    coordinates_after,
    gram_schmidt,
    mean_difference,
    unit,
)
from components.geometry.stream.clipping import winsorise
from components.geometry.toys.toy import Content, World

Recipe = Literal["raw", "winsorise", "harmless", "topic", "affine", "random"]
RECIPES: tuple[Recipe, ...] = get_args(Recipe)
FEWEST = 40  # answered prompts from which the topic is estimated, at least


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many prompts: in the two classes, and tested afterwards."""

    refuse: int
    harmful: int  # those of the refuse class that are truly refused
    comply: int
    tested: int  # fresh harmful prompts
    others: int  # fresh prompts of each of the two harmless groups


@dataclass(frozen=True, eq=False, slots=True)
class Result:
    """The direction found (d,), and the tested prompts before and after the cut along it.

    Positions (n,) are coordinates along the planted refusal direction, by group of prompts.
    """

    direction: Array
    before: Mapping[str, Array]
    after: Mapping[str, Array]


def run(
    world: World,
    sizes: Sizes,
    harmful: Content,
    everyday: Content,
    recipe: Recipe,
    alpha: float,
    clip: float,
    seed: int,
) -> Result:
    """Find a direction by `recipe` and cut along it with strength `alpha`.

    `clip` is the quantile of winsorising. `harmful` is the content of the harmful prompts of the
    class; the others have the same without the harm. Tested are fresh harmful prompts, answered
    prompts of the class, and everyday ones.
    Raises ValueError where the class is to hold more harmful prompts than prompts.
    """
    if not 0 <= sizes.harmful <= sizes.refuse:
        raise ValueError(f"{sizes.harmful} of {sizes.refuse} prompts cannot be harmful")
    answered = Content(everyday.common, harmful.topic, harmful.wording)
    benign = sizes.refuse - sizes.harmful
    harm = world.prompts(sizes.harmful, harmful, (seed, 1))
    others = world.prompts(max(benign, FEWEST), answered, (seed, 2))
    comply = world.prompts(sizes.comply, everyday, (seed, 3))
    refuse = np.vstack([harm, others[:benign]])
    origin = comply.mean(axis=0)
    if not sizes.harmful:  # the class less itself would leave nothing; less a fresh draw, noise
        others = world.prompts(benign, answered, (seed, 8))
    direction = found(recipe, refuse, comply, others, clip, (seed, 4))

    reference = origin if recipe == "affine" else None
    tested = {
        "harmful": world.prompts(sizes.tested, harmful, (seed, 5)),
        "answered": world.prompts(sizes.others, answered, (seed, 6)),
        "everyday": world.prompts(sizes.others, everyday, (seed, 7)),
    }
    axis = world.refusal[0]
    return Result(
        direction,
        {name: points @ axis for name, points in tested.items()},
        {
            name: coordinates_after(points, direction, axis, alpha, reference)
            for name, points in tested.items()
        },
    )


def found(
    recipe: Recipe,
    refuse: Array,
    comply: Array,
    answered: Array,
    clip: float,
    seed: tuple[int, ...],
) -> Array:
    """The direction (d,) that a recipe takes from the two classes (n, d).

    `answered` are prompts of the refuse class that are not refused: their mean, less that of the
    comply class, estimates what the class shares besides refusal.
    """
    if recipe == "random":
        drawn = np.random.default_rng(seed).standard_normal((1, refuse.shape[1]))
        return unit(drawn[0])
    if recipe == "winsorise":
        clipped = winsorise(np.vstack([refuse, comply]), clip)
        return mean_difference(clipped[: len(refuse)], clipped[len(refuse) :])
    raw = mean_difference(refuse, comply)
    if recipe == "harmless":
        return gram_schmidt(raw, comply.mean(axis=0))
    if recipe == "topic":
        return gram_schmidt(raw, mean_difference(answered, comply))
    return raw
