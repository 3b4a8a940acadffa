"""Spans, clipping, held-out separation and clouds: what must hold for all, and scipy's answers."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from scipy import linalg, stats

from components.geometry import directions
from components.geometry.statistics import held_out, separation
from components.geometry.stream import cloud
from components.geometry.stream.clipping import clip_level, winsorise
from components.geometry.stream.subspaces import ablate_span, orthonormal

numbers = st.floats(-100, 100, allow_nan=False)
points = arrays.arrays(np.float64, (6, 5), elements=numbers)
vectors = arrays.arrays(np.float64, 5, elements=numbers)
spans = st.integers(1, 4).flatmap(
    lambda k: st.integers(0, 10**6).map(
        lambda seed: np.random.default_rng(seed).standard_normal((k, 5))
    )
)
groups = arrays.arrays(
    np.float64,
    st.integers(4, 12),
    elements=st.integers(-50, 50).map(float),
)


@given(spans)
def test_a_basis_is_orthonormal_and_spans_what_scipy_says(span: np.ndarray) -> None:
    basis = orthonormal(span)
    np.testing.assert_allclose(basis @ basis.T, np.eye(len(span)), atol=1e-12)
    theirs = linalg.orth(span.T)
    np.testing.assert_allclose(basis.T @ basis, theirs @ theirs.T, atol=1e-9)
    np.testing.assert_allclose(basis[0], directions.unit(span[0]), atol=1e-12)


@pytest.mark.parametrize(
    "span",
    [np.zeros((1, 4)), np.ones((2, 4)), np.eye(5)[:, :3], [[1.0, 2, 3], [0, 1, 0], [1, 3, 3]]],
)
def test_directions_that_depend_on_one_another_have_no_basis(span) -> None:
    with pytest.raises(ValueError, match="direction"):
        orthonormal(np.asarray(span))


@given(points, spans)
def test_a_cut_of_a_span_leaves_nothing_in_it_and_the_rest_alone(
    x: np.ndarray, span: np.ndarray
) -> None:
    cut = ablate_span(x, span)
    np.testing.assert_allclose(cut @ span.T, 0, atol=1e-8)
    np.testing.assert_allclose(ablate_span(cut, span), cut, atol=1e-8)
    others = linalg.null_space(span)
    np.testing.assert_allclose(cut @ others, x @ others, atol=1e-8)


@given(points, spans, st.integers(0, 10**6))
def test_a_cut_of_a_span_forgets_the_order_and_the_lengths(
    x: np.ndarray, span: np.ndarray, seed: int
) -> None:
    rng = np.random.default_rng(seed)
    other = rng.permutation(span) * rng.uniform(0.5, 3, (len(span), 1))
    np.testing.assert_allclose(ablate_span(x, span), ablate_span(x, other), atol=1e-8)


@given(points, vectors, st.floats(0, 2))
def test_a_span_of_one_is_the_usual_cut(x: np.ndarray, r: np.ndarray, alpha: float) -> None:
    assume(np.linalg.norm(r) > 1e-3)
    np.testing.assert_allclose(
        ablate_span(x, r[None], alpha), directions.ablate(x, r, alpha), atol=1e-8
    )


def test_one_cut_after_the_other_is_not_the_joint_cut() -> None:
    x, span = np.array([[1.0, 1.0, 0.0]]), np.array([[1.0, 0.0, 0.0], [1.0, 1.0, 0.0]])
    one_by_one = directions.ablate(directions.ablate(x, span[0]), span[1])
    assert abs(one_by_one @ span[0]) > 0.4
    np.testing.assert_allclose(ablate_span(x, span), 0, atol=1e-12)


@given(points, vectors, vectors, st.floats(0, 2))
def test_an_affine_cut_moves_the_origin_and_nothing_else(
    x: np.ndarray, r: np.ndarray, m: np.ndarray, alpha: float
) -> None:
    assume(np.linalg.norm(r) > 1e-3)
    cut = directions.ablate_towards(x, r, m, alpha)
    u = directions.unit(r)
    np.testing.assert_allclose(cut @ u - m @ u, (1 - alpha) * (x @ u - m @ u), atol=1e-8)
    np.testing.assert_allclose(
        directions.ablate_towards(x, r, np.zeros(5), alpha), directions.ablate(x, r, alpha)
    )
    np.testing.assert_allclose(directions.ablate_towards(m[None], r, m), m[None], atol=1e-8)


@given(points, vectors, vectors, vectors, st.floats(0, 2))
def test_coordinates_after_a_cut_are_those_of_what_was_cut(
    x: np.ndarray, r: np.ndarray, m: np.ndarray, axis: np.ndarray, alpha: float
) -> None:
    assume(np.linalg.norm(r) > 1e-3)
    np.testing.assert_allclose(
        directions.coordinates_after(x, r, axis, alpha),
        directions.ablate(x, r, alpha) @ axis,
        atol=1e-6,
    )
    np.testing.assert_allclose(
        directions.coordinates_after(x, r, axis, alpha, m),
        directions.ablate_towards(x, r, m, alpha) @ axis,
        atol=1e-6,
    )


@given(points, st.floats(0, 1))
def test_clipping_keeps_what_lies_within_and_twice_is_once(x: np.ndarray, q: float) -> None:
    level = clip_level(x, q)
    clipped = winsorise(x, q)
    within = np.abs(x) <= level
    assert (clipped[within] == x[within]).all()
    assert (np.abs(clipped) <= level).all()
    assert (np.sign(clipped) == np.sign(x))[level > 0 or within].all()
    np.testing.assert_array_equal(np.clip(clipped, -level, level), clipped)


@given(st.integers(0, 10**6))
def test_clipping_absolute_values_is_scipys_winsorising_from_above(seed: int) -> None:
    x = np.abs(np.random.default_rng(seed).standard_normal((10, 10)))
    x += np.arange(100).reshape(10, 10) * 1e-9  # no ties
    theirs = stats.mstats.winsorize(x.ravel(), limits=(0, 0.1))
    level = np.sort(x.ravel())[89]  # the tenth from above is the first that stays
    np.testing.assert_allclose(np.clip(x, -level, level).ravel(), np.asarray(theirs))
    assert clip_level(x, 89 / 99) == pytest.approx(level)


@pytest.mark.parametrize("quantile", [-0.1, 1.1])
def test_no_quantile_lies_outside(quantile: float) -> None:
    with pytest.raises(ValueError, match="not a quantile"):
        winsorise(np.ones((2, 2)), quantile)


@given(groups, groups)
def test_the_usual_d_is_the_t_statistic_without_the_numbers(a: np.ndarray, b: np.ndarray) -> None:
    assume(np.ptp(a) > 0 and np.ptp(b) > 0)
    t = stats.ttest_ind(a, b, equal_var=True).statistic
    assert separation.pooled_d(a, b) == pytest.approx(t * np.sqrt(1 / len(a) + 1 / len(b)))


@given(groups)
def test_both_d_agree_for_equal_groups_but_for_the_missing_one(a: np.ndarray) -> None:
    assume(np.ptp(a) > 0)
    b = a[::-1] * 0.5 + 3
    n = len(a)
    assert separation.cohens_d(a, b) == pytest.approx(
        separation.pooled_d(a, b) * np.sqrt(n / (n - 1)), abs=1e-9
    )


def test_the_usual_d_needs_spread_and_more_than_two_points() -> None:
    for a, b in (([1.0], [2.0]), ([1.0, 1.0], [2.0, 2.0])):
        with pytest.raises(ValueError, match="spread"):
            separation.pooled_d(np.array(a), np.array(b))


@given(st.integers(0, 10**6))
def test_fitting_never_looks_worse_than_it_is(seed: int) -> None:
    rng = np.random.default_rng(seed)
    refuse, comply = rng.standard_normal((9, 6)), rng.standard_normal((7, 6))
    fitted = held_out.fitted_d(refuse, comply)
    assert fitted > 0
    flipped = held_out.fitted_d(comply, refuse)
    assert fitted == pytest.approx(flipped)


def test_noise_separates_by_the_formula_and_not_on_the_other_half() -> None:
    rng = np.random.default_rng(3)
    fitted, held = [], []
    for _ in range(40):
        refuse, comply = rng.standard_normal((262, 100)), rng.standard_normal((40, 100))
        fitted.append(held_out.fitted_d(refuse, comply))
        held.append(held_out.held_out_d(refuse, comply))
    assert np.mean(fitted) == pytest.approx(held_out.chance_d(100, 262, 40), rel=0.05)
    assert np.mean(held) == pytest.approx(0, abs=0.1)


def test_a_true_difference_survives_on_the_other_half() -> None:
    rng = np.random.default_rng(4)
    refuse, comply = rng.standard_normal((400, 50)), rng.standard_normal((400, 50))
    refuse[:, 0] += 3
    assert held_out.held_out_d(refuse, comply) == pytest.approx(3, abs=0.4)


@given(st.floats(0.1, 5), st.integers(1, 500), st.integers(1, 500))
def test_the_dimensions_behind_a_d_make_that_d(d: float, n: int, m: int) -> None:
    dimensions = held_out.dimensions_behind(d, n, m)
    assert held_out.chance_d(dimensions, n, m) == pytest.approx(d)


def test_halves_and_noise_need_points() -> None:
    with pytest.raises(ValueError, match="halved"):
        held_out.held_out_d(np.ones((3, 2)), np.ones((9, 2)))
    with pytest.raises(ValueError, match="have no d"):
        held_out.chance_d(0, 4, 4)


@given(st.integers(0, 10**6), st.integers(2, 5))
def test_effective_dimensions_are_those_of_the_covariance(seed: int, d: int) -> None:
    x = np.random.default_rng(seed).standard_normal((30, d)) * np.arange(1, d + 1)
    lambdas = linalg.eigvalsh(np.cov(x.T))
    expected = lambdas.sum() ** 2 / (lambdas**2).sum()
    assert cloud.effective_dimensions(x) == pytest.approx(expected)
    assert 1 <= cloud.effective_dimensions(x) <= d + 1e-9
    turned = x @ stats.ortho_group.rvs(d, random_state=seed) + 7
    assert cloud.effective_dimensions(turned) == pytest.approx(expected)


def test_a_cross_fills_as_many_dimensions_as_it_has_arms() -> None:
    assert cloud.effective_dimensions(np.vstack([np.eye(4), -np.eye(4)])) == pytest.approx(4)


@given(st.integers(0, 10**6))
def test_capture_is_that_of_the_leading_eigenvector(seed: int) -> None:
    rng = np.random.default_rng(seed)
    x, r = rng.standard_normal((20, 4)) * [1, 2, 3, 6], rng.standard_normal(4)
    lead = linalg.eigh(np.cov(x.T))[1][:, -1]
    assert cloud.capture(x, r) == pytest.approx(float(lead @ directions.unit(r)) ** 2)


def test_capture_comes_from_distance_alone() -> None:
    rng = np.random.default_rng(5)
    spread = np.sqrt(1 / np.arange(1, 65))
    captured = []
    for apart in (0, 2, 5):
        a, c = rng.standard_normal((262, 64)) * spread, rng.standard_normal((40, 64)) * spread
        a[:, 40] += apart
        captured.append(cloud.capture(np.vstack([a, c]), a.mean(axis=0) - c.mean(axis=0)))
    assert captured[0] < 0.3
    assert captured[1] < captured[2]
    assert captured[2] > 0.95


def test_points_that_do_not_vary_have_no_shape() -> None:
    for function in (cloud.effective_dimensions, lambda x: cloud.capture(x, np.ones(3))):
        with pytest.raises(ValueError, match=r"vary|singular"):
            function(np.ones((4, 3)))
