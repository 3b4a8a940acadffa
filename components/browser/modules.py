"""A script of ours as one text: an entry and all that it imports.

The sources are ES modules, so that editors, type checks and tests see what each needs. A page
opened from a file loads no modules, though, so what is sent is one classic script. To put them
together it is enough to leave out `import` and `export`, and with them comments that have lines of
their own, because of three rules that are checked here: imports name what they take as it is called
there, nothing imports in a circle, and no two modules of a script give something the same name.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

IMPORT = re.compile(r'^import \{(?P<names>[^}]*)\} from "(?P<path>\.[^"]+)";\n', re.MULTILINE)
OTHER = re.compile(r"^(?:import\b|export (?:\{|\*)).*", re.MULTILINE)
EXPORT = re.compile(r"^export (?!default )", re.MULTILINE)
COMMENT = re.compile(r"^ *(?:/\*(?:(?!\*/).)*\*/|//[^\n]*)\n", re.MULTILINE | re.DOTALL)
NAMED = re.compile(r"^(?:async )?(?:const|let|class|function)\*? (\w+)", re.MULTILINE)


@lru_cache(maxsize=16)
def classic(entry: Path) -> str:
    """A classic script: what it declares stays its own. Raises ValueError for a broken rule."""
    return f'(() => {{\n"use strict";\n{_joined(entry)}}})();\n'


@lru_cache(maxsize=16)
def module(entry: Path) -> str:
    """A module that imports nothing; its `export default` stays. Raises ValueError."""
    return _joined(entry)


def _joined(entry: Path) -> str:
    """All modules of an entry, each once, each after those that it imports."""
    texts: dict[Path, str] = {}
    _collect(entry.resolve(), texts, ())
    owner: dict[str, Path] = {}
    for path, text in texts.items():
        for name in NAMED.findall(text):
            if name in owner:
                raise ValueError(f"{owner[name].name} and {path.name} both declare {name!r}.")
            owner[name] = path
    return "\n".join(texts.values())


def _collect(path: Path, texts: dict[Path, str], within: tuple[Path, ...]) -> None:
    if path in texts:
        return
    if path in within:
        raise ValueError(f"{path.name} imports itself, by {within[-1].name}.")
    text = path.read_text("utf-8")
    for needed in IMPORT.finditer(text):
        if " as " in needed["names"]:
            raise ValueError(f"{path.name} gives another name to what it imports.")
        _collect((path.parent / needed["path"]).resolve(), texts, (*within, path))
    text = IMPORT.sub("", text)
    if other := OTHER.search(text):
        raise ValueError(f"{path.name}: {other[0]!r} is no import or export of this kind.")
    texts[path] = COMMENT.sub("", EXPORT.sub("", text))
