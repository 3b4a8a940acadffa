"""Each name in the query of an address has one meaning, and controls take none of them."""

import re
from pathlib import Path

import pytest

from components.figures import CATALOGUE
from components.figures.core.control import Control
from components.study.query import NAMES

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("components/ui", "components/paper", "components/browser", "pipeline/export")
HOLDER = r"(?:query_params|query|asked(?:\(\))?|now|searchParams|params)"
READ = [
    re.compile(rf'\b{HOLDER}\.(?:get|getAll|has|set|pop)\("(\w+)"'),  # both languages
    re.compile(r'\bquery_params\["(\w+)"\]'),
    re.compile(r'\binAddress\("(\w+)"'),
    re.compile(r'key="(\w+)",[^)]*bind="query-params"', re.DOTALL),
    re.compile(r'\binAddress\("(\w+)"|\bintoAddress\(\{ (\w+):'),
    re.compile(r'<(?:input|select)[^>]* name="(\w+)"'),  # filters keep their fields there
]
# Of forms that keep nothing in the address, and of requests that show no page.
FIELDS = {"guess", "option", "code", "resume", "question", "options", "measured", "unit"}
FIELDS |= {"low", "high", "step"}
ELSEWHERE = {"url", "format"}  # of oEmbed


def read_names() -> dict[str, str]:
    """Every name that code reads from a query or writes into one, and a file that does."""
    found: dict[str, str] = {}
    for path in (path for room in ROOMS for path in (ROOT / room).rglob("*")):
        if path.suffix in {".py", ".js", ".html"} and "types" not in path.name:
            text = path.read_text("utf-8")
            matches = (match for each in READ for match in each.finditer(text))
            found |= {match[match.lastindex or 0]: path.name for match in matches}
    return found


def test_the_list_holds_every_name_that_code_reads() -> None:
    found = read_names()
    assert {"figure", "find", "deck", "slide", "predict"} <= set(found)
    controls = {control.name for figure in CATALOGUE for control in figure.controls}
    missing = {name: at for name, at in found.items() if name not in controls | NAMES.keys()}
    assert {name for name in missing if name not in FIELDS | ELSEWHERE} == set(), missing


@pytest.mark.parametrize("name", NAMES)
def test_no_control_can_take_a_name_of_the_list(name: str) -> None:
    with pytest.raises(ValueError, match=f"no control may be called '{name}'"):
        Control(name, "Label", "choice", (), lambda study: ["a"])


def test_within_a_figure_no_two_controls_share_a_name() -> None:
    for figure in CATALOGUE:
        names = [control.name for control in figure.controls]
        assert len(set(names)) == len(names), figure.id
