"""Firefox, by Mozilla's own client; Debian has no geckodriver, which Selenium would need."""

from __future__ import annotations

import base64
import gc
import re
import warnings
from pathlib import Path
from typing import Any

from tests.engines.face import Engine
from tests.engines.outside import Outside

with warnings.catch_warnings():  # what it brings along uses old names
    warnings.simplefilter("ignore", DeprecationWarning)
    from marionette_driver.errors import MarionetteException
    from marionette_driver.marionette import Marionette

PREFERENCES = {
    "browser.download.folderList": 2,
    "browser.download.useDownloadDir": True,
    "browser.download.alwaysOpenPanel": False,
    "browser.helperApps.neverAsk.saveToDisk": "text/csv",
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.ssl": "127.0.0.1",
    "browser.safebrowsing.downloads.enabled": False,
    "services.settings.server": "data:,",  # where it asks for news of itself
    "ui.systemUsesDarkTheme": 0,
}
# A script that fails in a page, in the log; the browser's own are at chrome:// and resource://.
ERROR = re.compile(r"^JavaScript error: (?!chrome:|resource:|moz-)(.*)$", re.MULTILINE)


class Firefox(Engine):
    """Firefox without a window."""

    name = "firefox"
    broken = (MarionetteException,)

    def __init__(self, program: str, folder: Path) -> None:
        self.downloads = folder
        self.log, self.read = folder.parent / "firefox.log", 0
        self.proxy = Outside()
        self.outside = self.proxy.asked
        ports = {
            "network.proxy.http_port": self.proxy.port,
            "network.proxy.ssl_port": self.proxy.port,
        }
        with warnings.catch_warnings():  # it leaves sockets to be collected
            warnings.simplefilter("ignore", ResourceWarning)
            self.driver = Marionette(
                bin=program,
                port=0,
                headless=True,
                gecko_log=str(self.log),
                prefs={**PREFERENCES, **ports, "browser.download.dir": str(folder)},
            )
            gc.collect()
        self.driver.start_session()
        self.driver.timeout.script = 60

    def open(self, url: str) -> None:
        self.driver.navigate(url)

    def run(self, script: str, *given: Any) -> Any:
        return self.driver.execute_script(script, script_args=given, sandbox=None)

    def act(self, *sources: dict[str, Any]) -> None:
        self.driver._send_message("WebDriver:PerformActions", {"actions": sources})

    def picture(self) -> bytes:
        return base64.b64decode(self.driver.screenshot(full=False))

    def size(self, width: int, height: int) -> None:
        self.driver.set_window_rect(width=width, height=height)

    def tab(self) -> str:
        self.turn(self.driver.open(type="tab")["handle"])
        return self.here()

    def turn(self, tab: str) -> None:
        self.driver.switch_to_window(tab)

    def shut(self, tab: str) -> None:
        self.turn(tab)
        self.driver.close()

    def here(self) -> str:
        return str(self.driver.current_window_handle)

    def errors(self) -> list[str]:
        told = self.log.read_text("utf-8", "replace")[self.read :]
        self.read += len(told)
        return ERROR.findall(told)

    def close(self) -> None:
        self.driver.quit()
        self.driver.cleanup()
        del self.driver  # what it wrote goes with it, and cannot later than this
        gc.collect()
        self.proxy.close()
