"""A toy world: activations in which we planted the directions, so that the right answer is known.

An activation is x = M m + a t z + q w y + b r_c h + noise. The planted m (common mode), t (topic),
w (wording, such as a final question mark) and r_1 to r_k (refusal, one for each kind of harm) are
orthonormal; the noise is normal with variance 1 along every axis. A prompt is refused if and only
if its coordinate along any r_j exceeds a threshold. Shapes: n prompts, d dimensions, k kinds.
Simulated: linear, one layer, no attention and no training. It shows what can happen.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from components.geometry.directions import Array
from components.geometry.subspaces import orthonormal

Seed = int | tuple[int, ...]
Kinds = NDArray[np.int64]


@dataclass(frozen=True, eq=False, slots=True)
class World:
    """What was planted, and the threshold above which a prompt is refused."""

    common: Array  # m (d,)
    topic: Array  # t (d,)
    wording: Array  # w (d,)
    refusal: Array  # r (k, d)
    threshold: float

    def refuses(self, activations: Array) -> NDArray[np.bool_]:
        """Which of `activations` (n, d) are refused: any detector suffices."""
        return np.asarray((activations @ self.refusal.T).max(axis=1) > self.threshold)


@dataclass(frozen=True, slots=True)
class Content:
    """How much of each planted direction a prompt holds, in standard deviations of the noise."""

    common: float
    topic: float = 0.0
    wording: float = 0.0
    harm: float = 0.0


def plant(dimensions: int, kinds: int, threshold: float, seed: int) -> World:
    """A world with `kinds` refusal directions. A world with more kinds extends one with fewer.

    Raises ValueError where the dimensions are too few to hold them all.
    """
    rng = np.random.default_rng((seed, 0))
    basis = orthonormal(rng.standard_normal((3 + kinds, dimensions)))
    return World(basis[0], basis[1], basis[2], basis[3:], threshold)


def prompts(world: World, n: int, content: Content, seed: Seed, kinds: Kinds | None = None) -> Array:
    """Activations (n, d) of prompts of one content, harmful in `kinds` (n,), else in the first.

    One seed gives the same noise whatever the content, so that two contents can be compared.
    """
    of_kind = np.zeros(n, dtype=np.int64) if kinds is None else kinds
    shared = (
        content.common * world.common
        + content.topic * world.topic
        + content.wording * world.wording
    )
    noise = np.random.default_rng(seed).standard_normal((n, len(world.common)))
    return np.asarray(noise + shared + content.harm * world.refusal[of_kind], dtype=np.float64)


def mixed_kinds(n: int, shares: Array, seed: Seed) -> Kinds:
    """Kinds of harm (n,), drawn at random with these `shares` (k,), which add up to 1."""
    return np.random.default_rng(seed).choice(len(shares), size=n, p=shares).astype(np.int64)
