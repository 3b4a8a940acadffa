"""Which prompts, which models, and what goes into a class."""

from __future__ import annotations

from components.figures.core.control import Control
from components.study import Study


def _sets(study: Study) -> list[str]:
    """The prompt sets of counted runs, the largest first."""
    sizes = study.table("refusals").groupby(["subset", "model"])["n"].sum()
    return list(sizes.groupby("subset").max().sort_values(ascending=False).index)


def _set_words(study: Study, value: str) -> str:
    rows = study.table("refusals")
    rows = rows[rows["subset"] == value]
    few, many = rows["n"].min(), rows["n"].max()
    each = f"{few}" if few == many else f"{few} to {many}"
    return f"{rows.groupby('model')['n'].sum().max()} prompts, {each} a category"


PROMPT_SET = Control("set", "Prompt set", "choice", ("refusals",), _sets, say=_set_words)


def _benign(study: Study) -> list[str]:
    """From none to as many benign prompts as the study has in its refuse class, in tenths."""
    rows = study.table("prompt_counts")
    own = rows.loc[(rows["group"] == "refuse") & (rows["expected"] == "comply"), "n"].sum()
    return list(dict.fromkeys(str(round(own * tenth / 10)) for tenth in range(11)))


def _as_in_the_study(study: Study) -> str:
    return _benign(study)[-1]


def _benign_words(study: Study, value: str) -> str:
    return value + (", as in the study" if value == _as_in_the_study(study) else "")


BENIGN = Control(
    "benign",
    "Benign prompts in the refuse class",
    "slider",
    ("prompt_counts",),
    _benign,
    start=_as_in_the_study,
    say=_benign_words,
)


SHIFTS = {"0.5": "half as far", "1": "just as far", "2": "twice as far", "3": "three times as far"}


SHIFT = Control(
    "shift",
    "Harmful prompts shift the stream",
    "choice",
    (),
    lambda study: list(SHIFTS),
    start=lambda study: "1",
    say=lambda study, value: SHIFTS[value],
)


def _siblings(study: Study) -> list[str]:
    """All of them, then each: models without an edit that answered every category."""
    rows, models = study.table("refusals"), study.table("models")
    largest = rows[rows["subset"] == PROMPT_SET.options(study)[0]]
    whole = largest.groupby("model")["category"].nunique()
    plain = models[models["edit"] == "none"]["model"]
    names = [name for name in plain if whole.get(name, 0) == largest["category"].nunique()]
    return ["all", *names] if len(names) != 1 else names


def _sibling_name(study: Study, value: str) -> str:
    names = study.table("models").set_index("model")["short"]
    return "side by side" if value == "all" else f"{names[value]} alone"


SIBLING = Control(
    "sibling", "Models", "choice", ("refusals", "models"), _siblings, say=_sibling_name
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


def _deflections(study: Study) -> list[str]:
    answered = int((~study.table("outcomes")["refused"]).sum())
    return [str(count) for count in range(answered + 1)]


DEFLECTIONS = Control(
    "deflections",
    "Of the replies counted as answers, really deflections",
    "slider",
    ("outcomes",),
    _deflections,
)
