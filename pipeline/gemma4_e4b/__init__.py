"""How each table of the study gemma4-e4b is made from the tables drawn from its public files."""

from pipeline.gemma4_e4b.directions import categories, classes, signal, turning
from pipeline.gemma4_e4b.edits import (
    anatomy,
    comparisons,
    differences,
    explanations,
    local,
    search,
    weights,
)
from pipeline.gemma4_e4b.models import replies, selection
from pipeline.gemma4_e4b.refusals import behaviour, cascade, scoring, sizes, sweep, tested, toys
from pipeline.gemma4_e4b.statements import (
    anecdote,
    claims,
    debate,
    defences,
    experiments,
    plan,
    timeline,
)
from pipeline.source import Recipes

RECIPES: Recipes = {
    **signal.RECIPES,
    **sweep.RECIPES,
    **cascade.RECIPES,
    **behaviour.RECIPES,
    **scoring.RECIPES,
    **classes.RECIPES,
    **weights.RECIPES,
    **search.RECIPES,
    **local.RECIPES,
    **comparisons.RECIPES,
    **explanations.RECIPES,
    **plan.RECIPES,
    **turning.RECIPES,
    **categories.RECIPES,
    **sizes.RECIPES,
    **tested.RECIPES,
    **toys.RECIPES,
    **claims.RECIPES,
    **anecdote.RECIPES,
    **defences.RECIPES,
    **debate.RECIPES,
    **experiments.RECIPES,
    **anatomy.RECIPES,
    **differences.RECIPES,
    **timeline.RECIPES,
    **selection.RECIPES,
    **replies.RECIPES,
}
