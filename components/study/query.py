"""What the query of an address may hold, each name with one meaning on every page.

The controls of figures stand there by their own names, so none may have a name of these.
"""

from __future__ import annotations

NAMES = {
    "study": "which study is shown",
    "depth": "how much is said",
    "theme": "the colours",
    "predict": "whether a guess is asked for first",
    "figure": "the one figure shown, without its page",
    "figures": "the figures that a teacher picked",
    "parts": "what stands around a figure",
    "frozen": "the data that a link to a figure was made for",
    "embed": "whether another page shows this one in a frame; Streamlit reads it too",
    "embed_options": "Streamlit’s own",
    "childId": "the name that a page with pym.js gives its frame",
    "find": "the words that a list is searched for",
    "kind": "the kind of numbers that a list is filtered by",
    "status": "the status that statements are filtered by",
    "work": "the work that statements are filtered by",
    "about": "the figure that statements are filtered by",
    "all": "whether a list is shown to its end",
    "route": "the way through the pages that a reader is on",
    "at": "the step of that way",
    "scene": "the step of a figure that is explained in steps",
    "deck": "the talk that is given",
    "slide": "the slide of that talk",
    "room": "the code of the room that a visitor is in",
    "key": "the secret of the room’s teacher",
}
