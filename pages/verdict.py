"""verdict."""

from components.ui.page import open_page

page = open_page("verdict")
page.figure("prompt-waffle")
