import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.geometry.memory import Placement

SIZE, ROOM = st.floats(0.1, 200), st.floats(0, 200)


@given(SIZE, ROOM, ROOM)
def test_nothing_is_lost_and_no_place_is_overfull(size: float, card: float, ram: float) -> None:
    place = Placement(size, card, ram)
    assert place.on_card + place.in_ram + place.left == pytest.approx(size)
    assert 0 <= place.on_card <= card
    assert 0 <= place.in_ram <= ram
    assert 0 <= place.offload <= 1
    assert (place.verdict == "fits") == (place.offload == 0)


@given(SIZE, ROOM, ROOM, ROOM)
def test_a_larger_card_never_offloads_more(size: float, card: float, more: float, ram: float):
    small, large = Placement(size, card, ram), Placement(size, card + more, ram)
    assert large.offload <= small.offload
    order = ["fits", "spills", "too large"]
    assert order.index(large.verdict) <= order.index(small.verdict)


def test_the_three_verdicts() -> None:
    assert Placement(12, 12, 0).verdict == "fits"
    assert Placement(17, 12, 16).verdict == "spills"
    assert Placement(17, 12, 16).in_ram == pytest.approx(5)
    assert Placement(70, 12, 16).left == pytest.approx(42)


@pytest.mark.parametrize("wrong", [(0, 1, 1), (1, -1, 1), (1, 1, -1)])
def test_amounts_that_cannot_be_are_refused(wrong: tuple[float, float, float]) -> None:
    with pytest.raises(ValueError, match="not a placement"):
        Placement(*wrong)
