"""Chromium and WebKit, by Selenium and the drivers that come with these browsers."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

from selenium.common.exceptions import WebDriverException
from selenium.webdriver import ChromeOptions, Remote, WebKitGTKOptions
from selenium.webdriver.chrome.service import Service as ChromeService
from selenium.webdriver.common.options import ArgOptions
from selenium.webdriver.common.service import Service
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.remote_connection import RemoteConnection
from selenium.webdriver.webkitgtk.service import Service as WebKitService

from tests.engines.face import Engine
from tests.engines.outside import Outside

SCREEN = "1500x1100x24"
QUIET = "--no-sandbox --disable-gpu --disable-sync --disable-background-networking "
QUIET += "--disable-component-update --no-first-run --headless"
# Its driver tells of no console: what fails after a page has loaded is heard in the page.
LISTEN = """window.failed ??= [];
addEventListener("error", ({ message, filename }) => failed.push(`${filename}: ${message}`));
addEventListener("unhandledrejection", ({ reason }) => failed.push(String(reason)));"""


class Driven(Engine):
    """A browser that a driver of its own speaks for."""

    broken = (WebDriverException,)

    def __init__(self, folder: Path, service: Service, options: ArgOptions) -> None:
        self.downloads = folder
        self.service = service
        service.start()
        # Selenium's own classes for these browsers use what it warns of.
        speaks = RemoteConnection(client_config=ClientConfig(service.service_url))
        self.driver = Remote(speaks, options=options)

    def open(self, url: str) -> None:
        self.driver.get(url)

    def run(self, script: str, *given: Any) -> Any:
        return self.driver.execute_script(script, *given)

    def act(self, *sources: dict[str, Any]) -> None:
        self.driver.execute("actions", {"actions": list(sources)})

    def picture(self) -> bytes:
        return self.driver.get_screenshot_as_png()

    def size(self, width: int, height: int) -> None:
        self.driver.set_window_rect(0, 0, width, height)

    def tab(self) -> str:
        self.driver.switch_to.new_window("tab")
        return self.here()

    def turn(self, tab: str) -> None:
        self.driver.switch_to.window(tab)

    def shut(self, tab: str) -> None:
        self.turn(tab)
        self.driver.close()

    def here(self) -> str:
        return self.driver.current_window_handle

    def close(self) -> None:
        self.driver.quit()
        self.service.stop()
        self.proxy.close()


class Chromium(Driven):
    """Chromium without a window."""

    name = "chromium"

    def __init__(self, program: str, driver: str, folder: Path) -> None:
        self.proxy = Outside()
        self.outside = self.proxy.asked
        options = ChromeOptions()
        options.binary_location = program
        for word in (*QUIET.split(), f"--proxy-server=127.0.0.1:{self.proxy.port}"):
            options.add_argument(word)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        options.add_experimental_option("prefs", {"download.default_directory": str(folder)})
        super().__init__(folder, ChromeService(driver), options)

    def errors(self) -> list[str]:
        told = self.driver.execute("getLog", {"type": "browser"})["value"]
        return [it["message"] for it in told if it["level"] == "SEVERE"]


class WebKit(Driven):
    """WebKit in the small browser that comes with it, on a screen that nobody sees."""

    name = "webkit"

    def __init__(self, program: str, driver: str, screen: str, folder: Path) -> None:
        self.proxy = Outside()
        self.outside = self.proxy.asked
        self.screen = subprocess.Popen(
            [screen, "-displayfd", "1", "-screen", "0", SCREEN, "-nolisten", "tcp"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert self.screen.stdout
        display = self.screen.stdout.readline().decode().strip()
        home = folder.parent / "home"
        home.mkdir()
        (home / "user-dirs.dirs").write_text(f'XDG_DOWNLOAD_DIR="{folder}"\n')
        options = WebKitGTKOptions()
        options.binary_location = program
        for word in (
            "--automation",
            f"--proxy=http://127.0.0.1:{self.proxy.port}",
            "--ignore-host=127.0.0.1",
        ):
            options.add_argument(word)
        settings = {"DISPLAY": f":{display}", "HOME": str(home), "XDG_CONFIG_HOME": str(home)}
        env = {**os.environ, **settings}
        try:
            super().__init__(folder, WebKitService(driver, env=env), options)
        except WebDriverException:
            self.dark()
            raise

    def open(self, url: str) -> None:
        super().open(url)
        self.run(LISTEN)

    def errors(self) -> list[str]:
        return [str(it) for it in self.run("return (window.failed ?? []).splice(0)")]

    def close(self) -> None:
        super().close()
        self.dark()

    def dark(self) -> None:
        """Take the screen away."""
        self.screen.terminate()
        self.screen.communicate()
