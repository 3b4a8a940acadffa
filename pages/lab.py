"""The lab: toys in which the right answer is known, to be broken by the reader."""

from components.ui.page import open_page

page = open_page("lab")
page.text("opening", "world", "confound")
page.figure("toy-confound")
page.text("confound-notice", "rank")
page.figure("toy-rank")
page.text("rank-notice", "origin")
page.figure("toy-origin")
page.text("origin-notice", "chance")
page.figure("chance-signal")
page.text("chance-notice", "chance-formula", "paired")
page.figure("toy-paired")
page.text("paired-notice", "maps")
page.figure("toy-umap")
page.text("maps-notice", "conclude")
page.check()
