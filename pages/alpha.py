"""Turning the knob: refusals against the strength and the place of the edit."""

from components.ui.page import open_page

page = open_page("alpha")
page.text("opening", "how-to")
page.figure("alpha-sweep")
page.text("finding", "interval", "subsets")
page.figure("layer-subsets")
page.text("power")
page.figure("test-power")
page.text("power-found", "power-conclude", "knob", "knob-code")
page.text("conclude")
page.check()
