"""Over what the figures are asked: which unit in the viewer's places, and which days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from django.db.models import Min, QuerySet
from django.http import Http404, QueryDict

from guitu.apps.cases.selectors.scope import Scope
from guitu.apps.organs.models import Level, Role, Unit
from guitu.apps.organs.selectors import Viewer
from guitu.apps.people.selectors import corrections_seen
from guitu.law.span import Span
from guitu.web.components.showing import long_day

CHIEFS: tuple[Role, ...] = (
    Role.COUNTY_CHIEF,
    Role.BUREAU_HEAD,
    Role.CITY_OFFICER,
    Role.PROVINCE_OFFICER,
    Role.PROCURATOR,
)
"""Who answers for a place, and the procurator who reads along."""

AGENCIES = (Level.PROVINCE, Level.CITY, Level.COUNTY, Level.OFFICE)
INDENT = "　"


@dataclass(frozen=True, slots=True)
class Period:
    """The days asked for: a year, a month of it, or from one day to another."""

    span: Span
    year: int
    month: int | None = None
    own: bool = False

    @property
    def words(self) -> str:
        if self.own:
            return f"{long_day(self.span.first)}至{long_day(self.span.last)}"
        until = f"（截至{self.span.last.month}月{self.span.last.day}日）" if not self._full else ""
        return f"{self.year}年{f'{self.month}月' if self.month else ''}{until}"

    @property
    def _full(self) -> bool:
        return self.span.last == _last_of(self.year, self.month)

    @property
    def year_so_far(self) -> Span:
        """The year of the last day, until that day: beside a month stands what the year has brought so far."""
        return Span(date(self.span.last.year, 1, 1), self.span.last)


def period_of(asked: QueryDict, day: date) -> Period:
    """Read the period from the address: from and to, else a year with or without a month; today's year by default.

    Nothing is counted beyond today, since nothing has happened there.
    """
    first, last = _day(asked.get("from", "")), _day(asked.get("to", ""))
    if first and last and first <= last:
        return Period(Span(first, last), last.year, own=True)
    year = _number(asked.get("year", ""), 1990, day.year) or day.year
    month = _number(asked.get("month", ""), 1, 12)
    begins = date(year, month or 1, 1)
    if begins > day:
        begins, month = date(year, 1, 1), None
    return Period(Span(begins, min(_last_of(year, month), day)), year, month)


def units_of(viewer: Viewer) -> QuerySet[Unit]:
    """Return the agencies whose files the viewer sees."""
    return Unit.objects.filter(viewer.within(), level__in=AGENCIES, closed=None)


def unit_of(viewer: Viewer, asked: str) -> Unit:
    """Return the unit asked for, or the highest that the viewer sees; 404 outside his places."""
    units = units_of(viewer)
    found = units.filter(pk=int(asked)).first() if asked.isdecimal() else units.first()
    if found is None:
        raise Http404("没有这个单位，或者不在您的工作范围内")
    return found


def unit_options(viewer: Viewer) -> list[tuple[int, str]]:
    """Return the units to choose from, indented as they stand below each other."""
    units = list(units_of(viewer))
    top = min((unit.path.count("/") for unit in units), default=0)
    return [(unit.pk, f"{INDENT * (unit.path.count('/') - top)}{unit.name}") for unit in units]


def years_of(viewer: Viewer, day: date) -> list[int]:
    """Return the years for which there is anything to count, the latest first."""
    earliest = corrections_seen(viewer).aggregate(first=Min("received"))["first"]
    return list(range(day.year, (earliest.year if earliest else day.year) - 1, -1))


def query_of(scope: Scope) -> str:
    """Return a scope as it stands in an address: unit, from and to."""
    return urlencode({"unit": scope.unit.pk, "from": scope.span.first, "to": scope.span.last})


def _last_of(year: int, month: int | None) -> date:
    if month in (None, 12):
        return date(year, 12, 31)
    return date(year, month + 1, 1) - timedelta(days=1)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _number(text: str, least: int, most: int) -> int | None:
    return int(text) if text.isdecimal() and least <= int(text) <= most else None
