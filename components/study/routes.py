"""Routes through the pages for a class, a talk or a reader in a hurry: pages/routes.toml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from components.study.folders import PAGES
from components.study.reading import read_toml


@dataclass(frozen=True, slots=True)
class Step:
    """One page on the way, what to do there, and about how long it takes."""

    page: str
    do: str
    minutes: int
    figure: str = ""


@dataclass(frozen=True, slots=True)
class Route:
    """A way through some pages in a given order. `minutes` is what it promises in all."""

    id: str
    title: str
    who: str  # whom it is for, in a sentence
    minutes: int
    steps: tuple[Step, ...]

    @property
    def sum(self) -> int:
        return sum(step.minutes for step in self.steps)


@dataclass(frozen=True, slots=True)
class Stop:
    """Where somebody is on a route; `number` counts from 1."""

    route: Route
    number: int

    @property
    def step(self) -> Step:
        return self.route.steps[self.number - 1]

    def moved(self, by: int) -> Stop | None:
        """The stop so many steps on, or None beyond either end."""
        number = self.number + by
        return Stop(self.route, number) if 1 <= number <= len(self.route.steps) else None

    @property
    def query(self) -> dict[str, str]:
        """How the stop stands in the URL."""
        return {"route": self.route.id, "at": str(self.number)}


@lru_cache(maxsize=1)
def routes() -> tuple[Route, ...]:
    """All routes, in the order of the file."""
    records = read_toml(PAGES / "routes.toml", PAGES)["route"]
    return tuple(
        Route(**{**record, "steps": tuple(Step(**step) for step in record["steps"])})
        for record in records
    )
