"""What is wrong with a study folder is said in plain words, and a sound one passes."""

import json
import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from components.figures import BY_ID
from components.study import Study
from pipeline.check import __main__ as command
from pipeline.check import drawn, problems, shown
from tests.conftest import STRANGE

Manifest = dict[str, Any]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the small study, to damage."""
    return Path(shutil.copytree(STRANGE / "small-and-strange", tmp_path / "small-and-strange"))


def edited(folder: Path, change: Callable[[Manifest], object]) -> Path:
    path = folder / "study.json"
    manifest = json.loads(path.read_text("utf-8"))
    change(manifest)
    path.write_text(json.dumps(manifest), "utf-8")
    return folder


def test_a_sound_study_passes_and_says_what_it_can_show(folder: Path) -> None:
    assert problems(folder) == []
    assert "layer-signal" in drawn(folder)
    assert "umap" not in drawn(folder)


def test_a_folder_without_a_study() -> None:
    assert problems(STRANGE) == ["studies holds no study.json."]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda m: m.pop("title"), "must have “title”, a text, not empty"),
        (lambda m: m.update(origins=[]), "must have “origins”, an object"),
        (lambda m: m.update(tables={}), "must have “tables”, an object, not empty"),
        (lambda m: m["model"].pop("width"), "“model” must have “width”, a int"),
        (
            lambda m: m["origins"]["tests"].pop("url"),
            "“tests”: it lacks the entry 'url'",
        ),
        (lambda m: m["origins"]["tests"].update(x=1), "it has the unknown entry 'x'"),
        (lambda m: m["tables"]["layers"].pop("file"), "“layers” must name its “file”"),
        (lambda m: m["tables"]["layers"].update(kind="guessed"), "must be of a kind: measured"),
        (lambda m: m["tables"]["layers"].update(origin="x"), "one of the “origins”: tests"),
        (lambda m: m["tables"]["layers"].pop("seed"), "simulated numbers must state their seed"),
        (lambda m: m["tables"]["layers"].update(x=1), "“layers”: it has the unknown entry 'x'"),
        (lambda m: m["tables"]["layers"].update(file="../a.csv"), "must lie beside study.json"),
        (lambda m: m["tables"]["layers"].update(file="no.csv"), "no.csv is missing"),
        (lambda m: m["tables"].update(odd=m["tables"]["layers"]), "“odd” is not in the data dict"),
        (lambda m: m["tables"].pop("layers"), "layers.csv is not used"),
    ],
)
def test_each_fault_of_the_manifest_is_named(
    folder: Path, change: Callable[[Manifest], object], said: str
) -> None:
    found = problems(edited(folder, change))
    assert any(said in problem for problem in found), found
    assert all(problem.endswith(".") and "\n" not in problem for problem in found)


def test_files_that_are_not_json_or_not_text(folder: Path) -> None:
    (folder / "study.json").write_text("{\n,", "utf-8")
    assert "is not JSON" in problems(folder)[0]
    assert "line 2" in problems(folder)[0]
    (folder / "study.json").write_bytes(b"\xff\xfe")
    assert "save it as UTF-8" in problems(folder)[0]


def test_faults_of_tables_are_all_named_at_once(folder: Path) -> None:
    layers = folder / "layers.csv"
    layers.write_text(layers.read_text("utf-8").replace("3.0", "much"), "utf-8")
    (folder / "sweep.csv").unlink()
    found = " ".join(problems(folder))
    assert "layers.csv: column 'd' holds 'much'" in found
    assert "layers.csv is not the file that study.json was sealed with" in found
    assert "sweep.csv is missing" in found


def test_what_does_not_belong_into_a_study(folder: Path) -> None:
    (folder / "directions.npy").write_bytes(b"")
    (folder / "notes.txt").write_text("", "utf-8")
    found = " ".join(problems(folder))
    assert "directions.npy: activations and weights do not belong into a study" in found
    assert "notes.txt is not used" in found


def test_the_shipped_study_is_sound(gemma: Study) -> None:
    assert problems(gemma.folder) == []


def test_talks_belong_and_their_faults_are_named(folder: Path) -> None:
    (folder / "talks").mkdir()
    slide = '[[slide]]\nid = "a"\nminutes = 1\nline = "Look"\nfigure = "no-such-figure"\n'
    (folder / "talks" / "good.toml").write_text(f'title = "A"\nminutes = 1\n{slide}', "utf-8")
    (folder / "talks" / "good.notes.md").write_text("<!-- a -->\nSay this.", "utf-8")
    (folder / "talks" / "bad.toml").write_text("title = 1", "utf-8")
    (folder / "talks" / "lost.notes.md").write_text("<!-- a -->\nSay this.", "utf-8")
    found = problems(folder)
    assert "talks/good.toml, slide a: there is no figure “no-such-figure”." in found
    assert "talks/bad.toml has no notes: bad.notes.md is missing." in found
    assert "talks/lost.notes.md belongs to no talk." in found
    assert len(found) == 3


def test_words_and_facts_must_point_to_something(folder: Path) -> None:
    (folder / "text").mkdir()
    (folder / "facts").mkdir()
    (folder / "text" / "layers.md").write_text("<!-- a -->\n[[no-fact]] [[term: no term]]", "utf-8")
    (folder / "text" / "nowhere.md").write_text("no section", "utf-8")
    fact = {"table": "layers", "column": "depth", "fold": "max"}
    (folder / "facts" / "a.json").write_text(json.dumps({"a.deep": fact}), "utf-8")
    found = " ".join(problems(folder))
    assert "there is no fact “no-fact”" in found
    assert "the glossary has no term “no term”" in found
    assert "there is no page “nowhere”" in found
    assert "text/nowhere.md has no section" in found
    assert "The fact “a.deep” cannot be looked up" in found


def test_a_figure_that_cannot_be_drawn_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(study: Study, **choices: str) -> None:
        raise IndexError("out of bounds")

    broken = replace(BY_ID["layer-signal"], draw=fails)
    monkeypatch.setattr(shown, "CATALOGUE", (broken,))
    said = "The figure “layer-signal” cannot be drawn with these tables: IndexError: out of bounds."
    assert problems(folder) == [said]


def test_the_command_tells_by_its_exit_code(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["check", str(folder)])
    command.main()
    assert "small-and-strange is sound" in capsys.readouterr().out
    (folder / "layers.csv").unlink()
    with pytest.raises(SystemExit) as left:
        command.main()
    assert left.value.code == 1
    assert "layers.csv is missing." in capsys.readouterr().err
