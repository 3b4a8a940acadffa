"""How strong the edit is, and which stage of the cascade."""

from __future__ import annotations

from components.figures.controls.control import Control
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
