"""A deadline laid open: what gave rise to it, the rule, the days one by one, before and after adjustment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from guitu.law.citation import Citation
from guitu.law.counting import Derivation, Direction, Unit
from guitu.law.course import Course
from guitu.law.vocabulary import Deadline, Latest, Since
from guitu.web.components.showing import in_words, long_day, remaining


@dataclass(frozen=True, slots=True)
class Day:
    """One day passed while counting; its number, or none where it was a day off."""

    day: date
    number: int | None


@dataclass(frozen=True, slots=True)
class Reckoning:
    """One deadline as the card shows it."""

    words: str
    binds: str
    force: str
    cites: Citation
    trigger: str
    rule: str
    derivation: Derivation
    days: tuple[Day, ...]
    left: str
    tone: str

    @property
    def last(self) -> str:
        by_hour = self.derivation.unit is Unit.HOURS
        return in_words(self.derivation.last) if by_hour else long_day(self.derivation.day)

    @property
    def raw(self) -> str:
        return long_day(self.derivation.raw.date())

    @property
    def adjusted(self) -> bool:
        return self.derivation.raw != self.derivation.last


def reckoned(course: Course[Any], deadline: Deadline[Any], derivation: Derivation, today: date) -> Reckoning:
    """Lay one deadline of a course open."""
    left, tone = remaining(derivation.last, today)
    return Reckoning(
        words=deadline.words,
        binds=course.procedure.bindable[deadline.binds].words,
        force=deadline.force.value,
        cites=deadline.cites,
        trigger=_trigger(course, deadline, derivation),
        rule=_rule(derivation),
        derivation=derivation,
        days=_days(derivation),
        left=left,
        tone=tone,
    )


def _trigger(course: Course[Any], deadline: Deadline[Any], derivation: Derivation) -> str:
    on, start = long_day(derivation.start.date()), deadline.term.start
    if isinstance(start, tuple):
        key, outcome = start
        return f"“{course.procedure.bindable[key].words}”{outcome}（{on}）"
    if isinstance(start, Latest):
        words = "、".join(f"“{course.procedure.bindable[key].words}”{outcome}" for key, outcome in start.moments)
        return f"{words}中最后一次（{on}）"
    if start is Since.ARISING:
        latest = course.latest
        return f"“{latest.step.words}”{latest.outcome}（{on}）" if latest else f"受理（{on}）"
    return f"所填日期：{on}"


def _rule(derivation: Derivation) -> str:
    if not derivation.number:
        return "当日为限"
    direction = "之前" if derivation.direction is Direction.BEFORE else "之内"
    from_when = "自起算时刻连续计算" if derivation.unit is Unit.HOURS else "起算当日不计"
    return f"{derivation.number}{derivation.unit}{direction}，{from_when}"


def _days(derivation: Derivation) -> tuple[Day, ...]:
    counted = {day: number for number, day in enumerate(derivation.counted, start=1)}
    passed = sorted({*derivation.counted, *derivation.skipped}, reverse=derivation.direction is Direction.BEFORE)
    return tuple(Day(day, counted.get(day)) for day in passed)
