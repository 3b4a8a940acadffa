"""Signal by depth: where the two classes of prompts differ most."""

from components.ui.page import open_page

page = open_page("layers")
page.text("opening", "finding", "how-to")
page.figures("layer-signal", "umap")
page.text("umap-rules", "umap", "capture")
page.figure("pca-capture")
page.text("conclude")
