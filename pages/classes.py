"""Who is in the class: what the difference of means was taken between."""

from components.ui.page import open_page

page = open_page("classes")
page.text("opening", "finding", "how-to")
page.figure("class-composition")
page.text("notice", "mixing")
page.figure("class-mixer")
page.text("mixing-notice", "assumptions", "formula", "conclude")
page.check()
