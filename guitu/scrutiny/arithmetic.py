"""Sums and rates judged at the precision in which they were printed."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from guitu.scrutiny.relation import Verdict

HALF = Decimal("0.5")


def places(printed: str) -> int:
    """Return how many decimals a numeral was printed with."""
    return len(printed.rstrip("%％分 ").partition(".")[2])


def rounding_bound(parts: Sequence[int], total: int) -> Decimal:
    """Return how far honest rounding of so many rows, given by their decimals, may move a sum.

    n rows of k decimals: n × 0.5 × 10^-k; a total printed more coarsely than its rows adds its own half place.
    Whole numbers are taken as exact.
    """
    finest = max(parts, default=0)
    if not max(finest, total):
        return Decimal(0)
    bound = len(parts) * HALF.scaleb(-max(finest, total))
    return bound + HALF.scaleb(-total) if total < finest else bound


def sum_verdict(total: Decimal, recomputed: Decimal, bound: Decimal) -> Verdict:
    """Tell an exact sum from one inside the bound of rounding and one outside."""
    if total == recomputed:
        return Verdict.HOLDS
    return Verdict.ROUNDING if abs(total - recomputed) <= bound else Verdict.FAILS


def rounded(value: Decimal, decimals: int) -> Decimal:
    """Round half up, as reports do."""
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def rate_verdict(printed: Decimal, decimals: int, recomputed: Decimal) -> Verdict:
    """Tell a rate rightly rounded from one cut off or rounded up in the last place, and from a wrong one."""
    if rounded(recomputed, decimals) == printed:
        return Verdict.HOLDS
    step = Decimal(1).scaleb(-decimals)
    return Verdict.ROUNDING if decimals and abs(recomputed - printed) < step else Verdict.FAILS
