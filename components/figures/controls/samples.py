"""How many prompts, and what is supposed to be true."""

from __future__ import annotations

from components.figures.controls.control import Control
from components.study import Study

AVERAGES = {"all": "all layers", "band": "the band of high separation"}


def _averages(study: Study) -> list[str]:
    known = set(study.table("category_cosines")["layers"])
    return [name for name in AVERAGES if name in known]


AVERAGE = Control(
    "average",
    "Average over",
    "choice",
    ("category_cosines",),
    _averages,
    say=lambda study, value: AVERAGES[value],
)


def _distances(study: Study) -> list[str]:
    toy = study.table("toy_reference").iloc[0]
    steps = int(toy["steps"])
    return [f"{toy['reach'] * step / steps:g}" for step in range(steps + 1)]


def _halfway(study: Study) -> str:
    return _distances(study)[len(_distances(study)) // 2]


DISTANCE = Control(
    "distance",
    "Distance of the controls’ mean",
    "slider",
    ("toy_reference",),
    _distances,
    start=_halfway,
    say=lambda study, value: f"{value} × a topic’s shift",
)


def _sizes(study: Study) -> list[str]:
    return [str(n) for n in sorted(study.table("test_sizes")["n"])]


def _size_words(study: Study, value: str) -> str:
    name = study.table("test_sizes").set_index("n")["name"][int(value)]
    return f"{value} ({name})"


ARM = Control("prompts", "Prompts in each arm", "slider", ("test_sizes",), _sizes, say=_size_words)


def _starts(study: Study) -> list[str]:
    """True shares refused before the edit, in percent, the largest first."""
    return [f"{100 * before:g}" for before in sorted(set(study.table("test_power")["before"]))][
        ::-1
    ]


BEFORE = Control(
    "before",
    "Refused before the edit",
    "choice",
    ("test_power",),
    _starts,
    say=lambda study, value: f"{value} %",
)


RATES = range(10, 95, 5)  # percent


def _observed_rate(study: Study) -> str:
    """The rate nearest to the share still refused."""
    share = 100 * study.table("outcomes")["refused"].mean()
    return str(min(RATES, key=lambda rate: abs(rate - share)))


RATE = Control(
    "rate",
    "Suppose the true rate of refusals is",
    "slider",
    ("outcomes",),
    lambda study: [str(rate) for rate in RATES],
    start=_observed_rate,
    say=lambda study, value: f"{value} %",
)
