"""How sure a test or an alarm must be to see what is there."""

ENOUGH, SEEN = (
    0.8,
    "four times in five",
)  # a customary power, and its words
