"""For teachers and speakers: routes, lesson plans, links to chosen figures, handouts."""

from components.blocks import Picker, Routes, words

BLOCKS = (
    words("opening", "routes"),
    Routes(),
    words("lesson", "talk", "links"),
    Picker(),
    words("handouts", "advice", "conclude"),
)
