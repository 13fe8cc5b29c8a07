"""社区矫正专项资金：因素法分配（财力补助、年平均在册人数、调查评估工作量、本级经费投入、绩效考核）。

A city published these five factors, and nothing more: no weights, no tiers, no floors, no
caps. So the weights are a setting of the run, equal until somebody sets them, and every
paper says that they are a setting.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Annotated

from guitu.allocation.formula import Basis, Factor, Formula, Limit, Number, Side
from guitu.law.vocabulary import Known

NAMED = Basis("南京市市级社区矫正专项资金的五项分配因素，见其2021年绩效评价报告")
SETTING = Basis("分配权重与口径", setting=True)

EQUAL_WEIGHTS: Mapping[str, Number] = {
    "capacity": 20,
    "population": 20,
    "assessments": 20,
    "own_spending": 20,
    "performance": 20,
}
"""A design setting: no official weights exist, and equal ones favour nobody's view of them."""


class Averaging(StrEnum):
    """How the average number of supervised persons is taken; one definition for all units of a run."""

    MONTH_ENDS = "十二个月末在册人数的平均数"
    CHRONOLOGICAL = "含年初数的序时平均数（首尾折半）"


class Capacity(StrEnum):
    """How fiscal support counts: one or the other, never both."""

    FACTOR = "财力补助作为单独因素"
    COEFFICIENT = "财力补助作为其余因素的系数（绩效考核除外）"


class Merit(StrEnum):
    """How last year's score counts."""

    SCORE = "上年绩效得分"
    EXCESS = "上年绩效得分超过60分的部分"


@dataclass(frozen=True, kw_only=True)
class FundUnit:
    """一个单位的一年。金额以万元计；没有的数据为 None，不以零代。"""

    capacity: Annotated[Decimal | None, Known("财力补助系数")]
    opening: Annotated[int | None, Known("年初在册人数")]
    month_ends: Annotated[tuple[int, ...] | None, Known("一至十二月各月末在册人数")]
    assessments: Annotated[int | None, Known("当年办结的调查评估件数")]
    own_spending: Annotated[Decimal | None, Known("本级财政安排的社区矫正经费（万元）")]
    score: Annotated[Decimal | None, Known("上年绩效评价得分")]
    previous: Annotated[Decimal | None, Known("上年分配金额（万元）")] = None

    def __post_init__(self) -> None:
        if self.month_ends is not None and len(self.month_ends) != 12:
            raise ValueError(f"a year has twelve month ends, not [{len(self.month_ends)}]")

    def population(self, averaging: Averaging) -> Fraction | None:
        """Return the average number of persons on the register, exact; None where a stock is missing."""
        if self.month_ends is None:
            return None
        if averaging is Averaging.MONTH_ENDS:
            return Fraction(sum(self.month_ends), 12)
        if self.opening is None:
            return None
        *inner, last = self.month_ends
        return (Fraction(self.opening + last, 2) + sum(inner)) / 12

    def effort(self, averaging: Averaging) -> Fraction | None:
        """Return own spending per average person in yuan: effort, since the absolute sum would reward size twice."""
        population = self.population(averaging)
        if self.own_spending is None or population is None:
            return None
        return Fraction(self.own_spending) * 10000 / population if population else Fraction(0)

    def merit(self, merit: Merit) -> Decimal | None:
        if self.score is None or merit is Merit.SCORE:
            return self.score
        return max(Decimal(0), self.score - 60)


def year_on_year(*, fall: Decimal, rise: Decimal) -> tuple[Limit[FundUnit], ...]:
    """Keep each unit within so many per cent of last year's amount; a unit without one is not limited."""
    if not 0 <= fall <= 100 or rise < 0:
        raise ValueError(f"a fall of [{fall}%] and a rise of [{rise}%]: expected 0 to 100, and no less than 0")

    def of_last_year(percent: Decimal, unit: FundUnit) -> Fraction | None:
        return None if unit.previous is None else Fraction(unit.previous) * Fraction(percent) / 100

    return (
        Limit("fall", f"较上年降幅不超过{fall}%", Side.FLOOR, lambda u: of_last_year(100 - fall, u), SETTING),
        Limit("rise", f"较上年增幅不超过{rise}%", Side.CAP, lambda u: of_last_year(100 + rise, u), SETTING),
    )


def guarantee(amount: Decimal) -> Limit[FundUnit]:
    """Guarantee every unit an amount in 万元."""
    return Limit("guarantee", f"保底{amount}万元", Side.FLOOR, lambda _: amount, SETTING)


def special_fund(
    weights: Mapping[str, Number] = EQUAL_WEIGHTS,
    *,
    capacity: Capacity = Capacity.FACTOR,
    averaging: Averaging = Averaging.MONTH_ENDS,
    merit: Merit = Merit.SCORE,
    limits: tuple[Limit[FundUnit], ...] = (),
) -> Formula[FundUnit]:
    """Lay out the formula under the settings of one run.

    Args:
        weights: percentage points by factor, a hundred in all.
        capacity: whether fiscal support is weighed for itself, or multiplies the other factors; then its weight is 0.
        averaging: how the average number of persons is taken, also for the spending per head.
        merit: whether the whole score counts or what exceeds the pass mark, which widens differences.
        limits: floors and caps, if the run has any.

    """
    if weights.keys() != EQUAL_WEIGHTS.keys():
        raise ValueError(f"weights are set for [{'、'.join(weights)}]: expected {'、'.join(EQUAL_WEIGHTS)}")
    multiplies = capacity is Capacity.COEFFICIENT
    if multiplies and weights["capacity"]:
        raise ValueError(f"财力补助作系数时不再作因素，其权重应为0%，现为[{weights['capacity']}%]")
    table: tuple[tuple[str, str, Callable[[FundUnit], Number | None], str], ...] = (
        ("capacity", "财力补助", lambda u: u.capacity, ""),
        ("population", "年平均在册人数", lambda u: u.population(averaging), "人"),
        ("assessments", "调查评估工作量", lambda u: u.assessments, "件"),
        ("own_spending", "本级经费投入", lambda u: u.effort(averaging), "元/人"),
        ("performance", "绩效考核", lambda u: u.merit(merit), "分"),
    )
    uplifted = {"population", "assessments", "own_spending"} if multiplies else set()
    factors = tuple(
        Factor(key, words, weights[key], figure, unit, NAMED, (lambda u: u.capacity) if key in uplifted else None)
        for key, words, figure, unit in table
        if not (multiplies and key == "capacity")
    )
    return Formula(
        key="special_fund",
        words=f"社区矫正专项资金因素法分配（{capacity}；在册人数取{averaging}；绩效取{merit}；权重为本级设定）",
        facts=FundUnit,
        since=date(2021, 1, 1),
        cites=SETTING,
        factors=factors,
        limits=limits,
    )
