"""What a reader does to a page in a browser to see a figure of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

# Opens what the figure is folded into, and turns the steps beside its stage until it is shown.
TURN = """id => {
  const place = document.getElementById(`figure-${id}`);
  for (let at = place; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
  const board = place.closest(".board");
  if (board && !place.checkVisibility()) {
    const steps = [...board.closest("[data-steps]").querySelectorAll(".step")];
    const shows = steps.filter(step => step.dataset.shows.split(" ").includes(id));
    const first = shows.find(step => step.dataset.shows.split(" ")[0] === id) ?? shows[0];
    board.closest("[data-steps]").querySelector(`[data-turn="${first.id}"]`).click();
  }
  // What stays on a stage is moved by no scrolling, which would turn to another step.
  place.scrollIntoView({ block: board ? "nearest" : "center", behavior: "instant" });
}"""

# As translators do: every text node goes, its words come back within two elements.
TRANSLATE = """() => {
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, node =>
    node.parentElement.closest("script, style, svg, .notranslate") || !node.data.trim()
      ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  const nodes = [];
  while (walk.nextNode()) nodes.push(walk.currentNode);
  for (const node of nodes) {
    const [outer, inner] = [1, 2].map(() => document.createElement("font"));
    inner.textContent = `«${node.data}»`;
    outer.append(inner);
    node.replaceWith(outer);
  }
}"""


def turn_to(tab: Page, id: str) -> None:
    """Have the figure `id` of a page in sight."""
    tab.locator(f"#figure-{id}").wait_for(state="attached", timeout=45_000)
    tab.evaluate(TURN, id)
