"""The parts of Plotly's script that are sent draw what the whole script draws."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from components.browser import plotly_parts, plotly_script
from components.figures import CATALOGUE
from components.study import Study
from pipeline.export.still import still

pytestmark = pytest.mark.browser
# Names that Plotly gives by chance become the order in which they appear.
DRAWN = """async ([data, layout]) => {
  const plot = document.body.appendChild(document.createElement("div"));
  await Plotly.newPlot(plot, data, layout, { staticPlot: true });
  const text = plot.querySelector(".svg-container").innerHTML, names = new Map();
  Plotly.purge(plot);
  plot.remove();
  return text.replace(/[0-9a-f]{6}(?=["xy)&-])/g, name => {
    names.set(name, names.get(name) ?? names.size);
    return `chance${names.get(name)}`;
  });
}"""


def test_the_parts_draw_what_the_whole_draws(
    browser: Browser, gemma: Study, tmp_path: Path
) -> None:
    figures = [still(figure, gemma, "light") for figure in CATALOGUE]
    whole = plotly_script.WHOLE.read_text("utf-8")
    parts = plotly_parts.only(whole, plotly_script.CARTESIAN)
    assert len(parts) < len(whole) / 3
    (tmp_path / "parts.js").write_text(parts, "utf-8")
    (tmp_path / "whole.js").write_text(whole, "utf-8")
    seen = []
    for script in ("parts", "whole"):
        page = tmp_path / f"{script}.html"
        page.write_text(f'<!doctype html><meta charset="utf-8"><script src="{script}.js"></script>')
        tab = browser.new_page()
        tab.goto(page.as_uri())
        seen.append([tab.evaluate(DRAWN, [each["data"], each["layout"]]) for each in figures])
        tab.close()
    assert seen[0] == seen[1]
    assert all("<path" in each or "<image" in each for each in seen[0])
