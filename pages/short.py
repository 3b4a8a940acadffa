"""Three minutes: five sentences, two figures, a timeline."""

from components.ui.page import open_page

page = open_page("short")
page.text("opening", "five", "two")
page.figure("six-models")
page.figure("recipe-differences")
page.text("when")
page.figure("timeline")
page.text("next", "conclude")
