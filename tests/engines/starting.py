"""Which engines are on this machine, and how each is started."""

from __future__ import annotations

import os
import shutil
from glob import glob
from pathlib import Path

import pytest

from tests.engines.face import Engine

NAMES = ("chromium", "firefox", "webkit")


def start(name: str, folder: Path) -> Engine:
    """Start an engine, with files arriving in `folder`. Skips where it is not installed."""
    return {"chromium": chromium, "firefox": firefox, "webkit": webkit}[name](folder)


def needed(engine: str, **programs: str | None) -> list[str]:
    """Paths of all programs of an engine, or skip and say which is missing."""
    missing = [name for name, path in programs.items() if not path]
    if missing:
        pytest.skip(f"{engine} is not tried: there is no {' and no '.join(missing)} here")
    return [path for path in programs.values() if path]


def chromium(folder: Path) -> Engine:
    from tests.engines.driven import Chromium

    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    return Chromium(
        *needed("Chromium", chromium=program, chromedriver=shutil.which("chromedriver")), folder
    )


def firefox(folder: Path) -> Engine:
    from tests.engines.marionette import Firefox

    program = shutil.which("firefox-esr") or shutil.which("firefox")
    return Firefox(*needed("Firefox", firefox=program), folder)


def webkit(folder: Path) -> Engine:
    from tests.engines.driven import WebKit

    browsers = glob("/usr/lib*/*/webkit2gtk-4.*/MiniBrowser")
    found = needed(
        "WebKit",
        MiniBrowser=max(browsers, default=None),
        WebKitWebDriver=shutil.which("WebKitWebDriver"),
        Xvfb=shutil.which("Xvfb"),
    )
    return WebKit(*found, folder)
