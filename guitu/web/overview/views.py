"""The overview: counts of a place and a period, what they must add up to; then its parts side by side, and charts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from guitu.apps.cases.selectors.figures import TOTAL, Figure
from guitu.apps.cases.selectors.scope import Scope
from guitu.apps.dashboards.selectors.comparison import COMPARED, Compared, compared
from guitu.apps.dashboards.selectors.identities import Checked, checked
from guitu.apps.dashboards.selectors.lateness import ALL, BY_KEY
from guitu.apps.dashboards.selectors.months import months
from guitu.apps.ledger.models import Verb
from guitu.apps.ledger.services import record
from guitu.apps.organs.models import Level
from guitu.law.span import Span
from guitu.web.access import DeskRequest, chain_of_viewer, open_to
from guitu.web.clock import today
from guitu.web.components.workbook import workbook
from guitu.web.overview import charts
from guitu.web.overview.asked import CHIEFS, Period, period_of, query_of, unit_of, unit_options, years_of

FIRST = ("stock", "received", "ended", "cases_late")
"""The figures that stand large at the head of the page."""


@dataclass(frozen=True, slots=True)
class Number:
    """One figure with its count in the period and, beside a month, in the year so far; each opens its rows."""

    figure: Figure
    count: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """An identity in words: what is added and taken away, what comes out, and whether it does."""

    checked: Checked
    terms: tuple[tuple[str, Figure, int], ...]
    equals: Figure


@require_GET
@open_to(*CHIEFS)
def overview(request: DeskRequest) -> HttpResponse:
    """Show the figures of a unit and a period."""
    scope, period = scope_of(request)
    counts = {figure.key: figure.count(scope) for figure in ALL}
    whole = replace(scope, span=period.year_so_far)
    beside = {figure.key: figure.count(whole) for figure in ALL} if period.month else None
    shown = {
        "scope": scope,
        "period": period,
        "units": unit_options(request.viewer),
        "years": years_of(request.viewer, today()),
        "months": range(1, 13),
        "query": query_of(scope),
        "query_year": query_of(whole) if beside else "",
        "first": [Number(BY_KEY[key], counts[key]) for key in FIRST],
        "groups": _grouped(counts, beside),
        "identities": [_line(each) for each in checked(counts, office=scope.unit.level == Level.OFFICE)],
    }
    return render(request, "overview/overview.html", shown)


@require_GET
@open_to(*CHIEFS)
def course(request: DeskRequest) -> HttpResponse:
    """Show the charts, the comparison and the months: the page fetches them once its numbers stand."""
    scope, _ = scope_of(request)
    parts = compared(scope)
    counted = months(replace(scope, span=_course(scope.span)))
    shown = {
        "query": query_of(scope),
        "heads": [BY_KEY[key] for key in COMPARED],
        "parts": _parts(parts, scope),
        "months_counted": counted,
        "charts": {
            "flow": charts.flow(counted),
            "categories": charts.categories(scope),
            "lateness": charts.lateness(counted),
            "parts": charts.parts(parts),
        },
    }
    return render(request, "overview/course.html", shown)


@require_GET
@open_to(*CHIEFS)
def comparison(request: DeskRequest) -> HttpResponse:
    """Hand out the comparison as a workbook."""
    scope, period = scope_of(request)
    parts = compared(scope)
    record(
        chain=chain_of_viewer(request.viewer),
        account=request.viewer.account.username,
        verb=Verb.EXPORT,
        subject="comparison",
        detail={"rows": len(parts)},
    )
    heads = ["单位", *(BY_KEY[key].words for key in COMPARED)]
    rows = ([part.unit.name, *(part.counts[key] for key in COMPARED)] for part in parts)
    return workbook(f"各单位对比 {period.words}", heads, rows)


def scope_of(request: DeskRequest) -> tuple[Scope, Period]:
    """Read unit and period from the address."""
    period = period_of(request.GET, today())
    return Scope(request.viewer, unit_of(request.viewer, request.GET.get("unit", "")), period.span), period


def _grouped(counts: dict[str, int], beside: dict[str, int] | None) -> list[tuple[str, list[Number]]]:
    groups: dict[str, list[Number]] = {}
    for figure in ALL:
        number = Number(figure, counts[figure.key], beside[figure.key] if beside else None)
        groups.setdefault(figure.group, []).append(number)
    # The totals are short and stand after everything of the period.
    return sorted(groups.items(), key=lambda group: group[0] == TOTAL)


def _line(each: Checked) -> Line:
    terms = tuple((sign, BY_KEY[key], number) for sign, key, number in each.terms)
    return Line(each, terms, BY_KEY[each.equals[0]])


def _parts(parts: tuple[Compared, ...], scope: Scope) -> list[dict[str, Any]]:
    """Return the rows of the comparison, each number with the address of its rows."""
    return [
        {
            "unit": part.unit,
            "query": query_of(replace(scope, unit=part.unit)),
            "counts": [(BY_KEY[key], part.counts[key]) for key in COMPARED],
        }
        for part in parts
    ]


def _course(span: Span) -> Span:
    """Return the months to draw: those of the period, and for less than a year the twelve that end with it."""
    if span.days >= 365:
        return span
    last = span.last
    months_back = last.year * 12 + last.month - 1 - 11
    year, month = divmod(months_back, 12)
    return Span(last.replace(year=year, month=month + 1, day=1), last)
