"""Satisfaction surveys: how many to ask, what the answers come to, and whether a printed figure can be one.

Three definitions give three figures from one survey, so the definition is part of the
figure. Everything is exact but the interval, which needs a square root.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import count, islice
from math import ceil

from guitu.evaluation.evidence import Evidence
from guitu.evaluation.measures import Percent, Rate, plain, rounded

Z_95 = Fraction(196, 100)
"""The normal quantile of a 95% confidence, as it is commonly rounded."""

ASK_ALL_UP_TO = 100
"""A design setting: a group no larger is asked whole."""


class Level(StrEnum):
    """The five answers, best first."""

    DELIGHTED = "很满意"
    SATISFIED = "满意"
    FAIR = "基本满意"
    POOR = "不太满意"
    DISSATISFIED = "不满意"


INDEX_VALUES: Mapping[Level, int] = {
    Level.DELIGHTED: 100,
    Level.SATISFIED: 80,
    Level.FAIR: 60,
    Level.POOR: 30,
    Level.DISSATISFIED: 0,
}
"""Values of commercial practice, not of any rule: a setting."""


class Mode(StrEnum):
    """How people were asked."""

    ANONYMOUS = "匿名问卷"
    NAMED = "实名问卷"
    INTERVIEW = "访谈"
    TELEPHONE = "电话回访"


@dataclass(frozen=True, kw_only=True)
class Survey:
    """One survey with all that must be reported beside its figure."""

    subject: str
    population: int
    frame: str
    sampling: str
    mode: Mode
    asked_by: str
    by_own_officer: bool
    closed: date
    sent: int
    returned: int
    answers: Mapping[Level, int]

    def __post_init__(self) -> None:
        if any(number < 0 for number in self.answers.values()):
            raise ValueError(f"answers cannot be fewer than none: [{dict(self.answers)}]")
        if not 0 <= self.valid <= self.returned <= self.sent <= self.population:
            steps = f"{self.valid} ≤ {self.returned} ≤ {self.sent} ≤ {self.population}"
            raise ValueError(f"expected valid ≤ returned ≤ sent ≤ population, not [{steps}]")

    @property
    def valid(self) -> int:
        return sum(self.answers.values())

    def evidence(self, attachment: str) -> Evidence:
        """Return the survey as the evidence of its figure; ``attachment`` says where the sheets are kept."""
        return Evidence(self.asked_by, self.words(), self.closed, attachment)

    def top(self, levels: int = 2) -> Rate:
        """Return those who chose one of the best so many levels, out of all valid answers."""
        if not 1 <= levels < len(Level):
            raise ValueError(f"the best [{levels}] of {len(Level)} levels: expected 1 to {len(Level) - 1}")
        return Rate(sum(self.answers.get(level, 0) for level in tuple(Level)[:levels]), self.valid)

    def index(self, values: Mapping[Level, int] = INDEX_VALUES) -> Percent | None:
        """Return the mean value of the answers; None where there are none."""
        if not self.valid:
            return None
        return Percent(Fraction(sum(values[level] * number for level, number in self.answers.items()), self.valid))

    @property
    def cautions(self) -> tuple[str, ...]:
        """What a reader should hold against the figure."""
        needed = sample_size(self.population)
        pressed = self.by_own_officer or self.mode in (Mode.NAMED, Mode.INTERVIEW)
        few = f"有效样本{self.valid}份，少于总体{self.population}人在95%置信度、误差5个百分点下所需的{needed}份"
        return (few,) * (self.valid < needed) + ("并非匿名，或由本人的管理人员询问，作答可能有顾虑",) * pressed

    def words(self, levels: int = 2) -> str:
        """Report the figure as it must be printed: how it was asked, how many, the definition and the interval."""
        rate = self.top(levels)
        low, high = wilson(rate)
        chosen = "、".join(tuple(Level)[:levels])
        return (
            f"{self.subject}：总体{self.population}人（{self.frame}），{self.sampling}，{self.mode}，由{self.asked_by}"
            f"组织，截至{self.closed:%Y年%-m月%-d日}发出{self.sent}份、收回{self.returned}份、有效{self.valid}份；"
            f"满意率（{chosen}÷有效）{rate}，95%置信区间{plain(low)}%至{plain(high)}%"
        )


def sample_size(
    population: int, *, error: Fraction = Fraction(5, 100), z: Fraction = Z_95, ask_all_up_to: int = ASK_ALL_UP_TO
) -> int:
    """Return how many to ask of a finite population, for a proportion nobody knows beforehand.

    To the nearest whole person, as the usual tables have it: 159 of 271, 345 of 3400.
    """
    if population < 0 or not 0 < error < 1:
        raise ValueError(f"population [{population}] and error [{error}]: expected no fewer than 0, and 0 < error < 1")
    if population <= ask_all_up_to:
        return population
    unlimited = z**2 / (4 * error**2)
    return int(rounded(unlimited / (1 + (unlimited - 1) / population), 0))


def wilson(rate: Rate, z: Fraction = Z_95) -> tuple[Decimal, Decimal]:
    """Return the Wilson interval of a proportion, in percent with two decimals."""
    if not rate.whole:
        return Decimal(0), Decimal(100)
    n, p = Fraction(rate.whole), rate.percent / 100
    middle, spread = p + z**2 / (2 * n), p * (1 - p) / n + z**2 / (4 * n**2)
    root = Fraction((Decimal(spread.numerator) / Decimal(spread.denominator)).sqrt())
    low, high = ((middle + sign * z * root) / (1 + z**2 / n) for sign in (-1, 1))
    return rounded(100 * max(Fraction(0), low)), rounded(100 * min(Fraction(1), high))


def reaching_sizes(printed: Decimal) -> Iterator[int]:
    """Yield every sample size at which some whole number of people rounds to a printed percentage, smallest first."""
    if not 0 <= printed <= 100:
        raise ValueError(f"[{printed}%] is no percentage of a group: expected 0 to 100")
    places = max(0, -int(printed.as_tuple().exponent))
    for size in count(1):
        nearest = Fraction(printed) * size / 100
        people = {int(nearest), ceil(nearest)}
        if any(rounded(Fraction(100 * number, size), places) == printed for number in people):
            yield size


@dataclass(frozen=True, slots=True)
class Reachability:
    """The smallest groups in which a printed percentage can be a plain head count."""

    printed: Decimal
    sizes: tuple[int, ...]

    @property
    def words(self) -> str:
        listed = "、".join(map(str, self.sizes[1:]))
        return (
            f"{self.printed}%若为人数之比，有效样本至少{self.sizes[0]}份（其次为{listed}份）；"
            f"样本更少的，该数是加权指数或有误"
        )


def reachability(printed: Decimal, listed: int = 4) -> Reachability:
    """Find the smallest so many sample sizes that can yield a printed percentage."""
    return Reachability(printed, tuple(islice(reaching_sizes(printed), listed)))
