"""The pack: checksums that fit, the same bytes twice, and no answers unless asked for."""

import hashlib
import zipfile
from pathlib import Path

import pytest

from components.study import Study
from components.study.contents import contents
from pipeline.export import pack
from pipeline.export.request import Request
from pipeline.export.whole import MADE_BY


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what needs no browser and little time."""
    monkeypatch.setattr(pack, "PARTS", {name: pack.PARTS[name] for name in ("handouts", "data")})
    one = tuple(page for page in contents() if page.id == "sources")
    monkeypatch.setattr("pipeline.handouts.contents", lambda: one)


def test_the_pack_can_be_checked_and_made_again(few: None, tmp_path: Path, gemma: Study) -> None:
    said = pack.export(Request(tmp_path / "first.zip", gemma))
    pack.export(Request(tmp_path / "second.zip", gemma))
    assert "handouts" in said
    assert (tmp_path / "first.zip").read_bytes() == (tmp_path / "second.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "first.zip") as archive:
        assert archive.comment == MADE_BY.encode()
        names = archive.namelist()
        sums = dict(
            reversed(line.split("  ", 1)) for line in archive.read(pack.SUMS).decode().splitlines()
        )
        assert set(sums) == set(names) - {pack.SUMS}
        for name, expected in sums.items():
            assert hashlib.sha256(archive.read(name)).hexdigest() == expected, name
    assert {"LICENSE", "README.txt", "data/gemma4-e4b/study.json"} <= set(names)
    assert not any("answer-key" in name for name in names)


def test_answers_go_along_on_request(few: None, tmp_path: Path, gemma: Study) -> None:
    pack.export(Request(tmp_path / "key.zip", gemma, key=True))
    with zipfile.ZipFile(tmp_path / "key.zip") as archive:
        assert "handouts/answer-key.html" in archive.namelist()


def test_an_interruption_leaves_nothing(
    tmp_path: Path, gemma: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(place: Path, request: Request) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pack, "PARTS", {"data": pack.PARTS["data"], "site": stop})
    with pytest.raises(KeyboardInterrupt):
        pack.export(Request(tmp_path / "pack.zip", gemma))
    assert not list(tmp_path.iterdir())
