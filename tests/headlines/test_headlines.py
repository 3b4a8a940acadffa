"""The headline numbers of the study, out of the app's own tables and figures."""

import json

import pytest

from components.figures import BY_ID
from components.figures.pieces.depth import plateau
from components.geometry.statistics.separation import positions
from components.packing import pack
from components.study import Study


def meta(study: Study, figure: str, **choices: str):
    return BY_ID[figure](study, **choices).layout.meta


def test_signal_is_a_plateau_and_layer_15_its_largest_value(gemma: Study) -> None:
    layers = gemma.table("layers")
    assert len(layers) == 42
    assert layers.set_index("layer")["d"][15] == pytest.approx(2.868, abs=0.0005)
    assert layers["d"].idxmax() == 15
    assert plateau(layers["d"]) == (3, 40)
    assert layers["d"][3:41].between(2.37, 2.87).all()
    assert "plateau from layer 3 to layer 40" in meta(gemma, "layer-signal")["title"]


def test_read_off_values_agree_with_stated_ones(gemma: Study) -> None:
    stated = gemma.table("stated").set_index("quantity")["value"]
    layers = gemma.table("layers").set_index("layer")
    for layer in (4, 14, 15):
        assert layers["d"][layer] == pytest.approx(stated[f"Cohen's d at L{layer}"], abs=0.0006)
    means = layers.groupby("attention")["d"].mean()
    for attention in ("sliding", "global"):
        value = stated[f"mean Cohen's d, {attention} layers"]
        assert means[attention] == pytest.approx(value, abs=0.0006)


def test_39_refuse_class_points_lie_with_the_controls_at_layer_15(gemma: Study) -> None:
    points = gemma.table("umap").query("layer == 15")
    refuse = (points["group"] == "refuse").to_numpy()
    place = positions(points[["x", "y"]].to_numpy(), refuse)
    assert (refuse.sum(), (~refuse).sum()) == (262, 40)
    assert (refuse & (place < 0.5)).sum() == 39
    assert (~refuse & (place > 0.5)).sum() == 1
    assert "39 of 262" in meta(gemma, "umap", layer="15")["title"]


def test_embeddings_are_published_for_six_layers_only(gemma: Study) -> None:
    assert sorted(gemma.table("umap")["layer"].unique()) == [0, 5, 11, 15, 17, 41]
    assert "No embedding of layer 9 is published" in meta(gemma, "umap", layer="9")["subtitle"]


def test_5_harmful_prompts_are_refused_at_all_19_settings(gemma: Study) -> None:
    sweep = gemma.table("sweep")
    assert len(sweep) == 19
    assert (sweep["refused_harmful"] == 5).all()
    assert (sweep["refused"] == sweep["refused_harmful"] + sweep["refused_benign"]).all()
    for choices in BY_ID["alpha-sweep"].variants(gemma):
        readout = dict(meta(gemma, "alpha-sweep", **choices)["readout"])
        assert readout["Of these, harmful"].startswith("5;")


def test_the_random_direction_was_measured_once_at_alpha_1(gemma: Study) -> None:
    random = gemma.table("sweep").query("axis == 'random'")
    assert list(zip(random["alpha"], random["refused"], random["n"], strict=True)) == [(1.0, 6, 20)]


def test_17_of_42_with_27_to_56_percent(gemma: Study) -> None:
    waffle = meta(gemma, "prompt-waffle")
    assert "17 of 42" in waffle["title"]
    assert "27 to 56 %" in waffle["title"]
    assert sum(row[2] == "refused" for row in waffle["rows"]["data"]) == 17
    assert len(waffle["rows"]["data"]) == 42


def test_the_cascade_goes_6_6_6_6_1_and_17(gemma: Study) -> None:
    cascade = gemma.table("cascade").set_index("stage")
    counts = {stage: (row["refused"], row["n"]) for stage, row in cascade.iterrows()}
    assert counts == {
        "base": (42, 42),
        "int8": (6, 6),
        "0b": (0, 6),
        "0a": (6, 6),
        "D1": (6, 6),
        "D2": (6, 6),
        "D3": (1, 6),
        "D3-all": (17, 42),
        "3a": (1, 6),
    }
    assert list(gemma.table("hypotheses")["id"]) == ["H1", "H2", "H3", "H4", "H5", "H6"]


def test_the_first_prompts_agree_between_grid_and_cascade(gemma: Study) -> None:
    first = gemma.table("outcomes").query("first")
    assert (int(first["refused"].sum()), len(first)) == (1, 6)


def test_the_directions_turn_by_85_6_and_18_degrees(gemma: Study) -> None:
    rows = meta(gemma, "direction-angles")["rows"]
    degrees = [row[rows["columns"].index("degrees")] for row in rows["data"]]
    assert degrees == pytest.approx([84.8, 6.3, 17.8], abs=0.06)


def test_counts_of_the_benchmark(gemma: Study) -> None:
    prompts = gemma.table("prompt_counts")
    assert prompts["n"].sum() == 344
    assert prompts.groupby("group")["n"].sum().to_dict() == {
        "comply": 40,
        "neither": 42,
        "refuse": 262,
    }
    base = gemma.table("refusals").query("model == 'gemma4_e4b_base' and subset == 'full344'")
    assert base["refused"].sum() == 49
    in_class = prompts.query("group == 'refuse'")["category"]
    assert base[base["category"].isin(in_class)]["refused"].sum() == 45


def test_no_share_is_drawn_without_counts(gemma: Study) -> None:
    packed = json.loads(pack(BY_ID["cascade-ladder"], gemma).text)
    assert "17 of 42" in json.dumps(packed["traces"])
