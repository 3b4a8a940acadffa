"""Every figure of the catalogue keeps the same promises, for every study and every choice."""

import json
import re
import time
from functools import lru_cache

import plotly.graph_objects as go
import pytest

from components.browser import plotly_script
from components.figures import BY_ID, CATALOGUE, Figure
from components.figures.core import theme
from components.figures.core.figure import SAMPLE
from components.figures.core.prediction import Choice, Number, Shape
from components.packing import stored
from components.packing.variants import pack_one
from components.study import NotInStudy, Study
from components.study.contents import contents
from tests.snapshots.kept import drawing

ASKED: set[str] = set()
# All tests of one figure run in one process, so that each variant is drawn as seldom as can be.
every_figure = pytest.mark.parametrize(
    "figure",
    [pytest.param(it, marks=pytest.mark.xdist_group(it.id), id=it.id) for it in CATALOGUE],
)
live_figure = pytest.mark.parametrize(
    "figure", [figure for figure in CATALOGUE if figure.live], ids=lambda figure: figure.id
)


class Recording(Study):
    """A study that notes which tables were asked for."""

    def table(self, name: str):
        ASKED.add(name)
        return super().table(name)


def variants(figure: Figure, study: Study) -> list[dict[str, str]]:
    """Every combination of choices; skips the test where the study lacks a table."""
    try:
        usual(figure, study)
    except NotInStudy as absence:
        pytest.skip(str(absence))
    return list(figure.variants(study))


@lru_cache(maxsize=256)
def usual(figure: Figure, study: Study) -> go.Figure:
    """What it shows before anybody chooses, drawn once and only looked at."""
    return figure(study)


@lru_cache(maxsize=256)
def drawn(figure: Figure, study: Study) -> tuple[tuple[dict[str, str], str], ...]:
    """Every variant drawn once, as JSON: drawing is most of what these tests cost."""
    return tuple(
        (choices, figure(study, **choices).to_json()) for choices in figure.variants(study)
    )


def colours_in(text: str) -> set[str]:
    return set(re.findall(r"#[0-9a-fA-F]{6}\b", text))


@every_figure
def test_is_titled_and_described_with_numbers(figure: Figure, study: Study) -> None:
    variants(figure, study)
    for _, text in drawn(figure, study):
        layout = json.loads(text)["layout"]
        meta = layout["meta"]
        assert meta["title"] in layout["title"]["text"]
        assert meta["subtitle"]
        assert '"bdata"' not in text, "an array that only Plotly can read"
        assert len(meta["alt"]) > 40
        assert re.search(r"\d", meta["alt"]), "the alt text states no number"
        assert re.search(r"\d", meta["n"]), "on how many was it measured?"
        assert not re.search(r"\bnan\b|\binf\b", f"{meta['alt']} {meta['title']} {meta['readout']}")
        assert meta["rows"]["data"]
        assert all(len(row) == len(meta["rows"]["columns"]) for row in meta["rows"]["data"])


@every_figure
def test_draws_exactly_the_tables_it_names(figure: Figure, gemma: Study) -> None:
    choices = figure.chosen(gemma, {})
    ASKED.clear()
    figure.draw(Recording(**vars(gemma)), **choices)
    assert set(figure.needs) <= ASKED <= {*figure.needs, *figure.uses}


@every_figure
def test_is_in_the_shipped_study(figure: Figure, gemma: Study) -> None:
    assert usual(figure, gemma)


@every_figure
def test_is_explained_on_a_page(figure: Figure) -> None:
    assert figure.page in {page.id for page in contents()}


@every_figure
def test_every_colour_is_of_the_palette(figure: Figure, gemma: Study) -> None:
    drawn = {hex.upper() for hex in colours_in(usual(figure, gemma).to_json())}
    assert drawn <= set(theme.colours("dark"))


@pytest.mark.parametrize("id", drawing(r"^rows: .*\bpercent\b"))
def test_a_share_has_its_counts_and_its_interval(id: str, gemma: Study) -> None:
    assert {"low", "high", "n"} <= set(usual(BY_ID[id], gemma).layout.meta["rows"]["columns"])


@every_figure
def test_is_pure_and_packing_loses_nothing(figure: Figure, study: Study) -> None:
    """Each choice is drawn twice, for itself and for the pack, and both times alike."""
    variants(figure, study)
    every = drawn(figure, study)
    whole = json.loads(stored.packed(figure, study).text)
    assert len(whole["variants"]) == (1 if figure.live else len(every))
    for at, (choices, text) in enumerate(every):
        packed = json.loads(pack_one(figure, study, choices).text) if figure.live else whole
        traces, entries = packed["variants"][0 if figure.live else at]
        chart = json.loads(text)
        assert [packed["traces"][at] for at in traces] == chart["data"]
        layout = dict(packed["entries"][at] for at in entries)
        meta = chart["layout"].pop("meta")
        assert layout == chart["layout"] | {f"meta.{key}": value for key, value in meta.items()}


@every_figure
def test_the_small_build_of_plotly_can_draw_it(figure: Figure, study: Study) -> None:
    variants(figure, study)
    traces = json.loads(stored.whole(figure, study).text)["traces"]
    assert {trace["type"] for trace in traces} <= plotly_script.CARTESIAN


@every_figure
def test_an_unknown_value_falls_back_to_the_default(figure: Figure, study: Study) -> None:
    variants(figure, study)
    wrong = {control.name: "<nonsense>" for control in figure.controls}
    assert figure(study, **wrong).to_json() == usual(figure, study).to_json()


@pytest.mark.parametrize(
    "figure", [figure for figure in CATALOGUE if not figure.live], ids=lambda figure: figure.id
)
def test_controls_stay_few_enough_to_send_at_once(figure: Figure, gemma: Study) -> None:
    count = len(list(figure.variants(gemma)))
    assert count <= 64 or (count <= 96 and len(stored.packed(figure, gemma).text) < 400_000)


@live_figure
def test_the_sample_of_a_live_figure_shows_every_option_that_fits(
    figure: Figure, gemma: Study
) -> None:
    sampled = list(figure.variants(gemma))
    assert sampled == list(figure.variants(gemma))
    assert sampled[0] == figure.chosen(gemma, {})
    assert len(figure.controls) <= 5
    for control in figure.controls:
        options, shown = set(control.options(gemma)), {each[control.name] for each in sampled}
        assert shown == options if len(options) <= SAMPLE else len(shown) >= SAMPLE


@live_figure
def test_a_live_figure_is_drawn_while_the_reader_waits(figure: Figure, gemma: Study) -> None:
    taken = []
    for choices in list(figure.variants(gemma))[:6]:
        start = time.thread_time()
        pack_one(figure, gemma, choices)
        figure(gemma, **choices)
        taken.append(time.thread_time() - start)
    assert min(taken) < 0.25, "twice what a reader may wait for, on a slow machine"


@pytest.mark.parametrize("id", drawing(r"^  meta: sets "))
def test_what_a_click_chooses_has_a_control_for_keys(id: str, gemma: Study) -> None:
    clicked = {trace.meta["sets"] for trace in usual(BY_ID[id], gemma).data if trace.meta}
    assert clicked
    assert clicked <= {c.name for c in BY_ID[id].controls if len(c.options(gemma)) > 1}


def predictions(*kinds: type) -> pytest.MarkDecorator:
    """The figures that ask for a guess of these kinds."""
    return pytest.mark.parametrize(
        "figure",
        [figure for figure in CATALOGUE if isinstance(figure.predict, kinds)],
        ids=lambda figure: figure.id,
    )


@predictions(Choice)
def test_a_guess_among_a_few_has_one_right_answer(figure: Figure, gemma: Study) -> None:
    asked = figure.predict.ask(gemma)
    assert asked["question"].endswith("?")
    assert asked["options"].count(asked["answer"]) == 1
    assert len(set(asked["options"])) == len(asked["options"]) > 1


@predictions(Number, Shape)
def test_a_guess_on_a_scale_can_be_right(figure: Figure, gemma: Study) -> None:
    asked = figure.predict.ask(gemma)
    shape = isinstance(figure.predict, Shape)
    each = asked["answer"] if shape else [asked["answer"]]
    assert asked["question"].endswith("?")
    assert len(each) == len(asked["knots"] if shape else [asked["axis"]])
    assert all(asked["low"] <= value <= asked["high"] for value in each)
    assert 0 < asked["step"] <= asked["high"] - asked["low"]


def test_at_least_eight_figures_ask_for_a_guess_first() -> None:
    assert sum(figure.predict is not None for figure in CATALOGUE) >= 8


def test_ids_are_unique_and_fit_a_url() -> None:
    ids = [figure.id for figure in CATALOGUE]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-z][a-z0-9-]+", id) for id in ids)


def test_controls_of_one_name_are_one_control() -> None:
    controls = {control for figure in CATALOGUE for control in figure.controls}
    assert len(controls) == len({control.name for control in controls})


def test_no_control_takes_a_name_the_url_needs_for_something_else() -> None:
    names = {control.name for figure in CATALOGUE for control in figure.controls}
    assert not names & {
        "figure",
        "study",
        "theme",
        "embed",
        "parts",
        "room",
        "predict",
        "depth",
        "about",
        "find",
        "status",
        "work",
        "all",
        "route",
        "at",
        "figures",
    }


def test_every_theme_can_tell_the_tokens_apart() -> None:
    light = [value for name, value in theme.TOKENS.items() if name != "ctrl"]
    assert len(light) == len(set(light)), "a colour must name one token, or themes cannot change"
