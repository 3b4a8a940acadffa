"""Loading refuses bad data in one clear sentence; what ships is sound, sourced and rebuildable."""

import json
import os
import random
import re
import shutil
import string
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.figures import CATALOGUE, Figure
from components.packing import pack
from components.study import (
    DataProblem,
    Kind,
    NotInStudy,
    Origin,
    Provenance,
    Study,
    bundle,
    load_study,
    study_ids,
)
from components.study.folders import TOYS, first_study
from components.study.schema import Column, Table, read_schema
from pipeline.seal import seal
from tests.conftest import STRANGE

SHIPPED = Path(__file__).resolve().parents[2] / "data"
MEASURED_ONLY = {"separation_checks"}  # made by python -m pipeline.measure, see test_measure.py
LAB = {"toy-confound", "toy-rank", "toy-origin", "chance-signal"}  # the rest is simulated anew
ORIGIN = Origin("A", "A 2026.", "https://example.org", "v1", "MIT")


def edit_manifest(data: Path, change) -> None:
    path = data / "gemma4-e4b" / "study.json"
    manifest = json.loads(path.read_text("utf-8"))
    change(manifest)
    path.write_text(json.dumps(manifest), "utf-8")


def test_every_table_is_sound(study: Study) -> None:
    for name in study.entries:
        assert not study.table(name).empty


def test_every_figure_finds_its_tables_in_the_data_dictionary(gemma: Study) -> None:
    asked = {name for figure in CATALOGUE for name in figure.tables}
    assert asked <= set(gemma.schema)


def test_every_table_is_described_by_the_dictionary_and_the_reverse(gemma: Study) -> None:
    assert set(gemma.entries) | MEASURED_ONLY == set(gemma.schema)


def test_no_file_lies_about_without_a_record(gemma: Study) -> None:
    recorded = {entry.path for entry in gemma.entries.values()}
    overruled = {TOYS / f"{name}.csv" for name in ("toy_sizes", "toy_worlds")}
    assert {*gemma.folder.glob("*.csv"), *TOYS.glob("*.csv")} == recorded | overruled


def test_every_study_has_toys_and_its_own_win(gemma: Study, monkeypatch) -> None:
    shown = [f for f in CATALOGUE if f.page == "primer" or f.id in LAB]
    assert {figure.page for figure in shown} == {"primer", "lab"}
    monkeypatch.setenv("EXPLAINER_DATA", str(STRANGE))
    small = load_study("small-and-strange")
    for figure in shown:
        assert figure(small).data, figure.id
    planted = {study.id: study.table("toy_worlds")["n_refuse"][0] for study in (gemma, small)}
    assert planted[gemma.id] == gemma.table("layers")["n_refuse"].max() != planted[small.id]


def test_a_study_is_one_object_until_a_file_of_it_changes(copied_data: Path) -> None:
    before = load_study("gemma4-e4b")
    assert load_study("gemma4-e4b") is before
    for changed in ("layers.csv", "facts/layers.json", "text/layers.md", "../toys/toy_clouds.csv"):
        path = copied_data / "gemma4-e4b" / changed
        os.utime(path, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns + 1))
        assert load_study("gemma4-e4b") is not before, changed
        before = load_study("gemma4-e4b")


def test_the_default_study_is_named_and_the_others_follow(copied_data: Path) -> None:
    for name in ("a-study", "z-study"):
        shutil.copytree(copied_data / "gemma4-e4b", copied_data / name)
    assert study_ids() == ["gemma4-e4b", "a-study", "z-study"]
    (copied_data / "studies.toml").write_text('first = "z-study"')
    assert study_ids() == ["z-study", "a-study", "gemma4-e4b"]
    (copied_data / "studies.toml").unlink()
    assert study_ids() == ["a-study", "gemma4-e4b", "z-study"]


@pytest.mark.parametrize("said", ["first = 3", "first", "a = " + "[" * 5000])
def test_a_default_that_cannot_be_read_is_told_and_hides_no_study(
    copied_data: Path, said: str
) -> None:
    (copied_data / "studies.toml").write_text(said)
    assert study_ids() == ["gemma4-e4b"]
    with pytest.raises(DataProblem, match=r"studies\.toml cannot be used"):
        first_study()


@pytest.mark.parametrize("kind", Kind)
def test_a_record_must_state_what_its_kind_must_state(kind: Kind) -> None:
    with pytest.raises(ValueError, match=f"{kind} numbers must state"):
        Provenance(kind, ORIGIN)


def test_digitised_numbers_must_state_their_error() -> None:
    with pytest.raises(ValueError, match="error"):
        Provenance(Kind.DIGITISED, ORIGIN, locator="fig. 3", done="read off")


@pytest.fixture
def table() -> Table:
    columns = {
        "layer": Column("int", "layer", "which", low=0),
        "share": Column("float", "share", "how much", low=0, high=1),
        "kind": Column("text", "none", "what", values=("a", "b")),
        "seen": Column("bool", "none", "whether"),
    }
    return Table("A test.", ("layer",), columns)


GOOD = "layer,share,kind,seen\n0,0.5,a,true\n1,1,b,false\n"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("layer,share,kind\n0,0.5,a\n", "column 'seen' is missing"),
        ("layer,share,kind,seen,more\n0,0.5,a,true,1\n", "column 'more' is not in the schema"),
        (GOOD.replace("0.5", "much"), "column 'share' holds 'much' in line 2, not float"),
        (GOOD.replace("0.5", "nan"), "column 'share' holds 'nan' in line 2, not float"),
        (GOOD.replace("0.5", "inf"), "column 'share' holds 'inf' in line 2, not float"),
        (GOOD.replace("0.5", ""), "column 'share' is empty in line 2"),
        (GOOD.replace("0.5", "1.5"), "column 'share' holds '1.5' in line 2, above 1"),
        (GOOD.replace("1,1,b", "1,-1,b"), "column 'share' holds '-1' in line 3, below 0"),
        (GOOD.replace("1,1,b", "1.5,1,b"), "column 'layer' holds '1.5' in line 3, not int"),
        (GOOD.replace(",b,", ",c,"), "column 'kind' holds 'c' in line 3, not a known value"),
        (GOOD.replace("true", "yes"), "column 'seen' holds 'yes' in line 2, not bool"),
        (GOOD.replace("1,1,b", "0,1,b"), "two rows share the same layer"),
        ("layer,share,kind,seen\n", "the table has no rows"),
    ],
)
def test_what_is_wrong_is_named_with_its_column(
    table: Table, tmp_path: Path, text: str, problem: str
) -> None:
    path = tmp_path / "t.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(ValueError, match=re.escape(problem)):
        table.read(path)


def test_a_sound_table_is_typed(table: Table, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(GOOD, "utf-8")
    frame = table.read(path)
    assert [str(dtype) for dtype in frame.dtypes] == ["int64", "float64", "str", "bool"]


@given(st.text(alphabet=string.printable, max_size=200))
def test_any_text_is_a_table_or_a_plain_refusal(text: str) -> None:
    column = Column("float", "none", "anything", low=-1, high=1)
    cells = pd.Series(text.split(","), dtype="str")
    if all(sound(cell) for cell in cells):
        assert all(-1 <= value <= 1 for value in column.read(cells))
    else:
        with pytest.raises(ValueError, match=r"in line \d"):
            column.read(cells)


def sound(cell: str) -> bool:
    """A number between -1 and 1, said without the standard library's leniency towards 1_0."""
    number = re.fullmatch(
        r"\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*", cell, re.IGNORECASE | re.ASCII
    )
    return bool(number) and -1 <= float(cell) <= 1


def damage_missing(path: Path) -> None:
    path.unlink()


def damage_altered(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"1", b"2", 1))


def damage_garbled(path: Path) -> None:
    path.write_bytes(b"\xff\xfe\x00 not a table")


def damage_emptied(path: Path) -> None:
    path.write_bytes(b"")


DAMAGES = [damage_missing, damage_altered, damage_garbled, damage_emptied]


@pytest.mark.parametrize("name", sorted({*read_schema(SHIPPED / "schema.json")} - MEASURED_ONLY))
def test_a_damaged_file_spoils_only_the_figures_that_read_it(copied_data: Path, name: str) -> None:
    damage = random.Random(name).choice(DAMAGES)
    study = load_study("gemma4-e4b")
    path = study.entry(name).path
    damage(path)
    with pytest.raises(DataProblem, match=re.escape(path.name)):
        study.table(name)
    others = [figure for figure in CATALOGUE if name not in figure.tables]
    for figure in CATALOGUE:
        if figure not in others:
            assert spoiled(figure, study), f"{figure.id} was drawn without {name}"
    for figure in random.Random(name).sample(others, 5):  # each draws only what it names, see there
        draw(figure, study)


def spoiled(figure: Figure, study: Study) -> bool:
    """Whether any choice of the reader meets the damage."""
    try:
        for choices in [{}, *figure.variants(study)]:
            figure(study, **choices)
    except DataProblem:
        return True
    return False


def draw(figure: Figure, study: Study) -> None:
    assert figure(study)


@pytest.mark.parametrize("damage", DAMAGES)
def test_every_damage_is_one_sentence(copied_data: Path, damage) -> None:
    study = load_study("gemma4-e4b")
    damage(study.entry("layers").path)
    with pytest.raises(DataProblem) as caught:
        study.table("layers")
    assert str(caught.value).startswith("layers.csv")
    assert str(caught.value).endswith(".")
    assert "\n" not in str(caught.value)


def test_an_edited_file_is_read_anew(copied_data: Path) -> None:
    study = load_study("gemma4-e4b")
    before = pack(next(f for f in CATALOGUE if f.id == "layer-signal"), study)
    path = study.entry("layers").path
    path.write_text(path.read_text("utf-8").replace("2.8679", "2.5"), "utf-8")
    seal(study.folder)
    after = pack(next(f for f in CATALOGUE if f.id == "layer-signal"), load_study("gemma4-e4b"))
    assert before.sha != after.sha


def test_a_table_can_be_absent(copied_data: Path) -> None:
    edit_manifest(copied_data, lambda manifest: manifest["tables"].pop("sweep"))
    with pytest.raises(NotInStudy, match="has no table “sweep”"):
        load_study("gemma4-e4b").table("sweep")


@pytest.mark.parametrize(
    "change",
    [
        lambda manifest: manifest.pop("origins"),
        lambda manifest: manifest["tables"]["layers"].pop("kind"),
        lambda manifest: manifest["tables"]["layers"].update(kind="guessed"),
        lambda manifest: manifest["tables"]["layers"].pop("error"),
        lambda manifest: manifest["tables"]["layers"].update(file="../../schema.json"),
        lambda manifest: manifest.update(tables=[]),
    ],
)
def test_a_broken_manifest_is_explained(copied_data: Path, change) -> None:
    edit_manifest(copied_data, change)
    with pytest.raises(DataProblem, match=r"gemma4-e4b/study\.json cannot be used"):
        load_study("gemma4-e4b")


def test_an_unknown_study_is_one_sentence() -> None:
    with pytest.raises(DataProblem, match="no study called"):
        load_study("../secrets")


def test_sealing_twice_changes_nothing(copied_data: Path) -> None:
    path = copied_data / "gemma4-e4b" / "study.json"
    before = path.read_bytes()
    seal(copied_data / "gemma4-e4b")
    assert path.read_bytes() == before


def test_no_table_is_read_anew_because_readers_looked_at_all_others() -> None:
    studies = [load_study(id) for id in study_ids()]

    def read() -> int:
        return len([study.table(name) for study in studies for name in sorted(study.entries)])

    assert read() > 90
    before = bundle._table.cache_info().misses
    read()
    assert bundle._table.cache_info().misses == before
