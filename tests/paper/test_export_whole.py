"""An export is written whole or not at all, and replaces nothing that is not its own."""

import os
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from pipeline.export import whole
from pipeline.export.request import ExportProblem, named_figures, named_study

ROOT = Path(__file__).resolve().parents[2]


def filled(target: Path, text: str, harm: type[BaseException] | None = None) -> None:
    with whole.folder(target) as part:
        (part / "page.html").write_text(text, "utf-8")
        if harm:
            raise harm


def packed(target: Path, harm: type[BaseException] | None = None) -> None:
    with whole.file(target) as part, zipfile.ZipFile(part, "w") as archive:
        archive.comment = whole.MADE_BY.encode()
        if harm:
            raise harm


def test_a_folder_appears_when_it_is_whole_and_replaces_an_earlier_one(tmp_path: Path) -> None:
    target = tmp_path / "new" / "site"
    with whole.folder(target) as part:
        (part / "page.html").write_text("first", "utf-8")
        assert not target.exists()
    filled(target, "second")
    assert (target / "page.html").read_text("utf-8") == "second"
    assert [path.name for path in target.parent.iterdir()] == ["site"]


def test_what_goes_wrong_leaves_things_as_they_were(tmp_path: Path) -> None:
    target = tmp_path / "site"
    filled(target, "first")
    for harm in (KeyboardInterrupt, ZeroDivisionError):
        with pytest.raises(harm):
            filled(target, "half", harm)
    assert (target / "page.html").read_text("utf-8") == "first"
    with pytest.raises(KeyboardInterrupt):
        packed(tmp_path / "deep" / "pack.zip", KeyboardInterrupt)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_request_to_stop_clears_up(tmp_path: Path) -> None:
    code = (
        "import os, signal, sys; from pathlib import Path; from pipeline.export import whole\n"
        "with whole.folder(Path(sys.argv[1])) as part:\n"
        "    (part / 'half').write_text('half')\n"
        "    os.kill(os.getpid(), signal.SIGTERM)\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "site")], cwd=ROOT, capture_output=True
    )
    assert ended.returncode not in (0, -signal.SIGTERM)
    assert not list(tmp_path.iterdir())


def test_what_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "dear.txt").write_text("dear", "utf-8")
    (tmp_path / "photo.jpg").write_bytes(b"light")
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("a", "b")
    for name in ("letters", "photo.jpg", "other.zip"):
        with pytest.raises(ExportProblem, match="not an export of ours"):
            packed(tmp_path / name)
    assert (tmp_path / "letters" / "dear.txt").read_text("utf-8") == "dear"


def test_a_zip_of_ours_and_an_empty_folder_are_replaced(tmp_path: Path) -> None:
    for _ in range(2):
        packed(tmp_path / "pack.zip")
    (tmp_path / "empty").mkdir()
    filled(tmp_path / "empty", "full")
    assert (tmp_path / "empty" / "page.html").is_file()


def test_an_unwritable_place_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    with pytest.raises(ExportProblem, match="cannot be written: Not a directory"):
        filled(tmp_path / "file" / "site", "")
    if os.getuid():  # root may write anywhere
        tmp_path.chmod(0o500)
        with pytest.raises(ExportProblem, match="cannot be written"):
            filled(tmp_path / "site", "")
        tmp_path.chmod(0o700)


def test_unknown_names_are_told_in_one_sentence() -> None:
    with pytest.raises(ExportProblem, match="no study called “nothing”"):
        named_study("nothing")
    with pytest.raises(ExportProblem, match="no figure called “nothing”"):
        named_figures(["umap", "nothing"])
    assert [figure.id for figure in named_figures(["umap"])] == ["umap"]
