"""The live class: a room whose guesses appear as an anonymous tally."""

from components.blocks import Room, words

BLOCKS = (
    Room(),
    words("opening", "students", "teachers", "privacy", "conclude"),
)
