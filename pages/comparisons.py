"""Fair comparisons: what was held fixed, and which explanation the evidence bears on."""

from components.ui.page import open_page

page = open_page("comparisons")
page.text("opening", "finding", "how-to")
page.figure("held-fixed")
page.text("notice", "chance", "slopes", "slopes-finding")
page.figure("base-or-instruct")
page.text("slopes-notice", "ladder", "ladder-finding")
page.figure("boundary-ladder")
page.text("ladder-notice", "explanations", "explanations-finding")
page.figure("hypothesis-board")
page.text("explanations-notice", "conclude")
page.check()
