"""Home: the story, the question, what is here, and where to start."""

from components.blocks import Check, Index, chat, figure, words

BLOCKS = (
    words("hike", "promise", "refusal", "question"),
    chat("chat", "mark"),
    words("versions", "siblings"),
    figure("refusals-by-sibling"),
    words("loosely", "summary"),
    figure("prompt-waffle", parts=["title", "menu", "source"]),
    words("headline", "conclude", "receipts", "start"),
    Check(),
    words("contents"),
    Index(),
)
