"""Category against category: do their directions agree, and what would that show?"""

from components.ui.page import open_page

page = open_page("categories")
page.text("opening", "how-to")
page.figure("category-cosines")
page.text("finding", "reference")
page.figure("shared-reference")
page.text("reference-notice", "conclude")
page.check()
