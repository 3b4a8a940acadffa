"""A live figure can be thinned to few variants, which are drawn as the app draws them."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.figures import BY_ID, CATALOGUE
from components.figures.pieces.seed import SEED
from components.packing import pack_few
from components.packing.grid import FEWEST, MOST, few, thinned
from components.packing.variants import pack_one
from components.study import Study

LIVE = [figure for figure in CATALOGUE if figure.live]


@given(
    st.lists(st.integers(), min_size=1, max_size=40, unique=True).map(
        lambda it: [str(n) for n in it]
    ),
    st.data(),
)
def test_first_last_and_default_stay(options: list[str], data: st.DataObject) -> None:
    start = data.draw(st.sampled_from(options))
    count = data.draw(st.integers(0, 60))
    kept = few(options, start, count)
    assert start in kept
    assert kept == [option for option in options if option in kept]
    assert len(kept) == max(1, min(count, len(options))) or (count < FEWEST and kept == [start])
    if len(kept) > 1:
        assert (kept[0], kept[-1]) == (options[0], options[-1])


@pytest.mark.parametrize("figure", LIVE, ids=lambda figure: figure.id)
def test_a_live_figure_is_thinned_to_a_grid(figure, gemma: Study) -> None:
    grid = thinned(figure, gemma)
    every = list(grid.variants(gemma))
    assert MOST / 2 < len(every) <= MOST
    assert every.count(figure.chosen(gemma, {})) == 1
    assert len({json.dumps(each) for each in every}) == len(every)
    for full, fewer in zip(figure.controls, grid.controls, strict=True):
        assert fewer.default(gemma) == full.default(gemma)
        assert set(fewer.options(gemma)) <= set(full.options(gemma))
        if full.kind == "choice":
            assert fewer.options(gemma) == full.options(gemma)


def test_what_is_packed_is_what_the_app_draws(gemma: Study) -> None:
    figure = BY_ID["chance-signal"]
    whole = json.loads(pack_few(figure, gemma).text)
    grid = thinned(figure, gemma)
    assert not whole["live"]
    assert len(whole["variants"]) == len(list(grid.variants(gemma)))
    at = 7
    choices = list(grid.variants(gemma))[at]
    assert choices[SEED.name] == SEED.default(gemma)
    one = json.loads(pack_one(figure, gemma, choices).text)
    parts = (("traces", 0), ("entries", 1))
    for pool, which in parts:
        drawn = [whole[pool][number] for number in whole["variants"][at][which]]
        assert drawn == [one[pool][number] for number in one["variants"][0][which]]


def test_a_class_without_harm_can_be_cleaned_of_its_topic(gemma: Study) -> None:
    figure = BY_ID["toy-confound"]
    drawn = figure(gemma, recipe="topic", differs="topic", refused="0")
    assert drawn.layout.meta["alt"].startswith("Simulated. 0 of 262")
