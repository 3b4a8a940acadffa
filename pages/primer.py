"""How “no” can be an arrow, and what cutting along it removes."""

from components.ui.page import open_page

page = open_page("primer")
page.text("opening", "stream", "size", "stream-formula")
page.text("arrow", "arrow-formula", "arrow-warning", "clouds-how")
page.figure("two-clouds")
page.text("clouds-notice", "cut", "cut-formula", "cut-how")
page.figure("projection")
page.text("cut-notice", "equal", "equal-more", "norm", "rank", "rank-here", "conclude")
page.check()
