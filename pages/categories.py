"""Category against category: do their directions agree, and what would that show?"""

from components.blocks import Check, figure, words

BLOCKS = (
    words("opening", "how-to"),
    figure("category-cosines"),
    words("finding", "reference"),
    figure("shared-reference"),
    words("reference-notice", "conclude"),
    Check(),
)
