"""A chosen set of figures, as a link names them."""

from components.ui.page import open_page

page = open_page("view")
page.picked()
