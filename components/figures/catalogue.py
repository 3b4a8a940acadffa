"""The catalogue: every figure, in reading order. All else reads it."""

from components.figures import alpha, cascade, layers, verdict
from components.figures.figure import Figure

CATALOGUE: tuple[Figure, ...] = (
    layers.signal,
    layers.umap,
    layers.capture,
    alpha.sweep,
    alpha.subsets,
    cascade.ladder,
    cascade.angles,
    verdict.waffle,
)
BY_ID = {figure.id: figure for figure in CATALOGUE}
