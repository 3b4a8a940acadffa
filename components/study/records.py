"""Records of files that may come from anyone, as objects whose entries are what they must be."""

from __future__ import annotations

from dataclasses import MISSING, fields
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar, get_type_hints

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T", bound="DataclassInstance")
TYPES: dict[object, tuple[tuple[type, ...], str]] = {
    str: ((str,), "a text"),
    bool: ((bool,), "true or false"),
    int: ((int,), "a whole number"),
    int | None: ((int,), "a whole number"),
    float: ((int, float), "a number"),
}


def made(kind: type[T], record: object, /, **given: Any) -> T:
    """A dataclass of a record's entries; those that are no text, number or flag are `given`.

    Raises ValueError for an entry that is missing, unknown or of another type, and passes on what
    the class itself refuses.
    """
    if not isinstance(record, dict):
        raise ValueError("it holds a single value where there should be entries")
    hints, known = _hints(kind), {each.name: each for each in fields(kind)}
    if unknown := sorted(map(str, record.keys() - (known.keys() - given.keys()))):
        raise ValueError(f"it has the unknown entry {unknown[0][:80]!r}")
    values = dict(given)
    for name, each in known.items():
        if name in given:
            continue
        if name in record:
            values[name] = typed(record[name], hints[name], name)
        elif each.default is MISSING and each.default_factory is MISSING:
            raise ValueError(f"it lacks the entry {name!r}")
    return kind(**values)


def typed(value: object, kind: object, name: str) -> Any:
    """A value that is of its type. Raises ValueError."""
    allowed, words = TYPES[kind]
    if not isinstance(value, allowed) or (isinstance(value, bool) and kind is not bool):
        raise ValueError(f"the entry {name!r} must be {words}, and is {str(value)[:80]!r}")
    return value


@lru_cache(maxsize=32)
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
