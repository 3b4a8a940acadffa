"""A class in browsers: the desk, the wall and a phone, through two rounds and their mishaps."""

import codecs
import re
from collections.abc import Callable

import pandas as pd
import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.accessibility import faults
from tests.browser.classroom import CHOICE, DESK, NUMBER, PHONE, Room, choose, opened

pytestmark = pytest.mark.browser
expect.set_options(timeout=45_000)
SMALLEST = """() => {
  const said = each => [...each.childNodes].some(it => it.nodeType === 3 && it.data.trim());
  const seen = each => each.getBoundingClientRect().width > 1 && !each.closest(".qr") && said(each);
  const sizes = [...document.body.querySelectorAll("*")].filter(seen).map(each =>
    Number.parseFloat(getComputedStyle(each).fontSize));
  return [sizes.length, Math.min(...sizes)];
}"""
GROUND = "it => getComputedStyle(it).backgroundColor"
REFUSING = (
    "for (const it of ['localStorage', 'sessionStorage']) Object.defineProperty("
    "window, it, { get() { throw new DOMException('refused', 'SecurityError'); } });"
)


@pytest.fixture
def room(url: str, new_browser: Callable[..., BrowserContext]) -> Room:
    return opened(url, new_browser)


def shown_on(wall: Page) -> Locator:
    chart = wall.locator('.figure .main-svg[role="img"]')
    expect(chart).to_be_visible()
    return chart


def rows_of(desk: Page, name: str) -> pd.DataFrame:
    with desk.expect_download() as file:
        desk.get_by_role("button", name=name).click()
    saved = file.value.path()
    assert saved.read_bytes().startswith(codecs.BOM_UTF8), "Excel would not know that it is UTF-8"
    return pd.read_csv(saved, encoding="utf-8-sig")


def test_a_class_of_two_rounds_whose_desk_is_lost_and_regained(room: Room) -> None:
    assert "key" not in room.desk.url, "the key has left the address"
    resume = room.desk.locator(".resume b").inner_text()
    wall, one, two = room.wall(), room.phone(color_scheme="dark"), room.phone()
    expect(wall.locator(".joined")).to_have_text("2")
    room.add()
    expect(wall.get_by_role("heading", name=CHOICE)).to_be_visible()
    expect(one.get_by_text("The vote has not begun")).to_be_visible()
    room.press("Start round one")
    first, second = choose(one, 0), choose(two, 1)
    expect(wall.locator(".voted")).to_have_text("2")
    room.press("End the voting")
    expect(one.get_by_text("Round one is over")).to_be_visible()

    room.desk.context.close()  # lost, with all that its browser knew
    room.desk = room.browser(viewport=PHONE, accept_downloads=True).new_page()
    room.desk.goto(f"{room.url}/desk")
    room.desk.get_by_label("Room code").fill(room.code.lower())
    room.desk.get_by_label("Resume code").fill(resume)
    room.press("Open the desk")
    expect(room.desk.get_by_role("heading", name=CHOICE)).to_be_visible()
    assert "key" not in room.desk.url
    room.desk.reload()  # its tab closed, and opened again
    room.press("Start round two")
    expect(one.get_by_text("Round two, after discussion")).to_be_visible()
    choose(one, 1)
    choose(two, 1)
    for page in (one, two, wall):
        expect(page.locator(".tally, .main-svg")).to_have_count(0)
    room.press("Show the votes")
    assert second in (shown_on(wall).get_attribute("aria-label") or "")
    expect(one.locator(".tally tbody tr").filter(has_text=second)).to_contain_text("2 of 2")
    expect(one.get_by_text(f"You said {first}, then {second}.")).to_be_visible()
    one.emulate_media(forced_colors="active")
    before, after = one.locator(".tally tr", has_text=second).locator(".bar i").all()
    assert before.evaluate(GROUND) != after.evaluate(GROUND)  # outlined, filled
    one.emulate_media(forced_colors="none")
    expect(wall.locator(".finding")).not_to_contain_text("Measured")
    room.press("Show the data")
    expect(wall.locator(".finding")).to_contain_text("Measured")
    expect(wall.locator(".figure")).to_contain_text("measured")
    expect(one.get_by_role("link", name="See what the data say")).to_be_visible()
    words, smallest = wall.evaluate(SMALLEST)
    assert words > 10
    assert smallest >= 28
    for page in (one, wall, room.desk):
        assert faults(page, ()) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    rows = rows_of(room.desk, "Download the votes")
    assert len(rows) == 4
    assert list(rows[rows["round"] == 2]["answer"]) == [second] * 2
    assert rows["measured"].notna().all()
    room.desk.get_by_text("Close the room").click()
    room.press("Delete it now")
    expect(two.get_by_text("There is no room with this code")).to_be_visible()


def test_the_vote_comes_first_on_a_phone(room: Room) -> None:
    room.add(NUMBER)
    room.press("Start round one")
    phone = room.phone()
    button = phone.locator(".ballot button.main")
    expect(button).to_be_visible()
    edge = button.bounding_box()
    assert edge
    assert edge["y"] + edge["height"] < PHONE["height"]
    foot = phone.locator("footer").bounding_box()
    assert foot
    assert foot["y"] >= PHONE["height"] - 24, "nothing but the vote above the edge"
    assert faults(phone, ()) == []


def test_a_number_is_typed_stepped_or_pointed_at_and_begins_nowhere(room: Room) -> None:
    room.add(NUMBER)
    room.press("Start round one")
    phone = room.phone()
    field, ruler = phone.locator("#guess"), phone.locator(".ballot input[type=range]")
    expect(field).to_have_value("")
    expect(ruler).to_have_class("blank")
    phone.locator(".ballot button.main").click()
    expect(phone.locator(".counted")).to_have_text("Please choose an answer before you vote.")
    field.fill("31,8")
    field.press("Tab")
    expect(field).to_have_value("30")
    phone.get_by_role("button", name="More", exact=True).click()
    expect(field).to_have_value("35")
    box = ruler.bounding_box()
    assert box
    phone.touchscreen.tap(box["x"] + box["width"] * 0.9, box["y"] + box["height"] / 2)
    expect(field).to_have_value(re.compile("^(85|90|95)$"))
    phone.locator(".ballot button.main").click()
    expect(phone.locator(".counted b")).to_contain_text(field.input_value())


def test_a_reload_a_second_tab_or_a_second_thought_is_no_second_vote(room: Room) -> None:
    room.add()
    room.press("Start round one")
    phone = room.phone()
    expect(phone.locator(".ballot")).to_be_visible()
    chosen = choose(phone, 1)
    phone.reload()
    expect(phone.locator(".counted")).to_contain_text(chosen)
    other = phone.context.new_page()
    other.goto(phone.url)
    expect(other.locator(".counted")).to_contain_text(chosen)
    changed = choose(other, 0)
    expect(phone.locator(".counted")).to_contain_text(changed)
    expect(room.desk.get_by_text("1 of 1 in the room has voted")).to_be_visible()


def test_a_mistaken_click_is_taken_back(room: Room) -> None:
    room.add()
    wall, phone = room.wall(), room.phone()
    room.press("Start round one")
    choose(phone, 0)
    room.press("Show the votes")
    shown_on(wall)
    room.press("Undo: show the votes")
    expect(wall.locator(".figure")).to_be_hidden()
    expect(phone.locator(".counted")).to_contain_text("Your vote is counted")
    expect(phone.locator(".ballot")).to_be_visible()


def test_where_a_browser_keeps_nothing_the_resume_code_leads_on(
    url: str, new_browser: Callable[..., BrowserContext]
) -> None:
    room = opened(url, new_browser, REFUSING)
    assert "key" not in room.desk.url
    resume = room.desk.locator(".resume b").inner_text()
    room.add()
    room.desk.reload()
    expect(room.desk.get_by_label("Resume code")).to_be_visible()
    room.desk.get_by_label("Resume code").fill(resume)
    room.press("Open the desk")
    expect(room.desk.get_by_role("heading", name=CHOICE)).to_be_visible()
    phone = room.browser(viewport=PHONE)
    phone.add_init_script(REFUSING)
    page = phone.new_page()
    page.goto(f"{url}/join?room={room.code}")
    room.press("Start round one")
    choose(page, 0)


def test_questions_come_from_routes_or_are_typed_and_days_make_one_file(
    room: Room, url: str
) -> None:
    room.desk.get_by_text("Add the guesses along a route").click()
    room.desk.get_by_role("button", name="Add all").click()
    queue = room.desk.locator(".queue li")
    expect(queue.nth(1)).to_be_visible()
    many = queue.count()
    room.desk.get_by_text("Write a question of your own").click()
    room.desk.get_by_label("Question", exact=True).last.fill("=1+1?")
    room.desk.get_by_label("One answer a line").fill("-2\n=two\nthree")
    room.desk.locator("form[data-kind=typed] button").click()
    expect(queue).to_have_count(many + 1)
    room.desk.get_by_role("button", name="Ask: =1+1?").click()
    room.press("Start round one")
    choose(room.phone(), 1)
    room.press("Show the votes")
    expect(room.desk.get_by_text("the votes are shown")).to_be_visible()
    desk = room.desk.context.new_page()  # another class of the day, led from the same browser
    desk.goto(f"{url}/room")
    expect(desk.get_by_role("link", name=f"The desk of room {room.code}")).to_be_visible()
    desk.get_by_role("button", name="Open a room").click()
    rows = rows_of(desk, "Download all rooms of today")
    assert list(rows["room"]) == [room.code]
    assert list(rows["answer"]) == ["'=two"]


def test_a_way_to_the_question_stands_on_every_page(room: Room) -> None:
    student = room.browser(viewport=DESK).new_page()
    student.goto(f"{room.url}/verdict?room={room.code}")
    student.locator(".to-room").click()
    student.wait_for_url(lambda url: f"/join?room={room.code}" in url)
    expect(student.get_by_text("Nothing is asked yet")).to_be_visible()
    student.goto(f"{room.url}/room?room={room.code}")
    expect(student.get_by_label("Join a room")).to_have_value(room.code)
    student.get_by_role("button", name="Join", exact=True).click()
    expect(student.get_by_text("Nothing is asked yet")).to_be_visible()
