"""One prompt at a time: what the headline share is made of."""

from components.ui.page import open_page

page = open_page("verdict")
page.text("opening", "how-to")
page.figure("prompt-waffle")
page.text("finding")
page.text("enriched")
page.figure("enriched-or-concentrated")
page.text("enriched-notice", "again")
page.figure("run-it-again")
page.text("again-notice", "again-conclude", "conclude")
page.check()
