"""Small changes of code that a test should notice: each is one place and its new text."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

COMPARED = {
    ast.Lt: "<=", ast.LtE: "<", ast.Gt: ">=", ast.GtE: ">", ast.Eq: "!=", ast.NotEq: "==",
    ast.In: "not in", ast.NotIn: "in", ast.Is: "is not", ast.IsNot: "is",
}  # fmt: skip
COUNTED = {
    ast.Add: "-", ast.Sub: "+", ast.Mult: "/", ast.Div: "*", ast.FloorDiv: "*", ast.Mod: "*",
    ast.BitAnd: "|", ast.BitOr: "&",
}  # fmt: skip
EXCHANGED = {
    "min": "max", "max": "min", "any": "all", "all": "any", "first": "last", "low": "high",
    "high": "low", "REFUSED": "ANSWERED", "ANSWERED": "REFUSED", "x": "y", "y": "x",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Change:
    """In the text of a file, from `start` to `end`, in bytes, stands `new` instead."""

    path: Path
    start: int
    end: int
    new: str

    def applied(self) -> bytes:
        text = self.path.read_bytes()
        return text[: self.start] + self.new.encode() + text[self.end :]

    def __str__(self) -> str:
        text = self.path.read_bytes()
        line = text.count(b"\n", 0, self.start) + 1
        begin = text.rfind(b"\n", 0, self.start) + 1
        end = text.find(b"\n", self.end)
        spans = ((begin, self.start), (self.start, self.end), (self.end, end))
        before, old, after = (text[first:last].decode() for first, last in spans)
        return f"{self.path}:{line}: {before.lstrip()}[{old} → {self.new}]{after}"


def changes(path: Path) -> list[Change]:
    """Every change of a module that this tool knows, in the order of the text."""
    source = path.read_bytes()
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))

    def spot(node: ast.AST) -> tuple[int, int]:
        first, last = starts[node.lineno - 1], starts[node.end_lineno - 1]
        return first + node.col_offset, last + node.end_col_offset

    tree = ast.parse(source)
    silent = {id(inner) for node in passed_over(tree) for inner in ast.walk(node)}
    found = []
    for node in ast.walk(tree):
        if id(node) in silent:
            continue
        for start, end, new in of_node(node, spot, source):
            found.append(Change(path, start, end, new))
    return sorted(found, key=lambda change: (change.start, change.new))


def passed_over(tree: ast.AST) -> Iterator[ast.AST]:
    """What says nothing of behaviour: types, sizes of caches, errors, how a class is made."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            yield from node.decorator_list
        elif isinstance(node, ast.FunctionDef):
            yield from (each for each in node.decorator_list if "cache" in ast.unparse(each))
            yield from (each.annotation for each in ast.walk(node.args) if spoken(each))
            yield from [node.returns] if node.returns else []
        elif isinstance(node, ast.AnnAssign):
            yield node.annotation
        elif isinstance(node, ast.Raise) or silent(node):
            yield node


def spoken(node: ast.AST) -> bool:
    return getattr(node, "annotation", None) is not None


def silent(node: ast.AST) -> bool:
    """Aliases of types, and what only a type checker or a command line runs."""
    if isinstance(node, ast.If):
        return ast.unparse(node.test) in GUARDS
    return isinstance(node, ast.Assign) and "Literal" in ast.unparse(node.value)


GUARDS = {"TYPE_CHECKING", "__name__ == '__main__'"}


def of_node(node: ast.AST, spot, source: bytes) -> Iterator[tuple[int, int, str]]:
    """The changes of one node: start, end and the new text."""
    if isinstance(node, ast.Compare):
        left = node.left
        for operator, right in zip(node.ops, node.comparators, strict=True):
            yield (*between(left, right, spot, source), f" {COMPARED[type(operator)]} ")
            left = right
    elif isinstance(node, ast.BinOp) and type(node.op) in COUNTED and not joins_paths(node):
        yield (*between(node.left, node.right, spot, source), f" {COUNTED[type(node.op)]} ")
    elif isinstance(node, ast.BoolOp):
        new = " or " if isinstance(node.op, ast.And) else " and "
        for left, right in zip(node.values, node.values[1:], strict=False):
            yield (*between(left, right, spot, source), new)
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield (*spot(node), str(not node.value))
    elif isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        yield (*spot(node), f"{node.value + 1}")
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        start, end = spot(node.operand)
        yield spot(node)[0], end, f"bool({source[start:end].decode()})"
    elif isinstance(node, ast.If | ast.IfExp | ast.While):
        start, end = spot(node.test)
        yield start, end, f"not ({source[start:end].decode()})"
    elif isinstance(node, ast.Name) and node.id in EXCHANGED and isinstance(node.ctx, ast.Load):
        yield (*spot(node), EXCHANGED[node.id])
    elif isinstance(node, ast.Attribute) and node.attr in EXCHANGED:
        end = spot(node)[1]
        yield end - len(node.attr), end, EXCHANGED[node.attr]
    elif isinstance(node, ast.Constant) and node.value in EXCHANGED:
        start, end = spot(node)
        yield start, end, f'"{EXCHANGED[node.value]}"'


def joins_paths(node: ast.BinOp) -> bool:
    """A path and a text, which know no other operator."""
    texts = (ast.JoinedStr, ast.Constant)
    return isinstance(node.op, ast.Div) and any(
        isinstance(side, texts) and isinstance(getattr(side, "value", ""), str)
        for side in (node.left, node.right)
    )


def between(left: ast.AST, right: ast.AST, spot, source: bytes) -> tuple[int, int]:
    """Where the operator between two operands stands, closing and opening brackets left out."""
    start, end = spot(left)[1], spot(right)[0]
    gap = source[start:end]
    inner = gap.rstrip(b" \t\n(").lstrip(b" \t\n)")
    at = start + gap.find(inner)
    return at, at + len(inner)
