"""A class in browsers: the desk in one, and whoever else comes in others of their own."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import BrowserContext, Page, expect

expect.set_options(timeout=45_000)
CHOICE, NUMBER = "Which ingredient turns the direction most?", "share of the test prompts"
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
PROJECTOR = {"width": 1280, "height": 720}


@dataclass
class Room:
    """A room, its desk in one browser, and new browsers for whoever else comes."""

    url: str
    code: str
    desk: Page
    browser: Callable[..., BrowserContext]

    def press(self, name: str) -> None:
        self.desk.get_by_role("button", name=name, exact=True).click()

    def add(self, question: str = CHOICE) -> None:
        field = self.desk.locator("select[name=figure]")
        option = field.locator("option").filter(has_text=question).first
        field.select_option(option.get_attribute("value", timeout=45_000) or "")
        self.desk.locator("form[data-kind=figure] button").click()
        expect(self.desk.locator(".queue li").filter(has_text=question)).to_be_visible()

    def phone(self, **more: Any) -> Page:
        page = self.browser(viewport=PHONE, has_touch=True, is_mobile=True, **more).new_page()
        page.goto(f"{self.url}/join?room={self.code}")
        return page

    def wall(self) -> Page:
        page = self.browser(viewport=PROJECTOR).new_page()
        page.goto(f"{self.url}/wall?room={self.code}")
        return page


def opened(url: str, new_browser: Callable[..., BrowserContext], script: str = "") -> Room:
    context = new_browser(viewport=DESK, accept_downloads=True)
    if script:
        context.add_init_script(script)
    desk = context.new_page()
    desk.goto(f"{url}/room")
    desk.get_by_role("button", name="Open a room").click()
    expect(desk.locator(".work")).to_be_visible()
    return Room(url, desk.locator("h1 .code").inner_text(), desk, new_browser)


def choose(phone: Page, at: int) -> str:
    """Choose the answer at this place, vote, and return its words."""
    answer = phone.locator(".ballot label").nth(at)
    answer.click()
    phone.locator(".ballot button.main").click()
    words = answer.inner_text().strip()
    expect(phone.locator(".counted b")).to_have_text(words)
    return words
