"""What is inside the model: layers, writers, sizes, and what trips people up."""

from components.ui.page import open_page

page = open_page("anatomy")
page.text("opening", "finding", "how-to")
page.figure("anatomy")
page.text("writers", "sizes", "gotchas", "conclude")
page.check()
