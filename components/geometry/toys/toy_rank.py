"""A toy experiment: several kinds of harm, each with a refusal direction of its own.

A prompt is refused if any of the directions fires. How many of them must a cut remove? Simulated;
see toy.World.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from components.geometry.directions import Array, mean_difference
from components.geometry.stream.subspaces import ablate_span
from components.geometry.toys.toy import Content, Flags, Kinds, World, mixed_kinds


@dataclass(frozen=True, eq=False, slots=True)
class Result:
    """Tested harmful prompts, before and after a cut of a span.

    `kinds` (n,) names the kind of harm of each; positions (n, k) are coordinates along the planted
    refusal directions.
    """

    directions: Array  # (rank, d), unit vectors, as estimated and not yet at right angles
    kinds: Kinds
    before: Array
    after: Array
    refused_before: Flags
    refused_after: Flags


def run(
    world: World, trained: int, tested: int, harmful: Content, shares: Array, rank: int, seed: int
) -> Result:
    """Estimate directions, cut their span at full strength, and test fresh harmful prompts.

    `shares` (k,) are those of the kinds of harm. `rank` 0 cuts the one difference of means of all
    harmful prompts; rank j cuts the j differences of the first j kinds, each against the same
    harmless prompts. Raises ValueError for a rank above the number of kinds.
    """
    if not 0 <= rank <= len(shares):
        raise ValueError(f"{len(shares)} kinds have no {rank} directions")
    kinds = mixed_kinds(trained, shares, (seed, 1))
    harm = world.prompts(trained, harmful, (seed, 2), kinds)
    benign = Content(harmful.common, harmful.topic, harmful.wording)
    comply = world.prompts(trained, benign, (seed, 3))
    groups = [harm] if rank == 0 else [harm[kinds == kind] for kind in range(rank)]
    directions = np.array([mean_difference(group, comply) for group in groups])
    fresh_kinds = mixed_kinds(tested, shares, (seed, 4))
    fresh = world.prompts(tested, harmful, (seed, 5), fresh_kinds)
    cut = ablate_span(fresh, directions)
    return Result(
        directions,
        fresh_kinds,
        fresh @ world.refusal.T,
        cut @ world.refusal.T,
        world.refuses(fresh),
        world.refuses(cut),
    )
