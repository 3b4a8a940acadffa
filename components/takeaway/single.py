"""One HTML file that needs no other: what its scripts, styles and pictures are lies in it.

Such a file opens from an e-mail, out of a ZIP or from a disk, with the network off. No script may
run in it but those that it was written with: their checksums stand in its head.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

POLICY = (
    "default-src 'none'; script-src {scripts}; style-src 'unsafe-inline'; "
    "img-src data: blob:; font-src data:; form-action 'none'; base-uri 'none'"
)
USUAL = "student"  # the depth that is shown where none is asked for


@dataclass(frozen=True, slots=True)
class Single:
    """What one file consists of; `early` runs before the body is read, `late` after it."""

    title: str
    body: str
    style: str
    early: Sequence[str] = ()
    late: Sequence[str] = ()
    index: bool = False  # whether search engines are asked in

    @property
    def text(self) -> str:
        """The whole file."""
        early, late = ([_quiet(each) for each in some] for some in (self.early, self.late))
        sums = " ".join(f"'sha256-{_sum(each)}'" for each in (*early, *late))
        robots = "" if self.index else '<meta name="robots" content="noindex">\n'
        return (
            f'<!doctype html>\n<html lang="en-GB" data-depth="{USUAL}">\n<head>\n'
            '<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" '
            f'content="{POLICY.format(scripts=sums)}">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f'{robots}<link rel="icon" href="data:,">\n<title>{escape(self.title)}</title>\n'
            f"{_scripts(early)}<style>{self.style}</style>\n</head>\n<body>\n{self.body}\n"
            f"{_scripts(late)}</body>\n</html>\n"
        )


def data_address(kind: str, body: bytes) -> str:
    """A file as an address that holds it; `kind` is its media type."""
    return f"data:{kind};base64,{b64encode(body).decode()}"


def _scripts(some: Sequence[str]) -> str:
    return "".join(f"<script>{each}</script>\n" for each in some)


def _sum(script: str) -> str:
    return b64encode(hashlib.sha256(script.encode()).digest()).decode()


def _quiet(script: str) -> str:
    """A script in which nothing looks like its end, with line ends as browsers read them."""
    plain = script.replace("\r\n", "\n").replace("\r", "\n")
    return plain.replace("</script", "<\\/script").replace("<!--", "<\\u0021--")
