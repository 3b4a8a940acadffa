"""Numbers that readings of statements quote, by the names they use in braces."""

from __future__ import annotations

from pathlib import Path

from components.geometry.statistics.proportions import Share
from pipeline.gemma4_e4b.directions.classes import pooled_directions
from pipeline.gemma4_e4b.directions.signal import layers
from pipeline.gemma4_e4b.edits.search import search_article, trial_outcomes
from pipeline.gemma4_e4b.refusals.cascade import cascade
from pipeline.gemma4_e4b.refusals.tested import comparisons_tested
from pipeline.gemma4_e4b.statements.claims_seen import seen


def numbers(source: Path) -> dict[str, str]:
    """Each number as it is written."""
    tested = comparisons_tested(source).set_index("comparison")
    stages = cascade(source).set_index("stage")
    counts = {stage: Share(row["refused"], row["n"]).counts for stage, row in stages.iterrows()}
    d = layers(source).sort_values("d", ascending=False)["d"]
    cosines = pooled_directions(source)["cosine"]
    benign = tested.loc["siblings: benign"]
    _, asked, survivors, _ = seen(source)["G-70"]
    trials = int(search_article(source)["trials"].item())
    return {
        "e2b_benign": Share(benign["first_k"], benign["first_n"]).counts,
        "e4b_benign": Share(benign["second_k"], benign["second_n"]).counts,
        "second_d": f"{d.iloc[1]:.3f}",
        "third_d": f"{d.iloc[2]:.3f}",
        "first_d": f"{layers(source).set_index('layer')['d'][0]:.2f}",
        "p_last_step": f"{tested['p']['cascade: last step']:.2f}",
        "p_topics": f"{tested['p']['topics: inside']:.2f}",
        "p_base": f"{tested['p']['searches: base']:.2f}",
        "p_emergency": f"{tested['p']['siblings: emergency_medical']:.2f}",
        "p_wilderness": f"{tested['p']['siblings: wilderness_survival']:.1g}",
        "p_grey": f"{tested['p']['siblings: gray_zone']:.1g}",
        "asked": f"{asked}",
        "survivors": f"{survivors}",
        "other_trials": f"{trials - int(trial_outcomes(source)['trials'].sum())}",
        "plain": counts["0a"],
        "best": counts["D3-all"],
        "cos_low": f"{cosines.min():.2f}",
        "cos_high": f"{cosines.max():.2f}",
    }
