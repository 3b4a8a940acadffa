"""Fetch the build of Plotly's script for flat figures: `python -m pipeline.fetch_plotly`.

The npm registry has it, of the very version that the installed Python package holds. npm checks
the integrity of what it fetches. The app and exports use it from their next start on.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from components.browser import plotly_script

PACKAGE, FILE = "plotly.js-cartesian-dist-min", "package/plotly-cartesian.min.js"


def fetch(folder: Path) -> Path:
    """Have npm put the package into a folder. Raises OSError or CalledProcessError."""
    npm = shutil.which("npm")
    if npm is None:
        raise FileNotFoundError("npm is not installed")
    wanted = f"{PACKAGE}@{plotly_script.version()}"
    subprocess.run([npm, "pack", "--silent", wanted], cwd=folder, check=True, capture_output=True)
    return next(folder.glob("*.tgz"))


def unpack(package: Path) -> Path:
    """Put the script of a package where the app looks. Raises ValueError for another version."""
    target = plotly_script.small()
    target.parent.mkdir(exist_ok=True)
    unfinished = target.with_suffix(".part")
    with tarfile.open(package) as files:
        member = files.extractfile(FILE)
        unfinished.write_bytes(member.read() if member else b"")
    try:
        if plotly_script.build(unfinished) != ("cartesian", plotly_script.version()):
            raise ValueError(f"{package.name} is not of version {plotly_script.version()}")
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
    return target


def main() -> int:
    """Fetch it, or say in one sentence why not."""
    try:
        with tempfile.TemporaryDirectory() as folder:
            target = unpack(fetch(Path(folder)))
    except (OSError, KeyError, ValueError, tarfile.TarError, subprocess.CalledProcessError) as why:
        print(f"The build was not fetched, and the installed script is used: {why}.")
        return 1
    print(f"{target} is there, and will be used.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
