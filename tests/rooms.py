"""The rooms of the code and what they import, as a picture: python -m tests.rooms

It renews the picture in docs/architecture.md. A room is a folder of components/, or one of pages/
and pipeline/. An arrow leads to what a room imports, unless another arrow leads there already.
"""

from __future__ import annotations

import ast
from graphlib import TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "architecture.md"
BEGIN, END = "```mermaid\n", "```\n"
OURS = ("components", "pages", "pipeline")


def room_of(module: str) -> str:
    """The room that a dotted name lies in; "" for what is not ours."""
    parts = module.split(".")
    if parts[0] == "app" and len(parts) == 1:
        return "app"
    if parts[0] not in OURS or len(parts) < 2:
        return ""
    return parts[1] if parts[0] == "components" else parts[0]


def imports() -> dict[str, set[str]]:
    """Each room with those that it imports, as their modules say. What stands alone is no room."""
    found: dict[str, set[str]] = {}
    for path in [ROOT / "app.py", *(path for it in OURS for path in (ROOT / it).rglob("*.py"))]:
        room = room_of(".".join(path.relative_to(ROOT).with_suffix("").parts))
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and room not in ("", "__init__"):
                named = [f"{node.module}.{each.name}" for each in node.names]
                found.setdefault(room, set()).update(map(room_of, named))
    return {room: others - {room, ""} for room, others in found.items()}


def picture() -> str:
    """The rooms as a drawing that Mermaid reads. Raises CycleError where arrows go round."""
    graph = imports()
    order = list(TopologicalSorter(graph).static_order())
    reach: dict[str, set[str]] = {}
    for room in order:
        direct = graph.get(room, set())
        reach[room] = direct.union(*(reach[other] for other in direct))
    lines = ["graph TD"]
    for room in reversed(order):
        direct = graph.get(room, set())
        beyond = set().union(*(reach[other] for other in direct))
        lines += [f"  {room} --> {other}" for other in sorted(direct - beyond)]
    return "\n".join([*lines, ""])


def drawn() -> str:
    """The picture as the page has it."""
    return PAGE.read_text("utf-8").partition(BEGIN)[2].partition(END)[0]


def main() -> None:
    """Renew the picture."""
    before, begin, rest = PAGE.read_text("utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    PAGE.write_text(f"{before}{begin}{picture()}{END}{after}", "utf-8")


if __name__ == "__main__":
    main()
