"""Mixing of classes agrees with what explicit activations give, and keeps its invariances."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.spatial import distance

from components.geometry.directions import angle, mean_difference, unit
from components.geometry.stream.mixing import cosine_between, pooled

KINDS, WIDTH = 4, 7
seeds = st.integers(0, 2**32 - 1)
counts = arrays(np.float64, KINDS, elements=st.integers(1, 60).map(float))
factors = st.floats(0.1, 10)


def shifts(seed: int) -> np.ndarray:
    """Random shifts (KINDS, WIDTH) of unequal length."""
    generator = np.random.default_rng(seed)
    return generator.normal(size=(KINDS, WIDTH)) * generator.uniform(0.5, 3, size=(KINDS, 1))


def table(vectors: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Cosines (KINDS, KINDS) and lengths (KINDS,) of `vectors`."""
    lengths = np.linalg.norm(vectors, axis=1)
    units = vectors / lengths[:, None]
    cosines = units @ units.T
    np.fill_diagonal(cosines, 1.0)
    return cosines, lengths


@given(seeds, counts)
def test_the_cosine_is_that_of_the_vectors_themselves(seed: int, n: np.ndarray) -> None:
    vectors = shifts(seed)
    cosines, lengths = table(vectors)
    explicit = n @ vectors / n.sum()
    for kind in range(KINDS):
        found = cosine_between(cosines, pooled(n, lengths), np.eye(KINDS)[kind])
        assert found == pytest.approx(1 - distance.cosine(explicit, vectors[kind]), abs=1e-9)


@given(seeds, counts)
def test_pooling_is_what_the_difference_of_means_does(seed: int, n: np.ndarray) -> None:
    vectors = shifts(seed)
    reference = np.random.default_rng(seed + 1).normal(size=(5, WIDTH))
    prompts = np.repeat(reference.mean(axis=0) + vectors, n.astype(int), axis=0)
    cosines, lengths = table(vectors)
    found = cosine_between(cosines, pooled(n, lengths), np.eye(KINDS)[0])
    expected = mean_difference(prompts, reference) @ unit(vectors[0])
    assert found == pytest.approx(expected, abs=1e-9)


@given(seeds, counts, factors)
def test_only_proportions_matter(seed: int, n: np.ndarray, factor: float) -> None:
    cosines, lengths = table(shifts(seed))
    target = np.eye(KINDS)[1]
    once = cosine_between(cosines, pooled(n, lengths), target)
    assert cosine_between(cosines, pooled(factor * n, lengths), target) == pytest.approx(once)
    assert cosine_between(cosines, pooled(n, factor * lengths), target) == pytest.approx(once)
    assert cosine_between(cosines, target, pooled(n, lengths)) == pytest.approx(once)


@given(seeds, counts)
def test_a_mixture_of_two_lies_between_them(seed: int, n: np.ndarray) -> None:
    cosines, lengths = table(shifts(seed))
    first = np.eye(KINDS)[0]
    rest = pooled(n * (1 - first), lengths)
    mixed = pooled(n, lengths)
    parts = angle(cosine_between(cosines, first, mixed)) + angle(
        cosine_between(cosines, mixed, rest)
    )
    assert parts == pytest.approx(angle(cosine_between(cosines, first, rest)), abs=1e-3)


@given(seeds, counts)
def test_a_longer_shift_draws_the_mixture_to_itself(seed: int, n: np.ndarray) -> None:
    cosines, lengths = table(shifts(seed))
    first = np.eye(KINDS)[0]
    found = [
        cosine_between(cosines, pooled(n, np.where(first == 1, ratio, 1.0) * lengths), first)
        for ratio in (0.5, 1.0, 3.0)
    ]
    assert found == sorted(found)


def test_what_has_no_direction_is_refused() -> None:
    opposed = np.array([[1.0, -1.0], [-1.0, 1.0]])
    with pytest.raises(ValueError, match="vanishes"):
        cosine_between(opposed, np.ones(2), np.array([1.0, 0.0]))
    with pytest.raises(ValueError, match="diagonal"):
        cosine_between(np.array([[1.0, 0.2], [0.1, 1.0]]), np.ones(2), np.ones(2))
    with pytest.raises(ValueError, match="no mean"):
        pooled(np.zeros(2), np.ones(2))
    with pytest.raises(ValueError, match="negative"):
        pooled(np.array([1.0, -1.0]), np.ones(2))
