"""What Python and the browser both do is done alike: each case of tests/twins/ holds for both.

The browser half of these tests is tests/scripts/twins.test.js, see tests/browser/test_scripts.py.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from components.browser import mount
from components.browser.mount import EMBEDDED, PARTS, THEMES, WORDS
from components.packing.alone import over
from components.packing.rows import csv_text
from components.study.sources.citation import LATEX, fill
from components.takeaway.python import lines
from pipeline.export.lines import LINE
from pipeline.export.still import PAGE, SLIDE, grown

TWINS = Path(__file__).parents[1] / "twins"


def read(name: str) -> Any:
    return json.loads((TWINS / f"{name}.json").read_text("utf-8"))


@pytest.mark.parametrize("case", read("over"), ids=str)
def test_one_lies_over_another(case: dict[str, Any]) -> None:
    assert over(case["below"], case["above"]) == case["made"]


@pytest.mark.parametrize("case", read("asked"), ids=lambda case: case["query"])
def test_an_address_asks(case: dict[str, Any]) -> None:
    said = mount.asked(dict(pair.split("=") for pair in case["query"].split("&") if pair))
    usual = {None: PARTS, "embedded": EMBEDDED}
    parts = case["asked"]["parts"]
    expected = usual[parts] if parts in (None, "embedded") else parts
    assert {name: getattr(said, name) for name in case["asked"]} == {
        **case["asked"],
        "parts": tuple(expected),
    }


def test_both_know_what_an_address_may_ask_for() -> None:
    offers = {"parts": WORDS, "themes": list(THEMES), "embedded": list(EMBEDDED)}
    assert read("offers") == {"offers": offers, "usual": list(PARTS)}


@pytest.mark.parametrize("case", read("grown")["cases"], ids=str)
def test_type_and_marks_grow(case: dict[str, Any]) -> None:
    growth = read("grown")["growth"]
    assert growth["factor"] == growth["sides"]  # a still has room for margins of its own
    assert grown(case["value"], growth["factor"], growth["least"]) == case["made"]


@pytest.mark.parametrize("case", read("csv"), ids=lambda case: case["text"])
def test_rows_as_csv(case: dict[str, Any]) -> None:
    assert csv_text(case, case["state"]) == case["text"]


@pytest.mark.parametrize("case", read("python"), ids=lambda case: case["chart"])
def test_lines_of_python(case: dict[str, Any]) -> None:
    assert lines(case["rows"], case["chart"]) == case["text"]


@pytest.mark.parametrize("case", read("citation")["cases"], ids=lambda case: case["form"])
def test_a_citation_is_filled(case: dict[str, Any]) -> None:
    assert fill(case["form"], case["text"], read("citation")["values"]) == case["made"]
    assert read("citation")["latex"] == LATEX


def test_a_still_is_set_as_a_picture_to_take_along() -> None:
    said = read("still")
    assert (said["width"], said["edge"], said["line"]) == (PAGE.width, PAGE.pad, LINE)
    assert (said["projected"], said["least"]) == (SLIDE.growth, SLIDE.least)
