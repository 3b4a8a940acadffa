"""What somebody might send: strings with a purpose, and how often each door is tried."""

from __future__ import annotations

import string
from html.parser import HTMLParser
from random import Random

from hypothesis import settings
from hypothesis import strategies as st

# Generated cases, by the door they knock at: ten thousand in all.
CASES = {
    "names of files": 3200,
    "json": 2000,
    "choices": 1400,
    "words": 900,
    "addresses": 800,
    "tables": 500,
    "manifests": 350,
    "facts": 350,
    "arrays": 300,
    "labels": 150,
    "votes": 120,
    "pages": 40,
}
BY_SEED, EACH = {"names of files", "json", "choices"}, 10
SIGNS = "<>/\"'=()[]{}.,:;&%$#\\ \n\0ajsx09٣é"
ATTACKS = [
    "<script>window.ran=1</script>",
    '"><img src=x onerror=window.ran=1>',
    "'><svg/onload=window.ran=1>",
    "<iframe srcdoc='<script>parent.ran=1</script>'>",
    '<a href="javascript:window.ran=1">x</a>',
    "<!-- <script> -->",
    "[x](javascript:window.ran=1)",
    "![x](https://example.org/x.png)",
    "javascript:window.ran=1",
    "../../etc/passwd",
    "/etc/passwd",
    "..\\..\\x",
    "C:x.csv",
    "%2e%2e%2f",
    "a\x00b",
    "\u202e\u2066",
    "{{7*7}}${7*7}",
    "'; DROP TABLE rooms; --",
    "\r\nset-cookie: a=b",
    "NaN",
    "-Infinity",
    "1e999",
    "-1",
    "٣",
    "9" * 400,
    "[[term: x]][[x]]",
    "A" * 5000,
    "",
]
seeds = st.integers(0, 2**32)
text = st.sampled_from(ATTACKS) | st.text(SIGNS, max_size=12)
scalar = st.sampled_from([None, True, -1, 10**30, 0.5, float("nan"), float("inf")]) | text
anything = st.recursive(
    scalar,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(text, inner, max_size=2),
    max_leaves=3,
)


def cases(door: str) -> settings:
    """As many examples as this door gets; where an example is a seed, it stands for EACH cases."""
    count = CASES[door] // (EACH if door in BY_SEED else 1)
    return settings(max_examples=count, database=None)


def twisted(seed: int) -> list[str]:
    """Strings with a purpose, cut, joined and stirred: drawn this way, thousands cost little."""
    chance = Random(seed)

    def one() -> str:
        noise = "".join(chance.choices(SIGNS + string.ascii_letters, k=chance.randrange(9)))
        attack = chance.choice(ATTACKS)
        cut = attack[: chance.randrange(len(attack) + 1)]
        return chance.choice((attack, noise, noise + cut, cut + noise, attack + noise))

    return [one() for _ in range(EACH)]


class Runs(HTMLParser):
    """Finds what a browser would run, or fetch from elsewhere."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag in {"script", "iframe", "object", "embed", "img", "svg", "link", "base", "meta"}:
            self.found.append(tag)
        for name, value in attributes:
            script = (value or "").strip().lower().startswith(("javascript:", "data:", "vbscript:"))
            if name.startswith("on") or (name in {"href", "src", "action"} and script):
                self.found.append(f"{tag} {name}={value}")


def runs(html: str) -> list[str]:
    """What of this HTML runs."""
    parser = Runs()
    parser.feed(html)
    parser.close()
    return parser.found


def one_sentence(problem: Exception) -> bool:
    """Whether this is said in a line that ends, without a traceback in it."""
    said = str(problem)
    return said.endswith(".") and "\n" not in said and len(said) < 700 and "Traceback" not in said
