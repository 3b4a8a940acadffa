"""What is kept of a figure: found again, never stale, and forgotten when nothing can use it."""

import ast
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import pytest

from components.figures import BY_ID, CATALOGUE, Figure
from components.packing import code, stored
from components.packing.grid import thinned
from components.packing.variants import pack_one
from components.study import Study
from components.study.folders import HOME

COMPONENTS = HOME / "components"
DRAWING = ("figures", "geometry", "packing", "study")  # rooms whose code can run when one draws
FIGURE = BY_ID["layer-signal"]


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of its own, and a process that has packed nothing yet."""
    monkeypatch.setenv("EXPLAINER_CACHE", str(tmp_path / "kept"))
    stored._packed.cache_clear()
    yield tmp_path / "kept"
    stored._packed.cache_clear()


def running(draw: Callable[[], object]) -> set[Path]:
    """Our modules whose functions run meanwhile."""
    seen: set[CodeType] = set()

    def note(frame: FrameType, event: str, arg: Any) -> None:
        seen.add(frame.f_code)

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        draw()
    finally:
        sys.setprofile(before)
    return {path for each in seen if COMPONENTS in (path := Path(each.co_filename)).parents}


@pytest.mark.parametrize("figure", CATALOGUE, ids=lambda figure: figure.id)
def test_no_code_runs_that_the_digest_leaves_out(figure: Figure, gemma: Study) -> None:
    fresh = replace(figure)  # nothing is kept of it
    ran = running(lambda: (pack_one(fresh, gemma, {}), fresh.live and thinned(fresh, gemma)))
    assert COMPONENTS / "figures" / "core" / "theme.py" in ran
    assert ran <= code.files(figure)


def test_imports_are_found_as_a_parser_finds_them() -> None:
    for room in DRAWING:
        for path in (COMPONENTS / room).rglob("*.py"):
            tree, modules = ast.parse(path.read_text("utf-8")), set()
            for node in ast.walk(tree):
                assert not isinstance(node, ast.Import) or "components" not in ast.unparse(node)
                if isinstance(node, ast.ImportFrom) and node.module.startswith("components"):
                    modules |= {f"{node.module}.{alias.name}" for alias in node.names}
            found = code.imported(path)
            assert all({name, name.rpartition(".")[0]} & found for name in modules), path
            assert all(any(f"{name}.".startswith(f"{it}.") for name in modules) for it in found)


def test_no_code_that_draws_imports_by_a_name_in_a_text() -> None:
    for room in DRAWING:
        for path in (COMPONENTS / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                called = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
                assert called.rpartition(".")[2] not in {"import_module", "__import__", "exec"}


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the code that a test may change."""
    shutil.copytree(COMPONENTS, tmp_path / "components")
    monkeypatch.setattr(code, "HOME", tmp_path)
    forget_sums()
    yield tmp_path / "components"
    forget_sums()


def forget_sums() -> None:
    code.imported.cache_clear()
    code._sum.cache_clear()
    code.digest.cache_clear()


@pytest.mark.parametrize(
    ("changed", "others"),
    [
        ("figures/edits/alpha.py", ["alpha-sweep", "layer-subsets"]),  # one imports the other
        ("figures/directions/controls.py", None),
        ("figures/core/palette.json", [figure.id for figure in CATALOGUE]),
        ("packing/variants.py", [figure.id for figure in CATALOGUE]),
        ("study/bundle.py", [figure.id for figure in CATALOGUE]),
        ("figures/catalogue.py", []),
        ("packing/rows.py", []),
        ("study/decks.py", []),
    ],
)
def test_a_change_of_code_packs_anew_what_it_can_change_and_nothing_else(
    changed: str, others: list[str] | None, elsewhere: Path
) -> None:
    before = {figure.id: code.digest(figure) for figure in CATALOGUE}
    path = elsewhere / changed
    path.write_text(path.read_text("utf-8") + "\n", "utf-8")
    forget_sums()
    now = {figure.id for figure in CATALOGUE if code.digest(figure) != before[figure.id]}
    if others is None:  # a topic's controls: its own figures, if not all of them
        assert now
        assert {BY_ID[id].draw.__module__.rpartition(".")[0] for id in now} == {
            "components.figures.directions"
        }
    else:
        assert now == set(others)


def test_a_kept_figure_is_not_drawn_again(gemma: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = []
    pack = stored.pack
    monkeypatch.setattr(stored, "pack", lambda *args: drawn.append(args) or pack(*args))
    first = stored.packed(FIGURE, gemma)
    assert stored.packed(FIGURE, gemma) is first
    stored._packed.cache_clear()  # as in a process started anew
    assert stored.packed(FIGURE, gemma) == first
    assert len(drawn) == 1


def test_the_name_of_what_is_kept_says_all_that_can_change_it(gemma: Study) -> None:
    other = replace(gemma, sha="0" * 64)
    retyped = replace(gemma, schema={**gemma.schema, "layers": gemma.schema["sweep"]})
    names = {
        stored.kept(figure, study, few)
        for figure in (FIGURE, BY_ID["umap"])
        for study in (gemma, other, retyped)
        for few in (False, True)
    }
    assert len(names) == 12
    assert stored.kept(FIGURE, gemma, few=False) == stored.kept(FIGURE, gemma, few=False)


def test_only_what_nothing_can_use_is_forgotten(gemma: Study, kept: Path) -> None:
    for few in (False, True):
        stored.kept(FIGURE, gemma, few).parent.mkdir(exist_ok=True)
        stored.kept(FIGURE, gemma, few).write_text("{}")
    current = {path.name for path in kept.iterdir()}
    (kept / f"{gemma.id}-layer-signal-0123456789abcdef.json").write_text("{}")
    (kept / "another-study-layer-signal-0123456789abcdef.json").write_text("{}")
    stored.forget([gemma])
    left = {path.name for path in kept.iterdir()}
    assert left == {*current, "another-study-layer-signal-0123456789abcdef.json"}
    assert len(current) == 2


def test_a_figure_has_a_name_for_its_file_only_when_it_is_kept(gemma: Study, kept: Path) -> None:
    assert stored.sha(FIGURE, gemma) == ""
    assert stored.packed(FIGURE, gemma).sha == stored.sha(FIGURE, gemma) != ""
    shutil.rmtree(kept)
    assert stored.sha(FIGURE, gemma) == ""


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_costs_nothing_but_time(gemma: Study, kept: Path) -> None:
    kept.mkdir()
    kept.chmod(0o500)
    assert stored.packed(FIGURE, gemma).text
