"""The lab: its headline numbers, and widgets that move one figure, or all that share a control."""

import json
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from components.figures import BY_ID, CATALOGUE
from components.figures.controls.lab import RECIPE_WORDS
from components.geometry.held_out import dimensions_behind
from components.geometry.toy_confound import RECIPES
from components.geometry.toy_origin import CUTS
from components.study import Study

ROOT = Path(__file__).resolve().parents[1]
LIVE = [figure for figure in CATALOGUE if figure.live]


def meta(study: Study, id: str, **choices: str) -> dict[str, Any]:
    return BY_ID[id](study, **choices).layout.meta


def title(study: Study, id: str, **choices: str) -> str:
    return str(meta(study, id, **choices)["title"]).replace("\u00a0", " ")


def open_lab(**query: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "components" / "ui" / "script.py"), default_timeout=60)
    app.query_params.update(query)
    app.run()
    return app if "figure" in query else app.switch_page("../../pages/lab.py").run()


def shown(page: AppTest) -> dict[str, dict[str, Any]]:
    """What the browser is sent for each figure, by id."""
    sent = [json.loads(element.proto.json) for element in page.get("bidi_component")]
    return {each["id"]: each for each in sent}


def drawn(page: AppTest, id: str) -> str:
    return str(shown(page)[id]["packed"])


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


def widget(page: AppTest, id: str, name: str):
    """The widget of a control; its key ends with a count of moves taken over from other toys."""
    every = (*page.select_slider, *page.button_group)
    return next(it for it in every if str(it.key).startswith(f"{id}-{name}-"))


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


def test_only_the_drawn_variant_is_sent() -> None:
    page = shown(open_lab())
    for id in (figure.id for figure in LIVE):
        packed = json.loads(page[id]["packed"])
        assert len(packed["variants"]) == 1
        assert packed["controls"] == []
        assert packed["live"]
        assert len(page[id]["packed"]) < 80_000, id


def test_a_widget_redraws_its_figure_and_is_kept_in_the_address() -> None:
    page = open_lab()
    before = {figure.id: drawn(page, figure.id) for figure in LIVE}
    widget(page, "toy-confound", "recipe").set_value("topic").run()
    assert "99.9\u00a0% to 0.0\u00a0%" in drawn(page, "toy-confound")
    assert page.query_params["recipe"] in ("topic", ["topic"])
    assert all(drawn(page, id) == before[id] for id in before if id != "toy-confound")


def test_the_seed_is_one_for_all_toys() -> None:
    page = open_lab()
    widget(page, "toy-rank", "seed").set_value("7").run()
    assert not page.exception
    for figure in LIVE:
        assert widget(page, figure.id, "seed").value == "7"
        assert "seed 7" in drawn(page, figure.id)
    assert "39.8\u00a0%" in drawn(page, "toy-rank")


def test_a_link_leads_to_what_its_sender_saw() -> None:
    page = open_lab(figure="toy-rank", seed="7", mix="even")
    assert widget(page, "toy-rank", "seed").value == "7"
    assert "all equally common" in drawn(page, "toy-rank")
    assert list(shown(page)) == ["toy-rank"]


@pytest.mark.parametrize("value", ["nonsense", "", "-1", "<script>", "☃" * 500])
def test_nonsense_in_the_address_is_the_default(value: str) -> None:
    page = open_lab(figure="toy-rank", seed=value, kinds=value)
    assert not page.exception
    assert not page.error
    assert "seed 20" in drawn(page, "toy-rank")


def test_a_study_without_the_toys_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXPLAINER_DATA", str(ROOT / "tests" / "studies"))
    page = open_lab()
    assert not page.exception
    assert not page.error
    assert any("has no table “toy\\_worlds”" in note.value for note in page.info)
