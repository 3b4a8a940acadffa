"""A drawn figure as text, for a reviewer: what its traces hold, and all that is said of it.

Nothing that is drawn is left out. Numbers are rounded to four digits, colours are named by their
tokens, and a long list shows its ends, its length and a digest of the whole.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures import Figure
from components.figures.core import theme
from components.study import Study

WIDTH = 100
MOST, HEAD, TAIL = 14, 6, 3  # of a list, in runs of equal values
ONCE = ("template", "title", "meta")  # of a layout: the same in every figure, or said elsewhere
HEX = re.compile(r"#[0-9a-fA-F]{6}\b")
NAMES = {
    **{colour: f"div.{at}" for at, colour in enumerate(theme.DIVERGING)},
    **{colour: f"seq.{at}" for at, colour in enumerate(theme.SEQUENTIAL)},
    **{colour: token for token, colour in reversed(theme.TOKENS.items())},
}


def snapshot(figure: Figure, study: Study) -> str:
    """The default variant and one more; before them what a reader may choose and guess."""
    lines = [f"{figure.id}: {figure.name}"]
    lines += told("predict", figure.predict.ask(study) if figure.predict else None)
    for control in figure.controls:
        words = [
            value if value == said else f"{value} ({said})"
            for value, said in control.choices(study).items()
        ]
        lines += told(f"control {control.name}: {control.label}", words)
    seen: set[str] = set()
    for choices in picked(figure, study):
        lines += ["", "== " + (", ".join(f"{k} = {v}" for k, v in choices.items()) or "as it is")]
        parts = drawn(json.loads(figure(study, **choices).to_json()))
        lines += [f"{head(part)}: as above" if part in seen else part for part in parts]
        seen |= set(parts)
    return "\n".join(lines) + "\n"


def picked(figure: Figure, study: Study) -> list[dict[str, str]]:
    """The default choices, and others: of every control the last option, or else the first."""
    usual, other = figure.chosen(study, {}), {}
    for control in figure.controls:
        options = control.options(study)
        other[control.name] = next(
            (value for value in (options[-1], options[0]) if value != usual[control.name]),
            usual[control.name],
        )
    return [usual] if other == usual else [usual, other]


def drawn(chart: Mapping[str, Any]) -> list[str]:
    """A text for each part of a chart in Plotly's JSON: what is said, traces, layout, rows."""
    layout, meta = chart["layout"], chart["layout"]["meta"]
    parts = [told(name, meta[name]) for name in ("title", "subtitle", "n", "alt", "readout")]
    for at, trace in enumerate(chart["data"]):
        names = sorted(trace.keys() - {"type"})
        lines = (told(name, trace[name], 2) for name in names)
        parts.append([f"trace {at}: {trace['type']}", *itertools.chain.from_iterable(lines)])
    parts += [told(f"layout.{name}", layout[name]) for name in sorted(layout.keys() - set(ONCE))]
    parts.append(told("narrow", meta["narrow"]))
    parts.append(told(f"rows: {', '.join(meta['rows']['columns'])}", meta["rows"]["data"]))
    return ["\n".join(part) for part in parts]


def head(part: str) -> str:
    return re.split(r"[:\n]", part, maxsplit=1)[0]


def style() -> str:
    """What is the same in every figure: the template of the layout, and its title's place."""
    empty = theme.finish(
        go.Figure(), title="T", subtitle="S", alt="A", n="N", rows=pd.DataFrame({"a": [1]})
    )
    layout = json.loads(empty.to_json())["layout"]
    lines = (told(name, layout[name]) for name in ("template", "title", "height", "showlegend"))
    return "\n".join(itertools.chain.from_iterable(lines)) + "\n"


def told(name: str, value: Any, indent: int = 0) -> list[str]:
    """A name and its value: in one line where both fit, else a line for each part."""
    room = WIDTH - indent - len(name) - 2
    if isinstance(value, Mapping) and len(inline(value)) > room:
        parts = [told(key, value[key], indent + 2) for key in sorted(value)]
        return [f"{' ' * indent}{name}", *itertools.chain.from_iterable(parts)]
    if isinstance(value, str) and len(value) > room:
        return [f"{' ' * indent}{name}", *(f"{' ' * indent}  {each}" for each in sentences(value))]
    if isinstance(value, list) and any(isinstance(each, list | dict) for each in value):
        return [f"{' ' * indent}{name}", *each_told(value, indent + 2)]
    return [f"{' ' * indent}{name}: {inline(value)}".rstrip()]


def sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.?]) ", inline(text))


def each_told(values: Sequence[Any], indent: int) -> list[str]:
    """A line for each of nested values, the middle of many left out."""
    lines = []
    for at, value in enumerate(values):
        if len(values) > MOST and HEAD <= at < len(values) - TAIL:
            if at == HEAD:
                lines.append(f"{' ' * indent}… {len(values)} in all, digest {digest(values)}")
            continue
        lines += told(str(at), value, indent)
    return lines


def inline(value: Any) -> str:
    """A value in one line."""
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {inline(value[key])}" for key in sorted(value))
    if isinstance(value, list):
        return f"[{folded(value)}]"
    if isinstance(value, float):
        return number(value)
    if isinstance(value, str):
        return HEX.sub(lambda found: f"<{NAMES.get(found[0].upper(), found[0])}>", value)
    return json.dumps(value)


def folded(values: Sequence[Any]) -> str:
    """Runs of equal values once with their count, the middle of many runs left out."""
    runs = [(each, len(list(same))) for each, same in itertools.groupby(map(inline, values))]
    texts = [each if count == 1 else f"{each} ×{count}" for each, count in runs]
    if len(texts) <= MOST:
        return ", ".join(texts)
    middle = f"… {len(values)} in all, digest {digest(values)} …"
    return ", ".join([*texts[:HEAD], middle, *texts[-TAIL:]])


def number(value: float) -> str:
    """Four digits; first rounded to ten, so that the last bits of a sum cannot tip a tie."""
    return f"{float(f'{value:.10g}'):.4g}"


def digest(values: Sequence[Any]) -> str:
    """Changes whenever a value does, by what is still seen of it."""
    text = json.dumps(values, default=str, sort_keys=True)
    told = re.sub(r"-?\d+\.\d+(e[+-]?\d+)?", lambda found: number(float(found[0])), text)
    return hashlib.sha256(told.encode()).hexdigest()[:8]
