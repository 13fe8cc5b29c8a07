"""Each unit beside its sisters: one query a figure, whatever the number of units."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count

from guitu.apps.cases.models import Act
from guitu.apps.cases.selectors.scope import Scope
from guitu.apps.dashboards.selectors.lateness import BY_KEY
from guitu.apps.organs.models import Level, Unit

COMPARED = (
    "stock",
    "received",
    "ended",
    "assessments",
    "leaves",
    "leaves_overdue",
    "reprimands",
    "warnings",
    "penalties",
    "cases_open",
    "cases_late",
    "acts_late",
)

BELOW: Mapping[str, tuple[Level, str]] = {
    Level.COUNTY: (Level.OFFICE, "office_id"),
    Level.CITY: (Level.COUNTY, "county_id"),
    Level.PROVINCE: (Level.CITY, "county__parent_id"),
}
"""By the level of a unit, the level of its parts and how a correction or case names the part it belongs to."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One part of the unit with its counts, in the order of COMPARED."""

    unit: Unit
    counts: Mapping[str, int]


def compared(scope: Scope) -> tuple[Compared, ...]:
    """Return the parts of the scope's unit with their counts; an office has no parts."""
    if scope.unit.level not in BELOW:
        return ()
    level, field = BELOW[scope.unit.level]
    parts = list(Unit.objects.filter(path__startswith=scope.unit.path, level=level, closed=None))
    counted = {key: _by_part(scope, key, field) for key in COMPARED}
    return tuple(Compared(part, {key: counted[key].get(part.pk, 0) for key in COMPARED}) for part in parts)


def _by_part(scope: Scope, key: str, field: str) -> dict[int, int]:
    rows = BY_KEY[key].rows(scope)
    name = f"case__{field}" if rows.model is Act else field
    counted = rows.order_by().values(name).annotate(number=Count("pk", distinct=True))
    return {row[name]: row["number"] for row in counted}
