"""Where the ledger says something in other words than its source, and what it leaves out."""

from __future__ import annotations

# Left out: contact details, and remarks on which wording of a request is answered.
LEFT_OUT = ("G-82", "A-40")

STATEMENTS = {
    "G-69": "A particular topic is among the survivors",
    "G-79": "By the geometry, one kind of refusal could be removed and another kept",
    "N-10": "OBLITERATUS removes refusal entirely",
    "N-12": "Example prompts appear on hover",
    "A-11": "Take a single harmful and a single harmless prompt and subtract",
    "A-20": "The search tool’s version 1.2 asks for version 4.57 of the library that loads models, "
    "and Gemma 4 needs version 5",
    "A-21": "Version 4 of that library cannot read the new form of the special tokens",
    "A-22": "A common library for adapters rejects the class Gemma4ClippableLinear; 232 modules "
    "had to be replaced",
    "A-36": "The winning edit is strong on both components",
    "A-39": "General requests are answered, more particular ones are still refused",
    "A-56": "The winner is described by an index, two weights and a coverage",
    "B-02": "The base model is called E4B-base",
    "B-09": "The direction was read between two layers",
    "B-16": "The shape of the edit over depth is given in full",
    "B-17": "The clippable linear layers occur only in the towers for pictures and sound",
    "C-09": "Edited variants of Gemma 4 and Llama 3 are public",
    "C-11": "Most owners of a 12 GB card get about 8 tokens/s, with 90 layers put on the card",
    "C-16": "Copies that others have edited are the right choice",
    "X-03": "Base and instruct model begin at different counts of refusals",
    "X-06": "The works name different layers as the ones that matter",
    "X-09": "Refusal is shallow, or it has a deep core",
    "X-10": "The works count refusals in different ways",
}

READINGS = {
    "G-05": "Three sections exist in the repository; at this commit there is no PDF.",
    "G-06": "The read-me says that the licence is undecided, and there is no licence file. Figures "
    "are re-drawn here from numbers, with attribution.",
    "G-12": "Neither speed on a phone nor medical correctness was measured in this project.",
    "G-15": "Three versions exist that contradict each other, so the exchange is dramatised: an "
    "illustration.",
    "G-31": "The rows exist; a note lists other strengths, and the results file decides.",
    "G-62": "The data are right; the last stop of the slider reads past the end of the list.",
    "G-63": "The only place on the page that hints at synthetic demos.",
    "G-69": "The words come from a rough keyword match on a handful of prompts: too few to say "
    "which topics survive.",
    "N-01": "The page gives the label another meaning than the study’s own list does.",
    "N-02": "No source for this number was found in the repository.",
    "N-04": "No source was found; the measured effect on the direction is almost nil.",
    "N-09": "On the study’s list H6 is the check of the measurement itself, the positive control, "
    "which speaks against the headline. The demo leaves it out.",
    "N-12": "Invented: none of them occurs in the benchmark. Not shown here.",
    "A-01": "Four sizes at launch. A note in the study’s repository says late 2024.",
    "A-04": "Wilson 92.9–99.4% to 37.9–57.2%. The list of phrases holds words that also occur in "
    "warnings, so an answer with a disclaimer can count as a refusal.",
    "A-20": "TrevorS reports the same, and the thread that mended the tool asks for a newer "
    "version.",
    "A-21": "TrevorS reports the same.",
    "A-22": "The mechanism is confirmed by others, the number of modules is not.",
    "A-24": "The study itself set 42 harmful and 220 benign prompts against 40.",
    "A-29": "The published front of the base-model search shows the same trade.",
    "A-36": "Above one an edit overshoots: part of the component comes back with opposite sign.",
    "A-39": "An observation without a table or a number of prompts.",
    "A-45": "No evidence is offered; the base-model counts do not isolate it.",
    "A-46": "If these embeddings were enough to carry refusal around an edit, that edit should "
    "have failed.",
    "A-50": "Sound reasoning.",
    "A-56": "Not enough to redraw the shape of the edit; the base-model card gives enough.",
    "A-58": "Partly confirmed by others; the time is self-reported.",
    "B-03": "The sum is right. By count, the per-layer embeddings hold 2.8 thousand million "
    "parameters; 3.5 is reached with the token embedding.",
    "B-13": "The relative reductions are nearly equal, and the instruct drop is 53 prompts "
    "against 11.",
    "B-16": "Decoded in the figure: attention output in the upper half of the stack, feed-forward "
    "output in a few layers only.",
    "B-17": "The thread that mended the tool says the same: in the text model the matrices are "
    "plain.",
    "C-01": "It showed that refusal can often be switched off cheaply; how deep it lies is still "
    "argued about, in these texts too.",
    "C-08": "The edited variants measured here answered the harmful prompts too: none of those "
    "tried was refused.",
    "C-09": "That they exist is confirmed. They are not linked here.",
    "C-15": "A fair contrast. The two are equal if every matrix that writes to the stream is "
    "edited.",
    "C-16": "An opinion. The risk of weights from third parties is not mentioned.",
    "C-17": "“Proves” is too strong; the texts disagree with each other here.",
    "X-07": "Keep “rank per matrix” apart from “number of different vectors”.",
    "X-08": "By the published cosines the vector is nearly a pure benign-topic vector (cosine "
    "0.95 with the emergency prompts), so an edit along it could be expected to do little.",
    "X-09": "Opposite conclusions from the same kind of evidence; none measured depth.",
    "X-10": "The study’s patterns miss soft refusals, the tool’s phrases count disclaimers: the "
    "errors go in opposite directions.",
}

# Where our judgement is another than the source's.
JUDGED = {"B-03": "stands with caveat"}
