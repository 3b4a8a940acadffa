"""Every figure, to look up, to cite and to take along."""

from components.ui.page import open_page

page = open_page("figures")
page.text("opening")
page.gallery()
page.text("menu", "conclude")
