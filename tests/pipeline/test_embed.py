"""The simulated stream and its maps: what is planted, what is kept, and what ships."""

import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.figures import BY_ID
from components.geometry.statistics.separation import cohens_d
from components.geometry.stream.gram import gram, separations
from components.study import Kind, Study, load_study
from pipeline import layout
from pipeline.build import MADE_ELSEWHERE, RECIPES, build
from pipeline.cache import Cache
from pipeline.embed import __main__ as command
from pipeline.embed import maps
from pipeline.embed.stream import QUESTIONS, Cast, cast, stream, strength_for
from pipeline.embed.tables import TABLES, make

COUNTS = pd.DataFrame(
    {
        "n": [6, 9, 8, 5, 7],
        "expected": ["comply", "comply", "comply", "comply", "refuse"],
        "group": ["comply", "refuse", "refuse", "neither", "refuse"],
    }
)
SIGNAL = pd.DataFrame({"layer": [0, 1, 2, 3], "d": [2.2, 2.6, 3.1, 3.4]})


def flat(points: np.ndarray, neighbours: int, min_dist: float, seed: int) -> np.ndarray:
    """A stand-in for UMAP."""
    return points[:, :2] * neighbours + seed + min_dist


def all_at_once(items: object, what: str) -> object:
    return items


def tables(folder: Path, how: layout.Layout = flat) -> dict[str, pd.DataFrame]:
    return make(COUNTS, SIGNAL, how, Cache(folder, {"task": 1}), all_at_once)


@pytest.fixture
def prompts() -> Cast:
    return cast(COUNTS)


def test_kinds_are_as_many_as_in_the_classes(prompts: Cast) -> None:
    assert prompts.kind.count("control") == 6
    assert prompts.kind.count("topic") == 17
    assert prompts.kind.count("harmful") == 7
    assert prompts.refuse.sum() == 24
    assert prompts.shuffled.sum() == 24
    assert (prompts.shuffled != prompts.refuse).any()


def test_endings_follow_their_shares(gemma: Study) -> None:
    prompts = cast(gemma.table("prompt_counts"))
    for kind, share in QUESTIONS.items():
        where = np.array(prompts.kind) == kind
        assert prompts.question[where].mean() == pytest.approx(share, abs=0.15)


@settings(max_examples=20)
@given(st.floats(1.5, 2.9))
def test_the_strength_meets_the_separation_that_is_asked_for(d: float) -> None:
    prompts = cast(COUNTS.assign(n=8 * COUNTS["n"]))
    points = stream(prompts, strength_for(prompts, d))
    assert separations(gram(points), prompts.refuse[None])[0] == pytest.approx(d, abs=0.01)


def test_what_chance_exceeds_gets_no_signal(prompts: Cast) -> None:
    assert strength_for(prompts, 0.01) == 0


def test_only_the_strength_changes_between_layers(prompts: Cast) -> None:
    nothing, once, twice = (stream(prompts, strength) for strength in (0, 1, 2))
    np.testing.assert_allclose(twice - once, once - nothing)
    shifts = once - nothing
    assert np.linalg.matrix_rank(shifts) <= 3 + 2
    assert np.array_equal(once, stream(prompts, 1))


def test_too_many_topics_do_not_fit() -> None:
    many = pd.DataFrame({"n": [1] * 40, "expected": "comply", "group": "refuse"})
    with pytest.raises(ValueError, match="do not fit"):
        stream(cast(many), 1)


@given(st.integers(0, 1000), st.integers(2, 30))
def test_quantised_maps_keep_their_proportions(seed: int, n: int) -> None:
    places = np.random.default_rng(seed).standard_normal((n, 2)) * [5, 1] + 7
    steps = np.array(maps.quantised(places))
    assert steps.min() >= 0
    assert steps.max() <= maps.SIDE
    assert (steps.max(axis=0) - steps.min(axis=0)).max() == pytest.approx(maps.SIDE, abs=1)
    reach = (places.max(axis=0) - places.min(axis=0)).max()
    np.testing.assert_allclose(
        np.diff(steps, axis=0), np.diff(places, axis=0) / reach * maps.SIDE, atol=1.01
    )


def test_a_map_of_one_place_is_a_point() -> None:
    assert maps.quantised(np.ones((3, 2))) == [[512, 512]] * 3


def test_the_axis_is_in_standard_deviations(prompts: Cast) -> None:
    points = stream(prompts, 3)
    along = maps.along(points, prompts.refuse)
    d = separations(gram(points), prompts.refuse[None])[0]
    assert cohens_d(along[prompts.refuse], along[~prompts.refuse]) == pytest.approx(d)
    assert along[prompts.refuse].mean() == pytest.approx(d / 2)


def test_components_are_principal_ones(prompts: Cast) -> None:
    points = stream(prompts, 3)
    _, _, axes = np.linalg.svd(points - points.mean(axis=0), full_matrices=False)
    plain = (points - points.mean(axis=0)) @ axes[:2].T
    np.testing.assert_allclose(np.abs(maps.components(points)), np.abs(plain), atol=1e-9)


def test_tables_fit_the_data_dictionary_and_are_made_alike(gemma: Study, tmp_path: Path) -> None:
    once, again = tables(tmp_path / "a"), tables(tmp_path / "b")
    assert tuple(once) == TABLES
    for name, frame in once.items():
        pd.testing.assert_frame_equal(frame, again[name])
        path = tmp_path / f"{name}.csv"
        frame.to_csv(path, index=False)
        gemma.schema[name].read(path)
    assert len(once["simulated_umap"]) == len(SIGNAL) * 30
    assert len(once["simulated_settings"]) == 3 * 27


def test_an_interrupted_run_goes_on_where_it_stopped(tmp_path: Path) -> None:
    made = []

    def interrupted(points: np.ndarray, *setting: float) -> np.ndarray:
        if len(made) == 10:
            raise KeyboardInterrupt
        made.append(setting)
        return flat(points, *setting)

    def counted(points: np.ndarray, *setting: float) -> np.ndarray:
        made.append(setting)
        return flat(points, *setting)

    with pytest.raises(KeyboardInterrupt):
        tables(tmp_path / "cut", interrupted)
    assert len(made) == 10
    resumed = tables(tmp_path / "cut", counted)
    rest = len(made)
    made.clear()
    whole = tables(tmp_path / "whole", counted)
    assert rest == len(made), "a map was made twice, or not at all"
    for name, frame in whole.items():
        pd.testing.assert_frame_equal(frame, resumed[name])


def test_a_cache_of_another_task_is_void_and_a_foreign_folder_is_left_alone(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "cache"
    assert Cache(folder, {"task": 1}).get("a", lambda: 1) == 1
    assert Cache(folder, {"task": 1}).get("a", lambda: 2) == 1
    assert Cache(folder, {"task": 2}).get("a", lambda: 2) == 2
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "thesis.txt").write_text("precious", "utf-8")
    with pytest.raises(FileExistsError):
        Cache(tmp_path / "other", {"task": 1})


def test_embedding_a_study_writes_checks_seals_and_tidies_up(
    copied_data: Path, tmp_path: Path
) -> None:
    study = load_study("gemma4-e4b")
    command.embed(study, flat, "a stand-in", tmp_path / "out" / "embed")
    assert not (tmp_path / "out").exists()
    anew = load_study("gemma4-e4b")
    for name in TABLES:
        assert not anew.table(name).empty
    umap, own = anew.table("simulated_umap"), study.table("layers")
    assert set(umap["layer"]) == set(own["layer"])


def test_without_umap_the_command_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(layout, "installed", lambda: False)
    monkeypatch.setattr(sys, "argv", ["embed"])
    with pytest.raises(SystemExit):
        command.main()
    assert "pipeline/requirements.txt" in capsys.readouterr().err


def test_the_shipped_stream_meets_the_published_separation(gemma: Study) -> None:
    rows = gemma.table("simulated_separation")
    planted = rows[rows["world"] == "planted"].set_index("layer")["d"]
    published = gemma.table("layers").set_index("layer")["d"]
    np.testing.assert_allclose(planted, published, atol=0.002)
    nothing = rows[rows["world"] == "nothing"]
    assert (nothing["strength"] == 0).all()
    assert (nothing["held_out"] < 0.5).all()


def test_the_shipped_stream_is_the_one_that_the_code_makes(gemma: Study) -> None:
    """All but the maps themselves, which need umap-learn."""
    prompts = cast(gemma.table("prompt_counts"))
    points = gemma.table("simulated_points")
    assert list(points["kind"]) == list(prompts.kind)
    few = maps.spread_layers(gemma.table("layers"))
    strengths = gemma.table("simulated_separation").set_index(["layer", "world"])["strength"]
    axis = gemma.table("simulated_axis").set_index(["layer", "world"])["place"]
    for layer in few:
        along = maps.along(stream(prompts, strengths[layer, "planted"]), prompts.refuse)
        np.testing.assert_allclose(axis[layer, "planted"], 100 * along, atol=0.51)


def test_the_shipped_tables_are_small_and_marked_as_simulated(gemma: Study) -> None:
    sizes = [gemma.entry(name).path.stat().st_size for name in TABLES]
    assert max(sizes) < 390_000
    assert sum(sizes) < 2_000_000
    for name in TABLES:
        assert gemma.entry(name).provenance.kind is Kind.SIMULATED
        assert gemma.entry(name).provenance.caveat


def test_building_leaves_these_tables_to_their_own_command(copied_data: Path) -> None:
    folder = copied_data / "gemma4-e4b"
    others = MADE_ELSEWHERE["gemma4-e4b"]
    assert not set(others) & set(RECIPES["gemma4-e4b"])
    with pytest.raises(KeyError, match=r"made by python -m pipeline\.embed"):
        build("gemma4-e4b", copied_data, folder, only=[others[0]])


def test_a_stand_in_is_marked_and_never_replaces_a_published_map(gemma: Study) -> None:
    umap = BY_ID["umap"]
    made_up = umap(gemma, layer="9", stand_in="simulated")
    assert made_up.layout.annotations[0].text == "<b>SIMULATED</b>"
    assert made_up.layout.shapes[0].line.dash == "dash"
    assert made_up.layout.meta["title"].startswith("Simulated: ")
    assert all("simulated" in trace.name for trace in made_up.data)
    nearest = umap(gemma, layer="9")
    assert nearest.layout.meta["title"].startswith("At layer 11, ")
    assert not nearest.layout.annotations
    both = [umap(gemma, layer="15", stand_in=choice) for choice in ("published", "simulated")]
    assert both[0].to_json() == both[1].to_json()


def test_the_many_maps_are_measured_against_their_axis(gemma: Study) -> None:
    toy = BY_ID["toy-umap"]
    for choices in toy.variants(gemma):
        rows = dict(toy(gemma, **choices).layout.meta["rows"]["data"])
        d = gemma.table("layers").set_index("layer")["d"][int(choices["signal"])]
        assert rows["axis, as planted"] == pytest.approx(d, abs=0.002)
        assert rows["UMAP, nothing planted"] < 0.5 < rows["axis, with nothing planted"]
        maps_of_it = [value for name, value in rows.items() if "neighbours" in name]
        assert len(maps_of_it) == 9
        assert max(maps_of_it) < d
