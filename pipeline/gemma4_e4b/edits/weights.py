"""Two published edits of the weights: where, how large, of what rank, in which direction."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd

from pipeline.source import Recipes, flags, read

EDITS = {"obliteratus": "OBLITERATUS", "trevorjs": "TrevorJS"}
RULE = 0.001  # the study calls a tensor significantly changed above this relative change
INPUT = -1  # the layer of tensors that act before the first layer
# Matrices of a layer in the order in which the signal meets them, and whether they write.
PARTS = {
    "q_proj": ("attention: query", 0),
    "k_proj": ("attention: key", 0),
    "v_proj": ("attention: value", 0),
    "o_proj": ("attention: output", 1),
    "gate_proj": ("feed-forward: gate", 0),
    "up_proj": ("feed-forward: up", 0),
    "down_proj": ("feed-forward: output", 1),
    "embed_tokens": ("token embedding", 1),
}
RISE = 1.06  # twice the reading error of the less legible curves
CLAIMS = {
    "OBLITERATUS median rank_95": "median rank of OBLITERATUS",
    "OBLITERATUS layers edited": "layers edited by OBLITERATUS",
    "cross-method top-1 cosine, median signed": "median cosine of the two edits",
    "cross-method top-1 cosine, median absolute": "median size of the cosine of the two edits",
}
SPECTRUM = [f"sv{at}" for at in range(1, 11)]


def _short(component: pd.Series) -> pd.Series:
    """The part's own name: `self_attn.q_proj.weight` becomes `q_proj`."""
    names = component.str.removesuffix(".weight").str.split(".")
    # Outside the text decoder the last word is not telling enough.
    return names.map(lambda words: "_".join(words[-2:]) if words[0] == "model" else words[-1])


def _tensors(source: Path) -> pd.DataFrame:
    rows = read(source, "tables/weight_diff_tensors.csv")
    change = rows["real_edit"].map({1: "edited", 0: "none"}).mask(rows["dust"] == 1, "rounding")
    return rows.assign(
        edit=rows["variant"],
        layer=rows["layer"].fillna(INPUT).astype(int),
        part=_short(rows["component"]),
        change=change,
        counted=flags(rows["in_dedup"])[0],
    )


def edits(source: Path) -> pd.DataFrame:
    """The two edits, and how many tensors each changes."""
    totals = json.loads((source / "numbers.json").read_text("utf-8"))["weight_edits"]
    counted = _tensors(source).query("in_dedup == 1 and changed == 1")
    edited = counted[counted["change"] == "edited"].groupby("edit")
    return pd.DataFrame(
        {
            "edit": list(EDITS),
            "name": list(EDITS.values()),
            "tensors": totals["TrevorJS"]["of"],
            "changed": [int((counted["edit"] == edit).sum()) for edit in EDITS],
            "edited": [len(edited.get_group(edit)) for edit in EDITS],
            "rule": RULE,
            "size_over_random": [
                round(edited.get_group(edit)["rel_over_sqrt_k_over_d"].median(), 3)
                for edit in EDITS
            ],
        }
    )


def edit_parts(source: Path) -> pd.DataFrame:
    """The kinds of matrices that either edit changes, with their names in words."""
    found = set(_tensors(source).query("change == 'edited'")["part"])
    parts = [part for part in PARTS if part in found]
    return pd.DataFrame(
        {
            "order": range(1, len(parts) + 1),
            "part": parts,
            "name": [PARTS[part][0] for part in parts],
            "writes": flags(pd.Series([PARTS[part][1] for part in parts]))[0],
        }
    )


def edit_tensors(source: Path) -> pd.DataFrame:
    """Every tensor of those kinds, changed or not, and every other tensor that changed."""
    rows = _tensors(source)
    rows = rows[rows["part"].isin(PARTS) | (rows["changed"] == 1)]
    rows = rows.assign(relative_change=rows["frob_relative"].where(rows["changed"] == 1, 0))
    columns = ["edit", "layer", "part", "change", "relative_change", "counted"]
    return rows[columns].sort_values(["edit", "layer"], kind="stable")


def edit_ranks(source: Path) -> pd.DataFrame:
    """Ranks of the changes; one changed tensor is no matrix and has none."""
    rows = _tensors(source).query("changed == 1").dropna(subset=["rank_95"])
    rows = rows.assign(rank_95=rows["rank_95"].astype(int))
    columns = ["edit", "layer", "part", "change", "counted", "rank_95"]
    return rows[columns].sort_values(["edit", "layer"], kind="stable")


def edit_spectra(source: Path) -> pd.DataFrame:
    """The ten largest singular values of each change that is counted and has them."""
    rows = _tensors(source).query("changed == 1 and in_dedup == 1").dropna(subset=["sv1"])
    long = rows.melt(["edit", "layer", "part"], SPECTRUM, "index", "sigma")
    long["index"] = long["index"].str.removeprefix("sv").astype(int)
    long["sigma"] = [float(f"{sigma:.4g}") for sigma in long["sigma"]]
    return long.sort_values(["edit", "layer", "part", "index"])


def edit_spectra_tails(source: Path) -> pd.DataFrame:
    """Further singular values of a few single changes, thinned, read off a published picture."""
    rows = read(source, "digitised/singular_value_spectra.csv")
    # Singular values never rise. Where the file's do, another line of the picture was read.
    least = rows.sort_values("k").groupby(["variant", "tensor"])["sigma"].cummin().sort_index()
    falling = rows["sigma"] <= RISE * least
    shown = rows["k"].between(11, 20) | (rows["k"] % 10 == 0)
    rows = rows[(rows["provenance"] == "digitised") & shown & falling]
    words = rows["tensor"].str.split(".")
    return pd.DataFrame(
        {
            "edit": rows["variant"].str.removeprefix("gemma_"),
            "layer": [int(w[1]) if w[0] == "layers" else INPUT for w in words],
            "part": words.str[-1],
            "index": rows["k"],
            "sigma": [float(f"{sigma:.4g}") for sigma in rows["sigma"]],
        }
    )


def edit_cosines(source: Path) -> pd.DataFrame:
    """How well the main directions of the two edits agree, matrix by matrix."""
    rows = read(source, "tables/cross_method_cosines.csv")
    first, second = EDITS
    return pd.DataFrame(
        {
            "edit": first,
            "other": second,
            "layer": rows["layer"],
            "part": rows["component"],
            "cosine": rows["cosine"],
            "size": rows["abs_cosine"],
        }
    )


def edit_direction_cosines(source: Path) -> pd.DataFrame:
    """How well the main direction of each edit agrees with the study's direction."""
    rows = read(source, "tables/refusal_direction_vs_sv.csv")
    return pd.DataFrame(
        {
            "edit": rows["variant"],
            "layer": rows["layer"],
            "part": rows["component"],
            "size": rows["cosine_abs"],
        }
    )


def chance_cosines(source: Path) -> pd.DataFrame:
    """What two unrelated directions give."""
    values = json.loads((source / "tables/random_baselines.json").read_text("utf-8"))
    return pd.DataFrame(
        {
            "width": [values["dimension"]],
            "median": [values["median_abs_cosine"]],
            "below_95": [values["abs_cosine_95_percent_bound"]],
        }
    )


def edit_claims(source: Path) -> pd.DataFrame:
    """What the study says of the edits in words, where its files say something else."""
    rows = read(source, "tables/weight_diff_summary.csv").set_index("metric").loc[list(CLAIMS)]
    return pd.DataFrame(
        {
            "quantity": list(CLAIMS.values()),
            "claimed": rows["claimed"].to_numpy(),
            "where_stated": rows["claim_source"].to_numpy(),
        }
    )


RECIPES: Recipes = {
    "edits": edits,
    "edit_parts": edit_parts,
    "edit_tensors": edit_tensors,
    "edit_ranks": edit_ranks,
    "edit_spectra": edit_spectra,
    "edit_spectra_tails": edit_spectra_tails,
    "edit_cosines": edit_cosines,
    "edit_direction_cosines": edit_direction_cosines,
    "chance_cosines": chance_cosines,
    "edit_claims": edit_claims,
}
