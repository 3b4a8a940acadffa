"""Give a talk: the decks, one of them at work, and how to make one's own."""

from components.blocks import Decks, words

BLOCKS = (
    words("opening"),
    Decks(),
    words("keys", "own", "offline", "conclude"),
)
