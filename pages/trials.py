"""Inside the search: how an automatic tool chooses an edit."""

from components.ui.page import open_page

page = open_page("trials")
page.text("opening", "phases", "finding", "how-to")
page.figure("pareto-front")
page.text("front", "kernel-words", "kernel")
page.figure("ablation-kernel")
page.text("arrow", "spread-words")
page.figure("trial-spread")
page.text("spread", "conclude")
page.check()
