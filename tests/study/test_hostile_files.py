"""Study folders from anyone: each is used or refused in a sentence, and nothing of it runs."""

import io
import json
import os
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.figures import BY_ID, CATALOGUE, drawing
from components.packing.variants import dumps, pack_one
from components.paper import lists
from components.paper.addresses import App
from components.paper.edition import Edition
from components.study import DataProblem, Study, bundle, load_study, study_ids
from components.study.contents import contents
from components.study.facts import Fact
from components.study.folders import TOYS
from components.study.prose import fill, words
from components.study.questions import questions
from components.study.reading import MOST, read_bytes, read_json, read_toml
from components.study.schema import Column, Table, read_schema
from pipeline.check import problems
from pipeline.measure.arrays import laid_out
from pipeline.measure.labels import read_labels
from pipeline.measure.problem import Unusable
from tests.conftest import SHIPPED, STRANGE
from tests.hostile import ATTACKS, anything, cases, one_sentence, runs, seeds, text, twisted

NAME = "small-and-strange"
MANIFEST = json.loads((STRANGE / NAME / "study.json").read_text("utf-8"))
SCHEMA = json.loads((SHIPPED / "schema.json").read_text("utf-8"))
OWN = {name: SCHEMA[name] for name in MANIFEST["tables"]}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A copy of the small study, in a data folder with a small dictionary, to write into."""
    data = tmp_path_factory.mktemp("data")
    shutil.copytree(STRANGE / NAME, data / NAME)
    (data / "schema.json").write_text(json.dumps(OWN), "utf-8")
    before, os.environ["EXPLAINER_DATA"] = os.environ.get("EXPLAINER_DATA"), str(data)
    yield data / NAME
    del os.environ["EXPLAINER_DATA"]
    if before is not None:
        os.environ["EXPLAINER_DATA"] = before


@pytest.fixture
def fresh(folder: Path) -> Path:
    """The same folder, as it was, for tests that damage one file of it."""
    shutil.rmtree(folder)
    shutil.copytree(STRANGE / NAME, folder)
    bundle._load.cache_clear()
    return folder


def refused(folder: Path) -> str:
    """How the loader and the check both refuse a study, in a sentence each."""
    bundle._load.cache_clear()
    with pytest.raises(DataProblem) as caught:
        study = load_study(folder.name)
        for name in study.entries:
            study.table(name)
    assert one_sentence(caught.value)
    found = problems(folder)
    assert found
    assert all(problem.endswith(".") and "\n" not in problem for problem in found), found
    return str(caught.value)


# ---------- names, links, and what is no file ----------


@given(seeds, st.sampled_from(["", ".csv"]))
@cases("names of files")
def test_the_file_of_a_table_lies_beside_its_manifest(seed: int, end: str) -> None:
    home = Path("/data/study")
    for name in twisted(seed):
        try:
            path = bundle._file(home, {"file": name + end})
        except ValueError:
            continue
        assert path.parent == home
        assert Path(os.path.normpath(path)).parent == home
        assert path.suffix == ".csv"


@pytest.mark.parametrize("which", ["study.json", "layers.csv", "facts/a.json"])
@pytest.mark.parametrize("kind", ["link", "pipe", "folder", "huge"])
def test_links_pipes_and_huge_files_are_not_read(fresh: Path, which: str, kind: str) -> None:
    path = fresh / which
    path.parent.mkdir(exist_ok=True)
    secret = fresh.parent / f"secret{path.suffix}"
    secret.write_bytes(path.read_bytes() if path.exists() else b"{}")
    path.unlink(missing_ok=True)
    if kind == "link":
        path.symlink_to(secret)
    elif kind == "pipe":
        os.mkfifo(path)  # reading it would never end
    elif kind == "folder":
        path.mkdir()
    else:
        with path.open("wb") as sparse:
            sparse.truncate(MOST[path.suffix] + 1)
    said = refused(fresh)
    assert str(fresh.parent) not in said, "it tells where the server keeps its files"


@pytest.mark.parametrize("place", ["text", "questions"])
def test_words_and_questions_that_lead_elsewhere_are_not_shown(fresh: Path, place: str) -> None:
    elsewhere = fresh.parent / "elsewhere"
    elsewhere.mkdir(exist_ok=True)
    (elsewhere / "layers.md").write_text("<!-- finding -->\nsecret", "utf-8")
    (elsewhere / "layers.toml").write_text("question = []", "utf-8")
    (fresh / place).symlink_to(elsewhere)
    study = load_study(NAME)
    with pytest.raises(DataProblem, match="link") as caught:
        words("layers", "finding", study) if place == "text" else questions("layers", study)
    assert one_sentence(caught.value)
    assert any("link" in problem for problem in problems(fresh))


@pytest.mark.parametrize("name", ["Upper", "a b", "<b>", "..a", "x" * 80, "é"])
def test_a_folder_that_cannot_be_an_address_is_not_offered(fresh: Path, name: str) -> None:
    other = Path(shutil.copytree(fresh, fresh.parent / name))
    try:
        assert name not in study_ids()
        assert "cannot name a study" in problems(other)[0]
    finally:
        shutil.rmtree(other)


# ---------- JSON, TOML and manifests ----------

BOMBS = {
    "deep lists": b"[" * 100_000,
    "deep objects": b'{"a":' * 100_000,
    "twice": b'{"a": 1, "a": 2}',
    "nan": b'{"a": NaN}',
    "infinity": b'{"a": -Infinity}',
    "overflow": b'{"a": 1e999}',
    "digits": b'{"a": ' + b"9" * 5000 + b"}",
    "latin": "{'é': 1}".encode("latin-1"),
    "utf-16": '{"a": 1}'.encode("utf-16"),
    "half a character": b'{"a": "\\ud800"}',
    "null bytes": b"\0" * 100,
    "cut": b'{"a": ',
    "empty": b"",
}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
@pytest.mark.parametrize("which", ["study.json", "facts/a.json"])
def test_bombs_in_json_are_refused_in_a_sentence(fresh: Path, which: str, bomb: bytes) -> None:
    (fresh / "facts").mkdir()
    (fresh / which).write_bytes(bomb)
    assert Path(which).name in refused(fresh)


@pytest.mark.parametrize("bomb", [b"a = " + b"[" * 50_000, b"\xff", b"question = 3", b"[[question"])
def test_bombs_in_questions_are_refused_in_a_sentence(fresh: Path, bomb: bytes) -> None:
    (fresh / "questions").mkdir()
    (fresh / "questions" / "layers.toml").write_bytes(bomb)
    with pytest.raises(DataProblem) as caught:
        questions("layers", load_study(NAME))
    assert one_sentence(caught.value)


@given(seeds, st.sampled_from(["{}", '{{"a": {}}}', '{{"a": "{}"}}', "a = {}", 'a = "{}"']))
@cases("json")
def test_any_bytes_are_read_or_refused(folder: Path, seed: int, around: str) -> None:
    for at, said in enumerate(twisted(seed)):
        suffix = (".json", ".toml")[at % 2]
        path = folder.parent / f"any{suffix}"
        path.write_bytes(around.format(said).encode(("utf-8", "utf-8", "utf-16")[at % 3]))
        try:
            value = (read_json if suffix == ".json" else read_toml)(path, path.parent)
        except ValueError as problem:
            assert len(str(problem)) < 300
        else:
            json.dumps(value, ensure_ascii=False, default=str).encode("utf-8")


@st.composite
def manifests(draw: st.DrawFn) -> dict[str, Any]:
    """The manifest of the small study, with entries exchanged, added and left out."""
    made = json.loads(json.dumps(MANIFEST))
    for _ in range(draw(st.integers(1, 3))):
        place: Any = made
        while isinstance(place, dict) and place:
            key = draw(st.sampled_from([*place]))
            if not isinstance(place[key], dict) or draw(st.integers(0, 3)) == 0:
                change = draw(st.sampled_from(["exchange", "leave out", "add"]))
                if change == "leave out":
                    del place[key]
                else:
                    place[key if change == "exchange" else draw(text)] = draw(anything)
                break
            place = place[key]
    return made


@given(manifests())
@cases("manifests")
def test_any_manifest_is_used_or_refused(folder: Path, manifest: dict[str, Any]) -> None:
    path = folder / "study.json"
    path.write_bytes(json.dumps(manifest).encode("utf-8"))
    bundle._load.cache_clear()
    try:
        study = load_study(NAME)
    except DataProblem as problem:
        assert one_sentence(problem)
        assert str(folder.parent) not in str(problem)
        return
    finally:
        path.write_text(json.dumps(MANIFEST), "utf-8")
    assert not runs(lists.receipts(Edition(study, App()), contents()[0]))
    for entry in study.entries.values():
        assert entry.path.parent in (folder, TOYS)
        assert re.fullmatch(r"(https?://.+)?", entry.provenance.origin.url)


# ---------- tables ----------

TABLE = Table(
    "A test.",
    ("layer",),
    {
        "layer": Column("int", "layer", "which", low=0),
        "share": Column("float", "share", "how much", high=1),
        "kind": Column("text", "none", "what"),
        "seen": Column("bool", "none", "whether"),
    },
)
cell = st.sampled_from(["0", "1", "0.5", "true", "x", ""]) | text
rows = st.lists(st.lists(cell, min_size=1, max_size=6), max_size=4)
heads = st.permutations([*TABLE.columns]) | st.lists(cell, max_size=6)


@given(heads, rows, st.sampled_from(["utf-8", "utf-16", "utf-8-sig"]), st.booleans())
@cases("tables")
def test_any_table_is_typed_or_refused(
    head: list[str], body: list[list[str]], encoding: str, sound: bool
) -> None:
    if sound:
        body = [[str(at), "0.5", "a", "true"] for at, _ in enumerate(body)] + body[-1:]
        head = [*TABLE.columns]
    content = "\n".join(",".join(cells) for cells in [head, *body]).encode(encoding)
    try:
        frame = TABLE.parse(content)
    except ValueError as problem:
        assert one_sentence(DataProblem(f"t.csv: {problem}."))
        return
    assert [str(dtype) for dtype in frame.dtypes] == ["int64", "float64", "str", "bool"]
    assert np.isfinite(frame["share"]).all()
    assert frame["layer"].between(0, 2**53).all()


@pytest.mark.parametrize(
    "content",
    {
        "a header without end": b",".join(b"c%d" % n for n in range(400_000)),
        "a cell without end": b'"' + b"x" * 5_000_000,
        "a row too long": b"layer,share,kind,seen\n0,0.5,a,true,x\n",
        "numbers too large": b"layer,share,kind,seen\n" + b"9" * 400 + b",0.5,a,true\n",
        "infinity": b"layer,share,kind,seen\n0,-inf,a,true\n",
        "twice": b"layer,layer,share,kind,seen\n0,0,0.5,a,true\n",
        "compressed": b"\x1f\x8b\x08\0\0\0\0\0",
    }.values(),
)
def test_tables_that_are_traps_are_refused_at_once(content: bytes) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011, the next line looks at the words
        TABLE.parse(content)
    assert one_sentence(DataProblem(f"t.csv: {caught.value}."))


@pytest.mark.parametrize(
    "change",
    [
        lambda table: table.update(key=["nowhere"]),
        lambda table: table.update(key=[]),
        lambda table: table.update(meaning=None),
        lambda table: table["columns"]["layer"].update(type="code"),
        lambda table: table["columns"]["layer"].update(low="0"),
        lambda table: table["columns"]["layer"].update(at_most="nowhere"),
        lambda table: table.pop("columns"),
    ],
)
def test_a_broken_dictionary_is_explained(fresh: Path, change) -> None:
    broken = json.loads(json.dumps(OWN))
    change(broken["layers"])
    schema = fresh.parent / "schema.json"
    schema.write_text(json.dumps(broken), "utf-8")
    try:
        assert "schema.json" in refused(fresh)
    finally:
        schema.write_text(json.dumps(OWN), "utf-8")
        bundle._load.cache_clear()


# ---------- facts and words ----------

records = st.fixed_dictionaries(
    {"table": st.sampled_from(["layers", "x"]) | text, "column": st.sampled_from(["d", "x"])},
    optional={
        "where": st.dictionaries(st.sampled_from(["layer", "x"]), anything, max_size=2) | anything,
        "fold": st.sampled_from(["max", "only", "to_csv", "memory_usage", "__class__"]) | anything,
        "of": st.sampled_from(["", "layer", "d"]) | anything,
        "form": st.sampled_from(["", ".2f", "d", "999999999d", ".999999f", "counts"]) | text,
        "scale": st.sampled_from([1, -2.5, float("inf")]) | anything,
        "more": anything,
    },
)


@given(records)
@cases("facts")
def test_any_fact_is_a_short_number_or_refused(folder: Path, record: dict[str, Any]) -> None:
    study = load_study(NAME)
    try:
        fact = Fact(**record)
    except (TypeError, ValueError):
        return
    try:
        assert len(fact.read(study.table(fact.table))) < 400
    except DataProblem as problem:
        assert one_sentence(problem)


@pytest.fixture(scope="module")
def small(folder: Path) -> Study:
    shutil.rmtree(folder)
    shutil.copytree(STRANGE / NAME, folder)
    bundle._load.cache_clear()
    return load_study(NAME)


@given(st.lists(text, max_size=4).map(" ".join))
@cases("words")
def test_no_tag_of_the_words_is_one_of_the_page(small: Study, said: str) -> None:
    assert not runs(fill(said, small))
    packed = dumps({"title": said})
    assert "</" not in packed
    assert "<!--" not in packed
    assert json.loads(packed) == {"title": said}


def test_titles_origins_and_facts_may_hold_markup_and_it_stays_text(fresh: Path) -> None:
    manifest = json.loads(json.dumps(MANIFEST))
    for attack in ATTACKS:
        manifest["title"] = attack
        for origin in manifest["origins"].values():
            origin.update(name=attack, citation=attack, licence=attack)
        (fresh / "study.json").write_text(json.dumps(manifest), "utf-8")
        bundle._load.cache_clear()
        study = load_study(NAME)
        assert not runs(lists.receipts(Edition(study, App()), contents()[0]))
    with pytest.raises(ValueError, match="http"):
        next(iter(study.entries.values())).provenance.origin.__class__(
            "a", "b", "javascript:alert(1)", "v", "MIT"
        )


def test_tables_that_do_not_fit_together_are_one_sentence(small: Study) -> None:
    class Odd(Study):
        def table(self, name: str) -> pd.DataFrame:
            return super().table(name).iloc[:0]

    odd = Odd(**vars(small))
    for figure in CATALOGUE:
        with pytest.raises(DataProblem) as caught, drawing(figure):
            pack_one(figure, odd, {}) if figure.live else figure(odd)
            raise DataProblem("Some figures can be drawn of nothing.")
        assert one_sentence(caught.value)


# ---------- the readers of the pipeline ----------


@st.composite
def arrays(draw: st.DrawFn) -> tuple[str, bytes]:
    """A sound file of activations, with a few bytes exchanged, cut or added."""
    made, kind = io.BytesIO(), draw(st.sampled_from(["npy", "npz"]))
    values = np.zeros((2, 1, 3), dtype=np.float16)
    if kind == "npy":
        np.save(made, values)
    else:
        np.savez_compressed(made, activations=values)
    content = bytearray(made.getvalue())
    for _ in range(draw(st.integers(0, 6))):
        content[draw(st.integers(0, len(content) - 1))] = draw(st.integers(0, 255))
    if draw(st.booleans()):
        content = content[: draw(st.integers(0, len(content)))]
    return kind, bytes(content)


@given(arrays())
@cases("arrays")
def test_any_array_is_laid_out_or_refused(folder: Path, made: tuple[str, bytes]) -> None:
    path = folder.parent / f"made.{made[0]}"
    path.write_bytes(made[1])
    try:
        laid_out(path, folder.parent / "laid.bin")
    except Unusable as problem:
        assert str(problem).startswith(path.name)
        assert str(problem).endswith(".")


def header(shape: str, descr: str = "'<f4'") -> bytes:
    said = f"{{'descr': {descr}, 'fortran_order': False, 'shape': {shape}, }}\n".encode()
    return b"\x93NUMPY\x01\x00" + len(said).to_bytes(2, "little") + said


@pytest.mark.parametrize(
    "content",
    [
        header("(10**12, 5, 5)"),
        header("(1000000000000, 1000000000000, 1000000000000)"),
        header("(1, 1, 499999999999)"),
        header("(-1, 2, 3)"),
        header("(1, 1, 3)", "'|O'"),
        header("(" * 300),
        header("(1, 1, 1)", "[" * 2000),
        b"\x93NUMPY\x02\x00\xff\xff\xff\x7f",
    ],
)
def test_arrays_that_promise_too_much_are_refused_at_once(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.npy"
    path.write_bytes(content)
    with pytest.raises(Unusable):
        laid_out(path, tmp_path / "laid.bin")


def test_an_archive_writes_nothing_outside(tmp_path: Path) -> None:
    path = tmp_path / "in" / "a.npz"
    path.parent.mkdir()
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../../evil.npy", header("(1, 1, 1)") + b"\0" * 4)
    laid_out(path, path.parent / "laid.bin")
    assert {it.name for it in tmp_path.rglob("*")} == {"in", "a.npz", "laid.bin"}


@given(st.lists(st.lists(text | st.just("refuse"), max_size=3).map(",".join), max_size=12))
@cases("labels")
def test_any_labels_are_read_or_refused(folder: Path, lines: list[str]) -> None:
    path = folder.parent / "labels.csv"
    path.write_text("\n".join(["group", *lines]), "utf-8", errors="replace")
    try:
        assert read_labels(path).dtype == np.bool_
    except Unusable as problem:
        assert str(problem).startswith(path.name)


def test_every_shipped_file_passes_the_same_gate() -> None:
    for path in SHIPPED.rglob("*"):
        if path.is_file():
            assert read_bytes(path, SHIPPED) == path.read_bytes()
    assert set(read_schema(SHIPPED / "schema.json")) >= set(OWN)
    assert BY_ID
