"""A toy world: activations in which we planted the directions, so that the right answer is known.

An activation is x = M m + a t + q w + b r_c + noise. The planted m (common mode), t (topic), w
(wording, such as a final question mark) and r_1 to r_k (refusal, one for each kind of harm) are
orthonormal; the noise is normal with variance 1 along every axis. A prompt is refused if and only
if its coordinate along any r_j exceeds a threshold. Shapes: n prompts, d dimensions, k kinds.
Simulated: linear, one layer, no attention and no training. It shows what can happen.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from components.geometry.directions import Array
from components.geometry.stream.subspaces import orthonormal

Seed = int | tuple[int, ...]
Kinds = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Content:
    """How much of each planted direction a prompt holds, in standard deviations of the noise."""

    common: float
    topic: float = 0.0
    wording: float = 0.0
    harm: float = 0.0


@dataclass(frozen=True, eq=False, slots=True)
class World:
    """What was planted, and the threshold above which a prompt is refused."""

    common: Array  # m (d,)
    topic: Array  # t (d,)
    wording: Array  # w (d,)
    refusal: Array  # r (k, d)
    threshold: float

    def prompts(self, n: int, content: Content, seed: Seed, kinds: Kinds | None = None) -> Array:
        """Activations (n, d) of prompts of one content, harmful in `kinds` (n,), else in the first.

        One seed gives the same noise whatever the content, so that contents can be compared.
        """
        shared = (
            content.common * self.common
            + content.topic * self.topic
            + content.wording * self.wording
        )
        made = np.random.default_rng(seed).standard_normal((n, len(self.common)))
        made += shared
        if content.harm:
            made += content.harm * (self.refusal[0] if kinds is None else self.refusal[kinds])
        return made

    def refuses(self, activations: Array) -> Flags:
        """Which of `activations` (n, d) are refused: any one detector suffices."""
        return np.asarray((activations @ self.refusal.T).max(axis=1) > self.threshold)


def plant(dimensions: int, kinds: int, threshold: float, seed: int) -> World:
    """A world with `kinds` refusal directions. A world with more kinds extends one with fewer.

    Raises ValueError where the dimensions are too few to hold them all.
    """
    drawn = np.random.default_rng((seed, 0)).standard_normal((3 + kinds, dimensions))
    basis = orthonormal(drawn)
    return World(basis[0], basis[1], basis[2], basis[3:], threshold)


def mixed_kinds(n: int, shares: Array, seed: Seed) -> Kinds:
    """Kinds of harm (n,), drawn at random with these `shares` (k,), which add up to 1."""
    return np.random.default_rng(seed).choice(len(shares), size=n, p=shares).astype(np.int64)
