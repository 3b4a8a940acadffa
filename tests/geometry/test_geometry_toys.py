"""The toy world and its experiments: what was planted is there, and the stated results come out."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.geometry import directions
from components.geometry.toys import toy, toy_confound, toy_origin, toy_rank
from components.geometry.toys.toy import Content

HARMFUL, EVERYDAY = Content(20, topic=6, harm=6), Content(20)
SIZES = toy_confound.Sizes(refuse=262, harmful=42, comply=40, tested=2500, others=500)
MIX = np.array([0.6, 0.2, 0.2])
seeds = st.integers(0, 10**6)


def percent(positions: np.ndarray, threshold: float = 3.0) -> float:
    return round(100 * float((positions > threshold).mean()), 1)


def confound(recipe: toy_confound.Recipe, seed: int, alpha: float = 1.0, harmful: int = 42):
    world = toy.plant(256, 1, 3.0, seed)
    sizes = toy_confound.Sizes(262, harmful, 40, SIZES.tested, SIZES.others)
    return toy_confound.run(world, sizes, HARMFUL, EVERYDAY, recipe, alpha, 0.995, seed)


@given(seeds, st.integers(1, 5))
def test_what_is_planted_is_orthonormal_and_a_larger_world_extends_a_smaller(
    seed: int, kinds: int
) -> None:
    world, larger = toy.plant(32, kinds, 3.0, seed), toy.plant(32, kinds + 1, 3.0, seed)
    planted = np.vstack([world.common, world.topic, world.wording, world.refusal])
    np.testing.assert_allclose(planted @ planted.T, np.eye(3 + kinds), atol=1e-10)
    np.testing.assert_allclose(larger.refusal[:kinds], world.refusal, atol=1e-10)


def test_a_world_too_small_for_what_is_planted_is_refused() -> None:
    with pytest.raises(ValueError, match="independent"):
        toy.plant(5, 3, 3.0, 0)


@given(seeds, st.floats(-5, 5), st.floats(0, 9))
@settings(max_examples=25)
def test_prompts_hold_what_their_content_says_and_share_their_noise(
    seed: int, topic: float, harm: float
) -> None:
    world = toy.plant(16, 2, 3.0, seed)
    kinds = np.array([0, 1, 1])
    plain = world.prompts(3, Content(4), seed, kinds)
    full = world.prompts(3, Content(4, topic, 0, harm), seed, kinds)
    expected = topic * world.topic + harm * world.refusal[kinds]
    np.testing.assert_allclose(full - plain, expected, atol=1e-9)


def test_any_detector_suffices_for_a_refusal() -> None:
    world = toy.plant(16, 2, 3.0, 0)
    x = np.array([4 * world.refusal[0], 4 * world.refusal[1], 4 * world.topic, 0 * world.topic])
    assert world.refuses(x).tolist() == [True, True, False, False]


@given(seeds)
def test_kinds_come_in_the_shares_asked_for(seed: int) -> None:
    kinds = toy.mixed_kinds(4000, MIX, seed)
    assert np.bincount(kinds, minlength=3) / 4000 == pytest.approx(MIX, abs=0.05)


def test_a_contaminated_arrow_changes_hardly_anything() -> None:
    """Seed 20: 99.9 to 98.7 %, as much as a random arrow; cleaned of the topic, 0 %."""
    raw = confound("raw", 20)
    assert (percent(raw.before["harmful"]), percent(raw.after["harmful"])) == (99.9, 98.7)
    assert percent(confound("random", 20).after["harmful"]) == 99.9
    assert percent(confound("topic", 20).after["harmful"]) == 0.0


def test_the_lesson_does_not_hang_on_the_seed() -> None:
    after = {
        recipe: [percent(confound(recipe, seed).after["harmful"]) for seed in range(1, 11)]
        for recipe in toy_confound.RECIPES
    }
    for recipe in ("raw", "winsorise", "harmless", "affine"):
        assert 96 < np.mean(after[recipe]) < 99.5, recipe
    assert min(after["random"]) > 99.4
    assert max(after["topic"]) < 1


def test_the_contaminated_arrow_leaves_what_the_closed_form_says() -> None:
    share, a = 42 / 262, 6.0
    d = directions.unit(np.array([a, share * a]))
    assert a - d[1] * (d @ [a, a]) == pytest.approx(4.912, abs=5e-4)
    huge = toy_confound.Sizes(26200, 4200, 26200, 2000, 10)
    result = toy_confound.run(
        toy.plant(64, 1, 3.0, 1), huge, HARMFUL, EVERYDAY, "raw", 1.0, 0.995, 1
    )
    assert result.after["harmful"].mean() == pytest.approx(4.912, abs=0.1)


def test_a_purer_class_gives_an_arrow_that_works() -> None:
    left = [percent(confound("raw", 20, harmful=n).after["harmful"]) for n in (42, 131, 262)]
    assert left[0] > 95 > 60 > left[1] > 20 > 2 > left[2]


def test_strength_none_changes_nothing_and_2_mirrors() -> None:
    none = confound("topic", 3, alpha=0.0)
    np.testing.assert_allclose(none.after["harmful"], none.before["harmful"])
    assert confound("topic", 3, alpha=2.0).after["harmful"].mean() < -2


def test_a_class_cannot_hold_more_harmful_prompts_than_prompts() -> None:
    with pytest.raises(ValueError, match="cannot be harmful"):
        confound("raw", 0, harmful=263)


def rank(shares: np.ndarray, cut: int, seed: int) -> toy_rank.Result:
    world = toy.plant(256, len(shares), 3.6, seed)
    return toy_rank.run(world, 1200, 2000, Content(20, topic=6, harm=8), shares, cut, seed)


def test_one_cut_of_three_spares_the_rare_kinds_whole() -> None:
    """Seed 7: a mix of 60, 20 and 20 % leaves 39.8 %."""
    result = rank(MIX, 0, 7)
    assert result.refused_before.mean() == pytest.approx(1, abs=0.005)
    assert round(100 * result.refused_after.mean(), 1) == 39.8
    by_kind = [result.refused_after[result.kinds == kind].mean() for kind in range(3)]
    assert by_kind == [0, 1, 1]


@pytest.mark.parametrize("cut", [1, 2, 3])
def test_cutting_some_kinds_leaves_the_others(cut: int) -> None:
    result = rank(np.full(3, 1 / 3), cut, 5)
    left = np.array([result.refused_after[result.kinds == kind].mean() for kind in range(3)])
    assert left == pytest.approx((np.arange(3) >= cut).astype(float), abs=0.01)


def test_more_directions_than_kinds_cannot_be_cut() -> None:
    with pytest.raises(ValueError, match="no 4 directions"):
        rank(MIX, 4, 0)


def origin(cut: toy_origin.Cut, seed: int, turn: float = 17, common: float = 20):
    world = toy.plant(256, 1, 3.0, seed)
    content = Content(common, topic=6, harm=6)
    return toy_origin.run(world, 400, 1000, content, turn, cut, seed)


def left(result: toy_origin.Result) -> list[float]:
    return [100 * result.refused_after[group].mean() for group in ("harmful", "harmless")]


@pytest.mark.parametrize("seed", range(1, 6))
def test_zero_is_not_harmless_until_the_harmless_mean_is_removed(seed: int) -> None:
    assert left(origin("zero", seed)) == [100, 100]
    assert left(origin("turned", seed)) == [0, 0]
    assert left(origin("affine", seed)) == [0, 0]


def test_without_a_turn_or_without_a_common_mode_zero_is_harmless_enough() -> None:
    assert max(left(origin("zero", 1, turn=0))) < 1
    assert max(left(origin("zero", 1, common=0))) < 1


def test_the_planted_turn_is_found() -> None:
    world = toy.plant(256, 1, 3.0, 1)
    result = toy_origin.run(world, 40_000, 10, Content(20, topic=6, harm=6), 17, "zero", 1)
    assert directions.angle(float(result.raw @ world.refusal[0])) == pytest.approx(17, abs=0.6)
    assert result.along_raw["harmless"] == pytest.approx(-20 * np.sin(np.radians(17)), abs=0.8)


@pytest.mark.parametrize("turn", [-1, 90])
def test_a_turn_past_a_right_angle_is_refused(turn: float) -> None:
    with pytest.raises(ValueError, match="turned by"):
        origin("zero", 1, turn=turn)
