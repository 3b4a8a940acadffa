"""Home: the question, what is here, and where to start."""

from components.ui.page import open_page

page = open_page("story")
page.text("summary")
page.figure("prompt-waffle", parts=["title", "source"])
page.text("receipts", "start", "contents")
page.index()
