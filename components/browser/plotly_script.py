"""Plotly's script: that of the installed package, with the parts that flat figures call.

The whole script is 4.8 MB, for maps and solids as well; our figures are flat, and what they call is
less than a third of it.
"""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from pathlib import Path

import plotly

from components.browser import plotly_parts

WHOLE = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
HEAD, END = "this, () => {", "\n}));"  # of the function that holds all of it
BANNER = re.compile(r"\* plotly\.js v([\d.]+)")

# What Plotly's own build for flat figures can draw, as its README says; a test holds every figure
# against it.
CARTESIAN = frozenset(
    {"bar", "box", "contour", "heatmap", "histogram", "histogram2d", "histogram2dcontour"}
    | {"image", "pie", "scatter", "scatterternary", "violin"}
)


@lru_cache(maxsize=1)
def version() -> str:
    """The version of Plotly's script, by its own first lines; "" where they do not say so."""
    with WHOLE.open(encoding="utf-8") as file:
        found = BANNER.search(file.read(200))
    return found[1] if found else ""


@lru_cache(maxsize=1)
def body() -> bytes:
    """The script to send, with the one function that holds all of it in brackets.

    They tell a browser that it is called at once, so it is read while it arrives. Without them it
    is only skimmed then, and read when it is called: about a sixth of what the script takes to run.
    """
    text = plotly_parts.only(WHOLE.read_text("utf-8"), CARTESIAN)
    begun, head, rest = text.partition(HEAD)
    inner, end, _ = rest.rpartition(END)
    if not head or not end:
        return text.encode()  # built in another way: it works without
    return (begun + HEAD.replace("() =>", "(() =>") + inner + END.replace("}", "})")).encode()


@lru_cache(maxsize=1)
def name() -> str:
    """Name of the script to send: it differs whenever the script may differ."""
    made = "".join(Path(each).read_text("utf-8") for each in (__file__, plotly_parts.__file__))
    return f"plotly-{version()}-{hashlib.sha256(made.encode()).hexdigest()[:8]}.min.js"
