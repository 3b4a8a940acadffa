"""The mathematics, by its properties, and against the libraries that have it too."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from scipy.stats import binomtest

from components.geometry import directions
from components.geometry.statistics import separation
from components.geometry.statistics.proportions import Share

numbers = st.floats(-100, 100, allow_nan=False)
vectors = arrays.arrays(np.float64, 5, elements=numbers)
matrices = arrays.arrays(np.float64, (5, 3), elements=numbers)


def not_zero(*each: np.ndarray) -> None:
    assume(all(np.linalg.norm(v) > 1e-3 for v in each))


@given(vectors)
def test_a_unit_vector_has_length_1(v: np.ndarray) -> None:
    not_zero(v)
    assert np.linalg.norm(directions.unit(v)) == pytest.approx(1)


def test_the_zero_vector_has_no_direction() -> None:
    with pytest.raises(ValueError, match="no direction"):
        directions.mean_difference(np.ones((3, 4)), np.ones((2, 4)))


@given(matrices, vectors)
def test_a_full_edit_leaves_nothing_along_the_direction(w: np.ndarray, r: np.ndarray) -> None:
    not_zero(r)
    edited = directions.orthogonalise_weights(w, r)
    np.testing.assert_allclose(directions.unit(r) @ edited, 0, atol=1e-9)
    np.testing.assert_allclose(directions.orthogonalise_weights(edited, r), edited, atol=1e-9)


@given(matrices, vectors)
def test_alpha_2_mirrors_and_keeps_lengths(w: np.ndarray, r: np.ndarray) -> None:
    not_zero(r)
    mirrored = directions.orthogonalise_weights(w, r, alpha=2)
    np.testing.assert_allclose(directions.unit(r) @ mirrored, -directions.unit(r) @ w, atol=1e-9)
    np.testing.assert_allclose(
        np.linalg.norm(mirrored, axis=0), np.linalg.norm(w, axis=0), atol=1e-9
    )


@given(matrices, vectors, st.floats(0, 2))
def test_editing_weights_edits_what_they_write(w: np.ndarray, r: np.ndarray, alpha: float) -> None:
    not_zero(r)
    inputs = np.eye(3)
    by_weights = (directions.orthogonalise_weights(w, r, alpha) @ inputs).T
    by_hook = directions.ablate((w @ inputs).T, r, alpha)
    np.testing.assert_allclose(by_weights, by_hook, atol=1e-9)


@given(vectors, vectors)
def test_gram_schmidt_leaves_nothing_of_the_reference(r: np.ndarray, m: np.ndarray) -> None:
    not_zero(r, m)
    r, m = directions.unit(r), directions.unit(m)
    assume(abs(r @ m) < 0.999)
    left = directions.gram_schmidt(r, m)
    assert left @ m == pytest.approx(0, abs=1e-12)
    assert left @ r == pytest.approx(np.sqrt(1 - (r @ m) ** 2), abs=1e-6)


def test_parallel_vectors_leave_nothing() -> None:
    with pytest.raises(ValueError, match="parallel"):
        directions.gram_schmidt(np.array([1.0, 1.0]), np.array([-2.0, -2.0]))


@pytest.mark.parametrize(("cosine", "degrees"), [(1, 0), (0, 90), (-1, 180), (1 + 1e-12, 0)])
def test_angles(cosine: float, degrees: float) -> None:
    assert directions.angle(cosine) == pytest.approx(degrees)


@given(st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_is_wilsons(counts: tuple[int, int]) -> None:
    k, n = counts
    wilson = binomtest(k, n).proportion_ci(confidence_level=0.95, method="wilson")
    assert Share(k, n).interval == pytest.approx((100 * wilson.low, 100 * wilson.high), abs=1e-9)


@pytest.mark.parametrize(("k", "n"), [(-1, 5), (6, 5), (0, 0)])
def test_what_is_not_a_share(k: int, n: int) -> None:
    with pytest.raises(ValueError, match="not a share"):
        Share(k, n)


def test_a_share_in_words() -> None:
    assert str(Share(17, 42)) == "17 of 42 (40.5 %, 95 % Wilson interval 27 to 56 %)"


groups = arrays.arrays(np.float64, st.integers(2, 20), elements=numbers)


@given(groups, groups, st.floats(0.1, 10), numbers)
def test_d_is_free_of_origin_and_unit(
    a: np.ndarray, b: np.ndarray, unit: float, origin: float
) -> None:
    assume(np.std(a) + np.std(b) > 1e-2)
    moved = separation.cohens_d(a * unit + origin, b * unit + origin)
    assert moved == pytest.approx(separation.cohens_d(a, b), rel=1e-6, abs=1e-6)
    assert separation.cohens_d(b, a) == pytest.approx(-separation.cohens_d(a, b))


def test_d_weighs_both_variances_alike() -> None:
    refuse, comply = np.array([0.0, 2.0, 0.0, 2.0]), np.array([-3.0, 3.0])
    assert separation.cohens_d(refuse, comply) == pytest.approx(1 / np.sqrt((1 + 9) / 2))


def test_groups_without_spread_have_no_d() -> None:
    with pytest.raises(ValueError, match="spread"):
        separation.cohens_d(np.ones(3), np.zeros(3))


@given(arrays.arrays(np.float64, (8, 3), elements=numbers))
def test_means_lie_at_0_and_1(points: np.ndarray) -> None:
    refuse = np.arange(8) < 5
    assume(np.linalg.norm(points[refuse].mean(0) - points[~refuse].mean(0)) > 1e-3)
    place = separation.positions(points, refuse)
    assert place[refuse].mean() == pytest.approx(1, abs=1e-6)
    assert place[~refuse].mean() == pytest.approx(0, abs=1e-6)
