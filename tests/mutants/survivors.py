"""Changes that no test noticed once: file, what stood there, what the change made of it."""

from __future__ import annotations

SURVIVED = (
    # the upper whisker as long as the lower
    (
        "components/figures/pieces/shares.py",
        '"array": (rows["high"] - rows["percent"])',
        '"array": (rows["percent"] - rows["low"])',
    ),
    # refused and answered have each other's colour
    (
        "components/figures/behaviour/siblings.py",
        '(True, "square", theme.REFUSED),\n        (False, "square-open", theme.ANSWERED),',
        '(True, "square", theme.ANSWERED),\n        (False, "square-open", theme.REFUSED),',
    ),
    # a fact is not scaled
    (
        "components/study/facts.py",
        "value if self.scale == 1 else value * self.scale",
        "value",
    ),
    # data that changed do not change the name of what is kept
    ("components/packing/stored.py", "code.digest(figure), study.sha,", "code.digest(figure),"),
    # what is current is forgotten, what is not stays
    ("components/packing/stored.py", "if path not in current", "if path in current"),
    # between two maps equally near, the later
    (
        "components/figures/directions/embedding.py",
        "(abs(other - int(layer)), other)",
        "(abs(other - int(layer)), -other)",
    ),
    # a tally is counted once for all rounds
    ("components/ui/room/answers.py", "_result(kept, code, version)\n", "_result(kept, code, 0)\n"),
    # the server packs beside the process that packs
    ("components/ui/warm.py", "    running.wait()\n", ""),
    # a slide's slider stands where it stands elsewhere
    (
        "components/browser/deck.py",
        'control["start"] = control["options"].index(slide.choices[control["name"]])',
        "pass",
    ),
)
