"""What is drawn is what the rows below it say, in every variant of every figure.

Which figures a promise is about is read from what they draw, so that a test of nothing fails.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import pytest
from scipy.stats import binomtest

from components.figures import BY_ID
from components.figures.core import theme
from components.figures.weights.edits import edits
from components.packing import stored
from components.study import Study
from tests.snapshots.kept import drawing

Chart = dict[str, Any]
COUNTS = ("refused", "unsafe", "k")  # what the share of a row may be of
NONE = "not counted"
ROUNDED = 0.011  # percent: rows and whiskers are rounded to two digits
OUTCOMES = {
    "refused": theme.REFUSED,
    "stopped": theme.REFUSED,
    "answered": theme.ANSWERED,
    "let through": theme.ANSWERED,
    "unclear": theme.UNCLEAR,
}
ANY = "|".join(OUTCOMES)
OUTCOME = re.compile(rf"(?:^|[:,] )({ANY})(?: \(\d+\)| by .*)?$")
NEUTRAL = {theme.INK, theme.INK2, theme.INK3, theme.BACKGROUND}


@lru_cache(maxsize=128)
def charts(id: str, study: Study) -> tuple[Chart, ...]:
    """Every packed variant; of a live figure the few that plain pages show."""
    packed = json.loads(stored.whole(BY_ID[id], study).text)
    return tuple(
        {
            "traces": [packed["traces"][at] for at in traces],
            "layout": dict(packed["entries"][at] for at in entries),
        }
        for traces, entries in packed["variants"]
    )


def rows_of(chart: Chart) -> list[dict[str, Any]]:
    rows = chart["layout"]["meta.rows"]
    return [dict(zip(rows["columns"], row, strict=True)) for row in rows["data"]]


def words_of(trace: Chart) -> str:
    """What a reader is told of a trace: its name in the legend, else on hover."""
    return re.sub(r"<extra>.*|<[^>]*>", "", trace.get("name") or trace.get("hovertemplate") or "")


@pytest.mark.parametrize("id", drawing(r"^rows: .*\bn\b.*percent, low, high"))
def test_an_interval_is_that_of_its_counts_and_holds_its_share(id: str, gemma: Study) -> None:
    for chart in charts(id, gemma):
        for row in rows_of(chart):
            if "percent" not in row or row["percent"] == NONE:
                continue  # this variant draws another measure, or nobody counted
            k, n = next(int(row[name]) for name in COUNTS if name in row), int(row["n"])
            wilson = binomtest(k, n).proportion_ci(0.95, method="wilson")
            assert row["percent"] == pytest.approx(100 * k / n, abs=ROUNDED)
            if row["low"] == row["high"]:
                continue  # a count that is stated as “about”: no interval is drawn
            assert row["low"] == pytest.approx(100 * wilson.low, abs=ROUNDED)
            assert row["high"] == pytest.approx(100 * wilson.high, abs=ROUNDED)
            assert row["low"] <= row["percent"] <= row["high"]


def whiskers(chart: Chart) -> Iterator[tuple[float, float, float]]:
    """Middle, lower and upper end of each whisker; the dot has the colour of its whisker."""
    for trace in chart["traces"]:
        for axis in "xy":
            if error := trace.get(f"error_{axis}"):
                assert error["type"] == "data"
                assert error["symmetric"] is False
                assert error["color"] == trace["marker"]["color"]
                each = zip(trace[axis], error["arrayminus"], error["array"], strict=True)
                for middle, down, up in each:
                    yield middle, middle - down, middle + up


@pytest.mark.parametrize("id", drawing(r"^  error_[xy]"))
def test_whiskers_end_where_the_rows_say(id: str, gemma: Study) -> None:
    for chart in charts(id, gemma):
        told, drawn = [told_of(row) for row in rows_of(chart)], list(whiskers(chart))
        for ends in drawn:
            assert any(ends == pytest.approx(row, abs=2 * ROUNDED) for row in told if row), ends
        for row in told:
            if row and row[1] < row[2]:
                assert any(ends == pytest.approx(row, abs=2 * ROUNDED) for ends in drawn), row


def told_of(row: dict[str, Any]) -> tuple[float, float, float] | None:
    """Share, lower and upper end in percent; None where none is drawn with a whisker."""
    share = row.get("percent", row.get("percent_of_start"))
    if share == NONE or row.get("moment") == "before":  # the lab draws that as a dot
        return None
    return share, row["low"], row["high"]


@pytest.mark.parametrize(
    "id", drawing(rf"^  (?:name|hovertemplate): (?:.*[:,] )?(?:{ANY})(?:<extra>|$)")
)
def test_an_outcome_has_one_colour_everywhere(id: str, gemma: Study) -> None:
    seen = 0
    for chart in charts(id, gemma):
        for trace in chart["traces"]:
            if told := OUTCOME.search(words_of(trace)):
                seen += 1
                assert trace["marker"]["color"] == OUTCOMES[told[1]], words_of(trace)
                assert trace["marker"]["line"]["color"] == OUTCOMES[told[1]], words_of(trace)
    assert seen


def test_a_published_edit_has_one_colour_everywhere(gemma: Study) -> None:
    colour = {edit.name: edit.colour for edit in edits(gemma)}
    seen = Counter()
    for id in ("edit-ranks", "singular-values"):
        for chart in charts(id, gemma):
            for trace in chart["traces"]:
                name = words_of(trace).split(",")[0].split("%{")[0].strip()
                if name in colour and trace["marker"]["color"] not in NEUTRAL:
                    seen[name] += 1
                    assert trace["marker"]["color"] == colour[name]
    assert set(seen) == set(colour)


# Figures in which one mark is one prompt: what the rows count as refused, and as answered.
COUNTED = {
    "refusals-by-sibling": lambda row: (row["refused"], row["n"] - row["refused"]),
    "class-composition": lambda row: (row["refused"], row["n"] - row["refused"]),
    "prompt-waffle": lambda row: (row["outcome"] == "refused", row["outcome"] == "answered"),
    "boundary-ladder": lambda row: (row["stopped"], row["n"] - row["stopped"]),
}


@pytest.mark.parametrize("id", COUNTED)
def test_as_many_marks_are_drawn_as_prompts_were_counted(id: str, gemma: Study) -> None:
    for chart in charts(id, gemma):
        marks = Counter()
        for trace in chart["traces"]:
            marks[trace["marker"]["color"]] += len(trace["x"])
        counts = [COUNTED[id](row) for row in rows_of(chart)]
        refused, answered = (sum(each) for each in zip(*counts, strict=True))
        assert (marks[theme.REFUSED], marks[theme.ANSWERED]) == (refused, answered)


# Figures whose points are their rows: on x, and on y; shares are drawn in percent.
PLOTTED = {
    "two-clouds": ("across", "up"),
    "class-mixer": ("benign", "angle_harmful"),
    "layer-signal": ("layer", "d"),
    "umap": ("x", "y"),
    "pca-capture": ("layer", ("first", "first_three"), 1, 100),
    "direction-turns": ("layer", "angle"),
    "shared-reference": ("distance", "cosine"),
    "alpha-sweep": ("alpha", "percent"),
    "test-power": ("after", "power", 100, 100),
    "edit-ranks": ("relative_change", "rank_95"),
    "singular-values": ("index", ("median", "low", "high")),
    "edit-agreement": ("layer", "cosine"),
    "pareto-front": ("kl", "percent"),
    "canary-power": ("n", ("false_alarms", "caught"), 1, 100),
    "toy-origin": ("common_mode", "refusal"),
    "chance-signal": ("dimensions", "d"),
}


@pytest.mark.parametrize("id", PLOTTED)
def test_every_row_is_drawn(id: str, gemma: Study) -> None:
    across, up, *scales = PLOTTED[id]
    ups = (up,) if isinstance(up, str) else up
    wide, high = scales or (1, 1)
    for chart in charts(id, gemma):
        points = {
            (round(x, 2), round(y, 2))
            for trace in chart["traces"]
            if trace["type"] == "scatter"
            for x, y in zip(trace["x"], trace["y"], strict=True)
            if isinstance(x, int | float) and isinstance(y, int | float)
        }
        for row in rows_of(chart):
            for name in ups if across in row else ():
                x, y = round(wide * row[across], 2), round(high * row[name], 2)
                near = {(x, round(y + edge, 2)) for edge in (-0.01, 0, 0.01)}
                assert near & points, row
