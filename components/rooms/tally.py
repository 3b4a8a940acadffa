"""Counting votes: one row for each answer or range of answers, one column for each round."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from components.rooms.ballot import Ballot

MOST_ROWS = 12
WIDTHS = (1, 2, 5, 10, 20, 25, 50, 100)  # answers in a range


@dataclass(frozen=True, slots=True)
class Row:
    """Votes for one answer, or for a range of numbers, in each round."""

    words: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """What a class guessed, in each round that was held."""

    ballot: Ballot
    rows: tuple[Row, ...]
    totals: tuple[int, ...]  # votes in each round
    middles: tuple[str, ...]  # the median guess of each round, where guesses are numbers


def tally(ballot: Ballot, rounds: Sequence[Mapping[int, int]]) -> Tally:
    """Sum up rounds of votes, each given as the place of an answer and how many chose it."""
    size = len(ballot.answers)
    width = next((w for w in WIDTHS if -(-size // w) <= MOST_ROWS), WIDTHS[-1])
    if not ballot.ordered:
        width = 1
    rows = []
    for start in range(0, size, width):
        places = range(start, min(start + width, size))
        first, last = ballot.answers[places[0]], ballot.answers[places[-1]]
        counts = tuple(sum(votes.get(place, 0) for place in places) for votes in rounds)
        rows.append(Row(first if first == last else f"{first} to {last}", counts))
    return Tally(
        ballot,
        tuple(rows),
        tuple(sum(votes.values()) for votes in rounds),
        tuple(_middle(ballot, votes) for votes in rounds) if ballot.ordered else (),
    )


def _middle(ballot: Ballot, votes: Mapping[int, int]) -> str:
    """The median, as an answer; two of them where the middle falls between two; empty for none."""
    places = [place for place, count in sorted(votes.items()) for _ in range(count)]
    if not places:
        return ""
    low, high = places[(len(places) - 1) // 2], places[len(places) // 2]
    words = ballot.answers[low]
    return words if low == high else f"{words} to {ballot.answers[high]}"
