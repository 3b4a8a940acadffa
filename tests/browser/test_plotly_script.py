"""Which script of Plotly is sent: the parts that our figures call."""

import re
from pathlib import Path

import pytest

from components.browser import assets, plotly_parts, plotly_script

HELPERS = (plotly_parts.LAZY, plotly_parts.NEWER)


def test_what_is_sent_is_the_installed_script_without_parts_that_nothing_calls() -> None:
    whole, sent = plotly_script.WHOLE.read_text("utf-8"), plotly_script.body().decode()
    assert re.fullmatch(r"plotly-\d+\.\d+\.\d+-[0-9a-f]{8}\.min\.js", assets.plotly_name())
    assert len(sent) < len(whole) / 3
    assert sent.startswith("/**\n* plotly.js v")
    assert "Licensed under the MIT license" in sent
    lazy, newer = (found for it in HELPERS for found in it.findall(whole))
    names, texts = zip(*plotly_parts.pieces(whole, lazy, newer), strict=True)
    assert "".join(texts) == whole
    called = set(plotly_parts.CALLED.findall(sent))
    for declared, text in zip(names, texts, strict=True):
        if called & set(declared) and text is not texts[-1]:
            assert text in sent, declared


def test_the_kinds_that_are_kept_are_those_that_our_figures_may_have() -> None:
    sent = plotly_script.body().decode()
    drawn = set(plotly_parts.KIND.findall(sent))
    assert drawn == plotly_script.CARTESIAN
    assert set(plotly_parts.KIND.findall(plotly_script.WHOLE.read_text("utf-8"))) > drawn


LAZY = "W=(e,t)=>()=>{try{return t||e((t={exports:{}}).exports,t),t.exports}catch(r){throw t=0,r}}"
NEWER = "E=(e,t,r)=>()=>{if(r)throw r[0];try{return e&&(t=e(e=0)),t}catch(i){throw r=[i],i}}"
BUNDLE = (
    f"(root, factory)(this, () => {{\nvar {LAZY},{NEWER};"
    'var bar=W((e,t)=>{t.exports={moduleType:"trace",name:"bar",say:deep(),not:"})"}});'
    'var pie=W((e,t)=>{t.exports={moduleType:"trace",name:"pie",say:map()+beside()}});'
    "var $deep=W(e=>{e.pattern=/[)}]/});"
    "function paint(){}var beside=E(()=>{paint()});"
    "var deep=W((e,t)=>{t.exports=$deep()});"
    "var map=W(()=>{});"
    'var useBar=W((e,t)=>{"use strict";t.exports=bar()});'
    'var usePie=W((e,t)=>{"use strict";t.exports=pie()});'
    "var last=W((e,t)=>{core().register([useBar(),usePie()])});return last()\n}));"
)


@pytest.mark.parametrize(
    ("kinds", "gone"),
    [
        ({"bar", "scatter"}, ["var pie=", "function paint", "var beside=", "var map=", "usePie"]),
        ({"pie"}, ["var bar=", "var deep=", "var $deep=", "useBar"]),
    ],
)
def test_what_a_kept_part_calls_is_kept_and_nothing_else(kinds: set[str], gone: list[str]) -> None:
    kept = plotly_parts.only(BUNDLE, kinds)
    every = ["var bar=", "var pie=", "var deep=", "var $deep=", "function paint", "var beside="]
    every += ["var map=", "useBar", "usePie"]
    assert [it for it in every if it not in kept] == [it for it in every if it in gone]
    assert kept.endswith("return last()\n}));")


@pytest.mark.parametrize(
    ("there", "instead"),
    [
        ("register(", "registered("),
        ("exports:", "exported:"),
        ('name:"pie"', 'called:"pie"'),
        ("W((", "V(("),  # no part at all
        ("/});", "/}),also=1;"),  # a statement that is more than its part
        ("/});", "/;"),  # and one that is not closed
    ],
)
def test_a_script_that_is_built_otherwise_is_sent_whole(there: str, instead: str) -> None:
    other = BUNDLE.replace(there, instead)
    assert other != BUNDLE
    assert plotly_parts.only(other, {"bar", "pie"}) == other


def test_one_pair_of_brackets_is_all_that_is_added(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    left = plotly_parts.only(plotly_script.WHOLE.read_text("utf-8"), plotly_script.CARTESIAN)
    sent = plotly_script.body().decode()
    assert sent.endswith("})));")
    assert sent.replace("this, (() => {", "this, () => {")[:-5] + "}));" == left
    other = tmp_path / "other.js"
    other.write_bytes(b"window.Plotly = {};\n")
    plotly_script.body.cache_clear()
    with monkeypatch.context() as patch:
        patch.setattr(plotly_script, "WHOLE", other)
        assert plotly_script.body() == other.read_bytes()
    plotly_script.body.cache_clear()
