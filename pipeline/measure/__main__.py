"""Turn activations into a study: python -m pipeline.measure FILE --labels CSV --out FOLDER

FILE is .npy or .npz and holds one array (prompts, layers, width). CSV has a column `group` that
says refuse or comply, one row per prompt, in the order of the array. FOLDER, best within data/,
gets tables and a study.json; a study made by this command before is replaced. Maps are made where
umap-learn is installed. See docs/studies.md.
"""

from __future__ import annotations

import argparse
import sys
from importlib.metadata import version
from pathlib import Path

from pipeline import layout
from pipeline.measure.layer import Draws
from pipeline.measure.manifest import About
from pipeline.measure.problem import Unusable
from pipeline.measure.run import Maps, measure


def main() -> None:
    """Measure the file named on the command line; exit code 1 where it cannot be."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("activations", type=Path)
    parser.add_argument("--labels", type=Path, required=True, metavar="CSV")
    parser.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--title", default="", help="of the study; else the name of the folder")
    parser.add_argument("--model", default="not stated", help="name of the model")
    parser.add_argument("--citation", default="Measured by the owner of this study.")
    parser.add_argument("--url", default="", help="where the work can be found")
    parser.add_argument("--licence", default="not stated")
    parser.add_argument(
        "--global-layers", type=int, nargs="*", help="layers that attend to all of the text"
    )
    parser.add_argument("--splits", type=int, default=Draws().splits, help="random halves")
    parser.add_argument("--shuffles", type=int, default=Draws().shuffles, help="of the labels")
    parser.add_argument("--seed", type=int, default=Draws().seed)
    parser.add_argument("--no-maps", action="store_true", help="leave UMAP out")
    asked = parser.parse_args()
    if min(asked.splits, asked.shuffles) < 1 or asked.seed < 0:
        parser.error("halves and shuffles must be drawn at least once, with a seed from 0")
    maps = None
    if layout.installed() and not asked.no_maps:
        maps = Maps(layout.umap, f"umap-learn {version('umap-learn')}")
    elif not asked.no_maps:
        print("umap-learn is not installed, so no maps are made", file=sys.stderr)
    title = asked.title or asked.out.name
    try:
        made = measure(
            asked.activations,
            asked.labels,
            asked.out,
            About(title, asked.model, asked.citation, asked.url, asked.licence),
            draws=Draws(asked.splits, asked.shuffles, asked.seed),
            whole=asked.global_layers,
            maps=maps,
        )
    except Unusable as problem:
        print(problem, file=sys.stderr)
        sys.exit(1)
    print(f"wrote {asked.out}: {', '.join(made)}")


if __name__ == "__main__":
    main()
