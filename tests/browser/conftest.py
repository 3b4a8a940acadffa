"""Browsers of their own, for one test."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext


@pytest.fixture
def new_browser(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    made: list[BrowserContext] = []

    def new(**options: Any) -> BrowserContext:
        made.append(browser.new_context(**options))
        return made[-1]

    yield new
    for context in made:
        context.close()
