"""layers."""

from components.ui.page import open_page

page = open_page("layers")
page.text("finding")
page.figures("layer-signal", "umap")
page.figure("pca-capture")
