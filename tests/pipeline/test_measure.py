"""From activations to a study: what is measured, what is refused, what interruptions cost."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from components.figures import BY_ID
from components.figures.directions.controls import STAND_IN
from components.geometry.directions import mean_difference
from components.geometry.statistics.held_out import fitted_d
from components.study import load_study
from pipeline.check import drawn, problems
from pipeline.layout import Layout
from pipeline.measure import __main__ as command
from pipeline.measure import arrays
from pipeline.measure.layer import Draws
from pipeline.measure.manifest import About
from pipeline.measure.problem import Unusable
from pipeline.measure.run import Maps, measure

PROMPTS, LAYERS, WIDTH = 30, 4, 16
ABOUT = About("Made up", "Toy", "Made up for tests.", "", "MIT")
DRAWS = Draws(splits=4, shuffles=19)
SECRET = "words of a prompt that stay where they are"


def flat(points: np.ndarray, neighbours: int, min_dist: float, seed: int) -> np.ndarray:
    """A stand-in for UMAP: the first two coordinates."""
    return points[:, :2]


class Inputs:
    """Made-up activations and labels in a folder, and the study to be made of them."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.out = folder, folder / "data" / "made-up"
        self.out.parent.mkdir()
        rng = np.random.default_rng(5)
        self.refuse = rng.permutation(np.arange(PROMPTS) < 20)
        self.values = rng.standard_normal((PROMPTS, LAYERS, WIDTH))
        self.values[self.refuse] += rng.standard_normal((LAYERS, WIDTH))
        self.activations = folder / "activations.npy"
        self.labels = folder / "labels.csv"
        self.save(self.values)
        self.label(["refuse" if one else "comply" for one in self.refuse])

    def save(self, values: np.ndarray) -> None:
        np.save(self.activations, values)

    def label(self, groups: list[str], column: str = "group") -> None:
        pd.DataFrame({column: groups, "prompt": SECRET}).to_csv(self.labels, index=False)

    def measure(self, layout: Layout | None = flat, **options: object) -> list[str]:
        maps = Maps(layout, "the first two coordinates") if layout else None
        return measure(
            self.activations, self.labels, self.out, ABOUT, draws=DRAWS, maps=maps, **options
        )

    def table(self, name: str) -> pd.DataFrame:
        return pd.read_csv(self.out / f"{name}.csv")

    def written(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in self.out.iterdir() if path.is_file()}

    def left(self) -> list[str]:
        """What lies in the data folder."""
        return sorted(path.name for path in (self.folder / "data").iterdir())


@pytest.fixture
def inputs(tmp_path: Path) -> Inputs:
    return Inputs(tmp_path)


def test_the_study_is_sound_and_feeds_the_figures(inputs: Inputs) -> None:
    made = inputs.measure()
    assert {path.stem for path in inputs.out.glob("*.csv")} == set(made)
    assert inputs.left() == ["made-up"]
    assert problems(inputs.out) == []
    fed = set(drawn(inputs.out))
    assert {"layer-signal", "umap", "pca-capture", "direction-similarity", "direction-turns"} <= fed


def test_figures_show_what_chance_can_do(inputs: Inputs, monkeypatch: pytest.MonkeyPatch) -> None:
    inputs.measure(whole=[1])
    monkeypatch.setenv("EXPLAINER_DATA", str(inputs.out.parent))
    study = load_study("made-up")
    said = BY_ID["layer-signal"](study).layout.meta
    assert "held-out prompts" in said["title"]
    assert "Held out: 4 random halves" in said["n"]
    assert "shuffled labels give" in said["alt"]
    assert STAND_IN.options(study) == ["published"]
    assert "published" not in BY_ID["umap"](study).layout.meta["subtitle"].lower()


def test_the_numbers_are_those_of_the_definitions(inputs: Inputs) -> None:
    inputs.measure()
    refuse, values = inputs.refuse, inputs.values
    for layer, d in enumerate(inputs.table("layers")["d"]):
        plain = fitted_d(values[refuse, layer], values[~refuse, layer])
        assert d == pytest.approx(plain, abs=1e-4)
    directions = [
        mean_difference(values[refuse, layer], values[~refuse, layer]) for layer in range(LAYERS)
    ]
    for row in inputs.table("layer_cosines").itertuples():
        cosine = directions[row.layer_i] @ directions[row.layer_j]
        assert row.cosine == pytest.approx(cosine, abs=1e-4)
    turns = inputs.table("direction_turns")
    assert list(turns["layer"]) == [1, 2, 3]
    checks = inputs.table("separation_checks")
    assert (checks["shuffled_high"] < inputs.table("layers")["d"]).all()
    assert (checks["chance"] == 1 / 20).all()
    assert (inputs.table("pca_capture")["first_three"] <= 1).all()


def test_neither_directions_nor_words_of_prompts_are_written(inputs: Inputs) -> None:
    inputs.measure()
    for name, content in inputs.written().items():
        assert SECRET.encode() not in content, name
        assert name.endswith((".csv", ".json"))
    widest = max(len(inputs.table(path.stem).columns) for path in inputs.out.glob("*.csv"))
    assert widest < WIDTH
    points = inputs.table("umap")
    assert all(part["x"].is_monotonic_increasing for _, part in points.groupby("layer"))


def as_npz(inputs: Inputs, save: Callable[..., None]) -> None:
    inputs.activations = inputs.folder / "activations.npz"
    save(inputs.activations, activations=inputs.values)


@pytest.mark.parametrize("save", [np.savez, np.savez_compressed])
def test_archives_compressed_or_not_give_the_same_tables(
    inputs: Inputs, save: Callable[..., None]
) -> None:
    inputs.measure()
    plain = inputs.written()
    as_npz(inputs, save)
    inputs.measure()
    again = inputs.written()
    assert plain.pop("study.json") != again.pop("study.json")  # it names the file
    assert plain == again


@pytest.mark.parametrize(("type", "error"), [(">f8", 0), (np.float32, 1e-3), (np.float16, 1e-2)])
def test_numbers_of_other_sizes_are_read(inputs: Inputs, type: type, error: float) -> None:
    inputs.measure()
    exact = inputs.table("layers")["d"]
    inputs.save(inputs.values.astype(type))
    inputs.measure()
    np.testing.assert_allclose(inputs.table("layers")["d"], exact, atol=error + 1e-9)


def test_reading_in_small_parts_changes_nothing(
    inputs: Inputs, monkeypatch: pytest.MonkeyPatch
) -> None:
    inputs.measure()
    whole = inputs.written()
    monkeypatch.setattr(arrays, "CHUNK", 7 * LAYERS * WIDTH * 8)
    inputs.measure()
    assert inputs.written() == whole


def test_the_same_command_gives_the_same_bytes_and_keeps_words(inputs: Inputs) -> None:
    inputs.measure()
    first = inputs.written()
    (inputs.out / "text").mkdir()
    (inputs.out / "text" / "layers.md").write_text("<!-- finding -->\nOurs.\n", "utf-8")
    inputs.measure()
    assert inputs.written() == first
    assert (inputs.out / "text" / "layers.md").is_file()
    assert problems(inputs.out) == []


def test_global_layers_are_marked_and_unknown_ones_unstated(inputs: Inputs) -> None:
    inputs.measure(whole=[1, 3])
    assert list(inputs.table("layers")["attention"]) == ["sliding", "global"] * 2
    inputs.measure()
    assert set(inputs.table("direction_turns")["attention"]) == {"unstated"}
    assert problems(inputs.out) == []


def test_one_layer_has_no_turns(inputs: Inputs) -> None:
    inputs.save(inputs.values[:, :1])
    made = inputs.measure()
    assert "layer_cosines" not in made
    assert problems(inputs.out) == []


def test_maps_are_left_out_without_a_layout(inputs: Inputs) -> None:
    assert "umap" not in inputs.measure(layout=None)
    assert problems(inputs.out) == []


def test_an_interrupted_run_goes_on_where_it_stopped(inputs: Inputs) -> None:
    inputs.measure()
    whole = inputs.written()
    drawn: list[str] = []

    def interrupted(points: np.ndarray, *setting: float) -> np.ndarray:
        if len(drawn) == 2:
            raise KeyboardInterrupt
        drawn.append("one")
        return points[:, :2]

    (inputs.out / "study.json").write_text('{"made_by": "python -m pipeline.measure"}', "utf-8")
    with pytest.raises(KeyboardInterrupt):
        inputs.measure(layout=interrupted)
    assert inputs.left() == [".made-up.part", "made-up"]
    drawn.clear()
    inputs.measure(layout=lambda points, *_: (drawn.append("one"), points[:, :2])[1])
    assert len(drawn) == LAYERS - 2
    assert inputs.written() == whole
    assert inputs.left() == ["made-up"]


def test_what_is_left_of_another_task_is_not_used(inputs: Inputs) -> None:
    def fails(points: np.ndarray, *setting: float) -> np.ndarray:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        inputs.measure(layout=fails)
    inputs.save(inputs.values * 2 + 1)
    inputs.measure()
    fresh = inputs.table("umap")["x"].max()
    assert fresh == pytest.approx((inputs.values[:, :, 0] * 2 + 1).max(), abs=1e-4)


def broken(value: float) -> Callable[[Inputs], None]:
    def change(inputs: Inputs) -> None:
        inputs.values[17, 2, 3] = value
        inputs.save(inputs.values)

    return change


def cut(inputs: Inputs) -> None:
    inputs.activations.write_bytes(inputs.activations.read_bytes()[:-700])


def longer(inputs: Inputs) -> None:
    inputs.activations.write_bytes(inputs.activations.read_bytes() + b"more")


def spoilt(inputs: Inputs) -> None:
    as_npz(inputs, np.savez)
    content = bytearray(inputs.activations.read_bytes())
    content[len(content) // 2] ^= 1
    inputs.activations.write_bytes(bytes(content))


def two(inputs: Inputs) -> None:
    inputs.activations = inputs.folder / "two.npz"
    np.savez(inputs.activations, a=inputs.values, b=inputs.values)


def groups(inputs: Inputs) -> list[str]:
    return list(pd.read_csv(inputs.labels)["group"])


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (broken(np.nan), "not finite, at prompt 17 and layer 2"),
        (broken(np.inf), "not finite, at prompt 17 and layer 2"),
        (cut, "ends early, within prompt 28"),
        (longer, "goes on after"),
        (spoilt, "cannot be read: Bad CRC-32"),
        (two, "must hold one array, or one called activations; it holds: a, b"),
        (lambda it: it.save(it.values[0]), "not (prompts, layers, width)"),
        (lambda it: it.save(it.values[:, :0]), "is empty: its shape is (30, 0, 16)"),
        (lambda it: it.save(it.values.astype(int)), "holds int64, not numbers of 16, 32 or 64"),
        (lambda it: it.save(np.asfortranarray(it.values)), "is in Fortran order"),
        (lambda it: it.save(it.values[:-1]), "holds 29 prompts, but labels.csv has 30 rows"),
        (lambda it: it.save(np.zeros_like(it.values)), "Layer 0 cannot be measured: two groups"),
        (lambda it: it.activations.write_text("words"), "is not an array saved by NumPy"),
        (lambda it: it.activations.unlink(), "cannot be read: No such file"),
        (lambda it: it.labels.unlink(), "labels.csv does not exist"),
        (lambda it: it.labels.write_bytes(b"\xff\xfe\x00"), "seems to be “Unicode text”"),
        (lambda it: it.label(groups(it), column="class"), "has no column “group”"),
        (lambda it: it.label([*groups(it)[:-1], "yes"]), "refuse nor comply in line 31"),
        (lambda it: it.label(["comply"] * 27 + ["refuse"] * 3), "puts 3 prompts into the class"),
        (lambda it: setattr(it, "out", it.out.with_name("My Study")), "cannot name a study"),
        (lambda it: setattr(it, "out", it.folder / "no" / "made-up"), "does not exist"),
        (lambda it: it.out.mkdir(), "was not made by this command, so it is left alone"),
    ],
)
def test_what_cannot_be_used_is_refused_in_one_sentence_and_nothing_is_written(
    inputs: Inputs, change: Callable[[Inputs], object], said: str
) -> None:
    change(inputs)
    before = inputs.left()
    with pytest.raises(Unusable) as refused:
        inputs.measure()
    words = str(refused.value)
    assert said in words
    assert words.endswith(".")
    assert "\n" not in words
    assert inputs.left() == before


def test_a_global_layer_that_does_not_exist_is_refused(inputs: Inputs) -> None:
    with pytest.raises(Unusable, match="Layer 9 cannot be a global one"):
        inputs.measure(whole=[1, 9])
    assert inputs.left() == []


def run(inputs: Inputs, monkeypatch: pytest.MonkeyPatch, *more: str) -> None:
    words = [str(inputs.activations), "--labels", str(inputs.labels), "--out", str(inputs.out)]
    monkeypatch.setattr(sys, "argv", ["measure", *words, "--no-maps", "--shuffles", "9", *more])
    command.main()


def test_the_command(
    inputs: Inputs, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run(inputs, monkeypatch, "--title", "Ours", "--model", "Toy", "--global-layers", "1")
    manifest = json.loads((inputs.out / "study.json").read_text("utf-8"))
    assert manifest["title"] == "Ours"
    assert manifest["model"] == {"name": "Toy", "width": WIDTH}
    assert "9 shuffles" in manifest["tables"]["separation_checks"]["done"]
    assert "measuring layers" in capsys.readouterr().err
    inputs.labels.unlink()
    with pytest.raises(SystemExit) as left:
        run(inputs, monkeypatch)
    assert left.value.code == 1
    assert "labels.csv does not exist.\n" in capsys.readouterr().err
