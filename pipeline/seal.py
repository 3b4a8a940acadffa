"""Write the checksum of every table into study.json: python -m pipeline.seal [STUDY ...]"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from components.study import data_folder, study_ids
from components.study.folders import TOYS, folder_of


def seal(folder: Path, only: Sequence[str] = ()) -> None:
    """Write the SHA-256 of each table of `folder`/study.json, or of some, into that file."""
    path = folder / "study.json"
    manifest = json.loads(path.read_text("utf-8"))
    for name in only or manifest["tables"]:
        record = manifest["tables"][name]
        record["sha256"] = hashlib.sha256((folder / record["file"]).read_bytes()).hexdigest()
    text = json.dumps(manifest, indent=1, ensure_ascii=False) + "\n"
    path.write_text(text, "utf-8", newline="\n")


def main() -> None:
    """Seal the studies named on the command line, or all of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("study", nargs="*")
    asked = parser.parse_args().study
    if unknown := set(asked) - {*study_ids(), TOYS.name}:
        parser.error(f"{data_folder()} holds no study called {sorted(unknown)[0]}")
    for study in asked or [TOYS.name, *study_ids()]:
        seal(folder_of(study))
        print(f"sealed {study}")


if __name__ == "__main__":
    main()
