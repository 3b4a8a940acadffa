"""The reader’s choices: a step of the plan, and which experiments to fund."""

from __future__ import annotations

from components.figures.core.control import Control
from components.study import Study


def _steps(study: Study) -> list[str]:
    return list(study.table("plan").sort_values("order")["step"])


def _step_title(study: Study, value: str) -> str:
    return str(study.table("plan").set_index("step")["title"][value])


STEP = Control("step", "Step", "slider", ("plan",), _steps, say=_step_title)


BUDGET = Control(
    "budget",
    "Budget in GPU-hours",
    "slider",
    (),
    lambda study: ["2", "5", "10", "20", "40", "100"],
    start=lambda study: "10",
)


def _experiments(study: Study) -> list[str]:
    return list(study.table("experiments").sort_values("order")["experiment"])


def _experiment_name(study: Study, value: str) -> str:
    return str(study.table("experiments").set_index("experiment")["name"][value])


EXPERIMENT = Control(
    "experiment", "Fund first", "slider", ("experiments",), _experiments, say=_experiment_name
)
