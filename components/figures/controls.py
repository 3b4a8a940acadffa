"""The reader's choices, shared by all figures: the same name always means the same thing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from components.study import Study


@dataclass(frozen=True)
class Control:
    """A keyword of drawing functions that a reader may set, by widget, by click or by URL.

    `options` gives the values as they stand in the URL, `start` the one to begin with (else the
    first), and `say` the words for a value (else the value).
    """

    name: str
    label: str
    kind: Literal["slider", "choice"]
    needs: tuple[str, ...]  # the tables its options come from
    options: Callable[[Study], Sequence[str]]
    start: Callable[[Study], str] | None = None
    say: Callable[[Study, str], str] | None = None

    def default(self, study: Study) -> str:
        return self.start(study) if self.start else self.options(study)[0]

    def read(self, raw: str | None, study: Study) -> str:
        """`raw` if it is an option, else the default."""
        return raw if raw is not None and raw in self.options(study) else self.default(study)

    def words(self, study: Study, value: str) -> str:
        return self.say(study, value) if self.say else value


def _layers(study: Study) -> list[str]:
    return [str(layer) for layer in study.table("layers")["layer"]]


def _peak(study: Study) -> str:
    layers = study.table("layers")
    return str(layers["layer"][layers["d"].idxmax()])


def _attention(study: Study, value: str) -> str:
    layers = study.table("layers").set_index("layer")
    return f"{value} ({layers['attention'][int(value)]} attention)"


LAYER = Control("layer", "Layer", "slider", ("layers",), _layers, start=_peak, say=_attention)


def _alphas(study: Study) -> list[str]:
    sweep = study.table("sweep")
    return [f"{alpha:g}" for alpha in sorted(sweep.loc[sweep["axis"] == "alpha", "alpha"])]


ALPHA = Control("alpha", "Strength of the edit, α", "slider", ("sweep",), _alphas)


def _stages(study: Study) -> list[str]:
    return list(study.table("cascade").sort_values("order")["stage"])


def _largest_drop(study: Study) -> str:
    """The stage whose share of refusals falls most below that of the stage before it."""
    stages = study.table("cascade").sort_values("order")
    stages = stages[stages["role"] == "test"]
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
