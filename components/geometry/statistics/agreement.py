"""Two scorers on the same cases, each saying yes or no: how far they agree, and beyond chance."""

from __future__ import annotations


def agreement(both_no: int, first_no: int, first_yes: int, both_yes: int) -> float:
    """Share of cases that both score alike.

    The cells of a two by two table: no and no, no and yes, yes and no, yes and yes. Raises
    ValueError for a table without cases or with a count below zero.
    """
    cells = (both_no, first_no, first_yes, both_yes)
    if min(cells) < 0 or not sum(cells):
        raise ValueError(f"{cells} is no table of counts")
    return (both_no + both_yes) / sum(cells)


def kappa(both_no: int, first_no: int, first_yes: int, both_yes: int) -> float:
    """Cohen's kappa (1960): agreement beyond chance, as a share of what is left beyond chance.

    Chance is that of two scorers who say yes as often as these and know nothing of the case. 0
    where chance alone agrees always. Raises ValueError like `agreement`.
    """
    seen = agreement(both_no, first_no, first_yes, both_yes)
    n = both_no + first_no + first_yes + both_yes
    one, two = (first_yes + both_yes) / n, (first_no + both_yes) / n
    chance = one * two + (1 - one) * (1 - two)
    return 0.0 if chance == 1 else (seen - chance) / (1 - chance)
