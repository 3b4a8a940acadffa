"""What is planted in the toys of the lab."""

from __future__ import annotations

from components.geometry.toys.toy import Content
from components.study import Study


def planted(study: Study, name: str) -> dict[str, float]:
    """What is planted in the toy `name`, and how many prompts it draws."""
    worlds = {row["toy"]: row for row in study.table("toy_worlds").to_dict("records")}
    return {str(column): value for column, value in worlds[name].items() if column != "toy"}


def content(world: dict[str, float], *, topic: bool = True, wording: bool = False) -> Content:
    """A harmful prompt of a toy, with or without the topic and the wording of its class."""
    return Content(
        world["common"],
        world["topic"] if topic else 0.0,
        world["wording"] if wording else 0.0,
        world["harm"],
    )
