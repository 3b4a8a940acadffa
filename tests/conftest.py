"""Shared by all tests: the shipped studies and a small strange one, and data to damage."""

import shutil
from pathlib import Path

import pytest

from components.study import Study, load_study

ROOT = Path(__file__).resolve().parents[1]
SHIPPED, STRANGE = ROOT / "data", ROOT / "tests" / "studies"
STUDIES = sorted(
    path.parent for folder in (SHIPPED, STRANGE) for path in folder.glob("*/study.json")
)


@pytest.fixture(params=STUDIES, ids=lambda folder: folder.name)
def study(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Study:
    """Every study: those that ship, and the small one with other layers and fewer tables."""
    monkeypatch.setenv("EXPLAINER_DATA", str(request.param.parent))
    return load_study(request.param.name)


@pytest.fixture
def gemma() -> Study:
    return load_study("gemma4-e4b")


@pytest.fixture
def copied_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of data/ that a test may damage."""
    shutil.copytree(SHIPPED, tmp_path / "data")
    monkeypatch.setenv("EXPLAINER_DATA", str(tmp_path / "data"))
    return tmp_path / "data"
