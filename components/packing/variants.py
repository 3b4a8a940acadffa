"""All variants of a figure as one text, for a browser that repaints without asking the server.

Variants share most of their parts. So the text holds each distinct part once, and a variant is a
list of numbers: which traces, and which entries of the layout. The browser half is the script in
components/browser/explorable.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from components.figures.core.control import Control
from components.figures.core.figure import Figure, drawing
from components.figures.core.theme import colours
from components.packing.grid import thinned
from components.study import Study
from components.study.sources.citation import FORMS, LATEX, citations

PROVIDE = "Explorable.provide"


@dataclass(frozen=True, slots=True)
class Packed:
    """A figure's variants as JSON in UTF-8, and a name that changes whenever they do.

    Bytes take half of what the same text takes in memory, and servers keep those of all figures.
    """

    id: str
    body: bytes
    sha: str

    @classmethod
    def of(cls, id: str, body: bytes) -> Packed:
        """With the name that its content gives it."""
        return cls(id, body, hashlib.sha256(body).hexdigest()[:12])

    @property
    def text(self) -> str:
        """The same as text."""
        return self.body.decode()

    @property
    def script(self) -> str:
        """A classic script that hands the text over: it works from a file as well."""
        return f"{PROVIDE}({json.dumps(self.id)},{json.dumps(self.sha)},{self.text});\n"


class Pool:
    """Distinct JSON values, each with a number."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def add(self, value: object) -> int:
        return self.numbers.setdefault(dumps(value), len(self.numbers))

    @property
    def text(self) -> str:
        return f"[{','.join(self.numbers)}]"


def dumps(value: object) -> str:
    """JSON without spaces, safe inside a script element."""
    text = json.dumps(value, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    text = text.replace("</", "<\\/").replace("<!--", "<\\u0021--")
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def pack(figure: Figure, study: Study) -> Packed:
    """Draw every variant. Raises DataProblem.

    Of a live figure only the usual variant is drawn; its controls say which others can be had.
    """
    each = [figure.chosen(study, {})] if figure.live else figure.variants(study)
    return _packed(figure, study, each, figure.controls)


def pack_one(figure: Figure, study: Study, choices: Mapping[str, str]) -> Packed:
    """Draw the one variant of `choices`, without controls. Raises DataProblem."""
    chosen = figure.chosen(study, choices)
    return _pack_one(figure, study, tuple(chosen.items()))


def pack_few(figure: Figure, study: Study) -> Packed:
    """Draw a live figure for a few values of each control: for pages without a server."""
    few = thinned(figure, study)
    return _packed(few, study, few.variants(study), few.controls)


@lru_cache(maxsize=128)  # about 50 kB each
def _pack_one(figure: Figure, study: Study, choices: tuple[tuple[str, str], ...]) -> Packed:
    return _packed(figure, study, [dict(choices)], ())


def _packed(
    figure: Figure, study: Study, each: Iterable[dict[str, str]], controls: Sequence[Control]
) -> Packed:
    with drawing(figure):
        text = _text(figure, study, each, controls)
    return Packed.of(figure.id, text.encode())


def _text(
    figure: Figure, study: Study, each: Iterable[dict[str, str]], controls: Sequence[Control]
) -> str:
    traces, entries, variants = Pool(), Pool(), []
    for choices in each:
        chart = json.loads(figure(study, **choices).to_json())
        layout: dict[str, Any] = chart["layout"]
        meta: Mapping[str, Any] = layout.pop("meta")
        parts = [*layout.items(), *((f"meta.{key}", value) for key, value in meta.items())]
        variants.append(
            [[traces.add(trace) for trace in chart["data"]], [entries.add(part) for part in parts]]
        )
    head = {
        "id": figure.id,
        "name": figure.name,
        "predict": figure.predict.ask(study) if figure.predict else None,
        "source": source_line(figure, study),
        "caveats": caveats(figure, study),
        "data": data_sha(figure, study),
        "cite": cite(figure, study),
        "controls": [
            {
                "name": control.name,
                "label": control.label,
                "kind": control.kind,
                "options": list(options := control.options(study)),
                "words": [control.words(study, value) for value in options],
                "start": list(options).index(control.default(study)),
            }
            for control in controls
        ],
        "live": figure.live,
        "themes": {"dark": colours("dark"), "projector": colours("projector")},
        "variants": variants,
    }
    return f'{dumps(head)[:-1]},"traces":{traces.text},"entries":{entries.text}}}'


def drawn(figure: Figure, study: Study) -> tuple[str, ...]:
    """The tables that a figure draws in this study."""
    return (*figure.needs, *(name for name in figure.uses if name in study.entries))


def data_sha(figure: Figure, study: Study) -> str:
    """A short checksum of the data behind a figure: it changes with them, and with nothing else."""
    known = (name for name in figure.tables if name in study.entries)
    sums = "".join(f"{name} {study.entry(name).sha256}\n" for name in known)
    return hashlib.sha256(sums.encode()).hexdigest()[:10]


def cite(figure: Figure, study: Study) -> dict[str, Any]:
    """The forms of its citation with their names, and what LaTeX wants escaped."""
    texts = citations(study, figure.id, figure.name, drawn(figure, study))
    forms = [[form, FORMS[form], text] for form, text in texts.items()]
    return {"forms": forms, "latex": LATEX}


def caveats(figure: Figure, study: Study) -> list[str]:
    """What a careful reader should know of the tables drawn, each thing once."""
    said = (study.entry(name).provenance.caveat for name in drawn(figure, study))
    return list(dict.fromkeys(caveat for caveat in said if caveat))


def source_line(figure: Figure, study: Study) -> list[dict[str, str]]:
    """Where the drawn numbers come from: one entry for each kind, origin and reading error."""
    lines: dict[tuple[str, str, str, str], list[str]] = {}
    for name in drawn(figure, study):
        source = study.entry(name).provenance
        line = (str(source.kind), source.origin.name, source.origin.url, source.error)
        place = source.locator or f"{source.script}, seed {source.seed}"
        if place not in lines.setdefault(line, []):
            lines[line].append(place)
    return [
        {"kind": kind, "origin": origin, "url": url, "error": error, "place": "; ".join(places)}
        for (kind, origin, url, error), places in lines.items()
    ]
