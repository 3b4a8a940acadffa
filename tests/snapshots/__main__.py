"""Make the snapshots anew and print what changed: `python -m tests.snapshots [FIGURE...]`."""

from __future__ import annotations

import difflib
import sys
from pathlib import Path

from components.figures import BY_ID, CATALOGUE
from components.study import load_study
from tests.snapshots.kept import FOLDER, STYLE
from tests.snapshots.text import snapshot, style


def main(names: list[str]) -> None:
    study = load_study("gemma4-e4b")
    made = {id: snapshot(BY_ID[id], study) for id in names or [each.id for each in CATALOGUE]}
    if not names:
        made[STYLE] = style()
        for path in FOLDER.glob("*.txt"):
            if path.stem not in made:
                print(f"{path.name}: no such figure any more")
                path.unlink()
    changed = [id for id in made if renewed(FOLDER / f"{id}.txt", made[id])]
    print(f"{len(changed)} of {len(made)} changed{': ' if changed else '.'}{', '.join(changed)}")


def renewed(path: Path, text: str) -> bool:
    """Write a snapshot and print how it differs from the one before; whether it does."""
    before = path.read_text("utf-8") if path.exists() else ""
    if before == text:
        return False
    names = (f"{path.name}, before", f"{path.name}, now")
    difference = difflib.unified_diff(
        before.splitlines(), text.splitlines(), *names, n=1, lineterm=""
    )
    print(*(difference if before else [f"{path.name}: new"]), sep="\n", end="\n\n")
    path.write_text(text, "utf-8")
    return True


if __name__ == "__main__":
    main(sys.argv[1:])
