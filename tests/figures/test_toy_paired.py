"""The toy of the same prompts twice says what the two tests say."""

import pytest

from components.figures import BY_ID
from components.geometry.statistics.paired import mcnemar_exact
from components.geometry.statistics.proportions import Share
from components.geometry.statistics.two_shares import fisher
from components.study import Study


def title(study: Study, **choices: str) -> str:
    return BY_ID["toy-paired"](study, **choices).layout.meta["title"]


def test_it_opens_with_the_step_of_the_cascade(gemma: Study) -> None:
    assert title(gemma).startswith("6 of 6 refused before, 1 after: only Fisher’s test")
    assert "p = 0.0152 and 0.0625" in title(gemma)


@pytest.mark.parametrize("n", [5, 6, 42])
def test_it_draws_a_line_for_each_prompt(gemma: Study, n: int) -> None:
    fig = BY_ID["toy-paired"](gemma, pairs=str(n), first="50", then="20", changes="anew")
    lines = [trace for trace in fig.data if trace.mode == "lines"]
    assert sum(len(trace.x) for trace in lines) == 3 * n
    prompts = dict(fig.layout.meta["rows"]["data"])
    assert sum(prompts.values()) == n
    before = Share(prompts["refused both times"] + prompts["no longer refused"], n)
    after = Share(prompts["refused both times"] + prompts["newly refused"], n)
    assert (before.k, after.k) == (round(n / 2), round(n / 5))
    drawn = [trace.x[0] for trace in fig.data if trace.xaxis == "x2"]
    paired = mcnemar_exact(prompts["no longer refused"], prompts["newly refused"])
    assert drawn == [pytest.approx(fisher(before, after)), pytest.approx(paired)]


def test_pairs_see_more_where_few_must_change_and_less_on_few_prompts(gemma: Study) -> None:
    many = title(gemma, pairs="42", first="50", then="20", changes="alike")
    assert "p = 0.00542 and 0.000244" in many
    five = title(gemma, pairs="5", first="100", then="0")
    assert "only Fisher’s test" in five
