"""Say what is missing or wrong in a study folder: python -m pipeline.check FOLDER

Exit code 1 if anything is. The folder's format is described in docs/studies.md.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from pipeline.check import drawn, problems


def main() -> None:
    """Check the folder named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    found = problems(folder)
    for problem in found:
        print(problem, file=sys.stderr)
    if found:
        sys.exit(1)
    print(f"{folder.name} is sound; figures it can feed: {', '.join(drawn(folder))}")


if __name__ == "__main__":
    main()
