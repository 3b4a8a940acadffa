"""Plotly's script without the parts that the figures here never call.

The script is a bundle: one function that holds a thousand parts, `var name=lazy((…)=>{…});`. Each
runs when it is first called as `name()`. The last of them calls those that draw the kinds of trace,
and hands them to Plotly as a list. Here the list keeps some kinds, and the script those parts that
are still called by another. What is left is Plotly's own text to the letter, its licences included.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

# How the bundle makes a part of a module in the older form, and of one in the newer form, whose
# functions stand beside the part. The names of these two helpers are the bundler's choice.
LAZY = re.compile(r"([\w$]+)=\(\w,\w\)=>\(\)=>\{try\{return \w\|\|\w\(\(\w=\{exports:")
NEWER = re.compile(r"([\w$]+)=\(\w,\w,\w\)=>\(\)=>\{if\(\w\)throw \w\[0\];try\{return \w&&")

LISTED = re.compile(r"register\(\[((?:[\w$]+\(\),?)+)\]\)")
CALLED = re.compile(r"[\w$]++(?=\(\))")
PASSED_ON = re.compile(r"\.exports=([\w$]+)\(\)\}\);")  # by a part that only names another
KIND = re.compile(r'moduleType:"trace",name:"(\w+)"')
BUILT_IN = {"scatter"}  # not listed: Plotly's core has it

DEPTH = {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}
# Brackets, and what may hold brackets that are none: strings, templates, patterns, comments.
TOKENS = re.compile(
    r""" "(?:[^"\\]+|\\.)*" | '(?:[^'\\]+|\\.)*' | `(?:[^`\\]+|\\.)*` | /\*.*?\*/ | //[^\n]*
    | (?<=[(,=:\[!&|?{};+*%<>~^-]) / (?![*/]) (?:\\. | \[(?:\\.|[^\]\\])*\] | [^/\\\n\[])+ /
    | [()\[\]{}] """,
    re.DOTALL | re.VERBOSE,
)


def only(script: str, kinds: Collection[str]) -> str:
    """The script for these kinds of trace; all of it where it is not built as described above."""
    lazy, newer = LAZY.search(script), NEWER.search(script)
    if not lazy or not newer:
        return script
    try:
        *parts, (_, last) = pieces(script, lazy[1], newer[1])
    except ValueError:
        return script
    listed = LISTED.search(last)
    if not listed:
        return script
    owner = {name: text for names, text in parts for name in names}
    drawn = {name: kind(name, owner) for name in CALLED.findall(listed[1])}
    if not set(kinds) - BUILT_IN <= set(drawn.values()):
        return script
    kept = ",".join(f"{name}()" for name, what in drawn.items() if what in kinds)
    last = last.replace(listed[0], f"register([{kept}])")
    wanted = reached([last, *(text for names, text in parts if not names)], owner)
    return "".join([*(text for _, text in parts if text in wanted), last])


def pieces(script: str, lazy: str, newer: str) -> Iterator[tuple[list[str], str]]:
    """The script cut before each part and behind it, and by what names each piece is called.

    Raises ValueError where a part is not a statement by itself.
    """
    starts = list(re.finditer(rf"\bvar ([\w$]+)={re.escape(lazy)}\(", script))
    beside = re.compile(rf"([\w$]++)={re.escape(newer)}\(")
    end = 0
    for start in starts:
        if stretch := script[end : start.start()]:
            yield beside.findall(stretch), stretch
        end = closing(script, start.start())
        if start is starts[-1]:
            end = len(script)
        yield [start[1]], script[start.start() : end]


def closing(script: str, start: int) -> int:
    """Where the statement ends whose first bracket closes it. Raises ValueError if none does."""
    depth = 0
    for token in TOKENS.finditer(script, start):
        depth += DEPTH.get(token[0], 0)
        if depth == 0 and token[0] == ")" and script.startswith(";", token.end()):
            return token.end() + 1
        if depth == 0 and token[0] in DEPTH:
            break
    raise ValueError(f"no statement of one bracket begins at {start}")


def kind(name: str, owner: dict[str, str]) -> str:
    """The kind of trace that a part draws; "" where it draws none, or does not say so."""
    passed = PASSED_ON.search(owner.get(name, ""))
    said = KIND.search(owner.get(passed[1], "")) if passed else None
    return said[1] if said else ""


def reached(begun: list[str], owner: dict[str, str]) -> set[str]:
    """These pieces and all that they call, and so on."""
    found, todo = set(begun), list(begun)
    while todo:
        for name in set(CALLED.findall(todo.pop())) & owner.keys():
            if owner[name] not in found:
                found.add(owner[name])
                todo.append(owner[name])
    return found
