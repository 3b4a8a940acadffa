"""The live class: a room whose guesses appear as an anonymous tally."""

from components.blocks import Room, words

BLOCKS = (
    words("opening", when="outside"),
    Room(),
    words("students", "teachers", when="outside"),
    words("privacy", "conclude"),
)
