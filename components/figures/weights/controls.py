"""What to show of the published edits."""

from __future__ import annotations

from math import floor, log10

from components.figures.core.control import Control
from components.study import Study


def _change_sizes(study: Study) -> list[str]:
    """Half decades from below the smallest change to the largest, and the study's own rule."""
    changed = study.table("edit_tensors")["relative_change"]
    changed = changed[changed > 0]
    decades = range(floor(log10(changed.min())), floor(log10(changed.max())) + 1)
    steps = {float(f"{step}e{decade}") for decade in decades for step in (1, 3)}
    steps |= set(study.table("edits")["rule"])
    return [f"{step:g}" for step in sorted(steps) if step <= changed.max()]


def _change_words(study: Study, value: str) -> str:
    step, _, decade = f"{float(value):e}".partition("e")
    power = f"10{str(int(decade)).translate(str.maketrans('-0123456789', '⁻⁰¹²³⁴⁵⁶⁷⁸⁹'))}"
    words = power if float(step) == 1 else f"{float(step):g} × {power}"
    own = float(value) in set(study.table("edits")["rule"])
    return f"{words} of the tensor" + (", the study’s rule" if own else "")


NOISE = Control(
    "noise",
    "Leave out changes up to",
    "slider",
    ("edit_tensors", "edits"),
    _change_sizes,
    say=_change_words,
)


PANELS = {
    "rank": "one panel per rank",
    "part": "one panel per kind of matrix",
    "single": "single tensors, further down",
}


def _panels(study: Study) -> list[str]:
    return [name for name in PANELS if name != "single" or "edit_spectra_tails" in study.entries]


SPECTRA = Control(
    "spectra",
    "Show",
    "choice",
    (),
    _panels,
    say=lambda study, value: PANELS[value],
)


SIGNS = Control(
    "signs",
    "Cosine of the two edits",
    "choice",
    (),
    lambda study: ["without", "listed"],
    say=lambda study, value: {"without": "size only", "listed": "with the signs as listed"}[value],
)
