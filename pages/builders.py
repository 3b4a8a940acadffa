"""Building on open weights: layers, canary prompts, and the debate about openness."""

from components.blocks import Check, Debate, figure, words

BLOCKS = (
    words("opening", "finding", "museum", "how-to", "toy-rates"),
    figure("defence-layers"),
    words("notice", "order", "canary", "canary-finding"),
    figure("canary-power"),
    words("canary-notice", "debate", "debate-finding"),
    Debate(),
    words("debate-notice", "conclude"),
    Check(),
)
