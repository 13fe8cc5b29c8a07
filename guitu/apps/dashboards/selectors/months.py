"""The course of the months: who came, who left, who was there at each month's end; what was done late."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db.models import Count, QuerySet
from django.db.models.functions import TruncMonth

from guitu.apps.cases.selectors.figures import ended, ever_ended, ever_received, received
from guitu.apps.cases.selectors.scope import Scope
from guitu.apps.dashboards.selectors.lateness import acts_late, acts_taken
from guitu.law.span import Span


@dataclass(frozen=True, slots=True)
class Month:
    """One month of a place."""

    span: Span
    received: int
    ended: int
    stock: int
    acts: int
    late: int

    @property
    def words(self) -> str:
        return f"{self.span.first.year}年{self.span.first.month}月"


def months(scope: Scope) -> tuple[Month, ...]:
    """Return the months of a period, in order, five queries however long it is."""
    spans = tuple(_spans(scope.span))
    whole = replace(scope, span=Span(spans[0].first, scope.span.last))
    came, left = _by_month(received(whole), "received"), _by_month(ended(whole), "ended")
    taken, late = _by_month(acts_taken(whole), "on"), _by_month(acts_late(whole), "on")
    before = replace(scope, span=Span(spans[0].first - timedelta(days=1), spans[0].first - timedelta(days=1)))
    stock = ever_received(before).count() - ever_ended(before).count()
    counted = []
    for span in spans:
        month = span.first
        stock += came.get(month, 0) - left.get(month, 0)
        row = (came.get(month, 0), left.get(month, 0), stock, taken.get(month, 0), late.get(month, 0))
        counted.append(Month(span, *row))
    return tuple(counted)


def _spans(span: Span) -> Iterator[Span]:
    """Yield the calendar months that a period touches; the last one ends with the period."""
    month = span.first.replace(day=1)
    while month <= span.last:
        following = date(month.year + month.month // 12, month.month % 12 + 1, 1)
        yield Span(month, min(following - timedelta(days=1), span.last))
        month = following


def _by_month(rows: QuerySet[object], field: str) -> dict[date, int]:  # type: ignore[type-var]  # any of our rows
    counted = rows.order_by().annotate(month=TruncMonth(field)).values("month").annotate(number=Count("pk"))
    return {row["month"]: row["number"] for row in counted}
