"""The model's own build: what each layer has, how large its parts are, and what edits touched."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd

from pipeline.gemma4_e4b.edits.search import kernel_exact
from pipeline.gemma4_e4b.edits.weights import EDITS, INPUT, PARTS, edit_tensors
from pipeline.source import Recipes, flags

EMBEDDING = "token embedding"
# How a matrix of the files is grouped: the three that write to the stream, and all that read.
GROUPS = {
    "o_proj": "attention output",
    "down_proj": "feed-forward output",
    "per_layer_projection": "per-layer embedding",
}
READING = "matrices that read"
SIZES = {
    "text_decoder_layers": ("layers of the text model", "counted as effective"),
    "per_layer_embedding_table": ("per-layer embeddings", "looked up, not multiplied"),
    "token_embedding": ("token embedding", "looked up; the files hold no output matrix beside it"),
    "audio_tower": ("audio tower", "for sound"),
    "vision_tower": ("vision tower", "for pictures"),
}
REST = ("what is left", "norms and connections")
BYTES = 4  # of one logit at 32 bits
CARD_TOKENS = 2048  # the length of text that the model card speaks of
CARD_GB = 8  # and the memory it states for the logits of such a text


def _architecture(source: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((source / "tables/architecture.json").read_text("utf-8"))
    return found


def anatomy(source: Path) -> pd.DataFrame:
    """One row a layer: how far it attends, and whose keys and values it uses."""
    build = _architecture(source)
    layers = pd.Series(range(build["layers"]))
    last_owner = build["kv_owner_layers"][1]
    wide = layers.isin(build["global_attention_layers"])
    return pd.DataFrame(
        {
            "layer": layers,
            "attention": wide.map({True: "global", False: "sliding"}),
            "keys_values": (layers <= last_owner).map({True: "own", False: "borrowed"}),
            "head_size": wide.map(
                {True: build["head_dim"]["global_"], False: build["head_dim"]["sliding"]}
            ),
        }
    )


def anatomy_edits(source: Path) -> pd.DataFrame:
    """Which groups of matrices each edit touched, layer by layer; the embedding at layer -1."""
    layers = range(_architecture(source)["layers"])
    tensors = edit_tensors(source)
    touched = tensors[tensors["change"] == "edited"]
    found = {
        edit: {
            (GROUPS.get(row.part, EMBEDDING if row.layer == INPUT else READING), row.layer)
            for row in touched[touched["edit"] == edit].itertuples()
            if row.part in PARTS or row.part in GROUPS
        }
        for edit in EDITS
    }
    own = {
        GROUPS[name.split(".")[1]]
        for name in _architecture(source)["edited_matrices_by_this_study"]
    }
    found["study"] = {(part, layer) for part in own for layer in layers}
    shape = kernel_exact(source).query("edited == 'true'")
    found["base"] = {
        (component.split(" (")[0], layer)
        for component, layer in zip(shape["component"], shape["layer"], strict=True)
    }
    names = {
        "study": ("The study’s own edits", "stated"),
        "trevorjs": ("TrevorJS", "measured"),
        "obliteratus": ("OBLITERATUS", "measured"),
        "base": ("Base-model card", "decoded"),
    }
    cells = [(EMBEDDING, INPUT)]
    cells += [(part, layer) for part in (*GROUPS.values(), READING) for layer in layers]
    rows = [
        (order, edit, name, known, part, layer, int((part, layer) in found[edit]))
        for order, (edit, (name, known)) in enumerate(names.items(), 1)
        for part, layer in cells
    ]
    columns = ["order", "edit", "name", "known", "part", "layer", "touched"]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.assign(touched=flags(frame["touched"])[0])


def anatomy_sizes(source: Path) -> pd.DataFrame:
    """Parameters of each part of the model, counted from the shapes of its tensors."""
    counted = _architecture(source)["parameters_counted_from_shapes"]
    rest = counted["total"] - sum(counted[part] for part in SIZES)
    rows = [(*words, counted[part]) for part, words in SIZES.items()] + [(*REST, rest)]
    return pd.DataFrame(rows, columns=["part", "role", "parameters"])


def anatomy_numbers(source: Path) -> pd.DataFrame:
    """Single numbers of the build, and what the output costs in memory."""
    build = _architecture(source)
    logits = CARD_TOKENS * build["vocab_size"] * BYTES / 1e9
    rows = [
        ("width", build["hidden_size"], "numbers"),
        ("feed-forward width", build["intermediate_size"], "numbers"),
        ("window", build["sliding_window_tokens"], "tokens"),
        ("longest text", build["max_position_embeddings"], "tokens"),
        ("vocabulary", build["vocab_size"], "tokens"),
        ("per-layer embedding", build["per_layer_embedding_dim"], "numbers"),
        ("text for the logits", CARD_TOKENS, "tokens"),
        ("logits of one text", round(logits, 3), "GB"),
        ("logits, as the card states", CARD_GB, "GB"),
        ("tensors with keys and values of all layers", build["tensors_total"], "tensors"),
        ("tensors without the borrowed ones", build["tensors_after_kv_dedup"], "tensors"),
    ]
    return pd.DataFrame(rows, columns=["quantity", "value", "unit"])


RECIPES: Recipes = {
    "anatomy": anatomy,
    "anatomy_edits": anatomy_edits,
    "anatomy_sizes": anatomy_sizes,
    "anatomy_numbers": anatomy_numbers,
}
