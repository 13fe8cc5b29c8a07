"""How long a correction lasts: the arithmetic of a sentence, to hold the paper's dates against.

The dates in the court's paper are the dates. What is computed here never replaces them: where the two differ, or
where the paper goes beyond what the law allows, that is a finding for the officer to take up with the court.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from guitu.law.citation import CRIMINAL_LAW, SUPREME_COURT_PROCEDURE, Citation
from guitu.law.span import Span, days, months_after


class Penalty(StrEnum):
    """By which sentence somebody came under correction, as far as its term is reckoned differently."""

    CONTROL = "管制"
    DETENTION_SUSPENDED = "拘役缓刑"
    IMPRISONMENT_SUSPENDED = "有期徒刑缓刑"
    PAROLE_FROM_TERM = "有期徒刑假释"
    PAROLE_FROM_LIFE = "无期徒刑假释"
    OUTSIDE_PRISON = "暂予监外执行"


@dataclass(frozen=True, slots=True)
class Length:
    """So many years, months and days, as a judgment states them; never nothing, never less."""

    years: int = 0
    months: int = 0
    days: int = 0

    def __post_init__(self) -> None:
        parts = (self.years, self.months, self.days)
        if min(parts) < 0 or not any(parts):
            raise ValueError(f"a length is some years, months or days, not [{parts}]")

    def __str__(self) -> str:
        named = ((self.years, "年"), (self.months, "个月"), (self.days, "日"))
        return "".join(f"{number}{unit}" for number, unit in named if number)

    def after(self, start: date) -> date:
        """Return the first day on which so much time has passed since the start, the start being counted.

        Years run to the same day of the month, months likewise; where that day does not exist, to the month's last
        day; months begun on the last day of a month run to the last day (SPC21 art. 202).
        """
        day = months_after(start, 12 * self.years)
        if self.months:
            closes_month = (day + days(1)).day == 1
            day = months_after(day, self.months)
            day = _last_of_month(day) if closes_month else day
        return day + days(self.days)


@dataclass(frozen=True, kw_only=True, slots=True)
class Sentence:
    """What the paper says of the term, before anybody reckons.

    ``length``: of the control or probation, of what is left of the sentence for parole, of the whole sentence for
    execution outside prison. ``begins``: the day it runs from. ``custody``: days held before. ``original``: the
    suspended sentence itself. ``several``: whether several crimes were punished together.
    """

    penalty: Penalty
    length: Length
    begins: date
    custody: int = 0
    original: Length | None = None
    several: bool = False

    def __post_init__(self) -> None:
        if self.custody < 0:
            raise ValueError(f"custody is a number of days, not [{self.custody}]")


@dataclass(frozen=True, slots=True)
class Finding:
    """Where a paper differs from the reckoning or goes beyond the law; for the officer to look at, never a refusal."""

    key: str
    words: str
    cites: Citation


@dataclass(frozen=True, slots=True)
class Limit:
    """How short and how long a term may be, and by which article."""

    least: Length
    most: Length
    cites: Citation


DAYS_FOR_A_DAY_IN_CUSTODY: Mapping[Penalty, int] = {Penalty.CONTROL: 2, Penalty.OUTSIDE_PRISON: 1}
"""How many days of the term each day in custody stands for (CL arts. 41, 44, 47). Probation and parole run whole."""

LIMITS: Mapping[Penalty, Limit] = {
    Penalty.CONTROL: Limit(Length(months=3), Length(years=2), CRIMINAL_LAW.at(38, 1)),
    Penalty.DETENTION_SUSPENDED: Limit(Length(months=2), Length(years=1), CRIMINAL_LAW.at(73, 1)),
    Penalty.IMPRISONMENT_SUSPENDED: Limit(Length(years=1), Length(years=5), CRIMINAL_LAW.at(73, 2)),
    Penalty.PAROLE_FROM_LIFE: Limit(Length(years=10), Length(years=10), CRIMINAL_LAW.at(83, 1)),
}
SEVERAL_CRIMES = Limit(Length(months=3), Length(years=3), CRIMINAL_LAW.at(69))

RECKONED_BY: Mapping[Penalty, Citation] = {
    Penalty.CONTROL: CRIMINAL_LAW.at(41),
    Penalty.DETENTION_SUSPENDED: CRIMINAL_LAW.at(73, 3),
    Penalty.IMPRISONMENT_SUSPENDED: CRIMINAL_LAW.at(73, 3),
    Penalty.PAROLE_FROM_TERM: CRIMINAL_LAW.at(83),
    Penalty.PAROLE_FROM_LIFE: CRIMINAL_LAW.at(83),
    Penalty.OUTSIDE_PRISON: CRIMINAL_LAW.at(47),
}


def credit(sentence: Sentence) -> int:
    """Return how many days of the term the custody stands for."""
    return sentence.custody * DAYS_FOR_A_DAY_IN_CUSTODY.get(sentence.penalty, 0)


def reckoned(sentence: Sentence) -> Span | None:
    """Return the term as the law reckons it, both days counted; None where custody has already used it up."""
    last = sentence.length.after(sentence.begins) - days(1 + credit(sentence))
    return Span(sentence.begins, last) if last >= sentence.begins else None


def checked(paper: Span, sentence: Sentence) -> tuple[Finding, ...]:
    """Hold a paper's term against the reckoning and the limits; an empty answer means that all agrees."""
    return tuple(finding for check in _CHECKS for finding in check(paper, sentence))


def limit(sentence: Sentence) -> Limit | None:
    """Return the limit that binds this sentence, where the law sets one."""
    if sentence.penalty is Penalty.CONTROL and sentence.several:
        return SEVERAL_CRIMES
    return LIMITS.get(sentence.penalty)


def _first_day(paper: Span, sentence: Sentence) -> Iterator[Finding]:
    if paper.first != sentence.begins:
        yield Finding(
            "first",
            f"文书载明自[{paper.first}]起，应自[{sentence.begins}]起算",
            RECKONED_BY[sentence.penalty],
        )


def _last_day(paper: Span, sentence: Sentence) -> Iterator[Finding]:
    ought = reckoned(sentence)
    if ought is None:
        yield Finding(
            "used_up",
            f"先行羁押[{sentence.custody}]日折抵[{credit(sentence)}]日，已超过[{sentence.length}]的全部期限",
            RECKONED_BY[sentence.penalty],
        )
    elif paper.last != ought.last:
        yield Finding(
            "last",
            f"文书载明至[{paper.last}]止，按[{sentence.length}]、折抵[{credit(sentence)}]日推算应至[{ought.last}]止",
            SUPREME_COURT_PROCEDURE.at(202),
        )


def _within_limits(_: Span, sentence: Sentence) -> Iterator[Finding]:
    if not (bounds := limit(sentence)):
        return
    reaches = sentence.length.after(sentence.begins)
    if reaches < bounds.least.after(sentence.begins):
        yield Finding("too_short", f"{sentence.penalty}[{sentence.length}]，不足[{bounds.least}]", bounds.cites)
    if reaches > bounds.most.after(sentence.begins):
        yield Finding("too_long", f"{sentence.penalty}[{sentence.length}]，超过[{bounds.most}]", bounds.cites)


def _not_below_the_original(_: Span, sentence: Sentence) -> Iterator[Finding]:
    if not sentence.original or sentence.penalty not in _SUSPENDED:
        return
    if sentence.length.after(sentence.begins) < sentence.original.after(sentence.begins):
        words = f"缓刑考验期[{sentence.length}]，短于原判刑期[{sentence.original}]"
        yield Finding("below_original", words, LIMITS[sentence.penalty].cites)


def _last_of_month(day: date) -> date:
    return months_after(day.replace(day=1), 1) - days(1)


_SUSPENDED = (Penalty.DETENTION_SUSPENDED, Penalty.IMPRISONMENT_SUSPENDED)
_CHECKS: tuple[Callable[[Span, Sentence], Iterator[Finding]], ...] = (
    _first_day,
    _last_day,
    _within_limits,
    _not_below_the_original,
)
