"""The derivation of an allocation: every figure from which a reader can redo the sum by hand."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from guitu.allocation.rounding import CENT, shown


@dataclass(frozen=True, slots=True)
class Weighed:
    """A figure, and the coefficient that multiplies it where there is one."""

    figure: Fraction
    coefficient: Fraction | None = None

    @property
    def value(self) -> Fraction:
        return self.figure if self.coefficient is None else self.figure * self.coefficient

    def words(self, unit: str) -> str:
        """Print the figure, with its coefficient and product where it has one."""
        plain = f"{shown(self.figure, 2)}{unit}"
        if self.coefficient is None:
            return plain
        return f"（{plain}×系数{shown(self.coefficient, 2)}＝{shown(self.value, 2)}）"


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one factor brings one unit: its figure, the figures of all, the weight in force (a fraction of one)."""

    key: str
    words: str
    unit: str
    weighed: Weighed
    of_all: Fraction
    weight: Fraction
    pool: Decimal

    @property
    def share(self) -> Fraction:
        return self.weighed.value / self.of_all if self.of_all else Fraction(0)

    @property
    def amount(self) -> Fraction:
        """Money in 万元 before any limit and before rounding."""
        return Fraction(self.pool) * self.weight * self.share

    def __str__(self) -> str:
        unit = self.unit if self.weighed.coefficient is None else ""
        return (
            f"{self.words}：{self.weighed.words(self.unit)}÷{shown(self.of_all, 2)}{unit}"
            f"＝{shown(100 * self.share, 4)}%，×权重{shown(100 * self.weight, 2)}%×{self.pool}万元"
            f"＝{shown(self.amount, 4)}万元"
        )


@dataclass(frozen=True, slots=True)
class Portion:
    """What one unit gets: its parts by factor, its share of all, the exact amount after limits, the amount paid."""

    name: str
    parts: tuple[Contribution, ...]
    share: Fraction
    exact: Fraction
    amount: Decimal

    @property
    def by_share(self) -> Fraction:
        """The amount before limits."""
        return sum((part.amount for part in self.parts), Fraction(0))

    @property
    def limited(self) -> bool:
        """Whether a limit, of this unit or of another, moved the amount."""
        return self.exact != self.by_share

    def lines(self) -> tuple[str, ...]:
        """Return the derivation in words, a line a step."""
        limits = (f"经上下限调整为{shown(self.exact, 4)}万元",) if self.limited else ()
        return (
            *map(str, self.parts),
            f"份额合计{shown(100 * self.share, 4)}%，应分{shown(self.by_share, 4)}万元",
            *limits,
            f"取整后分配{self.amount}万元",
        )


@dataclass(frozen=True, slots=True)
class Allocation:
    """One run: the portions add up to the pool to the last unit; ``notes`` say what was moved and why."""

    words: str
    pool: Decimal
    unit: Decimal
    portions: tuple[Portion, ...]
    notes: tuple[str, ...]

    def __post_init__(self) -> None:
        if (total := sum(self.amounts.values(), Decimal(0))) != self.pool:
            raise ValueError(f"portions add up to [{total}], not to the pool of {self.pool}")

    def __getitem__(self, name: str) -> Portion:
        return next(portion for portion in self.portions if portion.name == name)

    @property
    def amounts(self) -> dict[str, Decimal]:
        return {portion.name: portion.amount for portion in self.portions}

    def __str__(self) -> str:
        rows = [f"{portion.name}\n" + "\n".join(f"  {line}" for line in portion.lines()) for portion in self.portions]
        return "\n".join([f"{self.words}：资金总额{self.pool}万元", *rows, *self.notes])


@dataclass(frozen=True, slots=True)
class Settlement:
    """The last tranche of a year (万元): what is still paid, or what was paid early beyond the share."""

    due: Decimal
    overpaid: Decimal

    @property
    def words(self) -> str:
        if self.overpaid:
            return f"提前下达超出应分{self.overpaid}万元，结转抵减下一年度或收回，须留记录"
        return f"清算应补下达{self.due}万元"


def settlement(amount: Decimal, early: Decimal) -> Settlement:
    """Set a share against what was issued early; a negative payment is never made."""
    if amount < 0 or early < 0:
        raise ValueError(f"neither share [{amount}] nor early amount [{early}] may be negative")
    nothing = Decimal(0).quantize(CENT)
    return Settlement(max(nothing, amount - early), max(nothing, early - amount))
