"""The catalogue: every figure, in reading order. All else reads it."""

from components.figures.behaviour import (
    benchmark,
    classes,
    enriched,
    mixer,
    over_refusal,
    redraw,
    siblings,
    verdict,
)
from components.figures.comparisons import base_instruct, explanations, held_fixed, ladders
from components.figures.core.figure import Figure
from components.figures.directions import (
    categories,
    embedding,
    layers,
    shared_reference,
    turning,
    turns,
)
from components.figures.edits import (
    alpha,
    angles,
    cascade,
    differences,
    kernel,
    power,
    search,
    subsets,
    trial_spread,
)
from components.figures.lab import chance, confound, origin, paired, rank, toy_umap
from components.figures.method import claims, experiments, plan, timeline
from components.figures.models import added, candidates, depth, lengths, price, scorers, six
from components.figures.practice import canary, defences, memory, speeds
from components.figures.primer import projection, two_clouds
from components.figures.weights import agreement, anatomy, edited_layers, ranks, spectra

CATALOGUE: tuple[Figure, ...] = (
    siblings.siblings,
    timeline.timeline,
    two_clouds.two_clouds,
    projection.projection,
    six.six_models,
    candidates.candidates,
    depth.how_deep,
    lengths.lengths,
    scorers.two_scorers,
    price.price,
    added.added,
    plan.pipeline,
    benchmark.heatmap,
    over_refusal.over_refusal,
    classes.squares,
    mixer.mixer,
    layers.signal,
    embedding.umap,
    layers.capture,
    turning.similarity,
    turns.turns,
    categories.cosines,
    shared_reference.shared_reference,
    alpha.sweep,
    subsets.subsets,
    power.curves,
    cascade.ladder,
    differences.differences,
    angles.angles,
    verdict.waffle,
    enriched.enriched,
    redraw.run_it_again,
    anatomy.anatomy,
    edited_layers.edited_layers,
    ranks.edit_ranks,
    spectra.singular_values,
    agreement.agreement,
    search.front,
    kernel.kernel,
    trial_spread.spread,
    held_fixed.held_fixed,
    base_instruct.base_or_instruct,
    ladders.boundary_ladder,
    explanations.hypothesis_board,
    defences.layers,
    canary.power,
    memory.fit,
    speeds.speeds,
    confound.confound,
    rank.rank,
    origin.origin,
    chance.signal,
    paired.paired,
    toy_umap.toy_umap,
    claims.claims_ledger,
    experiments.planner,
)
BY_ID = {figure.id: figure for figure in CATALOGUE}
