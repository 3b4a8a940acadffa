"""Signal by depth: where the two classes of prompts differ most."""

from components.ui.page import open_page

page = open_page("layers")
page.text("opening", "how-to")
page.figures("layer-signal", "umap")
page.text("finding", "umap-rules", "umap", "capture")
page.figure("pca-capture")
page.text("similarity")
page.figure("direction-similarity")
page.text("similarity-notice", "turns")
page.figure("direction-turns")
page.text("turns-notice", "turns-conclude")
page.text("conclude")
page.check()
