"""Plotly's script: that of the installed package, with the parts that flat figures call.

The whole script is 4.8 MB, for maps and solids as well; our figures are flat, and what they call is
less than a third of it. A deployment may also fetch the “cartesian” build that Plotly itself makes
for such figures (python -m pipeline.fetch_plotly). It lies in a folder that git ignores, and is
used only while its version is that of the installed package. $EXPLAINER_PLOTLY names another
folder.
"""

from __future__ import annotations

import hashlib
import os
import re
from functools import lru_cache
from pathlib import Path

import plotly

from components.browser import plotly_parts
from components.study.folders import HOME

WHOLE = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
FOLDER = Path(os.environ.get("EXPLAINER_PLOTLY") or HOME / ".plotly")
HEAD, END = "this, () => {", "\n}));"  # of the function that holds all of it
BANNER = re.compile(r"\* plotly\.js (?:\(([a-z]+) - minified\) )?v([\d.]+)")

# What Plotly's own build for flat figures can draw, as its README says; a test holds every figure
# against it.
CARTESIAN = frozenset(
    {"bar", "box", "contour", "heatmap", "histogram", "histogram2d", "histogram2dcontour"}
    | {"image", "pie", "scatter", "scatterternary", "violin"}
)


def build(script: Path) -> tuple[str, str]:
    """Build and version of a script, by its own first lines: the build of the whole one is ""."""
    with script.open(encoding="utf-8") as file:
        found = BANNER.search(file.read(200))
    return (found[1] or "", found[2]) if found else ("", "")


@lru_cache(maxsize=1)
def version() -> str:
    """The version of Plotly's script in the installed package."""
    return build(WHOLE)[1]


def small() -> Path:
    """Where Plotly's own smaller build of the installed version lies, if it was fetched."""
    return FOLDER / f"plotly-cartesian-{version()}.min.js"


@lru_cache(maxsize=1)
def script() -> Path:
    """The script to send: the build fetched if it is there and what its name says. Decided once."""
    fits = small().is_file() and build(small()) == ("cartesian", version())
    return small() if fits else WHOLE


@lru_cache(maxsize=1)
def body() -> bytes:
    """The script to send, with the one function that holds all of it in brackets.

    They tell a browser that it is called at once, so it is read while it arrives. Without them it
    is only skimmed then, and read when it is called: about a sixth of what the script takes to run.
    """
    text = script().read_text("utf-8")
    if script() == WHOLE:
        text = plotly_parts.only(text, CARTESIAN)
    begun, head, rest = text.partition(HEAD)
    inner, end, _ = rest.rpartition(END)
    if not head or not end:
        return text.encode()  # built in another way: it works without
    return (begun + HEAD.replace("() =>", "(() =>") + inner + END.replace("}", "})")).encode()


@lru_cache(maxsize=1)
def name() -> str:
    """Name of the script to send: it differs whenever the script may differ."""
    if script() == small():
        return small().name
    made = "".join(Path(each).read_text("utf-8") for each in (__file__, plotly_parts.__file__))
    return f"plotly-{version()}-{hashlib.sha256(made.encode()).hexdigest()[:8]}.min.js"
