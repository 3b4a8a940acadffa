"""What is said of turns and categories: the stated values, from the app's own tables."""

from itertools import pairwise

import numpy as np
import pytest

from components.figures import BY_ID
from components.figures.directions.categories import cosines
from components.figures.directions.controls import DISTANCE
from components.figures.directions.shared_reference import shared_reference
from components.figures.directions.turning import similarity
from components.figures.directions.turns import turns
from components.geometry.directions import angle
from components.geometry.peaks import peaks
from components.study import Study


def test_most_pairs_of_layers_are_within_chance(gemma: Study) -> None:
    pairs = gemma.table("layer_cosines")
    assert len(pairs) == 42 * 41 / 2
    assert (pairs["cosine"].abs() <= 0.0387).mean() == pytest.approx(0.6202, abs=5e-5)
    assert (pairs["cosine"] > 0.5).mean() == pytest.approx(0.101, abs=5e-4)
    assert "534 of 861" in similarity(gemma).layout.meta["title"]


def test_layer_fifteen_is_like_its_neighbours_only(gemma: Study) -> None:
    readout = dict(similarity(gemma, layer="15").layout.meta["readout"])
    assert readout["Layers with a cosine above 0.5"] == "14, 16"
    pairs = gemma.table("layer_cosines").set_index(["layer_i", "layer_j"])["cosine"]
    assert pairs[4, 15] == -0.0168


def test_turns_are_the_cosines_next_to_the_diagonal(gemma: Study) -> None:
    pairs = gemma.table("layer_cosines").set_index(["layer_i", "layer_j"])["cosine"]
    rows = gemma.table("direction_turns").set_index("layer")
    attention = gemma.table("layers").set_index("layer")["attention"]
    for layer, row in rows.iterrows():
        assert row["cosine"] == pairs[layer - 1, layer]
        assert row["angle"] == pytest.approx(angle(row["cosine"]), abs=0.02)
        assert row["attention"] == attention[layer]


def test_every_turn_into_a_global_layer_is_a_peak(gemma: Study) -> None:
    rows = gemma.table("direction_turns")
    found = peaks(-rows["cosine"].to_numpy())
    into = (rows["attention"] == "global").to_numpy()
    assert (found[into].sum(), into.sum(), found[~into].sum()) == (7, 7, 4)
    assert set(rows["layer"][found & ~into]) == {1, 3, 8, 33}
    assert rows["cosine"][into].mean() == pytest.approx(0.5074, abs=5e-5)
    assert rows["cosine"][~into].mean() == pytest.approx(0.7271, abs=1e-4)  # from rounded cosines
    assert rows["layer"][rows["cosine"].idxmin()] == 23
    phases = gemma.table("turn_phases").groupby("attention")[["turns", "peaks"]].sum()
    assert phases.loc["global"].tolist() == [7, 7]
    assert phases.loc["sliding"].tolist() == [34, 4]
    assert "Our own exploratory observation" in turns(gemma).layout.meta["subtitle"]


def test_a_random_choice_of_turns_is_seldom_as_large(gemma: Study) -> None:
    rows = gemma.table("direction_turns")
    stated = gemma.table("turn_chance").iloc[0]
    rng = np.random.default_rng(0)
    drawn = rng.permuted(np.tile(rows["cosine"], (20_000, 1)), axis=1)[:, :7].mean(axis=1)
    chance = (drawn <= stated["mean_global"]).mean()
    assert chance == pytest.approx(stated["chance"], abs=0.003)


def test_benign_categories_agree_and_the_harmful_one_does_not(gemma: Study) -> None:
    every = gemma.table("category_cosines")
    rows = every[(every["layers"] == "all") & (every["category_i"] < every["category_j"])]
    mixed = (rows["category_i"] == "should_refuse") | (rows["category_j"] == "should_refuse")
    benign = rows["cosine"][~mixed]
    assert (len(benign), benign.min(), benign.max()) == (10, 0.900, 0.958)
    assert benign.mean() == pytest.approx(0.932, abs=5e-4)
    assert rows["cosine"][mixed].mean() == pytest.approx(-0.015, abs=5e-4)
    assert (rows["cosine"][mixed].min(), rows["cosine"][mixed].max()) == (-0.024, 0.001)
    sums = gemma.table("category_pairs").set_index(["layers", "pair"])
    assert sums.loc["band", "mixed"][["low", "high"]].tolist() == [0.009, 0.036]
    assert sums.loc["band", "mixed"][["first_layer", "last_layer"]].tolist() == [4, 17]
    assert sums.loc["all", "benign"]["mean"] == pytest.approx(benign.mean(), abs=1e-4)


def test_the_number_stands_in_every_cell(gemma: Study) -> None:
    for average in ("all", "band"):
        chart = cosines(gemma, average=average)
        cells = [text for trace in chart.data[1:] for text in trace.text]
        assert len(cells) == 15
        assert all(cell[0] in "+−" for cell in cells)


def test_a_shared_reference_makes_unrelated_topics_alike(gemma: Study) -> None:
    rows = shared_reference(gemma).layout.meta["rows"]["data"]
    by_distance = {float(step): [] for step in DISTANCE.options(gemma)}
    for distance, _, _, cosine in rows:
        by_distance[distance].append(cosine)
    means = [np.mean(by_distance[step]) for step in sorted(by_distance)]
    assert abs(means[0]) < 0.05
    assert means[-1] > 0.9
    assert (np.diff(means) > 0).all()


def test_the_seeds_in_tables_are_those_in_the_records(gemma: Study) -> None:
    for name in ("toy_reference", "toy_redraws"):
        assert gemma.table(name)["seed"].iloc[0] == gemma.entry(name).provenance.seed


def test_between_two_maps_equally_near_the_earlier_layer_is_shown(gemma: Study) -> None:
    published = sorted(set(gemma.table("umap")["layer"]))
    halfway = [
        (low, (low + high) // 2) for low, high in pairwise(published) if (high - low) % 2 == 0
    ]
    assert halfway
    for low, layer in halfway:
        drawn = BY_ID["umap"](gemma, layer=str(layer), stand_in="published")
        assert f"this is layer {low}, the nearest" in drawn.layout.meta["subtitle"]
