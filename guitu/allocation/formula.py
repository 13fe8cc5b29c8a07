"""A fund formula: what is weighed, by how much, within which limits; and the run that shares out a pool.

    share of a unit = Σ weight × (its figure ÷ the figures of all)

Rows again: facts of a unit + factors + limits; ``Formula.allocate`` answers with a
derivation that a reader can redo by hand. All sums are exact fractions until the last step.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Generic, TypeVar

from guitu.allocation.derivation import Allocation, Contribution, Portion, Weighed
from guitu.allocation.limits import settle
from guitu.allocation.rounding import CENT, largest_remainder, shown
from guitu.law.citation import Citation

U = TypeVar("U", contravariant=True)
Number = int | Decimal | Fraction


class Infeasible(ValueError):
    """The pool cannot be shared out as the rows demand; nothing is scaled silently."""


@dataclass(frozen=True, slots=True)
class Basis:
    """Where a row comes from when no article says it: a notice, a report, or a setting of ours."""

    words: str
    setting: bool = False

    def __str__(self) -> str:
        return f"{self.words}（本级设定，非公布的规则）" if self.setting else self.words


@dataclass(frozen=True)
class Factor(Generic[U]):
    """One thing that is weighed. ``weight`` is in percentage points; ``figure`` None means that it is missing.

    ``coefficient`` multiplies the figure of each unit, as a coefficient of fiscal difficulty does.
    """

    key: str
    words: str
    weight: Number
    figure: Callable[[U], Number | None]
    unit: str
    cites: Citation | Basis
    coefficient: Callable[[U], Number | None] | None = None


class Side(StrEnum):
    """Which way a limit holds."""

    FLOOR = "不低于"
    CAP = "不高于"


@dataclass(frozen=True)
class Limit(Generic[U]):
    """A floor or a cap of what one unit gets, in 万元; None where it does not concern the unit."""

    key: str
    words: str
    side: Side
    amount: Callable[[U], Number | None]
    cites: Citation | Basis


@dataclass(frozen=True, kw_only=True)
class Formula(Generic[U]):
    """A formula; refused unless its weights make a hundred."""

    key: str
    words: str
    facts: type[U]
    since: date
    cites: Citation | Basis
    factors: tuple[Factor[U], ...]
    limits: tuple[Limit[U], ...] = ()
    unit: Decimal = CENT

    def __post_init__(self) -> None:
        if (total := sum((Fraction(factor.weight) for factor in self.factors), Fraction(0))) != 100:
            raise ValueError(f"“{self.words}”各因素权重之和应为100%，现为[{shown(total, 2)}%]")
        if negative := [factor.words for factor in self.factors if factor.weight < 0]:
            raise ValueError(f"weights cannot be negative: [{'、'.join(negative)}]")
        keys = [factor.key for factor in self.factors] + [limit.key for limit in self.limits]
        if twins := sorted({key for key in keys if keys.count(key) > 1}):
            raise ValueError(f"each row needs a key of its own, but [{'、'.join(twins)}] stands twice")

    def allocate(self, pool: Decimal, units: Mapping[str, U]) -> Allocation:
        """Share out a pool (万元) among units by name.

        Raises Infeasible where a figure is missing, nothing can be weighed, or the limits
        cannot hold together with the pool.
        """
        if pool <= 0 or pool % self.unit:
            raise Infeasible(f"资金总额[{pool}]万元应为正数，且为{self.unit}万元的整数倍")
        if not units:
            raise Infeasible("没有参加分配的单位")
        figures = {factor.key: self._figures(factor, units) for factor in self.factors}
        weights, notes = self._weights({key: _sum(row) for key, row in figures.items()})
        parts = {name: self._parts(name, figures, weights, pool) for name in units}
        shares = {name: sum((part.weight * part.share for part in row), Fraction(0)) for name, row in parts.items()}
        floors = {name: self._bound(Side.FLOOR, facts) for name, facts in units.items()}
        caps = {name: self._bound(Side.CAP, facts) for name, facts in units.items()}
        try:
            exact, rounds = settle(Fraction(pool), shares, _known(floors), _known(caps))
        except ValueError as fault:
            raise Infeasible(str(fault)) from None
        paid = largest_remainder(exact, self.unit)
        portions = tuple(Portion(name, parts[name], shares[name], exact[name], paid[name]) for name in units)
        return Allocation(self.words, pool, self.unit, portions, (*notes, *rounds))

    def _figures(self, factor: Factor[U], units: Mapping[str, U]) -> dict[str, Weighed]:
        figures = self._read(factor.words, factor.figure, units)
        if factor.coefficient is None:
            return {name: Weighed(figure) for name, figure in figures.items()}
        coefficients = self._read(f"{factor.words}所乘系数", factor.coefficient, units)
        return {name: Weighed(figure, coefficients[name]) for name, figure in figures.items()}

    def _read(self, words: str, figure: Callable[[U], Number | None], units: Mapping[str, U]) -> dict[str, Fraction]:
        read = {name: figure(facts) for name, facts in units.items()}
        if missing := [name for name, number in read.items() if number is None]:
            raise Infeasible(f"“{words}”缺少[{'、'.join(missing)}]的数据，缺少不等于零，补齐后方可分配")
        if negative := [name for name, number in read.items() if number is not None and number < 0]:
            raise Infeasible(f"“{words}”中[{'、'.join(negative)}]的数据为负")
        return {name: Fraction(number) for name, number in read.items() if number is not None}

    def _weights(self, totals: Mapping[str, Fraction]) -> tuple[dict[str, Fraction], tuple[str, ...]]:
        """Move the weight of a factor that is zero everywhere to the others, in proportion, and say so."""
        alive = [factor for factor in self.factors if totals[factor.key]]
        kept = sum((Fraction(factor.weight) for factor in alive), Fraction(0))
        if not kept:
            raise Infeasible("各因素数据全部为零，无从分配")
        weights = {factor.key: Fraction(factor.weight) / kept for factor in alive}
        empty = [f for f in self.factors if f not in alive and f.weight]
        notes = tuple(
            f"各单位“{f.words}”均为零，其权重{shown(Fraction(f.weight), 2)}%按比例并入其余因素（{f.cites}）"
            for f in empty
        )
        return {factor.key: weights.get(factor.key, Fraction(0)) for factor in self.factors}, notes

    def _parts(
        self, name: str, figures: Mapping[str, Mapping[str, Weighed]], weights: Mapping[str, Fraction], pool: Decimal
    ) -> tuple[Contribution, ...]:
        rows = ((factor, figures[factor.key], weights[factor.key]) for factor in self.factors)
        return tuple(
            Contribution(factor.key, factor.words, factor.unit, row[name], _sum(row), weight, pool)
            for factor, row, weight in rows
        )

    def _bound(self, side: Side, facts: U) -> tuple[Fraction, str] | None:
        """Return the tightest floor or cap of a unit in whole units of money, with its words."""
        unit = Fraction(self.unit)
        rows = [(limit, limit.amount(facts)) for limit in self.limits if limit.side is side]
        amounts = [(Fraction(amount), limit.words) for limit, amount in rows if amount is not None]
        if not amounts:
            return None
        if side is Side.FLOOR:
            amount, words = max(amounts)
            return -(-amount // unit) * unit, words
        amount, words = min(amounts)
        return amount // unit * unit, words


def _sum(row: Mapping[str, Weighed]) -> Fraction:
    return sum((weighed.value for weighed in row.values()), Fraction(0))


def _known(bounds: Mapping[str, tuple[Fraction, str] | None]) -> dict[str, tuple[Fraction, str]]:
    return {name: bound for name, bound in bounds.items() if bound is not None}


@dataclass(frozen=True, slots=True)
class Swing:
    """What moves if one weight is shifted: the unit that changes most, and by how much (万元, with its sign)."""

    factor: str
    weight: Fraction
    unit: str
    change: Decimal


def sensitivity(formula: Formula[U], pool: Decimal, units: Mapping[str, U], points: int = 5) -> tuple[Swing, ...]:
    """Run again with each weight up and down by so many points, the others in proportion; for review, not a rule."""
    before = formula.allocate(pool, units).amounts
    swings = []
    for factor in formula.factors:
        for shift in (points, -points):
            weight = min(Fraction(100), max(Fraction(0), Fraction(factor.weight) + shift))
            if factor.weight in (weight, 100):
                continue
            after = _reweighed(formula, factor, weight).allocate(pool, units).amounts
            _, name = max((abs(after[unit] - before[unit]), unit) for unit in before)
            swings.append(Swing(factor.words, weight, name, after[name] - before[name]))
    return tuple(swings)


def _reweighed(formula: Formula[U], chosen: Factor[U], weight: Fraction) -> Formula[U]:
    others = (100 - weight) / (100 - Fraction(chosen.weight))
    factors = tuple(
        replace(factor, weight=weight if factor is chosen else Fraction(factor.weight) * others)
        for factor in formula.factors
    )
    return replace(formula, factors=factors)
