"""A fact is one number of a table in words: where it lies, how rows fold, how it is written."""

import pandas as pd
import pytest

from components.study import DataProblem
from components.study.facts import Fact

ROWS = pd.DataFrame(
    {"what": ["raw", "cut"], "share": [0.405, 0.25], "k": [17, 3], "n": [42, 10], "layer": [9, 9]}
)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"column": "share", "where": {"what": "raw"}, "form": ".3f"}, "0.405"),
        ({"column": "share", "where": {"what": "raw"}, "form": ".1f", "scale": 100}, "40.5"),
        ({"column": "k", "where": {"what": "raw", "layer": 9}, "form": "d"}, "17"),
        ({"column": "k", "fold": "sum", "form": "d", "scale": 2}, "40"),
        ({"column": "share", "fold": "max", "form": ".2f"}, "0.41"),
        ({"column": "k", "where": {"what": "raw"}, "of": "n", "form": "percent"}, "40.5 %"),
    ],
)
def test_a_fact_is_read_as_it_asks(asked: dict, said: str) -> None:
    assert Fact("cuts", **asked).read(ROWS).replace("\u00a0", " ") == said


def test_a_fact_that_matches_two_rows_is_none() -> None:
    with pytest.raises(DataProblem, match="matches 2 rows, not one"):
        Fact("cuts", "k", {"layer": 9}, form="d").read(ROWS)
