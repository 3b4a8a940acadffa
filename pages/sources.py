"""Sources and data: every table with its provenance, its columns and a download."""

from components.ui.page import open_page

page = open_page("sources")
page.text("opening")
page.receipts()
page.text("digitised", "left-out", "licence", "references", "glossary")
page.glossary()
page.text("wrong")
page.check()
