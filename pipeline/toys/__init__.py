"""Tables of toys: all that is planted in simulated figures. Every study has them."""

from pipeline.source import Recipes
from pipeline.toys import defences, lab, ladders, primer, reference

RECIPES: Recipes = {
    **reference.RECIPES,
    **primer.RECIPES,
    **lab.RECIPES,
    **ladders.RECIPES,
    **defences.RECIPES,
}
