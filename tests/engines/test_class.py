"""A class in two engines: the desk is lost in one and regained in the other, between two rounds."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pandas as pd
import pytest

from tests.engines.conftest import WINDOW
from tests.engines.face import Engine

# With the checks of one of the two engines, so that only the other is started once more.
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("firefox")]
PHONE = (500, 844)  # as narrow as every engine lets its window be
# WebKit's driver waits for ever for a pointer in a second tab, so it has one for all it does.
CHOICE = "Which ingredient turns the direction most?"
ADD = """(words => {
  const field = document.querySelector("select[name=figure]");
  const option = [...field.options].find(it => it.textContent.includes(words));
  if (!option) return false;
  field.value = option.value;
  field.form.querySelector("button").click();
  return true;
})(arguments[0])"""


def vote(engine: Engine, at: int) -> str:
    """Vote for the answer at this place, and return its words once the vote is counted."""
    label = f".ballot fieldset label:nth-of-type({at})"
    words = engine.text(label)
    engine.click(label)
    engine.click(".ballot button.main")
    engine.says(".counted b", words)
    return words


def test_two_rounds_whose_desk_is_lost_in_one_engine_and_regained_in_the_other(
    started: Callable[[str], Engine], url: str
) -> None:
    one, two = started("firefox"), started("webkit")
    for engine in (one, two):
        engine.size(*WINDOW)
    one.open(f"{url}/room")
    one.wait("document.querySelector('#root .paper')", why="Streamlit")
    one.click("button", "Open a room")
    code, resume = one.text("h1 .code"), one.text(".resume b")
    assert "key" not in one.run("return location.href")
    desk = one.here()
    one.wait(ADD, CHOICE)
    one.says(".now h2", CHOICE)
    phone = one.tab()
    one.size(*PHONE)
    for engine in (one, two):
        engine.open(f"{url}/join?room={code}")
        engine.says("h1", CHOICE)
    one.turn(desk)
    one.click("button", "Start round one")
    one.turn(phone)
    first, second = vote(one, 1), vote(two, 2)

    one.shut(desk)  # and with it whatever it knew
    one.turn(phone)
    two.open(f"{url}/desk")
    two.fill("#room", code.lower())
    two.fill("#resume", resume)
    two.click("button", "Open the desk")
    two.says(".now h2", CHOICE)
    two.click("button", "Start round two")
    one.says(".stage", "Round two")
    vote(one, 2)
    two.open(f"{url}/join?room={code}")  # which knows its own vote of the first round
    vote(two, 2)
    two.open(f"{url}/desk?room={code}")
    two.click("button", "Show the votes")
    one.says(".result", "2 of 2")
    one.says(".result", f"You said {first}, then {second}.")
    two.click("button", "Show the data")
    one.says(".tally em", "measured")  # before the desk leaves, else it takes its word with it
    two.open(f"{url}/wall?room={code}")
    two.says(".finding", "Measured")
    two.wait("document.querySelector('.figure .main-svg')?.getBoundingClientRect().height")
    two.open(f"{url}/desk?room={code}")
    two.click("[data-save=room]")
    saved = two.file(f"votes-{code}-*.csv")
    rows = pd.read_csv(io.BytesIO(saved), encoding="utf-8-sig")
    assert list(rows["round"]) == [1, 1, 2, 2]
    assert sorted(rows[rows["round"] == 1]["answer"]) == sorted([first, second])
    assert list(rows[rows["round"] == 2]["answer"]) == [second] * 2
    # As Excel reads it: the mark of its encoding, commas, and no cell that it would work out.
    assert saved.startswith(b"\xef\xbb\xbf")
    cells = [cell for row in csv.reader(io.StringIO(saved.decode("utf-8-sig"))) for cell in row]
    assert not [cell for cell in cells if cell[:1] in {"=", "+", "-", "@"}]
    for engine in (one, two):
        assert not engine.errors()
        assert not engine.outside
