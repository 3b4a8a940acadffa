"""The benchmark without measuring anything: its table, and what it asks of the pages."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from components.figures import BY_ID
from components.study import Study, load_study
from pipeline.bench import growth, moves, report, rooms
from pipeline.bench.door import beside, floods
from pipeline.bench.report import Row

FAST = Row("a move", "ms", (8.0, 9.0, 20.0), (10.0, 6.0), target=150.0, of_floor=1.5)
SLOW = Row("the same", "ms", (13.0,), (8.0,), of_floor=1.5, note="in a crowd")
ALONE = Row("requests", "", (1234.0,))


def test_a_row_keeps_to_the_stricter_of_its_limits() -> None:
    assert (FAST.limit, FAST.met) == (12.0, True)
    assert (SLOW.limit, SLOW.met) == (12.0, False)
    assert (ALONE.limit, ALONE.met) == (None, None)


def test_a_limit_of_zero_is_a_limit() -> None:
    assert Row("errors", "", (0.0,), target=0).met is True
    assert Row("errors", "", (1.0,), target=0).met is False


def test_the_table_shows_median_spread_floor_and_verdict() -> None:
    lines = report.markdown([FAST, SLOW, ALONE], "On a quiet day.").splitlines()
    assert lines[2] == "| a move, ms | 9.00 (8.00 to 20.0) | 8.00 (6.00 to 10.0) | 12.0 | ✓ |"
    assert lines[3] == "| the same, ms (in a crowd) | 13.0 | 8.00 | 12.0 | ✗ |"
    assert lines[4] == "| requests | 1,234 |  |  |  |"
    assert lines[-1] == "On a quiet day."


def test_the_record_holds_every_value() -> None:
    kept = json.loads(report.record([FAST], "quiet"))
    assert kept["rows"][0]["values"] == [8.0, 9.0, 20.0]
    assert kept["rows"][0]["met"] is True


def test_the_table_goes_between_the_marks_and_can_be_renewed(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text("before\n<!-- bench -->\nold\n<!-- /bench -->\nafter\n", "utf-8")
    for table in ("first", "second"):
        report.into(readme, table)
    assert readme.read_text("utf-8").split() == [
        *("before", "<!--", "bench", "-->", "second", "<!--", "/bench", "-->", "after")
    ]
    readme.write_text("nothing", "utf-8")
    with pytest.raises(ValueError, match="no place for the table"):
        report.into(readme, "third")


def test_headlines_are_few_rows_in_one_line_each() -> None:
    told = replace(FAST, headline="A move is drawn")
    assert report.headlines([told, SLOW, replace(ALONE, headline="Asked")]) == (
        "- A move is drawn: 9.00 (8.00 to 20.0) ms, beside 8.00 (6.00 to 10.0) of a bare app\n"
        "- Asked: 1,234\n"
    )


def test_a_percentile_is_one_of_the_values() -> None:
    assert rooms.percentile(range(100), 0.95) == 95
    assert rooms.percentile([3.0], 0.99) == 3.0


def test_visitors_ask_for_drawings_only_where_the_browser_has_them_not() -> None:
    for page in rooms.PAGES:
        assert bool(moves.of_page(page).paths) == (page == rooms.LAB)
    assert len(set(moves.of_page(rooms.LAB).paths)) > 1


def test_a_grown_study_is_sound_and_drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXPLAINER_DATA", str(tmp_path))
    study = load_study(growth.write(tmp_path, 20))
    assert len(study.table("umap")) == 20 * growth.LAYERS
    assert BY_ID[growth.FIGURE](study)


def test_every_flood_is_one_that_can_be_held(gemma: Study) -> None:
    kinds = beside.kinds(gemma)
    assert len({each.words for each in kinds}) == len(kinds) == 6
    assert all(callable(getattr(floods.Flood, each.kind)) for each in kinds)
    assert len(set(beside.drawings(gemma, 200))) > 190, "they are hardly asked for twice"
