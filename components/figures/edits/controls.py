"""How strong the edit is, and which stage of the cascade."""

from __future__ import annotations

from components.figures.core.control import Control
from components.study import Study


def _alphas(study: Study) -> list[str]:
    sweep = study.table("sweep")
    return [f"{alpha:g}" for alpha in sorted(sweep.loc[sweep["axis"] == "alpha", "alpha"])]


ALPHA = Control("alpha", "Strength of the edit, α", "slider", ("sweep",), _alphas)


def _stages(study: Study) -> list[str]:
    return list(study.table("cascade").sort_values("order")["stage"])


def tested(study: Study) -> list[str]:
    """Stages that test something, in order: neither the reference nor the control."""
    stages = study.table("cascade").sort_values("order")
    return list(stages[stages["role"] == "test"]["stage"])


def _largest_drop(study: Study) -> str:
    """The stage whose share of refusals falls most below that of the stage before it."""
    stages = study.table("cascade").sort_values("order")
    stages = stages[stages["stage"].isin(tested(study))]
    step = (stages["refused"] / stages["n"]).diff()
    return str(stages["stage"][step.idxmin()]) if len(step) > 1 else str(stages["stage"].iloc[0])


def _stage_name(study: Study, value: str) -> str:
    return str(study.table("cascade").set_index("stage")["name"][value])


STAGE = Control(
    "stage", "Stage", "slider", ("cascade",), _stages, start=_largest_drop, say=_stage_name
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


def _points(study: Study) -> list[str]:
    return [str(point) for point in study.table("search_frontier")["point"]]


def _published(study: Study) -> str:
    """The point that the author of the search published."""
    points = study.table("search_frontier")
    return str(points["point"][points["chosen"].idxmax()])


def _divergence(study: Study, value: str) -> str:
    point = study.table("search_frontier").set_index("point").loc[int(value)]
    return f"{point['refused']} of {point['n']} refused at KL {point['kl']:g}"


POINT = Control(
    "point",
    "Point of the front",
    "slider",
    ("search_frontier",),
    _points,
    start=_published,
    say=_divergence,
)


def _searches(study: Study) -> list[str]:
    runs = list(study.table("kernel_exact")["run"])
    if "kernel_envelope" in study.entries:
        runs.extend(study.table("kernel_envelope")["run"])
    return list(dict.fromkeys(runs))


def _search(study: Study, value: str) -> str:
    exact = value in set(study.table("kernel_exact")["run"])
    return f"{value} model, decoded" if exact else f"{value} model, bounds only"


SEARCH = Control(
    "search", "Edit of the", "choice", ("kernel_exact", "kernel_envelope"), _searches, say=_search
)
