"""The reader's choices, shared by all figures: the same name always means the same thing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import floor, log10
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
    kind = study.table("layers").set_index("layer")["attention"][int(value)]
    return value if kind == "unstated" else f"{value} ({kind} attention)"


LAYER = Control("layer", "Layer", "slider", ("layers",), _layers, start=_peak, say=_attention)


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


def _change_sizes(study: Study) -> list[str]:
    """Half decades from below the smallest change to the largest, and the study's own rule."""
    changed = study.table("edit_tensors")["relative_change"]
    changed = changed[changed > 0]
    decades = range(floor(log10(changed.min())), floor(log10(changed.max())) + 1)
    steps = {float(f"{step}e{decade}") for decade in decades for step in (1, 3)}
    steps |= set(study.table("edits")["rule"])
    return [f"{step:g}" for step in sorted(steps) if step <= changed.max()]


def _change_words(study: Study, value: str) -> str:
    step, _, decade = f"{float(value):e}".partition("e")
    power = f"10{str(int(decade)).translate(str.maketrans('-0123456789', '⁻⁰¹²³⁴⁵⁶⁷⁸⁹'))}"
    words = power if float(step) == 1 else f"{float(step):g} × {power}"
    own = float(value) in set(study.table("edits")["rule"])
    return f"{words} of the tensor" + (", the study’s rule" if own else "")


NOISE = Control(
    "noise",
    "Leave out changes up to",
    "slider",
    ("edit_tensors", "edits"),
    _change_sizes,
    say=_change_words,
)

PANELS = {
    "rank": "one panel per rank",
    "part": "one panel per kind of matrix",
    "single": "single tensors, further down",
}


def _panels(study: Study) -> list[str]:
    return [name for name in PANELS if name != "single" or "edit_spectra_tails" in study.entries]


SPECTRA = Control(
    "spectra",
    "Show",
    "choice",
    (),
    _panels,
    say=lambda study, value: PANELS[value],
)

SIGNS = Control(
    "signs",
    "Cosine of the two edits",
    "choice",
    (),
    lambda study: ["without", "listed"],
    say=lambda study, value: {"without": "size only", "listed": "with the signs as listed"}[value],
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


def _gigabytes(*sizes: int) -> Callable[[Study], list[str]]:
    """Sizes of memory as they are sold, whatever the study."""
    return lambda study: [str(size) for size in sizes]


def _gb(study: Study, value: str) -> str:
    return f"{value} GB"


CARD = Control(
    "card",
    "Memory of the graphics card",
    "slider",
    (),
    _gigabytes(0, 4, 6, 8, 12, 16, 24, 32, 48),
    start=lambda study: "12",
    say=_gb,
)
RAM = Control(
    "ram",
    "Main memory free for weights",
    "slider",
    (),
    _gigabytes(0, 8, 16, 32, 64),
    start=lambda study: "16",
    say=_gb,
)


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


def _results(study: Study) -> list[str]:
    return list(study.table("edit_results").sort_values("order")["result"])


def _result_name(study: Study, value: str) -> str:
    row = study.table("edit_results").set_index("result").loc[value]
    return f"{row['name']}: {row['refused']} of {row['n']}"


REFERENCE = Control(
    "reference", "Compare with", "slider", ("edit_results",), _results, say=_result_name
)

FALL = Control("fall", "Count the fall", "choice", (), lambda study: ["absolute", "relative"])


def _ladders(study: Study) -> list[str]:
    return list(study.table("toy_rungs")["ladder"].unique())


LADDER = Control("ladder", "Toy questions about", "choice", ("toy_rungs",), _ladders)


def _thresholds(study: Study) -> list[str]:
    """From the toy's own threshold upwards in quarters, past the highest rung."""
    rungs = study.table("toy_rungs")
    start, top = float(rungs["threshold"].min()), float(rungs["middle"].max())
    return [f"{start + step / 4:g}" for step in range(round(4 * (top + 0.5 - start)) + 1)]


def _some_way_up(study: Study) -> str:
    options = _thresholds(study)
    return options[len(options) // 2]


THRESHOLD = Control(
    "threshold",
    "Threshold of the doorman",
    "slider",
    ("toy_rungs",),
    _thresholds,
    start=_some_way_up,
)


def _explanations(study: Study) -> list[str]:
    return list(study.table("explanations").sort_values("order")["explanation"])


def _explanation_name(study: Study, value: str) -> str:
    return str(study.table("explanations").set_index("explanation")["short"][value])


EXPLANATION = Control(
    "explanation",
    "Explanation",
    "choice",
    ("explanations",),
    _explanations,
    say=_explanation_name,
)


def _steps(study: Study) -> list[str]:
    return list(study.table("plan").sort_values("order")["step"])


def _step_title(study: Study, value: str) -> str:
    return str(study.table("plan").set_index("step")["title"][value])


STEP = Control("step", "Step", "slider", ("plan",), _steps, say=_step_title)


def _mark_shares(study: Study) -> list[str]:
    """From even endings to all question marks in one class, in percent."""
    steps = int(study.table("toy_clouds")["steps"].max())
    return [f"{50 + 50 * step / steps:g}" for step in range(steps + 1)]


def _mark_words(study: Study, value: str) -> str:
    return f"{value} %, against {100 - float(value):g} % of the others"


MARKS = Control(
    "marks",
    "Rare-books questions that end in a question mark",
    "slider",
    ("toy_clouds",),
    _mark_shares,
    start=lambda study: _mark_shares(study)[-1],
    say=_mark_words,
)


def _distances_apart(study: Study) -> list[str]:
    return [f"{apart:g}" for apart in sorted(study.table("toy_clouds")["apart"])]


def _second_distance(study: Study) -> str:
    return _distances_apart(study)[:2][-1]


APART = Control(
    "apart",
    "Distance of the two topics, in standard deviations",
    "slider",
    ("toy_clouds",),
    _distances_apart,
    start=_second_distance,
)

CUTS = {
    "hook": "with a hook, on every write",
    "every": "in every matrix that writes",
    "some": "in every matrix but the embedding",
}

CUT = Control(
    "writers",
    "Cut",
    "choice",
    (),
    lambda study: list(CUTS),
    say=lambda study, value: CUTS[value],
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


NOTHING = "none"


def _defences(study: Study) -> list[str]:
    return [NOTHING, *study.table("toy_defences").sort_values("order")["defence"]]


def _defence_name(study: Study, value: str) -> str:
    if value == NOTHING:
        return "none"
    return str(study.table("toy_defences").set_index("defence")["name"][value])


BROKEN = Control(
    "broken", "Broken layer", "choice", ("toy_defences",), _defences, say=_defence_name
)

OVERLAPS = {
    "0": "independently",
    "0.25": "together on a quarter of the requests",
    "0.5": "together on half of the requests",
    "0.75": "together on three quarters of the requests",
    "1": "together on all requests",
}

TOGETHER = Control(
    "together",
    "Layers fail",
    "slider",
    (),
    lambda study: list(OVERLAPS),
    say=lambda study, value: OVERLAPS[value],
)


def _supposed(column: str) -> Callable[[Study], list[str]]:
    """Supposed rates of refusal in percent, the highest first."""
    return lambda study: [
        f"{100 * rate:g}" for rate in sorted(set(study.table("canary_alarms")[column]))[::-1]
    ]


HEALTHY = Control(
    "healthy",
    "A healthy model refuses",
    "choice",
    ("canary_alarms",),
    _supposed("healthy"),
    say=lambda study, value: f"{value} %",
)
NOW = Control(
    "now",
    "The model now refuses",
    "slider",
    ("canary_alarms",),
    _supposed("now"),
    say=lambda study, value: f"{value} %",
)

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
