"""Ranks and participation of spectra, and the cosine of unrelated directions."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import linalg, stats

from components.geometry.statistics.chance import chance_cosine
from components.geometry.stream.spectra import energy, participation_ratio, rank_at_energy

spectra = st.lists(st.floats(1e-6, 1e6), min_size=1, max_size=30).map(np.array)
shares = st.floats(0.01, 1)


@given(spectra, shares)
def test_rank_is_the_smallest_that_holds_the_share(spectrum: np.ndarray, share: float) -> None:
    rank = rank_at_energy(spectrum, share)
    held = np.cumsum(energy(spectrum))
    assert 1 <= rank <= len(spectrum)
    assert held[rank - 1] >= share - 1e-9
    assert rank == 1 or held[rank - 2] < share


@given(spectra, shares, st.floats(1e-3, 1e3), st.integers(0, 5))
def test_scale_order_and_zeros_do_not_matter(
    spectrum: np.ndarray, share: float, scale: float, zeros: int
) -> None:
    other = np.concatenate([np.zeros(zeros), spectrum[::-1] * scale])
    np.testing.assert_allclose(energy(other)[: len(spectrum)], energy(spectrum), rtol=1e-9)
    assert participation_ratio(other) == pytest.approx(participation_ratio(spectrum))
    # A share that is met exactly may fall either way by rounding.
    assert abs(rank_at_energy(other, share) - rank_at_energy(spectrum, share)) <= 1


@given(st.integers(1, 20), st.floats(1e-3, 1e3), shares)
def test_equal_values_all_count(size: int, value: float, share: float) -> None:
    spectrum = np.full(size, value)
    assert participation_ratio(spectrum) == pytest.approx(size)
    assert rank_at_energy(spectrum, 1) == size
    assert rank_at_energy(spectrum, share) in {int(np.ceil(share * size)), int(share * size) + 1}


@given(spectra)
def test_participation_lies_between_one_and_the_number_of_values(spectrum: np.ndarray) -> None:
    assert 1 - 1e-9 <= participation_ratio(spectrum) <= len(spectrum) * (1 + 1e-9)


@given(st.integers(1, 4), st.integers(0, 2**32 - 1))
def test_agrees_with_the_singular_values_of_a_matrix(rank: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    matrix = rng.normal(size=(9, rank)) @ rng.normal(size=(rank, 7))
    values = linalg.svdvals(matrix)
    assert rank_at_energy(values, 1 - 1e-9) <= rank
    assert rank_at_energy(values) <= np.linalg.matrix_rank(matrix)
    kept = rank_at_energy(values, 0.95)
    left = values[kept:]
    assert np.sum(left**2) <= 0.05 * np.sum(values**2) + 1e-9


@pytest.mark.parametrize("spectrum", [[], [0.0, 0.0], [1.0, -1.0], [np.nan], [np.inf, 1.0]])
def test_what_is_no_spectrum_is_refused(spectrum: list[float]) -> None:
    with pytest.raises(ValueError, match="singular values"):
        rank_at_energy(np.array(spectrum))


@pytest.mark.parametrize("share", [0, -0.1, 1.1])
def test_what_is_no_share_is_refused(share: float) -> None:
    with pytest.raises(ValueError, match="share"):
        rank_at_energy(np.ones(3), share)


@given(st.integers(100, 5000), st.floats(0.05, 0.99))
def test_chance_agrees_with_the_exact_distribution(width: int, share: float) -> None:
    exact = np.sqrt(stats.beta(0.5, (width - 1) / 2).ppf(share))
    assert chance_cosine(width, share) == pytest.approx(exact, rel=0.01)


@given(st.integers(1, 50), st.floats(0, 0.999))
def test_chance_is_a_cosine(width: int, share: float) -> None:
    assert 0 <= chance_cosine(width, share) <= 1


@pytest.mark.parametrize(("width", "share"), [(0, 0.5), (5, 1), (5, -0.1)])
def test_chance_refuses_nonsense(width: int, share: float) -> None:
    with pytest.raises(ValueError, match="no cosine"):
        chance_cosine(width, share)
