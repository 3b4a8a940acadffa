"""Which statements stand: the ledger, and a hunt for what the data do not support."""

from components.blocks import Check, Exercise, Hunt, Ledger, figure, words

BLOCKS = (
    words("opening", "how-to"),
    figure("claims-ledger"),
    words("finding", "statuses", "ledger"),
    Ledger(),
    words("hunt"),
    Hunt(),
    words("mistakes"),
    Exercise("our-mistakes"),
    words("conclude"),
    Check(),
)
