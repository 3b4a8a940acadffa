"""Building on open weights: layers, canary prompts, and the debate about openness."""

from components.ui.page import open_page

page = open_page("builders")
page.text("opening", "finding", "museum", "how-to", "toy-rates")
page.figure("defence-layers")
page.text("notice", "order", "canary", "canary-finding")
page.figure("canary-power")
page.text("canary-notice", "debate", "debate-finding")
page.cards()
page.text("debate-notice", "conclude")
page.check()
