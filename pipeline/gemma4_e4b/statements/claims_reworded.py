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

# Where our judgement is another than the source’s: the evidence does not cover the statement.
CAVEAT, OPEN = "stands with caveat", "not checkable here"
JUDGED = {
    **dict.fromkeys(("A-19", "B-03", "G-55", "G-69"), CAVEAT),
    **dict.fromkeys(
        (
            *("G-44", "G-59", "G-67", "G-70", "G-74", "G-80", "N-02", "N-04", "N-11"),
            *("A-06", "A-27", "A-44", "A-46", "B-15", "X-08"),
        ),
        OPEN,
    ),
}
