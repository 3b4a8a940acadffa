"""One prompt at a time: what the headline share is made of."""

from components.ui.page import open_page

page = open_page("verdict")
page.text("opening", "how-to")
page.figure("prompt-waffle")
page.text("finding")
page.text("conclude")
