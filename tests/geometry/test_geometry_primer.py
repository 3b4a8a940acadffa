"""Two clouds and the writers of a stream: exact cases, and what must hold for all."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.geometry.stream.writers import edited, hooked, path, writes
from components.geometry.toys.two_clouds import PLANTED, clouds

SEEDS = st.integers(0, 10**6)
ALPHAS = st.floats(0, 2)


def stream(seed: int, w: int = 4, d: int = 6, k: int = 5):
    """Matrices, inputs and an arrow, drawn at random."""
    rng = np.random.default_rng(seed)
    return rng.normal(size=(w, d, k)), rng.normal(size=(w, k)), rng.normal(size=d)


@given(SEEDS, st.floats(0.5, 5), st.floats(0, 5))
def test_even_shares_leave_the_planted_direction(seed: int, apart: float, nuisance: float) -> None:
    assert clouds(40, apart, nuisance, 0.5, seed).swing == pytest.approx(0, abs=1e-5)


@given(SEEDS, st.floats(0.5, 5), st.floats(0, 5))
def test_a_companion_of_one_class_swings_the_arrow_by_an_arctangent(
    seed: int, apart: float, nuisance: float
) -> None:
    swing = clouds(40, apart, nuisance, 1.0, seed).swing
    assert swing == pytest.approx(np.degrees(np.arctan2(nuisance, apart)), abs=1e-5)


@given(SEEDS, st.sampled_from([0.5, 0.6, 0.75, 0.9, 1.0]))
def test_the_nuisance_leaves_the_planted_axis_alone(seed: int, share: float) -> None:
    even, uneven = (clouds(40, 2.0, 4.0, part, seed) for part in (0.5, share))
    assert uneven.d(PLANTED) == pytest.approx(even.d(PLANTED))
    assert uneven.one_has.sum() + uneven.other_has.sum() == 40


def test_no_share_and_no_prompt_are_refused() -> None:
    with pytest.raises(ValueError, match="not a share"):
        clouds(40, 2.0, 4.0, 1.5, 0)
    with pytest.raises(ValueError, match="two prompts"):
        clouds(1, 2.0, 4.0, 0.5, 0)


@given(SEEDS, ALPHAS)
def test_hook_and_weights_agree_if_every_writer_is_edited(seed: int, alpha: float) -> None:
    matrices, inputs, arrow = stream(seed)
    every = np.ones(len(matrices), dtype=bool)
    assert edited(matrices, inputs, arrow, alpha, every) == pytest.approx(
        hooked(matrices, inputs, arrow, alpha)
    )


@given(SEEDS)
def test_a_writer_left_alone_keeps_its_component(seed: int) -> None:
    matrices, inputs, arrow = stream(seed)
    but_one = np.array([False, True, True, True])
    left = edited(matrices, inputs, arrow, 1.0, but_one).sum(axis=0) @ arrow
    assert left == pytest.approx(writes(matrices, inputs)[0] @ arrow)


@given(SEEDS, ALPHAS)
def test_a_cut_scales_the_component_and_nothing_else(seed: int, alpha: float) -> None:
    matrices, inputs, arrow = stream(seed)
    plain, cut = writes(matrices, inputs), hooked(matrices, inputs, arrow, alpha)
    assert cut @ arrow == pytest.approx((1 - alpha) * (plain @ arrow), abs=1e-9)
    across = np.eye(6) - np.outer(arrow, arrow) / (arrow @ arrow)
    assert cut @ across == pytest.approx(plain @ across)
    assert path(plain)[-1] == pytest.approx(plain.sum(axis=0))
