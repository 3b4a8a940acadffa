"""Several models in which one arrow is enough: how it was chosen, what it does, what it costs."""

from components.ui.page import open_page

page = open_page("models")
page.text("opening", "how-to")
page.figure("six-models")
page.text("finding", "differences", "selector")
page.figure("candidates")
page.text("rules", "plateau")
page.figure("how-deep")
page.text("length")
page.figure("largest-is-not-best")
page.text("hides")
page.figure("two-scorers")
page.text("price")
page.figure("the-price")
page.text("added")
page.figure("added-instead")
page.text("conclude")
page.check()
