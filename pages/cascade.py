"""cascade."""

from components.ui.page import open_page

page = open_page("cascade")
page.figure("cascade-ladder")
page.figure("direction-angles")
