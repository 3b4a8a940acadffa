"""Two browsers in one room see one tally, when the teacher reveals it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser
expect.set_options(timeout=45_000)
QUESTION = "Which ingredient turns the direction most?"


@dataclass
class Room:
    """A room with its teacher’s page, and pages of students who use browsers of their own."""

    url: str
    code: str
    teacher: Page
    student: Callable[[], Page]

    def press(self, name: str) -> None:
        self.teacher.get_by_role("button", name=name).click()

    def ask(self, question: str = QUESTION) -> None:
        self.teacher.get_by_test_id("stSelectbox").locator("input").first.click()
        self.teacher.get_by_role("option").filter(has_text=question).click()
        self.press("Ask this question")
        expect(self.teacher.get_by_role("heading", name=question)).to_be_visible()


@pytest.fixture
def room(url: str, browser: Browser) -> Iterator[Room]:
    contexts = []

    def new_page(width: int, scheme: str) -> Page:
        contexts.append(
            browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
        )
        return contexts[-1].new_page()

    teacher = new_page(1280, "light")
    teacher.goto(f"{url}/room")
    teacher.get_by_role("button", name="Open a room").click()
    shown = teacher.locator(".room-code")
    expect(shown).to_be_visible()
    code = shown.inner_text().split()[-1]

    def student() -> Page:
        page = new_page(390, "dark")
        page.goto(f"{url}/room?room={code}")
        return page

    yield Room(url, code, teacher, student)
    for context in contexts:
        context.close()


def vote(student: Page, at: int) -> str:
    """Choose the answer at this place, vote, and return its words."""
    answer = student.get_by_test_id("stRadio").get_by_role("radiogroup").locator("label").nth(at)
    answer.click()
    student.get_by_role("button", name=re.compile("[Vv]ote")).click()
    words = answer.inner_text().strip()
    expect(student.locator(".counted")).to_contain_text(words)
    return words


def tally(page: Page) -> list[str]:
    expect(page.locator(".tally")).to_be_visible()
    return page.locator(".tally tbody tr").all_inner_texts()


def test_two_browsers_see_one_tally_when_the_teacher_reveals_it(room: Room) -> None:
    one, two = room.student(), room.student()
    expect(one.get_by_text("has not asked anything yet")).to_be_visible()
    room.ask()
    expect(two.get_by_text("The vote has not begun")).to_be_visible()
    room.press("Start round one")
    vote(one, 0)
    vote(two, 1)
    expect(room.teacher.get_by_text("2 have voted")).to_be_visible()
    room.press("End the voting")
    expect(one.get_by_text("Round one is over")).to_be_visible()
    room.press("Start round two")
    expect(one.get_by_text("Round two, after discussion")).to_be_visible()
    agreed = vote(one, 1)
    assert vote(two, 1) == agreed
    for page in (one, two, room.teacher):
        expect(page.locator(".tally")).to_have_count(0)
    room.press("Reveal the tally")
    seen = tally(one)
    assert seen == tally(two) == tally(room.teacher)
    row = next(row for row in seen if agreed in row)
    assert "1 of 2" in row
    assert "2 of 2" in row
    assert one.evaluate("document.documentElement.scrollWidth <= innerWidth")
    room.press("Close the room")
    room.press("Delete it now")
    expect(two.get_by_text("There is no room with this code")).to_be_visible()


def test_a_reload_or_a_second_thought_is_no_second_vote(room: Room) -> None:
    student = room.student()
    room.ask()
    room.press("Start round one")
    expect(student.get_by_role("button", name="Vote")).to_be_visible()
    chosen = vote(student, 1)
    student.reload()
    expect(student.locator(".counted")).to_contain_text(chosen)
    vote(student, 0)
    expect(room.teacher.get_by_text("1 has voted")).to_be_visible()


def test_a_choice_not_yet_sent_survives_the_looking_for_news(room: Room) -> None:
    student = room.student()
    room.ask()
    room.press("Start round one")
    answers = student.get_by_test_id("stRadio").get_by_role("radio")
    student.get_by_test_id("stRadio").get_by_role("radiogroup").locator("label").nth(1).click()
    student.wait_for_timeout(7000)  # two looks
    expect(answers.nth(1)).to_be_checked()


def test_the_code_stays_in_the_address_and_the_key_on_its_page(room: Room) -> None:
    teacher = room.teacher
    teacher.wait_for_url(lambda url: "key=" in url)
    teacher.locator(".drop").get_by_text("Evidence").click()
    teacher.locator(".drop").get_by_role("link", name="Turning the knob").click()
    teacher.wait_for_url(lambda url: f"/alpha?room={room.code}" in url and "key=" not in url)
    teacher.locator(".to-room").click()
    teacher.wait_for_url(lambda url: "key=" in url)
    expect(teacher.locator(".room-code")).to_contain_text(room.code)
    teacher.reload()
    expect(teacher.locator(".room-code")).to_contain_text(room.code)


def test_a_code_on_any_page_leads_to_the_question(room: Room) -> None:
    student = room.student()
    student.set_viewport_size({"width": 1280, "height": 900})
    student.goto(f"{room.url}/verdict?room={room.code}")
    student.locator(".to-room").click()
    expect(student.get_by_text("has not asked anything yet")).to_be_visible()
    student.get_by_role("button", name="Leave the room").click()
    expect(student.get_by_role("button", name="Join the room")).to_be_visible()
    student.wait_for_url(lambda url: "room=" not in url)
