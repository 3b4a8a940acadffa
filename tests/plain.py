"""A plain page that holds one figure, opened from a file: our script and Plotly's, nothing else."""

from pathlib import Path

from playwright.sync_api import Page, expect

from components.browser import assets, mount
from components.figures import BY_ID
from components.packing import stored
from components.study import load_study

SLIDE = {"width": 1280, "height": 720}
MOUNT = """([options, query]) => {
  const root = document.querySelector("#root");
  window.leave?.();
  window.leave = Explorable.mount(root, { ...options, ...Explorable.asked(options, query) });
}"""


def write(folder: Path) -> str:
    """Write the page, without a figure as yet. Returns its address."""
    page = folder / "figure.html"
    for name, file in assets.own().items():
        (folder / name).write_bytes(file.body)
    page.write_text(
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Plain</title>'
        f"<style>body {{ margin: 0 }}{assets.STYLE.read_text('utf-8')}</style>"
        '<div id="root"></div>'
        f'<script src="{assets.script_name()}"></script></html>',
        "utf-8",
    )
    return page.as_uri()


def put(tab: Page, id: str, query: str) -> None:
    """Mount a figure in the plain page, as its address would ask for it."""
    study, figure = load_study("gemma4-e4b"), BY_ID[id]
    packed = stored.packed(figure, study)
    made = mount.options(
        figure,
        study,
        packed,
        home=f"f/{id}.html",
        canonical=f"https://example.org/f/{id}.html",
    )
    tab.evaluate(MOUNT, [{**made, "packed": packed.text, "plotly": assets.plotly_name()}, query])
    expect(tab.locator(f'.xp[data-figure="{id}"]')).to_have_attribute("data-drawn", "yes")
