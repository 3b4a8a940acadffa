"""What published edits changed: where, of what rank, and in which direction."""

from components.ui.page import open_page

page = open_page("weights")
page.text("opening", "how-to")
page.figure("edited-layers")
page.text("writers", "where", "size", "rank")
page.figure("edit-ranks")
page.text("rounding", "spectrum")
page.figure("singular-values")
page.text("cliff", "agreement")
page.figure("edit-agreement")
page.text("signs", "detect", "conclude")
page.check()
