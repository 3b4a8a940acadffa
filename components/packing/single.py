"""A drawing that is in no catalogue, packed as figures are, so that the same script shows it."""

from __future__ import annotations

import json
from typing import Any

import plotly.graph_objects as go

from components.figures.core.theme import colours


def single(id: str, name: str, chart: go.Figure) -> dict[str, Any]:
    """One variant, without controls, guess and source; see components/packing/variants.py."""
    drawn = json.loads(chart.to_json())
    layout = drawn["layout"]
    meta = layout.pop("meta")
    entries = [*layout.items(), *((f"meta.{key}", value) for key, value in meta.items())]
    return {
        "id": id,
        "name": name,
        "predict": None,
        "source": [],
        "caveats": [],
        "data": "",
        "cite": {"forms": [], "latex": {}},
        "controls": [],
        "live": False,
        "themes": {theme: colours(theme) for theme in ("dark", "projector")},
        "variants": [[list(range(len(drawn["data"]))), list(range(len(entries)))]],
        "traces": drawn["data"],
        "entries": entries,
    }
