"""Which class each prompt is in: a CSV file with a column `group`, one row per prompt, in order."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from components.geometry.stream.gram import Labels
from components.study.cells import cells, header
from components.study.saved import decoded
from pipeline.measure.problem import Unusable

COLUMN, CLASSES = "group", ("refuse", "comply")
FEWEST = 4  # prompts of a class, so that each half of it has a spread


def read_labels(path: Path) -> Labels:
    """True (n,) for prompts of the refuse class. Other columns are not looked at. Raises Unusable.

    A file with prompts in it can thus be used, and nothing of it reaches the study.
    """
    try:
        text = decoded(path.read_bytes())
        rows = cells(text, header(text))
    except FileNotFoundError as problem:
        raise Unusable(f"{path.name} does not exist.") from problem
    except OSError as problem:
        raise Unusable(f"{path.name} cannot be read: {problem.strerror}.") from problem
    except ValueError as problem:
        raise Unusable(f"{path.name}: {problem}.") from problem
    if COLUMN not in rows:
        raise Unusable(f"{path.name} has no column “{COLUMN}”.")
    groups = rows[COLUMN].str.strip()
    wrong = ~groups.isin(CLASSES)
    if wrong.any():
        line = int(wrong.argmax()) + 2
        raise Unusable(
            f"{path.name} says neither {' nor '.join(CLASSES)} in line {line}, column “{COLUMN}”."
        )
    for name in CLASSES:
        if (count := int((groups == name).sum())) < FEWEST:
            raise Unusable(
                f"{path.name} puts {count} prompts into the class {name}; {FEWEST} are needed."
            )
    return np.asarray(groups == CLASSES[0], dtype=np.bool_)
