"""What a file was saved as, where that is not what was asked for: said so that it can be mended.

Spreadsheets, editors and browsers save under the names of others. What leaves no doubt is taken as
it is meant: a byte-order mark, line ends of any system, empty cells at the end. Anything else is
refused in words that name what it seems to be and what to do. All functions raise ValueError.
"""

from __future__ import annotations

import re

CSV = "save it as “CSV UTF-8”"
BEGINNINGS = (
    ((b"\xff\xfe\0\0", b"\0\0\xfe\xff"), f"it seems to be text in UTF-32: {CSV}"),
    (
        (b"\xff\xfe", b"\xfe\xff"),
        "it seems to be “Unicode text”, which is UTF-16: save it as UTF-8",
    ),
    ((b"PK\x03\x04", b"\xd0\xcf\x11\xe0"), f"it seems to be a workbook of a spreadsheet: {CSV}"),
    ((b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd"), "it seems to be packed: unpack it"),
    ((b"PAR1",), f"it seems to be a Parquet file: {CSV}"),
    ((b"%PDF", b"{\\rtf"), f"it seems to be a document for reading or printing: {CSV}"),
    ((b"version https://git-lfs",), "it is a pointer of Git LFS: fetch it with `git lfs pull`"),
)
PAGE = re.compile(rb"\s*<(?:!doctype|html|\?xml)", re.IGNORECASE)

ERROR = re.compile(
    r"#(?:N/A|NV|VALUE!|WERT!|REF!|BEZUG!|DIV/0!|NAME\?|NUM!|ZAHL!|NULL!|SPILL!|CALC!)"
)
SEEMS = (  # a cell that is no number, and what it seems to be
    (ERROR, "an error of a spreadsheet: leave out the row of what was not measured"),
    (
        re.compile(r"n/?a|n\.a\.|nan|null|none|nil|missing|[-–—?.]+", re.IGNORECASE),
        "leave out the row of what was not measured",
    ),
    (
        re.compile(
            r"\d{1,4}([./-])\d{1,2}\1\d{1,4}"  # 1.5.2026, 5/1/26, 2026-05-01
            r"|\d{1,2}\W{1,2}[^\W\d]{3,4}\.?|[^\W\d]{3,4}\.?\W\d{2,4}"  # 5. Jan, Jan-05
        ),
        "it seems to be a date, which spreadsheets make of some numbers: give the column the "
        "format of text or numbers before typing",
    ),
    (re.compile(r".*\d\s*%"), "write the bare number, in the unit of the column"),
    (re.compile(r"[−–‐‑].*"), "write minus as a hyphen"),
    (
        re.compile(r"[+-]?\d[\d.,’'\s]*\d"),
        "write numbers with a decimal point, and with nothing between thousands",
    ),
)


def decoded(content: bytes) -> str:
    """The text of a file in UTF-8: without a byte-order mark, each line ended by a line feed."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise ValueError(_not_utf8(content, problem.start)) from problem
    if beginning := _beginning(content):
        raise ValueError(beginning)
    if "\0" in text[:100]:
        raise ValueError(_not_utf8(content, text.index("\0")))
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _beginning(content: bytes) -> str:
    known = (words for starts, words in BEGINNINGS if content.startswith(starts))
    return next(known, "it seems to be a web page" if PAGE.match(content) else "")


def _not_utf8(content: bytes, at: int) -> str:
    if beginning := _beginning(content):
        return beginning
    if content[:100].count(0) * 3 > len(content[:100]):
        return "it seems to be text in UTF-16: save it as UTF-8"
    line = content.count(b"\n", 0, at) + 1
    try:
        content.decode("cp1252")
    except UnicodeDecodeError:
        return f"it is not text in UTF-8, see line {line}"
    if b"\0" in content:
        return f"it is not text in UTF-8, see line {line}"
    seems = "it seems to be in Windows-1252, as a spreadsheet’s plain “CSV” is"
    return f"it is not text in UTF-8, see line {line}: {seems}; save it as UTF-8"


def seems(cell: str) -> str:
    """What a cell seems to be that is no number, and what to write instead; may be empty."""
    return next((words for known, words in SEEMS if known.fullmatch(cell.strip())), "")
