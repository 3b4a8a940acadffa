"""The floors: what Streamlit and Plotly cost by themselves, with nothing of ours around them."""

from __future__ import annotations

from pathlib import Path

from components.browser import assets

BARE_APP = """\
import plotly.graph_objects as go
import streamlit as st

k = st.slider("k", 0, 100, 20, key="k")
x = list(range(300))
figure = go.Figure(go.Scatter(x=x, y=[(at * k) % 97 for at in x]))
st.plotly_chart(figure.update_layout(title=f"k = {k}"))
"""

BARE_PAGE = """\
<!doctype html><html lang="en"><meta charset="utf-8"><title>One chart</title>
<div id="chart"></div><script src="{plotly}"></script>
<script>
const x = [...Array(300).keys()];
const y = x.map(at => at * 20 % 97);
Plotly.newPlot("chart", [{{x, y, type: "scatter"}}], {{title: {{text: "k = 20"}}}});
</script></html>
"""


def bare_app(folder: Path) -> Path:
    """A Streamlit script: one slider, one chart of 300 points."""
    script = folder / "bare.py"
    script.write_text(BARE_APP, "utf-8")
    return script


def bare_page(folder: Path) -> Path:
    """A folder with one page: the same Plotly file that the app uses, and one chart."""
    folder.mkdir(exist_ok=True)
    name = assets.plotly_name()
    (folder / name).write_bytes(assets.own()[name].body)
    (folder / "index.html").write_text(BARE_PAGE.format(plotly=name), "utf-8")
    return folder
