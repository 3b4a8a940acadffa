"""Sources and data: every table with its provenance, its columns and a download."""

from components.blocks import Check, Citing, Glossary, Receipts, References, words

BLOCKS = (
    words("opening", "kinds"),
    Receipts(),
    words("digitised", "left-out", "licence", "cite"),
    Citing(),
    words("references"),
    References(),
    words("glossary"),
    Glossary(),
    words("wrong"),
    Check(),
)
