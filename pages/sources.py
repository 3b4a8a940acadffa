"""sources."""

from components.ui.page import open_page

page = open_page("sources")
