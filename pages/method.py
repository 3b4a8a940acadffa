"""How the study was organised, with the parts that were not run."""

from components.ui.page import open_page

page = open_page("method")
page.text("opening", "finding", "how-to")
page.figure("pipeline")
page.text("notice", "control", "missing", "conclude")
page.check()
