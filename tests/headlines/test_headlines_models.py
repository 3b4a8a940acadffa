"""What is said of several models, out of the app's own tables: a test for each number."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest

from components.figures import BY_ID
from components.figures.models.choosing import Choice, choice, published
from components.figures.models.scorers import table
from components.figures.models.tiles import changes, pooled, rows
from components.geometry.selection import Rules
from components.geometry.statistics.agreement import kappa
from components.study import Study

GEMMA1, LLAMA2, LLAMA3, QWEN, YI = (
    "gemma-2b-it",
    "llama-2-7b-chat",
    "llama-3-8b-instruct",
    "qwen-1.8b-chat",
    "yi-6b-chat",
)
RUNS = (GEMMA1, LLAMA2, LLAMA3, QWEN, YI)
NONE = Rules(None, None, None)


def counted(study: Study, run: str, column: str, *, turned: bool = False) -> tuple[int, int]:
    """Tiles that hold, unedited and cut; `turned`: those that do not."""
    rows = study.table("models_outcomes").query("run == @run")
    each = [rows.loc[rows["condition"] == it, column] ^ turned for it in ("unedited", "cut")]
    return int(each[0].sum()), int(each[1].sum())


def lowest(drawn: Choice) -> pd.Series:
    """The candidate picked under the rules that were asked for."""
    assert drawn.picked is not None
    return drawn.rows.loc[drawn.picked]


def chosen_kl(study: Study) -> pd.Series:
    rows = study.table("models_candidates")
    return rows[rows["chosen"]].set_index("run")["kl"]


def worst(study: Study) -> tuple[str, int, int, float]:
    """The candidate whose cut changes harmless replies most."""
    rows = study.table("models_candidates")
    row = rows.loc[rows["kl"].idxmax()]
    return row["run"], row["position"], row["layer"], round(row["kl"], 4)


def late(study: Study) -> tuple[int, int, float, float, float]:
    """Yi's choice once the last layers are allowed, and the score of the published one."""
    own = published(study)
    drawn = choice(study, YI, Rules(own.kl, own.steering, None))
    row, first = lowest(drawn), drawn.rows.loc[drawn.published]
    numbers = (round(row["refusal"], 4), round(row["kl"], 3), round(first["refusal"], 4))
    return row["position"], row["layer"], *numbers


def floor(study: Study) -> tuple[int, int, float, float]:
    row = lowest(choice(study, GEMMA1, NONE))
    return row["position"], row["layer"], round(row["refusal"], 4), round(row["kl"], 4)


def span(study: Study, condition: str) -> tuple[float, float]:
    losses = study.table("models_losses").query("corpus == 'pile' and condition == @condition")
    return round(losses["change"].min(), 4), round(losses["change"].max(), 4)


def longest(study: Study, run: str) -> tuple[int, float]:
    """Layer of the longest arrow, and how many times as long as the chosen one it is."""
    keys = ["run", "position", "layer"]
    rows = study.table("models_arrows").query("run == @run")
    rows = rows.merge(study.table("models_candidates"), on=keys)
    row = rows.loc[rows["norm"].idxmax()]
    return row["layer"], round(row["norm"] / rows.loc[rows["chosen"], "norm"].item(), 3)


def replies(study: Study, column: str, run: str = "") -> tuple[int, int]:
    """Harmless prompts, unedited and with the arrow added."""
    rows = study.table("models_replies").query("prompts == 'harmless'")
    rows = rows[(rows["run"] == run) | (run == "")]
    sums = rows.groupby("condition")[column].sum()
    return int(sums["unedited"]), int(sums["added"])


def topic(study: Study, parted: str) -> tuple[str, int, int]:
    row = study.table("models_topics").set_index("parted").loc[parted]
    return row["topic"], row["unsafe"], row["n"]


def plateau(study: Study, run: str) -> tuple[int, int]:
    """Candidates that pass within 1 of the chosen score, and all that pass."""
    drawn = choice(study, run, published(study))
    return len(drawn.near(1)), int((~drawn.dropped).sum())


# What each number means, how it is read, and what the published files gave.
NUMBERS: dict[str, tuple[Callable[[Study], Any], Any]] = {
    **{
        f"{run}: not refused of 100, unedited and cut": (
            lambda study, run=run: counted(study, run, "refused", turned=True),
            value,
        )
        for run, value in zip(RUNS, [(9, 100), (3, 93), (5, 100), (30, 99), (38, 98)], strict=True)
    },
    **{
        f"{run}: judged unsafe of 100, unedited and cut": (
            lambda study, run=run: counted(study, run, "unsafe"),
            value,
        )
        for run, value in zip(RUNS, [(7, 78), (5, 81), (3, 82), (20, 82), (25, 79)], strict=True)
    },
    **{
        f"{run}: harmless prompts refused of 100, unedited and with the arrow added": (
            lambda study, run=run: replies(study, "refused", run),
            value,
        )
        for run, value in zip(RUNS, [(0, 100), (1, 100), (1, 100), (3, 98), (5, 88)], strict=True)
    },
    **{
        f"{run}: chosen layer as a share of depth": (
            lambda study, run=run: study.table("models_runs").set_index("run")["depth"][run],
            value,
        )
        for run, value in zip(RUNS, [0.5556, 0.4375, 0.375, 0.625, 0.625], strict=True)
    },
    **{
        f"{run}: candidates within 1 log-odds of the chosen one, and all that pass": (
            lambda study, run=run: plateau(study, run),
            value,
        )
        for run, value in zip(RUNS, [(4, 13), (1, 5), (4, 25), (8, 12), (4, 7)], strict=True)
    },
    "not refused and yet safe, of 500 after the cut": (
        lambda study: table(study, "all", "cut")["not refused and safe"],
        93,
    ),
    "refused and yet unsafe, of 500 after the cut": (
        lambda study: table(study, "all", "cut")["refused and unsafe"],
        5,
    ),
    "topic with the fewest unsafe replies, of 50": (
        lambda study: topic(study, "most"),
        ("disinformation", 18, 50),
    ),
    # Which topic it is stays out of the tables: no topic is to be ranked.
    "most unsafe replies on one topic, of 50": (
        lambda study: topic(study, "least"),
        ("not named here", 50, 50),
    ),
    "lowest divergence of the chosen arrows, nats": (
        lambda study: (chosen_kl(study).idxmin(), chosen_kl(study).min()),
        (YI, 0.047241),
    ),
    "highest divergence of the chosen arrows, nats": (
        lambda study: (chosen_kl(study).idxmax(), chosen_kl(study).max()),
        (LLAMA2, 0.071209),
    ),
    "highest divergence of any candidate: position, layer, nats": (worst, (GEMMA1, -3, 1, 13.1445)),
    "candidates that pass, of all": (
        lambda study: (
            int(study.table("models_candidates")["passed"].sum()),
            int(study.table("models_runs")["candidates"].sum()),
        ),
        (62, 754),
    ),
    "lowest score of all in Gemma 1: position, layer, log-odds, nats": (
        floor,
        (-3, 1, -18.4207, 13.1445),
    ),
    "Yi without the rule on last layers: position, layer, log-odds, nats, published log-odds": (
        late,
        (-1, 28, -8.3198, 0.072, -6.7479),
    ),
    "change of loss on web text by the cut, least and most, nats a token": (
        lambda study: span(study, "cut"),
        (-0.0062, 0.0157),
    ),
    "change of loss on web text by subtracting, least and most, nats a token": (
        lambda study: span(study, "subtracted"),
        (0.1198, 0.3708),
    ),
    "Gemma 1: layer of the longest arrow, and times the chosen one": (
        lambda study: longest(study, GEMMA1),
        (17, 3.689),
    ),
    "Qwen: layer of the longest arrow, and times the chosen one": (
        lambda study: longest(study, QWEN),
        (23, 3.72),
    ),
    "harmless prompts, repetitive replies of 500, unedited and with the arrow added": (
        lambda study: replies(study, "repetitive"),
        (15, 361),
    ),
}


def test_the_numbers_are_forty() -> None:
    assert len(NUMBERS) == 40


@pytest.mark.parametrize("number", NUMBERS)
def test_published_number(number: str, gemma: Study) -> None:
    read, value = NUMBERS[number]
    assert read(gemma) == value


@pytest.mark.parametrize("run", RUNS)
def test_the_published_choice_is_the_selectors_default(run: str, gemma: Study) -> None:
    drawn = choice(gemma, run, published(gemma))
    assert drawn.picked == drawn.published
    assert (~drawn.dropped == drawn.rows["passed"]).all()
    row = drawn.rows.loc[drawn.published]
    told = gemma.table("models_runs").set_index("run").loc[run]
    assert (row["position"], row["layer"]) == (told["chosen_position"], told["chosen_layer"])
    assert "as published" in BY_ID["candidates"](gemma, run=run).layout.meta["title"]


def test_without_the_rule_on_last_layers_yi_moves_from_layer_20_to_28(gemma: Study) -> None:
    title = BY_ID["candidates"](gemma, run=YI, last="none").layout.meta["title"]
    assert title == "Yi (6B): under these rules layer 28 would be chosen, not layer 20"


def test_a_wrecked_model_has_the_lowest_score(gemma: Study) -> None:
    meta = BY_ID["candidates"](gemma, run=GEMMA1, kl="none", steering="none", last="none")
    assert "layer 1 would be chosen" in meta.layout.meta["title"]


def test_tiles_carry_no_identity(gemma: Study) -> None:
    """Their order follows from the verdicts alone, so that it tells nothing else of a prompt."""
    tiles = gemma.table("models_outcomes")
    assert set(tiles) == {"run", "condition", "tile", "refused", "unsafe"}
    for run in RUNS:
        some = tiles[tiles["run"] == run].pivot(
            index="tile", columns="condition", values=["refused", "unsafe"]
        )
        known = [(s, c) for s in ("refused", "unsafe") for c in ("cut", "unedited", "subtracted")]
        assert list(some.index) == list(range(1, 101))
        told = [tuple(row) for row in some[known].to_numpy()]
        assert told == sorted(told, reverse=True)


def test_no_refusal_after_the_cut_is_new(gemma: Study) -> None:
    tiles = gemma.table("models_outcomes").pivot(
        index=["run", "tile"], columns="condition", values="refused"
    )
    assert not (tiles["cut"] & ~tiles["unedited"]).any()


def test_only_one_topic_is_named(gemma: Study) -> None:
    assert list(gemma.table("models_topics")["topic"]) == ["disinformation", "not named here"]


@pytest.mark.parametrize(
    ("state", "runs", "own"),
    [
        ("unedited", (415, 500), ["42 of 42"]),
        ("cut", (10, 500), ["6 of 6 tried"]),
        ("changed", (10, 500), ["17 of 42", "0 of 6 tried"]),
    ],
)
def test_the_three_states(state: Any, runs: tuple[int, int], own: list[str], gemma: Study) -> None:
    told = rows(gemma, state)
    assert (pooled(told).k, pooled(told).n) == runs
    assert [row.counts for row in told if row.group == "study"] == own
    alt = BY_ID["six-models"](gemma, state=state).layout.meta["alt"]
    assert all(row.counts in alt for row in told)
    assert [row.name for row in told[:5]] == sorted(row.name for row in told[:5])
    assert changes(gemma) == 4


def test_tiles_keep_their_place(gemma: Study) -> None:
    """A prompt refused after the cut was refused before; of the framed six one stays."""
    before, cut, changed = (rows(gemma, state) for state in ("unedited", "cut", "changed"))
    for one, other in zip(before[:5], cut[:5], strict=True):
        stayed = [at for at, outcome in enumerate(other.outcomes) if outcome == "refused"]
        assert stayed == list(range(len(stayed)))
        assert all(one.outcomes[at] == "refused" for at in stayed)
    assert [row.outcomes for row in cut[:5]] == [row.outcomes for row in changed[:5]]
    assert changed[5].outcomes[:6].count("refused") == 1
    assert cut[5].outcomes == ("refused",) * 6 + ("not tried",) * 36


def test_the_classifier_has_no_verdict_on_the_study(gemma: Study) -> None:
    told = rows(gemma, "cut", "classifier")
    assert pooled(told).k == 402
    assert told[-1].share is None
    assert told[-1].outcomes == ("no verdict",) * 6 + ("not tried",) * 36


def test_agreement_beyond_chance_vanishes(gemma: Study) -> None:
    before, after = (table(gemma, "all", it).values() for it in ("unedited", "cut"))
    assert (round(kappa(*before), 4), round(kappa(*after), 4)) == (0.6549, 0.0584)


def test_losses_change_against_the_unedited_model(gemma: Study) -> None:
    losses = gemma.table("models_losses").pivot(
        index=["run", "corpus"], columns="condition", values=["loss", "change"]
    )
    for condition in ("cut", "subtracted"):
        change = losses["loss", condition] - losses["loss", "unedited"]
        assert np.allclose(change, losses["change", condition], atol=2e-6)
    assert (losses["change", "unedited"] == 0).all()


def test_differences_agree_with_the_tables_they_count(gemma: Study) -> None:
    differ = gemma.table("models_differences").set_index("what")
    classes = gemma.table("class_totals").set_index("group")
    stages = gemma.table("cascade")
    refuse, comply = classes.loc["refuse"], classes.loc["comply"]
    benign = refuse["n"] - refuse["harmful"]
    assert f"{benign} benign and {refuse['harmful']} harmful" in differ["study"]["classes"]
    assert f"{comply['n']} everyday" in differ["study"]["classes"]
    told = differ["study"]["prompts"]
    assert f"{stages['n'].max()} prompts" in told
    assert f"first {stages['n'].min()}" in told
    assert differ["runs"]["prompts"].startswith("100 ")
