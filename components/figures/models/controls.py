"""Several models: which one, under which rules, and by which scorer."""

from __future__ import annotations

from collections.abc import Callable

from components.figures.core.control import Control
from components.study import Study

ALL = "all"
NO_RULE = "none"


def _runs(study: Study) -> list[str]:
    return list(study.table("models_runs").sort_values("order")["run"])


def run_name(study: Study, run: str) -> str:
    """A model in words, as charts name it."""
    return str(study.table("models_runs").set_index("run")["name"][run])


RUN = Control("run", "Model", "choice", ("models_runs",), _runs, say=run_name)


def _runs_or_all(study: Study) -> list[str]:
    return [ALL, *_runs(study)]


def _runs_or_all_words(study: Study, value: str) -> str:
    return f"all {len(_runs(study))} together" if value == ALL else run_name(study, value)


RUNS = Control("runs", "Model", "choice", ("models_runs",), _runs_or_all, say=_runs_or_all_words)


def _with_arrows(study: Study) -> list[str]:
    known = set(study.table("models_arrows")["run"])
    return [run for run in _runs(study) if run in known]


MEASURED = Control(
    "measured",
    "Model",
    "choice",
    ("models_runs", "models_arrows"),
    _with_arrows,
    say=run_name,
)


def threshold(study: Study, rule: str) -> str:
    """The published threshold of a rule, as it stands in an address."""
    return f"{study.table('models_rules').set_index('rule')['value'][rule]:g}"


def _published(rule: str) -> Callable[[Study], str]:
    return lambda study: threshold(study, rule)


def _limits(rule: str, factors: tuple[float, ...]) -> Callable[[Study], list[str]]:
    """The published threshold times some factors, then no rule at all."""

    def options(study: Study) -> list[str]:
        own = float(threshold(study, rule))
        return [*(f"{own * factor:g}" for factor in factors), NO_RULE]

    return options


def _said(rule: str, words: str, without: str) -> Callable[[Study, str], str]:
    """A threshold in words, marked where it is the published one."""

    def say(study: Study, value: str) -> str:
        if value == NO_RULE:
            return without
        mark = ", published" if value == threshold(study, rule) else ""
        return f"{words.format(float(value), 100 * float(value))}{mark}"

    return say


KL_RULE = Control(
    "kl",
    "Harmless replies may change by",
    "choice",
    ("models_rules",),
    _limits("kl", (0.5, 1, 2)),
    start=_published("kl"),
    say=_said("kl", "{:g} nats", "any amount"),
)
STEERING_RULE = Control(
    "steering",
    "Adding it must bring refusal to",
    "choice",
    ("models_rules",),
    _limits("steering", (1,)),
    start=_published("steering"),
    say=_said("steering", "{:g} log-odds", "no matter"),
)
LAST_RULE = Control(
    "last",
    "Layers left out at the end",
    "choice",
    ("models_rules",),
    _limits("last", (1,)),
    start=_published("last"),
    say=_said("last", "{1:.0f} %", "none"),
)

STATES = {
    "unedited": "unedited",
    "cut": "after the plain cut",
    "changed": "recipe changed",
}
STATE = Control(
    "state",
    "Shown",
    "choice",
    (),
    lambda study: list(STATES),
    say=lambda study, value: STATES[value],
)

SCORERS = {
    "phrases": "phrases: refused or not",
    "classifier": "LlamaGuard 2: judged safe or unsafe",
}
SCORER = Control(
    "scorer",
    "Scored by",
    "choice",
    (),
    lambda study: list(SCORERS),
    say=lambda study, value: SCORERS[value],
)

WITHIN = Control(
    "within",
    "Nearly as good: at most above the chosen score by",
    "slider",
    (),
    lambda study: ["0", "0.5", "1", "2", "3"],
    start=lambda study: "1",
    say=lambda study, value: f"{value} log-odds",
)
