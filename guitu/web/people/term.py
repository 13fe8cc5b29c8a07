"""A term as a bar: how much of it has passed, and how many days are left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from guitu.apps.people.models import Correction
from guitu.law.span import Span


@dataclass(frozen=True, slots=True)
class Term:
    """Where a correction stands in its term, on one day. Both ends of the term are counted."""

    span: Span
    day: date
    ended: date | None

    @classmethod
    def of(cls, correction: Correction, day: date) -> Term:
        return cls(Span(correction.first, correction.last), day, correction.ended)

    @property
    def until(self) -> date:
        """The day up to which the term has run: today, or the day on which the correction ended."""
        return min(self.ended or self.day, self.span.last)

    @property
    def served(self) -> int:
        """How many days of the term have passed, the present one among them."""
        return max(0, (self.until - self.span.first).days + 1)

    @property
    def left(self) -> int:
        """How many days are still to come."""
        return self.span.days - self.served

    @property
    def percent(self) -> int:
        return 100 * self.served // self.span.days

    @property
    def words(self) -> str:
        if self.ended:
            return f"已于{self.ended}结束"
        if self.day > self.span.last:
            return f"期满已{(self.day - self.span.last).days}日，尚未解除"
        if self.day < self.span.first:
            return f"{(self.span.first - self.day).days}日后起算"
        return "今日期满" if not self.left else f"还有{self.left}日"

    @property
    def tone(self) -> str:
        """How it is coloured: over, late, soon (within thirty days) or calm."""
        if self.ended:
            return "over"
        if self.day > self.span.last:
            return "late"
        return "soon" if self.left <= 30 else "calm"
