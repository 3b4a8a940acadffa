"""Which layer."""

from __future__ import annotations

from components.figures.core.control import Control
from components.study import Study


def _layers(study: Study) -> list[str]:
    return [str(layer) for layer in study.table("layers")["layer"]]


def _peak(study: Study) -> str:
    layers = study.table("layers")
    return str(layers["layer"][layers["d"].idxmax()])


def _attention(study: Study, value: str) -> str:
    kind = study.table("layers").set_index("layer")["attention"][int(value)]
    return value if kind == "unstated" else f"{value} ({kind} attention)"


LAYER = Control("layer", "Layer", "slider", ("layers",), _layers, start=_peak, say=_attention)
