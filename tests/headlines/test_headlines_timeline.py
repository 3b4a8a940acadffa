"""The timeline and the page for five minutes, read from the tables and figures readers see."""

import re
from datetime import date
from pathlib import Path

from components.blocks import Steps, blocks
from components.figures import BY_ID
from components.figures.method.timeline import day, said
from components.study import Study

ROOT = Path(__file__).resolve().parents[2]


def test_the_timeline_runs_from_two_thousand_and_twenty_four_to_may(gemma: Study) -> None:
    rows = gemma.table("timeline")
    days = [day(text) for text in rows["date"]]
    assert days == sorted(days)
    assert (days[0].year, days[-1]) == (2024, date(2026, 5, 7))
    dated = rows.set_index("title")["date"]
    assert dated["One direction"] == "2024-06-17"
    assert dated["New default"] == "2026-05-04"


def test_the_default_came_days_before_the_step_of_the_study(gemma: Study) -> None:
    rows = gemma.table("timeline")
    pair = [day(text) for text in rows.loc[rows["pair"], "date"]]
    assert 0 < (pair[1] - pair[0]).days == 3
    assert "3 days apart" in BY_ID["timeline"](gemma).layout.meta["title"]


def test_dates_in_words() -> None:
    assert said("2024-06-17") == "17 June 2024"
    assert said("2024-11") == "November 2024"


def test_the_short_page_has_five_findings_and_a_timeline() -> None:
    words = (ROOT / "data" / "gemma4-e4b" / "text" / "short.md").read_text("utf-8")
    five = words.split("<!-- when -->")[0]
    assert len(re.findall("^### ", five, re.MULTILINE)) == 5
    (steps,) = (it for it in blocks("short") if isinstance(it, Steps))
    assert len(steps.steps) == 5 + 1
    assert steps.figures[-1].id == "timeline"
