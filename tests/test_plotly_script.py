"""Which script of Plotly is sent: the small build only where it is of the installed version."""

import io
import re
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from components.browser import assets, plotly_script
from pipeline import fetch_plotly

SMALL = "/**\n* plotly.js (cartesian - minified) v{}\n* All rights reserved.\n*/\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the small build would lie; what was decided before is forgotten."""
    monkeypatch.setattr(plotly_script, "FOLDER", tmp_path / "fetched")
    plotly_script.script.cache_clear()
    yield tmp_path / "fetched"
    plotly_script.script.cache_clear()


@pytest.fixture
def package(tmp_path: Path) -> Callable[[str], Path]:
    """Packs a script of some version as npm would."""

    def pack(version: str) -> Path:
        script = SMALL.format(version).encode()
        member = tarfile.TarInfo(fetch_plotly.FILE)
        member.size = len(script)
        with tarfile.open(tmp_path / "package.tgz", "w:gz") as files:
            files.addfile(member, io.BytesIO(script))
        return tmp_path / "package.tgz"

    return pack


def test_the_whole_script_is_sent_where_nothing_was_fetched(folder: Path) -> None:
    assert plotly_script.script() == plotly_script.WHOLE
    assert re.fullmatch(r"plotly-\d+\.\d+\.\d+\.min\.js", assets.plotly_name())


def test_one_pair_of_brackets_is_all_that_is_added(
    folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    plain, sent = plotly_script.WHOLE.read_bytes(), plotly_script.body()
    assert len(sent) == len(plain) + 2
    assert sent.endswith(b"})));")
    assert sent.replace(b"this, (() => {", b"this, () => {")[:-5] + b"}));" == plain
    other = tmp_path / "other.js"
    other.write_bytes(b"window.Plotly = {};\n")
    with monkeypatch.context() as patch:
        patch.setattr(plotly_script, "script", lambda: other)
        assert plotly_script.body() == other.read_bytes()


def test_the_small_one_is_sent_once_it_was_fetched(
    folder: Path, package: Callable[[str], Path]
) -> None:
    target = fetch_plotly.unpack(package(plotly_script.version()))
    assert plotly_script.script() == target
    assert assets.plotly_name() == f"plotly-cartesian-{plotly_script.version()}.min.js"


def test_a_build_of_another_version_is_neither_kept_nor_sent(
    folder: Path, package: Callable[[str], Path]
) -> None:
    with pytest.raises(ValueError, match="is not of version"):
        fetch_plotly.unpack(package("1.2.3"))
    assert list(folder.iterdir()) == []
    plotly_script.small().write_text(SMALL.format("1.2.3"))
    assert plotly_script.script() == plotly_script.WHOLE
