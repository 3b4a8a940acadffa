"""What is refused, by which model: the benchmark, category by category."""

from components.ui.page import open_page

page = open_page("benchmark")
page.text("opening", "finding", "how-to")
page.figure("refusal-heatmap")
page.text("notice", "benign")
page.figure("over-refusal")
page.text("benign-notice", "counting", "conclude")
page.check()
