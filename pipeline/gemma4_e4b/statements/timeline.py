"""What happened when: findings, defences, edits, the model, and the study itself."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from pipeline.source import Recipes, flags, read

# Date, kind, title, what was new, where it is told; no day where it is not known.
EVENTS = """
2024-06-06 | defence | Circuit breakers | harmful states lead to a dead end | arXiv:2406.04313
2024-06-17 | finding | One direction | refusal hangs on it in thirteen models | arXiv:2406.11717
2024-08-01 | defence | Tamper resistance | for safeguards against fine-tuning | arXiv:2408.00761
2024-10-04 | finding | False refusal | a direction of its own, cut by itself | arXiv:2410.03415
2024-11 | finding | Where is zero? | refusal is affine: the origin matters | arXiv:2411.09003
2024-12-10 | defence | Durability doubted | tests of safeguards can mislead | arXiv:2412.07097
2025-02-24 | finding | Cones | several directions, and cones of them | arXiv:2502.17420
2025-07-16 | finding | Harm is not refusal | the two are encoded apart | arXiv:2507.11878
2025-10-25 | edit | Projection | the harmless mean leaves the arrow | Lai (2025), article
2025-11-16 | edit | Search | a tool looks for edits by itself | Heretic, tag v1.0.1
2026-02-02 | finding | Eleven kinds, one knob | they differ in how, not whether | arXiv:2602.02132
2026-04-02 | model | Gemma 4 | released with open weights | Google, April 2026
2026-04-04 | edit | First edits of E4B | their counts lie far apart | model cards, an article
2026-05-04 | edit | New default | the tool now takes the harmless mean out | Heretic, commit 0e7c14d
"""
STUDY = {
    "M1": ("Benchmark fixed", "the study’s prompts are frozen"),
    "M2c": ("Sweep", "the study turns the knob, and nothing moves"),
    "M6": ("Gram–Schmidt", "the study takes the harmless mean out too"),
}
PAIR = ("New default", "Gram–Schmidt")  # the same step from two sides


def timeline(source: Path) -> pd.DataFrame:
    """One row an event, by date; the study's own from its milestones, the last day of each."""
    dates = read(source, "tables/milestones.csv").set_index("milestone")["date"]
    own = []
    for milestone, (title, what) in STUDY.items():
        day, _, last = str(dates[milestone]).partition("/")
        day = f"{day[:-2]}{last}" if last else day
        own.append((day, "study", title, what, f"Status report, {milestone}"))
    columns = ["date", "kind", "title", "what", "source"]
    others = [tuple(line.split(" | ")) for line in EVENTS.strip().splitlines()]
    frame = pd.DataFrame([*others, *own], columns=columns).sort_values("date", kind="stable")
    frame.insert(0, "order", range(1, len(frame) + 1))
    return frame.assign(pair=flags(frame["title"].isin(PAIR).astype(int))[0])


RECIPES: Recipes = {"timeline": timeline}
