"""On your own machine: what fits, and how fast it is said to be."""

from components.ui.page import open_page

page = open_page("local")
page.text("opening", "how-to")
page.figure("memory-fit")
page.text("memory", "spill", "speed-words")
page.figure("tokens-per-second")
page.text("speed", "conclude")
page.check()
