"""An engine for all checks of it, and the files that all of them open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import pytest

from components.figures import BY_ID
from components.study import load_study
from components.study.decks import decks
from pipeline.export import single
from pipeline.export.request import Request
from tests.engines.face import Engine
from tests.engines.starting import NAMES, start
from tests.shared import edition_in, once

WINDOW = (1280, 900)
# One figure of each kind as one file: still, with a slider, asking for a guess, and computed anew.
ALONE = ("refusal-heatmap", "layer-signal", "cascade-ladder", "toy-confound")


@pytest.fixture(scope="session")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Engine]]:
    """Engines by name, each started when it is first asked for."""
    running: dict[str, Engine] = {}
    with ExitStack() as stack:

        def named(name: str) -> Engine:
            if name not in running:
                folder = tmp_path_factory.mktemp(name) / "downloads"
                folder.mkdir()
                running[name] = stack.enter_context(closing(start(name, folder)))
                running[name].size(*WINDOW)
            return running[name]

        yield named


def of(name: str) -> Any:
    """An engine to ask for; one process has all checks of it, so that each is started once."""
    return pytest.param(name, marks=pytest.mark.xdist_group(name))


@pytest.fixture(params=[of(name) for name in NAMES])
def engine(request: pytest.FixtureRequest, started: Callable[[str], Engine]) -> Iterator[Engine]:
    """Each engine. Nothing that it shows may fail, or ask the world for anything."""
    browser = started(request.param)
    browser.size(*WINDOW)
    yield browser
    assert not browser.errors()
    assert not browser.outside


@pytest.fixture(scope="session")
def edition(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where the static edition lies on the disk."""
    return edition_in(tmp_path_factory)


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where figures and the short talk lie on the disk, each as one file."""
    study = load_study("gemma4-e4b")

    def write(folder: Path) -> None:
        figures = tuple(BY_ID[id] for id in ALONE)
        target = folder / "files"
        single.export(Request(target, study, figures=figures, decks=decks(study)[-1:]))

    return (once(tmp_path_factory, "single", write) / "files").as_uri()
