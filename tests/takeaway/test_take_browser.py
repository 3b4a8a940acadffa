"""Files to take along in a browser: from a disk without a network, and in a learning platform."""

import functools
import http.server
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from components.figures import BY_ID
from components.paper.addresses import Files
from components.study import Study
from components.takeaway.whole import figure_file
from pipeline.export import scorm
from pipeline.export.request import Request

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("take")]
expect.set_options(timeout=30_000)
PLATFORM = """<!doctype html><title>Platform</title><script>
window.values = { "cmi.core.lesson_status": "not attempted", "cmi.core.lesson_location": "" };
window.calls = [];
const yes = name => () => { calls.push(name); return "true"; };
window.API = {
  LMSInitialize: yes("begin"), LMSCommit: yes("commit"), LMSFinish: yes("end"),
  LMSGetValue: name => values[name] ?? "",
  LMSSetValue: (name, value) => { values[name] = value; return "true"; },
};
</script><iframe src="launch.html" width="1000" height="700"></iframe>"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves a folder and says nothing of it."""

    def log_message(self, *said: object) -> None:
        pass


@pytest.fixture
def served(tmp_path: Path) -> Iterator[str]:
    handler = functools.partial(Quiet, directory=str(tmp_path))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_a_figure_in_one_file_moves_without_a_network(
    browser: Browser, tmp_path: Path, gemma: Study
) -> None:
    path = tmp_path / "figure.html"
    path.write_text(figure_file(BY_ID["alpha-sweep"], gemma, Files()).text, "utf-8")
    context = browser.new_context(offline=True)
    tab = context.new_page()
    wrong: list[str] = []
    tab.on("pageerror", lambda error: wrong.append(str(error)))
    tab.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    tab.goto(f"{path.as_uri()}?alpha=2")
    figure = tab.locator('.xp[data-drawn="yes"]')
    expect(figure.locator(".xp-readout")).to_contain_text("α = 2")
    figure.locator('input[type="range"]').press("Home")
    expect(figure.locator(".xp-readout")).to_contain_text("α = 0")
    figure.get_by_role("button", name="Share, save or cite").click()
    code = figure.get_by_role("textbox", name="Python").input_value()
    assert 'pd.read_csv("alpha-sweep.csv")' in code  # no address but this disk's
    assert not wrong
    context.close()


def test_a_platform_hears_of_the_end(
    browser: Browser, served: str, tmp_path: Path, gemma: Study
) -> None:
    scorm.export(Request(tmp_path / "page.zip", gemma, page="alpha"))
    with zipfile.ZipFile(tmp_path / "page.zip") as archive:
        archive.extractall(tmp_path)
    (tmp_path / "platform.html").write_text(PLATFORM, "utf-8")
    tab = browser.new_page()
    tab.goto(f"{served}/platform.html")
    pages = tab.frame_locator("iframe").frame_locator("iframe")
    expect(pages.locator("h1")).to_be_visible()
    tab.wait_for_function("values['cmi.core.lesson_location'] === 'alpha.html'")
    assert tab.evaluate("values['cmi.core.lesson_status']") == "incomplete"
    pages.locator("footer.site").scroll_into_view_if_needed()
    tab.wait_for_function("values['cmi.core.lesson_status'] === 'completed'")
    tab.evaluate("document.querySelector('iframe').src = 'about:blank'")
    tab.wait_for_function("calls.includes('end')")
    assert tab.evaluate("values['cmi.core.session_time']").startswith("0000:00:")
    tab.close()
