"""Arguments about open weights, sorted by what could settle them: a judgement of this explainer."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from pipeline.source import Recipes

# Column; the side it is used for; the argument; why it stands in this column; where to look.
CARDS = [
    ("shown", "caution", "Changing an open model is cheap.",
     "One author reports minutes on a laptop, and several edits of this model were published "
     "within days of its release. The times are the authors’ own.", "trials", "none"),
    ("shown", "openness", "Openness let strangers check.",
     "The study’s files are public. That its knob was probably not connected could be found only "
     "because anyone may read them.", "alpha", "alpha-sweep"),
    ("shown", "caution", "The model’s own refusal does not hold against an editor.",
     "Two published edits left none of the tested harmful prompts refused. The numbers of prompts "
     "are small and the intervals say so.", "comparisons", "held-fixed"),
    ("shown", "openness", "An edit can be noticed where the original file is known.",
     "Comparing weights shows every changed tensor of the two edits compared here.", "weights",
     "edited-layers"),
    ("shown", "openness", "Refusing has a cost as well.",
     "The smaller sibling refuses a share of harmless questions, emergencies among them.",
     "benchmark", "over-refusal"),
    ("values", "openness", "People may inspect what they depend on.",
     "What inspection is worth, set against what it enables, is no measurement.", "none", "none"),
    ("values", "caution", "Whoever releases a thing answers for its worst use.",
     "How far responsibility reaches, when a stranger has edited a copy, is a question of law and "
     "ethics.", "none", "none"),
    ("values", "both", "A rare great harm weighs more, or less, than much everyday help.",
     "The weighing needs a scale, and data do not bring one along.", "none", "none"),
    ("values", "both", "Publisher, state, builder or user: somebody has to decide.",
     "Data can tell what each could do, not who should.", "none", "none"),
    ("unknown", "caution", "Edited open models add harm that would not have happened anyway.",
     "Nothing here counts what people do with them, or what they would have done without.",
     "none", "none"),
    ("unknown", "openness", "On the whole, open weights make models safer.",
     "This study shows that such research is possible. It does not show the balance.", "none",
     "none"),
    ("unknown", "caution", "An edit leaves the model’s other abilities as they were.",
     "Tests of abilities were planned in the study and not run.", "method", "pipeline"),
    ("unknown", "both", "Newer models are harder to edit.",
     "The counts that are quoted for it differ in nearly every condition.", "comparisons",
     "held-fixed"),
    ("unknown", "both", "Training can make refusal last.",
     "Some training helps against the edits it was tested on. None is shown to last against an "
     "editor who adapts, and nobody has shown that none can.", "open", "none"),
]  # fmt: skip


def debate(source: Path) -> pd.DataFrame:
    """One card a row."""
    columns = ["column", "side", "claim", "why", "page", "figure"]
    frame = pd.DataFrame(CARDS, columns=columns)
    frame.insert(0, "order", range(1, len(frame) + 1))
    return frame


RECIPES: Recipes = {"debate": debate}
