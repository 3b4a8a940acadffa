"""The cascade: which ingredient separates a failing recipe from a working one."""

from components.ui.page import open_page

page = open_page("cascade")
page.text("opening", "how-to")
page.figure("cascade-ladder")
page.text("finding", "recipe")
page.figure("recipe-differences")
page.text("recipe-notice", "labels", "missing", "angles")
page.figure("direction-angles")
page.text("notice", "odd", "conclude")
page.check()
