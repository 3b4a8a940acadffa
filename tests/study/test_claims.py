"""The ledger: rows are sound and can be searched, figures and statements find each other."""

import re
from pathlib import Path

import pandas as pd
import pytest

from components.figures import BY_ID
from components.paper.addresses import App
from components.paper.edition import Edition
from components.study import NotInStudy, Study
from components.study.claims import NONE, STATUSES, Claim, claims, counts
from tests.visiting import article

KEPT_OUT = re.compile(
    r"uncensor|jailbreak|\bcrack|seed 00|https?:|huggingface|\bpip\b|\.gguf|\.safetensors|@",
    re.IGNORECASE,
)


def test_the_ledger_counts_as_published(gemma: Study) -> None:
    rows = gemma.table("claims")
    assert len(rows) == 195
    assert rows["status"].value_counts().to_dict() == {
        "stands with caveat": 68,
        "stands": 55,
        "contradicted by the data": 24,
        "not checkable here": 42,
        "drawn for effect": 6,
    }
    assert set(rows["status"]) <= set(STATUSES)


def test_nothing_is_called_contradicted_whose_cases_were_not_seen(gemma: Study) -> None:
    for claim in claims(gemma):
        if claim.status == "contradicted by the data":
            assert claim.covered, claim.id
            assert f"{claim.seen:,} of {claim.total:,}" in claim.coverage


def test_a_core_beyond_one_direction_was_not_looked_for(gemma: Study) -> None:
    rows = {claim.id: claim for claim in claims(gemma)}
    tiles = gemma.table("outcomes")
    core = rows["G-70"]
    assert (core.seen, core.total) == ((tiles["refused"] & tiles["first"]).sum(), 17) == (1, 17)
    assert not core.covered
    control = gemma.table("cascade").set_index("stage").loc["0b"]
    for id in ("G-55", "G-67"):
        assert (rows[id].seen, rows[id].total) == (control["n"], len(tiles))
        assert not rows[id].covered
    for id in ("G-70", "G-67", "A-44", "A-45", "A-46", "B-15", "X-08", "G-59"):
        assert rows[id].status == "not checkable here", id


def test_cases_are_those_of_the_other_tables(gemma: Study) -> None:
    rows = {claim.id: claim for claim in claims(gemma)}
    prompts = gemma.table("prompt_counts")
    in_class = prompts[prompts["group"] == "refuse"]
    assert rows["G-26"].total == prompts["n"].sum()
    assert rows["G-40"].total == in_class["n"].sum()
    assert rows["G-77"].total == in_class.loc[in_class["expected"] == "comply", "n"].sum()
    assert rows["G-38"].total == rows["N-03"].total == len(gemma.table("layers"))
    assert rows["N-03"].seen == gemma.table("direction_cosines")["layer"].nunique()
    assert rows["G-68"].total == gemma.table("outcomes")["refused"].sum()
    assert rows["G-36"].total == (gemma.table("umap")["layer"] == 15).sum()
    assert rows["X-01"].total == gemma.table("edit_conditions")["condition"].nunique()


def test_readings_quote_the_tables(gemma: Study) -> None:
    said = {claim.id: claim.reading for claim in claims(gemma)}
    p = gemma.table("comparisons_tested").set_index("comparison")["p"]
    assert f"p = {p['cascade: last step']:.2f}" in said["G-54"]
    assert "ignificant" not in said["G-54"]
    assert f"emergency p = {p['siblings: emergency_medical']:.2f}" in said["X-05"]
    assert f"wilderness p = {p['siblings: wilderness_survival']:.1g}" in said["X-05"]
    first = gemma.table("layers").set_index("layer")["d"][0]
    assert f"L0 scores {first:.2f}" in said["G-30"]
    trials = gemma.table("search_article")["trials"].item()
    assert f"other {trials - gemma.table('trial_outcomes')['trials'].sum()} " in said["A-34"]
    cosines = gemma.table("pooled_directions")["cosine"]
    assert f"{cosines.min():.2f} to {cosines.max():.2f}" in said["X-08"]


def test_no_row_holds_what_must_stay_out(gemma: Study) -> None:
    for row in gemma.table("claims").itertuples(index=False):
        for cell in row:
            assert not KEPT_OUT.search(str(cell)), row.id
            assert len(str(cell)) < 400
            assert str(cell) == str(cell).strip()


def test_rows_name_figures_that_exist_and_most_have_one(gemma: Study) -> None:
    named = gemma.table("claims")["figure"]
    assert set(named) <= {*BY_ID, NONE}
    assert (named != NONE).mean() > 0.7


def test_rows_that_are_referred_to_exist(gemma: Study) -> None:
    rows = gemma.table("claims")
    said = set(re.findall(r"\b[GNABCX]-\d\d\b", " ".join(rows["reading"])))
    assert said <= set(rows["id"])


def test_counts_agree_with_what_the_link_leads_to(gemma: Study) -> None:
    for figure, count in counts(gemma).items():
        assert count == [claim.figure for claim in claims(gemma)].count(figure) > 0
    assert sum(counts(gemma).values()) == (gemma.table("claims")["figure"] != NONE).sum()


def test_a_study_without_a_ledger_has_no_counts(study: Study) -> None:
    if "claims" in study.entries:
        pytest.skip("it has one")
    assert counts(study) == {}
    with pytest.raises(NotInStudy):
        claims(study)


def test_a_damaged_ledger_spoils_nothing_else(copied_data: Path) -> None:
    (copied_data / "gemma4-e4b" / "claims.csv").write_text("id\n1\n")
    assert 'class="absent"' not in article("alpha")
    said = article("claims")
    assert 'class="absent"' in said
    assert "claims.csv" in said


def test_the_list_escapes_what_it_shows(gemma: Study) -> None:
    claim = Claim("<i>", "<b>", "&", "<script>", "stands", '"<img>', "umap")
    text = Edition(gemma, App()).render("statements.html", every=[claim], statuses=STATUSES)
    assert "<script>" not in text
    assert "<img>" not in text
    assert f'href="{BY_ID["umap"].page}"' in text


def test_the_page_holds_every_statement_and_what_filters_them(gemma: Study) -> None:
    text = article("claims")
    assert text.count('<li id="claim-') == len(claims(gemma))
    for name in ("find", "status", "work", "about"):
        assert f'name="{name}"' in text
    assert f'<option value="umap">{BY_ID["umap"].name}</option>' in text


def test_the_overview_draws_every_statement(gemma: Study) -> None:
    fig = BY_ID["claims-ledger"](gemma)
    rows = pd.DataFrame(fig.layout.meta["rows"]["data"], columns=fig.layout.meta["rows"]["columns"])
    assert rows["statements"].sum() == len(gemma.table("claims"))
    assert "55 stand as they are" in fig.layout.meta["title"]
