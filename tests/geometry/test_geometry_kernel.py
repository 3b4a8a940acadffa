import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from components.geometry.kernel import Envelope, Kernel

LAYERS = st.integers(0, 60)
HEIGHT, REACH = st.floats(0.1, 2), st.floats(0.5, 30)
POSITION, PART = st.floats(0, 60), st.floats(0, 1)


def kernel(height: float, position: float, part: float, reach: float) -> Kernel:
    return Kernel(height, position, part * height, reach)


KERNELS = st.builds(kernel, HEIGHT, POSITION, PART, REACH)


@given(KERNELS, LAYERS)
def test_an_edited_layer_lies_between_edge_and_height(curve: Kernel, layer: int) -> None:
    strength = curve.strength(layer)
    assert (strength is None) == (abs(layer - curve.position) / curve.reach > 1)
    if strength is not None:
        assert curve.edge - 1e-12 <= strength <= curve.height + 1e-12


@given(KERNELS, st.integers(0, 30))
def test_the_curve_is_symmetric_and_falls(curve: Kernel, step: int) -> None:
    centred = Kernel(curve.height, 30, curve.edge, curve.reach)
    assert centred.strength(30 + step) == centred.strength(30 - step)
    here, further = centred.strength(30 + step), centred.strength(31 + step)
    if further is not None:
        assert here is not None
        assert further <= here + 1e-12


@given(KERNELS)
def test_the_curve_is_linear_and_ends_at_its_edge_not_at_zero(curve: Kernel) -> None:
    whole = Kernel(curve.height, 10, curve.edge, 4)
    assert whole.strength(10) == pytest.approx(curve.height)
    assert whole.strength(12) == pytest.approx((curve.height + curve.edge) / 2)
    assert whole.strength(14) == pytest.approx(curve.edge)
    assert whole.strength(15) is None


@given(HEIGHT, POSITION, st.floats(0, 20), REACH, st.floats(0, 20), PART, PART, PART, LAYERS)
def test_every_curve_of_the_envelope_lies_inside_it(
    height: float,
    start: float,
    width: float,
    shortest: float,
    longer: float,
    at: float,
    long: float,
    part: float,
    layer: int,
) -> None:
    envelope = Envelope(height, (start, start + width), (shortest, shortest + longer))
    curve = kernel(height, start + at * width, part, shortest + long * longer)
    assume(curve.position <= start + width)
    strength, bounds = curve.strength(layer), envelope.strengths(layer)
    if bounds is None:
        assert strength is None
    else:
        low, high = bounds
        assert low - 1e-9 <= (strength or 0.0) <= high + 1e-9
    if strength is None:
        assert not envelope.certain(layer) or abs(layer - curve.position) <= shortest * (1 + 1e-6)


@given(HEIGHT, POSITION, st.floats(0, 20), REACH, st.floats(0, 20), LAYERS)
def test_the_share_agrees_with_certain_and_never(
    height: float, start: float, width: float, shortest: float, longer: float, layer: int
) -> None:
    envelope = Envelope(height, (start, start + width), (shortest, shortest + longer))
    share = envelope.share(layer, steps=50)
    assert -1e-9 <= share <= 1 + 1e-9
    if envelope.certain(layer):
        assert share == pytest.approx(1)
    if envelope.strengths(layer) is None:
        assert share == 0


def test_an_envelope_of_one_curve_is_that_curve_with_any_edge() -> None:
    one = Envelope(1.2, (10.0, 10.0), (4.0, 4.0))
    assert one.strengths(10) == pytest.approx((1.2, 1.2))
    assert one.strengths(12) == pytest.approx((0.6, 1.2))
    assert one.strengths(15) is None
    assert one.share(14) == 1
    assert one.share(15) == 0


@pytest.mark.parametrize("wrong", [(1, 0, 2, 1), (1, 0, -0.1, 1), (1, 0, 0.5, 0)])
def test_a_curve_that_rises_or_has_no_reach_is_refused(wrong: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match="not a curve"):
        Kernel(*wrong)


@pytest.mark.parametrize("wrong", [((2.0, 1.0), (1.0, 2.0)), ((1.0, 2.0), (0.0, 2.0))])
def test_an_envelope_without_a_curve_is_refused(wrong: tuple[tuple[float, float], ...]) -> None:
    with pytest.raises(ValueError, match="no curve"):
        Envelope(1.0, *wrong)
