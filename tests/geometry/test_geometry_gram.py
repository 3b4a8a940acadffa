"""What Gram matrices tell of two classes, against the plain ways of working it out."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.geometry.statistics.held_out import fitted_d, held_out_d
from components.geometry.statistics.separation import cohens_d
from components.geometry.stream import gram
from components.geometry.stream.spectra import participation_ratio

seeds = st.integers(0, 10_000)


def two_classes(seed: int, n: int = 24, d: int = 6) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    refuse = rng.permutation(np.arange(n) < 2 * n // 3)
    points = rng.standard_normal((n, d)) * rng.uniform(0.5, 3, d) + 5
    return points + refuse[:, None] * rng.standard_normal(d), refuse


@given(seeds)
def test_separation_is_that_along_the_difference_of_means(seed: int) -> None:
    points, refuse = two_classes(seed)
    labellings = np.vstack([refuse, gram.shuffles(refuse, 5, seed)])
    found = gram.separations(gram.gram(points), labellings)
    plain = [fitted_d(points[labels], points[~labels]) for labels in labellings]
    np.testing.assert_allclose(found, plain, rtol=1e-9)
    assert (found > 0).all()


@given(seeds)
def test_held_out_separation_is_that_of_the_other_half(seed: int) -> None:
    points, refuse = two_classes(seed)
    fitted = gram.halves(refuse, 1, seed)
    found = gram.held_out(gram.gram(points), refuse, fitted)[0]
    both = []
    for half in (fitted[0], ~fitted[0]):
        r = [points[half & refuse], points[~half & refuse]]
        c = [points[half & ~refuse], points[~half & ~refuse]]
        axis = r[0].mean(axis=0) - c[0].mean(axis=0)
        both.append(cohens_d(r[1] @ axis, c[1] @ axis))
    assert found == pytest.approx(np.mean(both))


def test_held_out_agrees_with_the_other_definition_where_halves_are_the_first_half() -> None:
    points, _ = two_classes(3, n=40)
    refuse = np.arange(40) < 20
    first = np.isin(np.arange(40) % 20, range(10))
    one_way = gram.distances(
        gram.contrasts(refuse[None], first[None]) @ gram.gram(points), refuse[None], ~first[None]
    )
    assert one_way[0] == pytest.approx(held_out_d(points[:20], points[20:]))


@given(seeds)
def test_captures_are_squared_cosines_with_principal_components(seed: int) -> None:
    points, refuse = two_classes(seed)
    shares = gram.captures(gram.gram(points), refuse)
    assert shares.sum() == pytest.approx(1)
    _, _, axes = np.linalg.svd(points - points.mean(axis=0), full_matrices=False)
    difference = points[refuse].mean(axis=0) - points[~refuse].mean(axis=0)
    cosines = axes @ difference / np.linalg.norm(difference)
    np.testing.assert_allclose(shares[: len(axes)], cosines**2, atol=1e-8)


@given(seeds)
def test_the_spectrum_is_that_of_the_covariance(seed: int) -> None:
    points, _ = two_classes(seed)
    values, vectors = gram.spectrum(gram.gram(points))
    variances = np.linalg.eigvalsh(np.cov(points.T, bias=True))[::-1]
    np.testing.assert_allclose(values[: len(variances)] / len(points), variances, atol=1e-8)
    np.testing.assert_allclose(vectors.T @ vectors, np.eye(len(points)), atol=1e-9)
    plain = variances.sum() ** 2 / (variances**2).sum()
    assert participation_ratio(np.sqrt(values)) == pytest.approx(plain)


@given(seeds, st.floats(0.1, 10))
def test_turning_moving_and_stretching_all_points_changes_nothing(seed: int, by: float) -> None:
    points, refuse = two_classes(seed)
    turn = np.linalg.qr(np.random.default_rng(seed).standard_normal((6, 6)))[0]
    moved = by * (points @ turn) + 100
    for measure in (
        lambda products: gram.separations(products, refuse[None]),
        lambda products: gram.captures(products, refuse),
    ):
        plain, turned = measure(gram.gram(points)), measure(gram.gram(moved))
        np.testing.assert_allclose(plain, turned, atol=1e-6)


@given(seeds, st.integers(4, 15), st.integers(4, 15))
def test_halves_hold_half_of_each_class_and_shuffles_all_of_it(seed: int, a: int, c: int) -> None:
    refuse = np.arange(a + c) < a
    for half in gram.halves(refuse, 3, seed):
        assert half[refuse].sum() == (a + 1) // 2
        assert half[~refuse].sum() == (c + 1) // 2
    assert (gram.shuffles(refuse, 3, seed).sum(axis=1) == a).all()


def test_chance_separates_on_its_own_points_and_not_on_others() -> None:
    rng = np.random.default_rng(1)
    points = rng.standard_normal((302, 200))
    refuse = np.arange(302) < 262
    products = gram.gram(points)
    assert gram.separations(products, refuse[None])[0] > 2
    kept = gram.held_out(products, refuse, gram.halves(refuse, 20, 1))
    assert abs(kept.mean()) < 0.5


def test_what_cannot_be_measured_is_refused() -> None:
    refuse = np.array([True, True, False, False])
    flat = gram.gram(np.ones((4, 3)))
    with pytest.raises(ValueError, match="without spread"):
        gram.separations(flat, refuse[None])
    with pytest.raises(ValueError, match="same mean"):
        gram.captures(gram.gram(np.array([[1.0], [-1.0], [1.0], [-1.0]])), refuse)
    with pytest.raises(ValueError, match="without points"):
        gram.contrasts(np.ones((1, 4), dtype=bool))
