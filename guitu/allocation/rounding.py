"""Money cut into whole units so that the parts add up to the pool, and what happens where that was not done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor

CENT = Decimal("0.01")
"""The smallest unit paid: 0.01 万元, a hundred yuan."""


def shown(number: Fraction, places: int) -> str:
    """Print an amount or share, none of which is negative, with so many decimals, half up."""
    return f"{Decimal(floor(number * 10**places + Fraction(1, 2))).scaleb(-places):f}"


def largest_remainder(exact: Mapping[str, Fraction], unit: Decimal = CENT) -> dict[str, Decimal]:
    """Round amounts that add up to whole units, keeping their sum.

    Each amount is cut down to whole units; the units left over go to the largest remainders,
    ties to the larger amount and then by name, so that the order of the rows decides nothing.
    """
    in_units = {name: amount / Fraction(unit) for name, amount in exact.items()}
    if (pool := sum(in_units.values(), Fraction(0))).denominator != 1:
        raise ValueError(f"amounts add up to [{pool}] units of {unit}: expected a whole number")
    cut = {name: floor(amount) for name, amount in in_units.items()}
    order = sorted(in_units, key=lambda name: (cut[name] - in_units[name], -in_units[name], name))
    for name in order[: int(pool) - sum(cut.values())]:
        cut[name] += 1
    return {name: cut[name] * unit for name in exact}


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """Printed rows against their printed total, both in 万元, each row rounded to ``unit`` on its own."""

    rows: int
    listed: Decimal
    total: Decimal
    unit: Decimal

    @property
    def difference(self) -> Decimal:
        return self.listed - self.total

    @property
    def bound(self) -> Decimal:
        """The most that rows rounded one by one can drift from their total: half a unit each."""
        return self.rows * self.unit / 2

    @property
    def by_rounding(self) -> bool:
        return abs(self.difference) <= self.bound

    @property
    def words(self) -> str:
        if not self.difference:
            return f"各行之和与合计一致，均为{self.total}万元"
        yuan = f"{abs(self.difference) * 10000:f}".rstrip("0").rstrip(".")
        sense = "多" if self.difference > 0 else "少"
        found = f"各行之和{self.listed}万元，比印出的合计{self.total}万元{sense}{abs(self.difference)}万元（{yuan}元）"
        bound = f"{self.rows}行各自四舍五入至{self.unit}万元，累计误差至多{self.bound:f}万元"
        if not self.by_rounding:
            return f"{found}；{bound}，差额超出此限，不能由舍入解释"
        return f"{found}；{bound}，差额在此限内，可由舍入解释。按各行支付则与预算不符，应按最大余数法取整"


def discrepancy(amounts: Sequence[Decimal], total: Decimal, unit: Decimal = CENT) -> Discrepancy:
    """Hold printed rows to their printed total."""
    return Discrepancy(len(amounts), sum(amounts, Decimal(0)), total, unit)
