"""Two shares compared: how much smaller one is, and whether chance alone could part them."""

from __future__ import annotations

from math import comb, exp, log, sqrt
from statistics import NormalDist

from components.geometry.statistics.proportions import LEVEL, Share


def ratio(after: Share, before: Share) -> float:
    """`after` as a share of `before`: 0.5 where it halved. Raises ValueError where before is 0."""
    if before.k == 0:
        raise ValueError("a share of nothing cannot be taken")
    return (after.k / after.n) / (before.k / before.n)


def ratio_interval(after: Share, before: Share) -> tuple[float, float]:
    """Interval of `ratio`, from the normal approximation of its logarithm.

    Katz, Baptista, Azen and Pike (1978), Biometrics 34:469. It takes the two shares as
    independent; with the same prompts in both it is, as a rule, too wide. Raises ValueError
    where either share is 0, as the logarithm then has no end.
    """
    if after.k == 0:
        raise ValueError("the logarithm of no share has no interval")
    spread = sqrt(1 / after.k - 1 / after.n + 1 / before.k - 1 / before.n)
    reach = NormalDist().inv_cdf(0.5 + LEVEL / 2) * spread
    middle = log(ratio(after, before))
    return exp(middle - reach), exp(middle + reach)


def fisher(a: Share, b: Share) -> float:
    """Two-sided p of Fisher's exact test (1935) that `a` and `b` are shares of one kind.

    The sum over all tables with the same margins that are no more likely than the one seen.
    """
    k, n = a.k + b.k, a.n + b.n
    tables = [comb(a.n, i) * comb(b.n, k - i) for i in range(max(0, k - b.n), min(k, a.n) + 1)]
    seen = comb(a.n, a.k) * comb(b.n, b.k)
    return sum(table for table in tables if table <= seen) / comb(n, k)
