"""What a report is built from: the project, its money, its casework, and what was observed beside the score."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from guitu.evaluation.measures import Points, plain
from guitu.evaluation.report.pieces import Figure
from guitu.evaluation.survey import Survey
from guitu.law.span import Span


class Kind(StrEnum):
    """The three kinds of evaluation."""

    SELF = "单位自评"
    DEPARTMENT = "部门评价"
    FINANCE = "财政评价"


@dataclass(frozen=True, slots=True)
class Funding:
    """Money in, in 万元: budgeted at the start, after adjustment, and received."""

    words: str
    budgeted: Decimal
    adjusted: Decimal
    received: Decimal

    def __post_init__(self) -> None:
        if min(self.budgeted, self.adjusted, self.received) < 0:
            raise ValueError(f"money in of “{self.words}” cannot be negative: [{self}]")


@dataclass(frozen=True, slots=True)
class Spending:
    """Money out for one use, in 万元."""

    words: str
    amount: Decimal

    def __post_init__(self) -> None:
        if self.amount < 0:
            raise ValueError(f"money out for “{self.words}” cannot be negative: [{self.amount}]")


@dataclass(frozen=True, slots=True)
class Funds:
    """The money of a year. ``excess`` explains spending beyond what was received; without it that is refused."""

    sources: tuple[Funding, ...]
    uses: tuple[Spending, ...]
    excess: str = ""

    def __post_init__(self) -> None:
        if self.spent > self.received and not self.excess:
            raise ValueError(f"spent [{self.spent}] of [{self.received}] 万元 received: expected no more, or a reason")

    @property
    def budgeted(self) -> Decimal:
        return sum((source.budgeted for source in self.sources), Decimal(0))

    @property
    def adjusted(self) -> Decimal:
        return sum((source.adjusted for source in self.sources), Decimal(0))

    @property
    def received(self) -> Decimal:
        return sum((source.received for source in self.sources), Decimal(0))

    @property
    def spent(self) -> Decimal:
        return sum((use.amount for use in self.uses), Decimal(0))

    @property
    def exec_rate_budget(self) -> Fraction | None:
        """Spent over the adjusted budget, in percent: the rate of the self-evaluation form."""
        return 100 * Fraction(self.spent) / Fraction(self.adjusted) if self.adjusted else None

    @property
    def exec_rate_received(self) -> Fraction | None:
        """Spent over received, in percent: the rate of a department's evaluation."""
        return 100 * Fraction(self.spent) / Fraction(self.received) if self.received else None


@dataclass(frozen=True, slots=True)
class Tally:
    """A count of the year and what it is made up of. ``partition``: the parts make the whole, and are held to it."""

    total: Figure
    parts: tuple[Figure, ...] = ()
    partition: bool = True

    def __post_init__(self) -> None:
        made = sum((Fraction(part.value) for part in self.parts), Fraction(0))
        if self.parts and self.partition and made != Fraction(self.total.value):
            raise ValueError(f"“{self.total.words}” is [{self.total}], but its parts make [{plain(made)}]")


@dataclass(frozen=True, slots=True)
class Observation:
    """A problem that no indicator shows: its words, its cause, what is recommended, and who observed it."""

    words: str
    cause: str
    recommendation: str
    source_key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What stands beside the score.

    ``casework``: counts of the year. ``surveys``: behind the satisfaction figures. ``causes``:
    by indicator key, why points were lost, where the evaluator knows. ``observations``:
    problems that no indicator shows. ``limits``: disputes and other matters for the last part.
    """

    casework: tuple[Tally, ...] = ()
    surveys: tuple[Survey, ...] = ()
    causes: Mapping[str, str] = field(default_factory=dict)
    observations: tuple[Observation, ...] = ()
    limits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of the evaluation's own work."""

    on: date
    words: str


@dataclass(frozen=True, kw_only=True)
class Project:
    """A project and its evaluation, for one year, on data up to one day."""

    name: str
    body: str
    year: int
    kind: Kind
    background: str
    content: str
    lasting_objective: str
    annual_objective: str
    purpose: str
    scope: str
    practices: tuple[str, ...]
    methods: tuple[str, ...]
    grounds: tuple[str, ...]
    stages: tuple[Stage, ...]
    funds: Funds
    cut_off: date
    signed: date

    def __post_init__(self) -> None:
        if self.signed < self.cut_off:
            raise ValueError(f"signed [{self.signed}] before the data was cut off [{self.cut_off}]")

    @property
    def period(self) -> Span:
        return Span(date(self.year, 1, 1), date(self.year, 12, 31))

    def figure(self, value: Points | Fraction, unit: str, words: str, source_key: str) -> Figure:
        """Make a figure of this project's year and cut-off."""
        return Figure(
            value=value, unit=unit, words=words, period=self.period, cut_off=self.cut_off, source_key=source_key
        )
