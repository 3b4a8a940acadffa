"""While a slider moves its figure shows pictures drawn ahead; what they show must be the figure."""

import pytest
from playwright.sync_api import Page, expect

from tests.plain import SLIDE, put

pytestmark = pytest.mark.browser
expect.set_options(timeout=45_000)
FIGURES = ["alpha-sweep", "layer-signal", "cascade-ladder", "test-power", "edited-layers"]
ALL = "parts=title,controls,readout,table"

# What a chart consists of: each element with its text, attributes and style. Left out are names
# that Plotly gives by chance, the order in which it set things, and an opacity of 1, which it says
# only sometimes.
CHART = """const chart = of => [...document.querySelectorAll(`${of} .main-svg`)].slice(0, 2)
  .flatMap(svg => [...svg.querySelectorAll("*")]).map(each => [
    each.tagName, each.childElementCount ? "" : each.textContent,
    ...[...each.attributes].filter(({ name }) => name !== "style")
      .map(({ name, value }) => `${name}=${value}`).sort(),
    ...[...each.style].map(name => `${name}: ${each.style[name]}`)
      .filter(words => words !== "opacity: 1").sort(),
  ].join(" ").replace(/\\b(clip|defs-|topdefs-|legend|trace|p|g)[0-9a-f]{6}/g, "$1")
    .replace(/legend-[0-9a-f]{6}/g, "legend-"));
"""
MOVE = """const slider = document.querySelector(".xp-slider input");
  const move = at => {
    slider.value = at;
    slider.dispatchEvent(new Event("input"));
    return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  };
"""
# Move the slider away and back, until what stands in the plot's place is a picture drawn ahead.
PICTURED = f"""async () => {{ {CHART} {MOVE}
  const start = +slider.value;
  for (let look = 0; look < 60; look++) {{
    await move(start > 0 ? start - 1 : 1);
    await move(start);
    const picture = document.querySelector(".xp-picture [role=img]");
    if (picture) return [chart(".xp-picture"), picture.getAttribute("aria-label")];
    await new Promise(done => setTimeout(done, 1000));
  }}
  throw new Error("no picture was drawn ahead");
}}"""
# Through all places of the slider, to its first. Returns how often a picture was shown.
THROUGH = f"""async () => {{ {MOVE}
  let shown = 0;
  for (let at = slider.max; at >= 0; at--) {{
    await move(at);
    shown += document.querySelector(".xp-picture") !== null;
  }}
  return shown;
}}"""
STATE = f"""() => {{ {CHART}
  const words = name => document.querySelector(name).innerText;
  const plot = document.querySelector(".xp-plot");
  return {{
    chart: chart(".plot-container"), data: JSON.stringify(plot.data),
    layout: JSON.stringify(plot.layout), title: words(".xp-title"), readout: words(".xp-readout"),
    label: plot.querySelector("[role=img]").getAttribute("aria-label"), address: location.search,
  }};
}}"""


@pytest.mark.parametrize("id", FIGURES)
def test_what_a_drag_leaves_is_what_a_fresh_figure_draws(plain: Page, id: str) -> None:
    plain.set_viewport_size(SLIDE)
    put(plain, id, ALL)
    plain.evaluate(PICTURED)
    assert plain.evaluate(THROUGH) > 0
    picture, label = plain.evaluate(PICTURED)
    expect(plain.locator(".xp-picture")).to_have_count(0)
    plain.wait_for_timeout(500)  # the address has the choice by then
    left = plain.evaluate(STATE)
    put(plain, id, ALL)
    assert plain.evaluate(STATE) == left
    assert picture == left["chart"]
    assert label == left["label"]


def test_where_its_reader_zoomed_a_figure_draws_itself(plain: Page) -> None:
    plain.set_viewport_size(SLIDE)
    put(plain, "layer-signal", ALL)
    plain.evaluate(PICTURED)
    expect(plain.locator(".xp-picture")).to_have_count(0)
    plain.evaluate("Plotly.relayout(document.querySelector('.xp-plot'), {'xaxis.range': [5, 20]})")
    assert plain.evaluate(THROUGH) == 0
    axis = plain.evaluate("document.querySelector('.xp-plot').layout.xaxis.range")
    assert axis == [5, 20]
