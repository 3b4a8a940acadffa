"""The live class: a room whose guesses appear as an anonymous tally."""

from components.ui import live
from components.ui.page import open_page

page = open_page("room")
if not live.inside():
    page.text("opening")
live.show(page.study)
if not live.inside():
    page.text("students", "teachers")
page.text("privacy", "conclude")
