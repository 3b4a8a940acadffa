"""Short ways to make the blocks that name something, for the scripts of pages."""

from __future__ import annotations

from collections.abc import Sequence

from components.blocks.kinds import (
    Block,
    Chat,
    Deep,
    Fold,
    Hero,
    Shown,
    Side,
    Step,
    Steps,
    Toy,
    Toys,
    Way,
    Ways,
    Words,
)
from components.figures import BY_ID
from components.study.prose import Depth


def words(*names: str) -> Words:
    """Sections of the page's words, by name."""
    return Words(names)


def figure(id: str, parts: Sequence[str] = ()) -> Shown:
    """A figure of the catalogue. Raises ValueError where there is none of this id."""
    if id not in BY_ID:
        raise ValueError(f"there is no figure called {id!r}")
    return Shown(BY_ID[id], tuple(parts))


def step(name: str, *ids: str, chat: Chat | None = None, **state: str) -> Step:
    """A step, its figures, and the state that they are shown in.

    Raises ValueError where there is no such figure, or none of them has such a control.
    """
    drawn = tuple(figure(id).figure for id in ids)
    controls = {control.name for each in drawn for control in each.controls}
    if strange := state.keys() - controls:
        raise ValueError(f"no figure of the step {name!r} has a control called {min(strange)!r}")
    return Step(name, drawn, tuple(state.items()), chat)


def steps(*each: Step) -> Steps:
    """Steps beside a stage."""
    return Steps(each)


def ways(*each: tuple[str, str, str]) -> Ways:
    """Ways on: page, figure and section of each. Raises ValueError as `figure` does."""
    return Ways(tuple(Way(page, figure(id).figure, name) for page, id, name in each))


def fold(title: str, *some: Block) -> Fold:
    """Blocks behind a title."""
    return Fold(title, some)


def toy(id: str, task: str, *notice: str) -> Toy:
    """A toy: its figure, and the sections around it. Raises ValueError as `figure` does."""
    return Toy(figure(id).figure, task, notice)


def toys(*each: Toy) -> Toys:
    """Toys, one at a time."""
    return Toys(each)


def deep(depth: Depth, *some: Block) -> Deep:
    """Blocks for readers from a depth on."""
    return Deep(depth, some)


def hero(id: str) -> Hero:
    """The first screen. Raises ValueError as `figure` does."""
    return Hero(figure(id).figure)


def side(*ids: str) -> Side:
    """Figures of the catalogue, side by side. Raises ValueError as `figure` does."""
    return Side(tuple(figure(id) for id in ids))


def chat(exchange: str, mark: str) -> Chat:
    """An illustrative exchange, and its mark."""
    return Chat(exchange, mark)
