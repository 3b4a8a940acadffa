"""A choice of the reader, by widget, by click or by URL."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from components.study import Study
from components.study.query import NAMES


@dataclass(frozen=True)
class Control:
    """A keyword of drawing functions that a reader may set, by widget, by click or by URL.

    `options` gives the values as they stand in the URL, `start` the one to begin with (else the
    first), and `say` the words for a value (else the value). Raises ValueError for a name that
    means something else in an address.
    """

    name: str
    label: str
    kind: Literal["slider", "choice"]
    needs: tuple[str, ...]  # the tables its options come from
    options: Callable[[Study], Sequence[str]]
    start: Callable[[Study], str] | None = None
    say: Callable[[Study, str], str] | None = None

    def __post_init__(self) -> None:
        if meaning := NAMES.get(self.name):
            raise ValueError(f"no control may be called {self.name!r}: in an address, {meaning}")

    def default(self, study: Study) -> str:
        return self.start(study) if self.start else self.options(study)[0]

    def read(self, raw: str | None, study: Study) -> str:
        """`raw` if it is an option, else the default."""
        return raw if raw is not None and raw in self.choices(study) else self.default(study)

    def choices(self, study: Study) -> Mapping[str, str]:
        """Every option with its words, looked up once."""
        return _choices(self, study)

    def words(self, study: Study, value: str) -> str:
        return self.say(study, value) if self.say else value


@lru_cache(maxsize=256)
def _choices(control: Control, study: Study) -> Mapping[str, str]:
    return {value: control.words(study, value) for value in control.options(study)}
