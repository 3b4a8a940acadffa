"""Give a talk: the decks, one of them at work, and how to make one's own."""

from components.ui.page import open_page

page = open_page("present")
page.text("opening")
page.decks()
page.text("keys", "own", "offline", "conclude")
