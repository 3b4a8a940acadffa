"""Layers, canary prompts, the debate and the planner: stated values, and what must hold."""

import pytest
from scipy import stats

from components.figures.practice import canary, defences
from components.geometry.statistics.power import power
from components.geometry.statistics.screens import passing
from components.paper import lists
from components.paper.addresses import App
from components.paper.edition import Edition
from components.study import NotInStudy, Study
from components.study.contents import contents
from components.study.debate import COLUMNS, SIDES, arguments


def stops(study: Study) -> list[float]:
    return list(study.table("toy_defences").sort_values("order")["stops"])


def test_independent_toy_layers_let_one_in_a_hundred_through(gemma: Study) -> None:
    assert 1000 * passing(stops(gemma), 0)[-1] == pytest.approx(10.8)
    assert defences.let_through(gemma, "none", 0.0)[-1] == pytest.approx(10.8, abs=6)


def test_layers_that_fail_together_are_as_good_as_the_best(gemma: Study) -> None:
    assert 1000 * passing(stops(gemma), 1)[-1] == pytest.approx(200)
    assert defences.let_through(gemma, "none", 1.0)[-1] == pytest.approx(200, abs=25)


def test_with_an_unknown_file_the_models_refusal_falls_too(gemma: Study) -> None:
    rows = defences.standing(gemma, "provenance").set_index("defence")
    assert rows["falls"]["refusal"]
    assert rows["works"]["refusal"] == 0
    without = defences.let_through(gemma, "refusal", 0.0)[-1]
    assert defences.let_through(gemma, "provenance", 0.0)[-1] == without


def test_every_layer_has_its_evidence_and_names_what_it_does_not_show(gemma: Study) -> None:
    known = gemma.table("defence_evidence")
    assert set(known["defence"]) == set(gemma.table("toy_defences")["defence"])
    assert (known["work"].str.contains("arXiv:") | (known["work"] == "none")).all()


@pytest.mark.parametrize(
    ("n", "failures", "false_alarms", "caught"), [(20, 2, 0.017, 0.61), (100, 4, 0.018, 0.99)]
)
def test_the_alarm_is_as_stated(
    gemma: Study, n: int, failures: int, false_alarms: float, caught: float
) -> None:
    rows = gemma.table("canary_alarms").set_index(["n", "healthy", "now"]).loc[(n, 0.99, 0.9)]
    assert rows["failures"] == failures
    assert rows["false_alarms"] == pytest.approx(false_alarms, abs=0.001)
    assert rows["caught"] == pytest.approx(caught, abs=0.005)
    assert rows["caught"] == pytest.approx(stats.binom.sf(failures - 1, n, 0.1), abs=1e-5)


def test_pairs_are_those_of_fishers_test(gemma: Study) -> None:
    rows = gemma.table("canary_pairs").set_index(["n", "healthy", "now"])["caught"]
    assert rows[40, 0.99, 0.5] == pytest.approx(power(40, 0.99, 0.5), abs=1e-5)


def test_the_question_of_the_canaries_fits_its_default(gemma: Study) -> None:
    """It says: nearly every one before, one in ten let through now."""
    assert canary.HEALTHY.default(gemma) == "99"
    assert canary.NOW.default(gemma) == "90"
    assert canary.power.predict is not None
    assert canary.power.predict.ask(gemma)["answer"] == 45


def test_no_fall_is_said_to_be_none(gemma: Study) -> None:
    title = canary.power(gemma, healthy="90", now="90").layout.meta["title"]
    assert "nothing to notice" in title


def test_cards_are_sorted_and_both_sides_have_their_say(gemma: Study) -> None:
    rows = gemma.table("debate")
    assert set(rows["column"]) == set(COLUMNS)
    sides = rows["side"].value_counts()
    assert sides["openness"] == sides["caution"]
    assert set(sides.index) == set(SIDES)
    pages = {page.id for page in contents()} | {"none"}
    assert set(rows["page"]) <= pages
    html = lists.debate(Edition(gemma, App()), contents()[0])
    assert html.count("<li") == len(rows)
    assert html.count("<h3") == html.count("aria-labelledby") == len(COLUMNS)


def test_a_study_without_a_debate_says_so(study: Study) -> None:
    if "debate" not in study.entries:
        with pytest.raises(NotInStudy):
            arguments(study)


def test_every_open_question_can_be_settled_by_an_experiment(gemma: Study) -> None:
    links = gemma.table("experiment_answers")
    assert set(links["experiment"]) <= set(gemma.table("experiments")["experiment"])
    settled = set(links.loc[links["does"] == "settles", "question"])
    assert settled == set(gemma.table("open_questions")["question"])


def test_the_planner_spends_no_more_than_there_is(gemma: Study, said) -> None:
    hours = gemma.table("experiments").set_index("experiment")["hours"]
    for choices, meta in said("experiment-planner"):
        dear = hours[choices["experiment"]] > float(choices["budget"])
        assert ("would take more than" in meta["title"]) == dear
