"""The shape of an edit over depth, exact or in bounds, and how it is put in words."""

from __future__ import annotations

import pandas as pd

from components.study import NotInStudy, Study


def runs(layers: pd.Series) -> list[tuple[int, int]]:
    """First and last of each run of neighbouring layers, in order."""
    ordered = layers.sort_values()
    group = (ordered.diff() != 1).cumsum()
    ends = ordered.groupby(group).agg(["min", "max"])
    return [(int(first), int(last)) for first, last in ends.itertuples(index=False)]


def span(layers: pd.Series) -> str:
    """Layers in words: `20 to 41`, `3`, or `none`."""
    each = [f"{a} to {b}" if a != b else f"{a}" for a, b in runs(layers)]
    return ", ".join(each) or "none"


def shape_of(study: Study, search: str) -> pd.DataFrame:
    """The rows of one search, with `low`, `high` and `edited` as always, sometimes or never."""
    exact = study.table("kernel_exact")
    exact = exact[exact["run"] == search]
    if len(exact):
        words = exact["edited"].map({True: "always", False: "never"})
        strength = exact["strength"]
        exact = exact.assign(edited=words, low=strength, high=strength, share=words == "always")
        return exact.drop(columns="strength")
    every = study.table("kernel_envelope")
    return every[every["run"] == search]


def told_of(study: Study, search: str) -> pd.Series | None:
    """Where the arrow of a search was read; None where the study does not say."""
    try:
        rows = study.table("search_edits")
    except NotInStudy:
        return None
    rows = rows[rows["run"] == search]
    return rows.iloc[0] if len(rows) else None


def hover(row: pd.Series, exact: bool) -> str:
    """How much is removed at one layer."""
    if exact:
        return f"{row['high']:.1f} removed"
    return (
        f"{row['low']:.1f} to {row['high']:.1f} removed; "
        f"{100 * row['share']:.0f} % of the possible shapes edit it"
    )


def counts(rows: pd.DataFrame) -> str:
    """How many layers each component is edited at, in words for a title."""
    edited = rows[rows["edited"] != "never"]
    each = [
        f"{name.split(' (')[0]} at {len(some)}"
        for name, some in edited.groupby("component", sort=False)
    ]
    return ", ".join(each) or "nothing"


def summary(rows: pd.DataFrame, exact: bool) -> str:
    """Where one component is edited and how much of it is removed."""
    edited = rows[rows["edited"] != "never"]
    if edited.empty:
        return "not edited at any layer"
    if exact:
        return (
            f"layers {span(edited['layer'])} ({len(edited)} of {len(rows)}), "
            f"{edited['low'].min():.1f} to {edited['high'].max():.1f} removed"
        )
    return (
        f"edited for certain at layers {span(rows.loc[rows['edited'] == 'always', 'layer'])}; "
        f"not at layers {span(rows.loc[rows['edited'] == 'never', 'layer'])}; the rest unknown"
    )
