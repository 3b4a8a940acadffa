"""Rebuild a study's tables from its sources: python -m pipeline.build STUDY --from DIR

The toys that every study has come from no source: python -m pipeline.build toys

The tables are written by the study's recipe, checked against the data dictionary, and sealed.
Tables that another command makes are only checked. What is written by hand stays as it is:
study.json but for its checksums, facts/ and text/.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from components.study import data_folder, study_ids
from components.study.folders import HOME, TOYS, folder_of, schema_file
from components.study.schema import read_schema
from pipeline import gemma4_e4b, toys
from pipeline.embed.tables import TABLES as EMBEDDED
from pipeline.save import check_table, save_table
from pipeline.seal import seal
from pipeline.source import Recipes

RECIPES: dict[str, Recipes] = {"gemma4-e4b": gemma4_e4b.RECIPES, TOYS.name: toys.RECIPES}
MADE_ELSEWHERE = {"gemma4-e4b": EMBEDDED}  # by python -m pipeline.embed, which needs umap-learn


def build(study: str, source: Path, folder: Path, only: Sequence[str] = ()) -> list[str]:
    """Write every table of `study`, or `only` some, into `folder`; returns their names.

    Raises ValueError where a table breaks the data dictionary, FileNotFoundError for a missing
    source, and KeyError where study.json names a table without a recipe, or the reverse.
    """
    schema = read_schema(schema_file())
    recipes = RECIPES[study]
    manifest = json.loads((folder / "study.json").read_text("utf-8"))
    others = MADE_ELSEWHERE.get(study, ())
    if astray := sorted(set(only) & set(others)):
        raise KeyError(f"made by python -m pipeline.embed: {astray}")
    if not only and (unlike := {*recipes, *others} ^ set(manifest["tables"])):
        raise KeyError(f"only in one of recipe and study.json: {sorted(unlike)}")
    wanted = list(only or recipes)
    for name in wanted:
        path = folder / manifest["tables"][name]["file"]
        save_table(recipes[name](source), path, schema[name])
    for name in () if only else others:
        check_table(folder / manifest["tables"][name]["file"], schema[name])
    seal(folder, wanted)
    return wanted


def main() -> None:
    """Build the study named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("study", choices=sorted(RECIPES))
    parser.add_argument("--from", dest="source", type=Path, metavar="DIR")
    parser.add_argument("--only", nargs="+", default=(), metavar="TABLE")
    options = parser.parse_args()
    if options.study != TOYS.name and options.study not in study_ids():
        parser.error(f"{data_folder()} holds no study {options.study}")
    if options.study != TOYS.name and not options.source:
        parser.error("the folder of its sources is needed: --from DIR")
    for name in build(
        options.study, options.source or HOME, folder_of(options.study), options.only
    ):
        print(f"wrote {name}")


if __name__ == "__main__":
    main()
