"""The lab: its headline numbers, and what a browser may ask of its figures."""

import json
from pathlib import Path
from typing import Any

import pytest

from components.browser import assets
from components.figures import BY_ID, CATALOGUE, Figure
from components.figures.lab.controls import RECIPE_WORDS
from components.geometry.statistics.held_out import dimensions_behind
from components.geometry.toys.toy_confound import RECIPES
from components.geometry.toys.toy_origin import CUTS
from components.packing import stored
from components.study import Study, study_ids
from tests.visiting import article

ROOT = Path(__file__).resolve().parents[2]
LIVE = [figure for figure in CATALOGUE if figure.live]


def meta(study: Study, id: str, **choices: str) -> dict[str, Any]:
    return BY_ID[id](study, **choices).layout.meta


def title(study: Study, id: str, **choices: str) -> str:
    return str(meta(study, id, **choices)["title"]).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("recipe", "expected"),
    [("raw", "99.9 % to 98.7 %"), ("topic", "99.9 % to 0.0 %"), ("random", "99.9 % to 99.9 %")],
)
def test_the_contaminated_arrow_at_seed_20(gemma: Study, recipe: str, expected: str) -> None:
    assert expected in title(gemma, "toy-confound", recipe=recipe, seed="20")


def test_the_first_toy_opens_as_mixed_as_the_study(gemma: Study) -> None:
    classes = gemma.table("class_totals").set_index("group")
    refuse = classes.loc["refuse"]
    start = BY_ID["toy-confound"].chosen(gemma, {})
    assert start["refused"] == str(refuse["harmful"])
    assert (
        f"{refuse['n']} and {classes.loc['comply', 'n']} simulated"
        in meta(gemma, "toy-confound")["n"]
    )


def test_one_cut_leaves_the_rare_kinds_at_seed_7(gemma: Study) -> None:
    said = meta(gemma, "toy-rank", seed="7", kinds="3", mix="uneven", rank="pooled")
    assert "39.8\u00a0%" in said["title"]
    assert "untouched: kind 2, kind 3; gone: kind 1" in dict(said["readout"])["Refused after"]
    every = meta(gemma, "toy-rank", seed="7", kinds="3", mix="uneven", rank="3")
    assert "0.0\u00a0%" in every["title"]


@pytest.mark.parametrize(("cut", "left"), [("zero", "100 %"), ("turned", "0 %"), ("affine", "0 %")])
def test_zero_is_not_harmless_at_17_degrees(gemma: Study, cut: str, left: str) -> None:
    words = title(gemma, "toy-origin", cut=cut, turn="17")
    assert f": {left} of harmful and {left} of harmless" in words


def test_chance_reaches_the_largest_d_of_the_study_in_285_dimensions(gemma: Study) -> None:
    layers = gemma.table("layers")
    peak = layers.loc[layers["d"].idxmax()]
    needed = dimensions_behind(peak["d"], int(peak["n_refuse"]), int(peak["n_comply"]))
    assert round(needed) == 285
    said = dict(meta(gemma, "chance-signal", sizes="262-40")["readout"])
    assert f"{peak['d']:.2f} in about 285 dimensions" in said[list(said)[-1]]


def test_every_recipe_and_every_cut_can_be_chosen(gemma: Study) -> None:
    recipe, cut = BY_ID["toy-confound"].controls[1], BY_ID["toy-origin"].controls[0]
    assert tuple(recipe.options(gemma)) == RECIPES == tuple(RECIPE_WORDS)
    assert tuple(cut.options(gemma)) == CUTS


@pytest.mark.parametrize("figure", LIVE, ids=lambda figure: figure.id)
def test_all_combinations_together_were_too_many_to_send(figure, gemma: Study) -> None:
    count = 1
    for control in figure.controls:
        count *= len(control.options(gemma))
    assert count > 96


@pytest.mark.parametrize("figure", LIVE, ids=lambda figure: figure.id)
def test_only_the_usual_variant_is_sent_and_what_else_can_be_had(figure, gemma: Study) -> None:
    packed = json.loads(stored.packed(figure, gemma).text)
    assert packed["live"]
    assert len(packed["variants"]) == 1
    assert [control["name"] for control in packed["controls"]] == [c.name for c in figure.controls]
    for told, control in zip(packed["controls"], figure.controls, strict=True):
        assert told["options"] == list(control.options(gemma))
        assert told["options"][told["start"]] == control.default(gemma)
    assert len(stored.packed(figure, gemma).text) < 80_000


def test_a_control_of_one_name_is_one_control_for_all_toys() -> None:
    """Browsers share a choice by its name, so its options must be the same everywhere."""
    named = {control.name: control for figure in LIVE for control in figure.controls}
    for figure in LIVE:
        assert all(control == named[control.name] for control in figure.controls)


def asked(figure: Figure, study: Study, **choices: str) -> dict[str, Any]:
    """What the server answers a browser that asks for this state."""
    name = assets.variants_name(study.id, figure.id, stored.packed(figure, study).sha)
    asset = assets.variant(study.id, name.partition("/")[2], choices)
    assert asset is not None
    answer: dict[str, Any] = json.loads(asset.body)
    parts = [answer["entries"][at] for at in answer["variants"][0][1]]
    return {name[5:]: value for name, value in parts if name.startswith("meta.")}


@pytest.mark.parametrize("figure", LIVE, ids=lambda figure: figure.id)
def test_a_state_is_answered_as_it_is_drawn(figure, gemma: Study) -> None:
    for choices in list(figure.variants(gemma))[1:4]:
        drawn = json.loads(figure(gemma, **choices).to_json())["layout"]["meta"]
        assert asked(figure, gemma, **choices) == drawn


@pytest.mark.parametrize("value", ["nonsense", "", "-1", "<script>", "☃" * 500])
def test_nonsense_in_the_address_is_the_default(gemma: Study, value: str) -> None:
    figure = BY_ID["toy-rank"]
    usual = asked(figure, gemma)
    assert asked(figure, gemma, seed=value, kinds=value, other=value) == usual
    assert "seed 20" in usual["n"]


@pytest.mark.parametrize("name", ["umap-1.json", "nothing-1.json", "toy-rank", ".json", ""])
def test_there_is_nothing_else_to_ask_for(gemma: Study, name: str) -> None:
    assert assets.variant(gemma.id, name, {}) is None
    assert assets.variant("nothing", "toy-rank-1.json", {}) is None


def test_a_study_without_toys_has_those_of_any_study(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXPLAINER_DATA", str(ROOT / "tests" / "studies"))
    said = article("lab", study_ids()[0])
    assert 'id="figure-toy-confound"' in said
