"""Figures as a standard measures them: exact, and never a guess.

Sums are exact: fractions for rates, whole numbers or decimals for points and money, no
binary floats. A figure that nobody has is ``None``, which is never zero. A figure that was
counted from the record needs no evidence; any other carries the evidence on which it rests.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from guitu.evaluation.evidence import Evidence

Points = int | Decimal
"""Points, percentages and money as they are printed: whole or decimal."""


def rounded(number: Fraction | Points, places: int = 2) -> Decimal:
    """Round half up, from the exact number: 0.125 gives 0.13."""
    scaled = Fraction(number) * 10**places
    whole = abs(scaled.numerator) * 2 // scaled.denominator
    units = (whole + 1) // 2
    return Decimal(-units if scaled < 0 else units).scaleb(-places)


def plain(number: Fraction | Points, places: int = 2) -> str:
    """Print a number without needless zeros: 5.50 is 5.5, 300 is 300."""
    text = f"{rounded(number, places):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def exact(number: Points) -> str:
    """Print a decimal number whole, however long: the bounds of a standard are never rounded."""
    return f"{number.normalize():f}" if isinstance(number, Decimal) else str(number)


@dataclass(frozen=True, slots=True)
class Rate:
    """A part of a whole, kept as counted. A whole of nothing means that the matter could not arise."""

    part: Points
    whole: Points
    evidence: Evidence | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.part <= self.whole:
            raise ValueError(f"[{self.part}] is no part of [{self.whole}]: expected 0 ≤ part ≤ whole")

    @property
    def percent(self) -> Fraction:
        return 100 * Fraction(self.part) / Fraction(self.whole)

    def __str__(self) -> str:
        return f"{self.part}/{self.whole}（{plain(self.percent)}%）" if self.whole else "无此事项"


@dataclass(frozen=True, slots=True)
class Percent:
    """A percentage without counts behind it: stated as such, or an index."""

    value: Points | Fraction
    evidence: Evidence | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.value <= 100:
            raise ValueError(f"[{self.value}%] is no percentage of a whole: expected 0 to 100")

    @property
    def percent(self) -> Fraction:
        return Fraction(self.value)

    @property
    def whole(self) -> int:
        return 100

    def __str__(self) -> str:
        return f"{plain(self.value) if isinstance(self.value, Fraction) else exact(self.value)}%"


Measure = Rate | Percent


@dataclass(frozen=True, slots=True)
class Measured:
    """What was done against what was to be done, in one unit; the reason for a deviation stands beside it."""

    actual: Points
    target: Points
    unit: str = ""
    reason: str = ""
    evidence: Evidence | None = None

    def __post_init__(self) -> None:
        if self.actual < 0 or self.target < 0:
            raise ValueError(f"neither actual [{self.actual}] nor target [{self.target}] may be negative")

    def __str__(self) -> str:
        return f"完成{exact(self.actual)}{self.unit}，目标{exact(self.target)}{self.unit}"
