"""A class on a server that others in the network can reach, and that dies."""

import io
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import BrowserContext, expect

from components.ui.room import reach
from tests.browser.classroom import CHOICE, PROJECTOR, choose, opened

pytestmark = pytest.mark.browser
expect.set_options(timeout=45_000)
ROOT = Path(__file__).resolve().parents[2]


class Server:
    """The app as `streamlit run` starts it, to be killed and started again."""

    def __init__(self, folder: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.settings = {
            "EXPLAINER_ROOMS": str(folder / "rooms.sqlite"),
            "EXPLAINER_DATA": str(folder / "data"),
            "EXPLAINER_WARM": "off",
        }
        if not reach.own_address():
            self.settings[reach.SETTING] = "http://class.example.org"
        self.start()

    def start(self) -> None:
        command = [sys.executable, "-m", "streamlit", "run", "app.py"]
        command += [f"--server.port={self.port}"]
        self.running = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **self.settings})
        for _ in range(600):
            try:
                urllib.request.urlopen(f"{self.url}/_stcore/health", timeout=1).close()
            except OSError:
                time.sleep(0.2)
            else:
                return
        self.kill()
        pytest.fail("the server did not start")

    def kill(self) -> None:
        self.running.send_signal(signal.SIGKILL)
        self.running.wait()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"


TALK = """title = "With a class"
minutes = 2

[[slide]]
id = "begin"
minutes = 1
line = "Begin"

[[slide]]
id = "vote"
minutes = 1
line = "Vote"
wall = true
"""
NOTES = "<!-- begin -->\nBegin.\n\n<!-- vote -->\nLet them vote.\n"


@pytest.fixture(scope="module")
def mortal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("mortal")
    shutil.copytree(ROOT / "data", folder / "data")
    talks = folder / "data" / "gemma4-e4b" / "talks"
    (talks / "with-a-class.toml").write_text(TALK)
    (talks / "with-a-class.notes.md").write_text(NOTES)
    server = Server(folder)
    yield server
    server.kill()


def test_the_code_on_the_wall_is_read_back_by_a_decoder(
    mortal: Server, new_browser: Callable[..., BrowserContext]
) -> None:
    room = opened(mortal.url, new_browser)
    wall = room.wall()
    expect(wall.locator(".qr svg")).to_be_visible()
    for asked in (False, True):
        if asked:
            room.add()
            expect(wall.get_by_role("heading", name=CHOICE)).to_be_visible()
        picture = Image.open(io.BytesIO(wall.screenshot()))
        (found,) = zxingcpp.read_barcodes(picture)
        address = wall.locator(".where span").inner_text()
        assert found.text == f"http://{address}?room={room.code}"
        assert not re.search(r"localhost|127\.0\.0\.1", found.text)


def test_a_slide_of_a_talk_is_the_wall(
    mortal: Server, new_browser: Callable[..., BrowserContext]
) -> None:
    room = opened(mortal.url, new_browser)
    room.add()
    talk = room.browser(viewport=PROJECTOR).new_page()
    talk.goto(f"{mortal.url}/present?deck=with-a-class&room={room.code}")
    expect(talk.get_by_role("heading", name="Begin")).to_be_visible()
    talk.keyboard.press("ArrowRight")
    wall = talk.frame_locator("iframe")
    expect(wall.get_by_role("heading", name=CHOICE)).to_be_visible()
    box = talk.locator("iframe").bounding_box()
    assert box
    assert box["height"] > 0.9 * PROJECTOR["height"], "it fills the slide"
    assert box["width"] == PROJECTOR["width"]
    room.press("Start round one")
    choose(room.phone(), 0)
    expect(wall.locator(".voted")).to_have_text("1")
    talk.mouse.move(200, 200)
    talk.get_by_role("button", name="Pair a phone").click()
    where = talk.locator(".dk-pair-where")
    expect(where).to_contain_text("/notes/gemma4-e4b/with-a-class and enter the code")
    assert not re.search(r"localhost|127\.0\.0\.1", where.inner_text())
    talk.keyboard.press("ArrowLeft")  # the slide takes no keys
    expect(talk.get_by_role("heading", name="Begin")).to_be_visible()


def test_a_server_killed_between_two_votes_loses_none_that_was_confirmed(
    mortal: Server, new_browser: Callable[..., BrowserContext]
) -> None:
    room = opened(mortal.url, new_browser)
    one, two = room.phone(), room.phone()
    room.add()
    room.press("Start round one")
    choose(one, 0)
    expect(two.locator(".ballot")).to_be_visible()
    mortal.kill()
    two.locator(".ballot label").nth(0).click()
    two.locator(".ballot button.main").click()
    expect(two.locator(".counted")).to_contain_text("Your vote is kept here")
    expect(room.desk.locator(".connection")).to_contain_text("No connection")
    mortal.start()
    expect(two.locator(".counted")).to_contain_text("Your vote is counted")
    expect(room.desk.locator(".connection")).to_have_text("Connected")
    room.press("Show the votes")
    expect(one.locator(".tally tbody tr").first).to_contain_text("2 of 2")
