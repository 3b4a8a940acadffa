"""Shared by all tests: the shipped studies and a small strange one, and data to damage."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings

from components.figures import BY_ID
from components.packing import stored
from components.study import Study, bundle, load_study
from components.study.folders import TOYS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Playwright
    from starlette.testclient import TestClient

# How long an example takes depends on the machine; what it shows does not.
settings.register_profile(
    "steady", deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")

ROOT = Path(__file__).resolve().parents[1]
SHIPPED, STRANGE = ROOT / "data", ROOT / "tests" / "studies"
STUDIES = sorted(
    path.parent
    for folder in (SHIPPED, STRANGE)
    for path in folder.glob("*/study.json")
    if path.parent != TOYS
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
def said(gemma: Study) -> Callable[[str], list[tuple[dict[str, str], dict[str, Any]]]]:
    """Each choice of a figure with what is said of it, as packed; of a live one the usual one."""

    def read(id: str) -> list[tuple[dict[str, str], dict[str, Any]]]:
        packed = json.loads(stored.packed(BY_ID[id], gemma).text)
        metas = (
            {name[5:]: value for name, value in parts if name.startswith("meta.")}
            for parts in ([packed["entries"][at] for at in each] for _, each in packed["variants"])
        )
        return list(zip(BY_ID[id].variants(gemma), metas, strict=not BY_ID[id].live))

    return read


@pytest.fixture
def copied_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of data/ that a test may damage."""
    shutil.copytree(SHIPPED, tmp_path / "data")
    monkeypatch.setenv("EXPLAINER_DATA", str(tmp_path / "data"))
    monkeypatch.setattr(bundle, "TOYS", tmp_path / "data" / TOYS.name)
    return tmp_path / "data"


STREAMLIT = ("-m", "streamlit", "run", "app.py", "--server.port={port}")
STREAMLIT += ("--server.address=127.0.0.1",)


@contextmanager
def serving(settings: dict[str, str], command: tuple[str, ...] = STREAMLIT) -> Iterator[str]:
    """A server just started, on a free port; only it is ended afterwards."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    running = subprocess.Popen(
        [sys.executable, *(part.format(port=port) for part in command)],
        cwd=ROOT,
        env={**os.environ, **settings},
    )
    try:
        for _ in range(600):  # two minutes: other tests may keep the machine busy
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1).close()
                break
            except OSError:
                time.sleep(0.2)
        else:
            pytest.fail("the server did not start")
        yield f"http://127.0.0.1:{port}"
    finally:
        running.terminate()
        try:
            running.wait(60)
        finally:
            running.kill()  # one that does not end is told of, and is not left behind


@pytest.fixture(scope="session")
def server(
    tmp_path_factory: pytest.TempPathFactory,
) -> Callable[[], AbstractContextManager[str]]:
    """Starts a server whose rooms are its own."""
    return lambda: serving({"EXPLAINER_ROOMS": str(tmp_path_factory.mktemp("rooms") / "rooms.db")})


@pytest.fixture(scope="session")
def client() -> "Iterator[TestClient]":
    """The app without a network, one for all tests: Streamlit cannot start twice in a process."""
    from starlette.testclient import TestClient

    os.environ["EXPLAINER_WARM"] = "off"
    import app

    with TestClient(app.app, follow_redirects=False) as client:
        yield client


@pytest.fixture(scope="session")
def url(server: Callable[[], AbstractContextManager[str]]) -> Iterator[str]:
    """A server for all tests: one that starts packs and compresses all figures."""
    with server() as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """One browser for all tests; each opens pages or contexts of its own."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        running = quiet_browser(play)
        yield running
        running.close()


@pytest.fixture(scope="module")
def plain(browser: "Browser", tmp_path_factory: pytest.TempPathFactory) -> "Iterator[Page]":
    """A page opened from a file, with our script and Plotly's and nothing else."""
    from tests import plain

    context = browser.new_context(viewport=plain.SLIDE, color_scheme="light", accept_downloads=True)
    tab = context.new_page()
    tab.goto(plain.write(tmp_path_factory.mktemp("plain")))
    yield tab
    context.close()


def quiet_browser(play: "Playwright") -> "Browser":
    """Chromium, that asks nobody for anything of its own accord.

    Tabs of one context and one site share a process, and so the scripts that it has compiled.
    """
    quiet = "--no-sandbox --disable-gpu --disable-sync --process-per-site"
    quiet += " --disable-background-networking --disable-component-update"
    return play.chromium.launch(
        executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"),
        args=quiet.split(),
    )
