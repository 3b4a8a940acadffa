"""What documents say of the code is so: where packages are used, the rooms, two walks."""

import ast
import re
from itertools import pairwise
from pathlib import Path

import pytest

from tests import rooms

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text("utf-8")
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text("utf-8")
STEP = re.compile(r"^\d+\. `(?P<file>[\w./-]+)` `(?P<name>[\w.]+)`", re.MULTILINE)
WALKS = {part.partition("\n")[0]: STEP.findall(part) for part in ARCHITECTURE.split("\n## ")[1:]}
WALKS = {title: steps for title, steps in WALKS.items() if steps}
MODULES = {"umap-learn": "umap"}


def imported(path: Path) -> set[str]:
    """Dotted names that a module of Python imports, wherever it does."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {str(node.module), *(f"{node.module}.{each.name}" for each in node.names)}
    return found


def test_the_readme_is_short_and_has_a_picture_and_two_commands() -> None:
    assert len(README.splitlines()) < 120
    (picture,) = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README)
    assert (ROOT / picture).is_file()
    assert "streamlit run app.py" in README
    assert "bash .ci/run" in README
    headlines = README.partition("<!-- bench -->")[2].partition("<!-- /bench -->")[0]
    assert len(re.findall(r"^- ", headlines, re.MULTILINE)) == 3


def test_each_package_is_used_where_the_readme_says() -> None:
    rows = re.findall(r"^\| ([\w-]+) \| `([\w./]+)` \|", README, re.MULTILINE)
    assert [name for name, _ in rows] == ["streamlit", "plotly", "numpy", "pandas", "umap-learn"]
    for name, place in rows:
        files = [ROOT / place] if place.endswith(".py") else [*(ROOT / place).rglob("*.py")]
        module = MODULES.get(name, name)
        users = [
            file
            for file in files
            if any(f"{it}.".startswith(f"{module}.") for it in imported(file))
        ]
        assert users, f"{place} does not import {module}"
    offline = [path for path in (ROOT / "components").rglob("*.py") if "umap" in imported(path)]
    assert offline == []


def test_the_picture_of_the_rooms_is_that_of_the_code() -> None:
    assert rooms.drawn() == rooms.picture(), "draw it anew: python -m tests.rooms"


@pytest.mark.parametrize("walk", WALKS)
def test_every_step_of_a_walk_exists(walk: str) -> None:
    for file, name in WALKS[walk]:
        text = (ROOT / file).read_text("utf-8")
        if file.endswith(".py"):
            assert name in defined(text), f"{file} has no {name}"
        else:
            assert re.search(rf"(?:function |const |let |class )?\b{re.escape(name)}\b", text), name


@pytest.mark.parametrize("walk", WALKS)
def test_each_step_of_a_walk_leads_to_the_next(walk: str) -> None:
    """Of two modules of Python in a row, one imports the other; scripts are handed over."""
    for one, other in pairwise(WALKS[walk]):
        if one[0] == other[0] or not (one[0].endswith(".py") and other[0].endswith(".py")):
            continue
        assert imports(one[0], *other) or imports(other[0], *one), f"{one[0]}, {other[0]}"


def imports(file: str, other: str, name: str) -> bool:
    """Whether a module imports another, or what is meant of it from the package it lies in."""
    found = imported(ROOT / file)
    module = dotted(other)
    return module in found or f"{module.rpartition('.')[0]}.{name.partition('.')[0]}" in found


def test_every_file_that_a_document_names_exists() -> None:
    named = re.compile(
        r"(?<![\w/.])((?:tests|components|pages|pipeline|docs|static|\.ci)/[\w./-]+)"
    )
    unwritten = ("NAME", "ID", "TOPIC", "DIR")
    for path in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")]:
        found = {name.rstrip("./") for name in named.findall(path.read_text("utf-8"))}
        gone = [name for name in found if not (ROOT / name).exists()]
        assert not [it for it in gone if not any(word in it for word in unwritten)], path.name


def test_there_are_two_walks_from_end_to_end() -> None:
    assert len(WALKS) == 2
    assert all(len(steps) >= 8 for steps in WALKS.values())


def dotted(file: str) -> str:
    return file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def defined(text: str) -> set[str]:
    """Names that a module defines, and those of the methods of its classes."""
    found: set[str] = set()
    for node in ast.parse(text).body:
        name = getattr(node, "name", "")
        found.add(name)
        if isinstance(node, ast.ClassDef):
            found |= {
                f"{name}.{each.name}"
                for each in node.body
                if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef)
            }
        targets = [node.target] if isinstance(node, ast.AnnAssign) else getattr(node, "targets", [])
        found |= {target.id for target in targets if isinstance(target, ast.Name)}
    return found
