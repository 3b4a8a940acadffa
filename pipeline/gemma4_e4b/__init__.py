"""How each table of the study gemma4-e4b is made from the tables drawn from its public files."""

from pipeline.gemma4_e4b import (
    behaviour,
    cascade,
    categories,
    classes,
    comparisons,
    explanations,
    ladders,
    local,
    plan,
    scoring,
    search,
    signal,
    sizes,
    sweep,
    toys,
    turning,
    weights,
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
    **ladders.RECIPES,
    **explanations.RECIPES,
    **plan.RECIPES,
    **turning.RECIPES,
    **categories.RECIPES,
    **sizes.RECIPES,
    **toys.RECIPES,
}
