"""How each table of the study gemma4-e4b is made from the tables drawn from its public files."""

from pipeline.gemma4_e4b import behaviour, cascade, signal, sweep
from pipeline.source import Recipes

RECIPES: Recipes = {
    **signal.RECIPES,
    **sweep.RECIPES,
    **cascade.RECIPES,
    **behaviour.RECIPES,
}
