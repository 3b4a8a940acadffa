"""A toy experiment: cutting to zero, where zero is not what harmless prompts have.

Harmful prompts hold a little less of a large common mode, so their difference of means is turned
against the planted refusal direction, and harmless prompts have a coordinate along it that is far
from zero. Simulated; see toy.World.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import radians, tan
from typing import Literal, get_args

import numpy as np

from components.geometry.directions import (
    Array,
    ablate,
    ablate_towards,
    gram_schmidt,
    mean_difference,
)
from components.geometry.toys.toy import Content, Flags, World

Cut = Literal["zero", "turned", "affine"]
CUTS: tuple[Cut, ...] = get_args(Cut)


@dataclass(frozen=True, eq=False, slots=True)
class Result:
    """Tested prompts, by group, in the plane of planted common mode and refusal: (n, 2) each."""

    raw: Array  # difference of means (d,), unit
    direction: Array  # the one cut along (d,), unit
    along_raw: Mapping[str, float]  # mean coordinate along the raw direction, before the cut
    before: Mapping[str, Array]
    after: Mapping[str, Array]
    refused_before: Mapping[str, Flags]
    refused_after: Mapping[str, Flags]


def run(
    world: World, trained: int, tested: int, harmful: Content, turn: float, cut: Cut, seed: int
) -> Result:
    """Cut the difference of means to zero, or after Gram-Schmidt (`turned`), or affinely.

    The difference of means is planted `turn` degrees away from refusal: harmful prompts hold less
    of the common mode by harm times tan(turn). Raises ValueError for 90 degrees and more.
    """
    if not 0 <= turn < 90:
        raise ValueError(f"a difference of means cannot be turned by {turn} degrees")
    less = Content(
        harmful.common - harmful.harm * tan(radians(turn)),
        harmful.topic,
        harmful.wording,
        harmful.harm,
    )
    harmless = Content(harmful.common, harmful.topic, harmful.wording)
    comply = world.prompts(trained, harmless, (seed, 2))
    origin = comply.mean(axis=0)
    raw = mean_difference(world.prompts(trained, less, (seed, 1)), comply)
    direction = gram_schmidt(raw, origin) if cut == "turned" else raw
    plane = np.array([world.common, world.refusal[0]])
    points = {
        "harmful": world.prompts(tested, less, (seed, 3)),
        "harmless": world.prompts(tested, harmless, (seed, 4)),
    }
    edited = {
        name: ablate_towards(each, direction, origin)
        if cut == "affine"
        else ablate(each, direction)
        for name, each in points.items()
    }
    return Result(
        raw,
        direction,
        {name: float((each @ raw).mean()) for name, each in points.items()},
        {name: each @ plane.T for name, each in points.items()},
        {name: each @ plane.T for name, each in edited.items()},
        {name: world.refuses(each) for name, each in points.items()},
        {name: world.refuses(each) for name, each in edited.items()},
    )
