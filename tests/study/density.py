"""How many numbers a piece of prose holds. A share with its whole, and a range, are one each."""

import re

NUMBER = r"\[\[(?!term:)[\w.-]+\]\]"
ONE = re.compile(rf"{NUMBER}(?: (?:of(?: the)?|to|and) {NUMBER}(?! ?(?:of|to)))?")
TARGET = re.compile(r"\]\(figure:[^)]*\)")
SENTENCE = re.compile(r"(?<=[.!?:;])\s+")


def numbers(text: str) -> int:
    return len(ONE.findall(TARGET.sub("]", text)))


def sentences(paragraph: str) -> list[str]:
    return SENTENCE.split(TARGET.sub("]", paragraph))


def paragraphs(text: str) -> list[str]:
    """Without headings and tables."""
    parts = re.split(r"\n\s*\n|\n(?=- )", re.sub(r"^#+ .*$", "", text, flags=re.M))
    return [part for part in parts if part.strip() and "|" not in part]
