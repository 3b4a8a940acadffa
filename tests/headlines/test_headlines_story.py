"""The stated numbers of the story and the primer, and the promises of the illustrative exchange."""

import re

import pytest

from components.figures import BY_ID
from components.figures.behaviour.siblings import both
from components.paper.addresses import App
from components.paper.edition import Edition
from components.study import Study
from components.study.exchange import turns
from components.study.prose import sections


def shares(study: Study, short: str) -> dict[str, tuple[int, int]]:
    rows = both(study)
    rows = rows[rows["short"] == short]
    return {row.category: (row.refused, row.n) for row in rows.itertuples()}


def test_the_siblings_on_emergencies_and_outdoors(gemma: Study) -> None:
    small, big = shares(gemma, "E2B"), shares(gemma, "E4B")
    assert (small["emergency_medical"], big["emergency_medical"]) == ((6, 50), (1, 50))
    assert (small["wilderness_survival"], big["wilderness_survival"]) == ((9, 50), (1, 50))
    assert (small["gray_zone"], big["gray_zone"]) == ((18, 42), (4, 42))
    assert (small["should_refuse"], big["should_refuse"]) == ((40, 42), (42, 42))


def test_the_anecdote_fits_the_smaller_sibling_only(gemma: Study) -> None:
    readout = dict(BY_ID["refusals-by-sibling"](gemma).layout.meta["readout"])
    assert "37 of 302" in readout["E2B, all benign prompts"]
    assert "7 of 302" in readout["E4B, all benign prompts"]
    assert readout["Chance alone, paired (McNemar, exact)"] == (
        "p = 0.12 in emergency medicine, p below 0.001 over all benign prompts"
    )


def test_guesses_are_answered_by_the_tables(gemma: Study) -> None:
    answers = {
        id: BY_ID[id].predict.ask(gemma)["answer"]
        for id in (
            "refusals-by-sibling",
            "refusal-heatmap",
            "prompt-waffle",
            "direction-similarity",
            "shared-reference",
            "class-mixer",
            "test-power",
            "class-composition",
            "two-clouds",
            "projection",
        )
    }
    assert answers == {
        "refusals-by-sibling": 1,
        "refusal-heatmap": "grey zone",
        "prompt-waffle": 7,
        "direction-similarity": "no more alike than chance allows",
        "shared-reference": "they rise",
        "class-mixer": 80,
        "test-power": 16,
        "class-composition": 45,
        "two-clouds": "a mixture of the two",
        "projection": "flipped",
    }


@pytest.mark.parametrize(
    ("cut", "strength", "left"),
    [
        ("hook", "0.5", 50),
        ("every", "0.5", 50),
        ("hook", "1", 0),
        ("every", "2", -100),
        ("some", "1", 33),
    ],
)
def test_half_gone_flipped(gemma: Study, cut: str, strength: str, left: int) -> None:
    alt = BY_ID["projection"](gemma, writers=cut, strength=strength).layout.meta["alt"]
    assert f" {left} percent of that" in alt


def test_a_perfect_companion_makes_the_separation_larger(gemma: Study) -> None:
    def d(marks: str) -> tuple[float, float]:
        readout = dict(BY_ID["two-clouds"](gemma, marks=marks).layout.meta["readout"])
        return (
            float(readout["Cohen’s d along the arrow"]),
            float(readout["Cohen’s d along the topic"]),
        )

    even, slight, perfect = d("50"), d("60"), d("100")
    assert even[0] == even[1]
    assert slight[0] < slight[1]
    assert perfect[0] > 2 * perfect[1]


def test_three_versions_of_the_exchange(gemma: Study) -> None:
    rows = gemma.table("anecdote_versions")
    assert len(rows) == 3
    assert set(rows["clock"]) == {"11:42", "14:22", "no time"}
    assert {"hypothetical", "real incident"} <= set(rows["called"])


def test_the_exchange_is_whole_marked_and_moves_only_by_style(gemma: Study) -> None:
    words = sections(gemma.folder / "text" / "story.md")
    found = turns(words["chat"].text)
    said = [" ".join(word for word, _ in turn.words) for turn in found]
    assert said == re.findall(r"\*\*: (.+)", words["chat"].text)
    assert "not a transcript" in words["mark"].text
    html = Edition(gemma, App()).render("phone.html", turns=found, mark=words["mark"].text)
    assert "<script" not in html
    assert html.count('class="phone-turn') == 4
    after = [time for turn in found for _, time in turn.words]
    assert after == sorted(after)
    assert f"animation-delay:{after[-1]:.2f}s" in html
