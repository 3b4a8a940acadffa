"""alpha."""

from components.ui.page import open_page

page = open_page("alpha")
page.figure("alpha-sweep")
page.figure("layer-subsets")
