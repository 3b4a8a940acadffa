"""Open questions: which experiments would settle what."""

from components.ui.page import open_page

page = open_page("open")
page.text("opening", "finding", "how-to")
page.figure("experiment-planner")
page.text("notice", "first", "conclude")
page.check()
