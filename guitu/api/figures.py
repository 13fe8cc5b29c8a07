"""The figures of a place and a period, and the rows behind each."""

from __future__ import annotations

from datetime import date
from typing import Literal

from django.http import Http404
from ninja import Field, Query, Router, Schema

from guitu.api.door import ApiRequest, Caller, Reading
from guitu.api.errors import Malformed
from guitu.api.looks import listed
from guitu.api.shapes import FAULTS, Named, Number, Page, Paging, Words, part_of, unit_named
from guitu.apps.cases.models import Act, Case
from guitu.apps.cases.selectors.figures import BY_KEY, FIGURES
from guitu.apps.cases.selectors.scope import Scope
from guitu.apps.organs.models import Unit
from guitu.apps.people.models import Correction, Person
from guitu.law.span import Span

router = Router(tags=["数据"], auth=Reading())


class FigureShape(Schema):
    """One figure: how many rows it has."""

    key: str
    group: str
    words: str
    definition: str
    part_of: str | None
    count: int


class Figures(Schema):
    """The figures of a unit with everything below it."""

    unit: Named
    first: date
    last: date
    figures: list[FigureShape]


class FigureRow(Schema):
    """One row behind a figure."""

    kind: Literal["correction", "case", "act"]
    id: int
    person: Named
    correction: int | None
    case: int | None
    number: str | None = Field(description="档案号")
    on: date | None = Field(description="接收、开始或者办理的日期")


class Period(Schema):
    """Where, and from when to when."""

    unit: Number | None = Field(None, description="单位，含其下级；不填为账号所在单位")
    first: date | None = Field(None, alias="from", description="起；不填为当年1月1日")
    last: date | None = Field(None, alias="to", description="止；不填为今天")


class PeriodPage(Paging, Period):
    """Where and when, and which part of the rows."""


@router.get("/figures", response={200: Figures, **FAULTS}, summary="统计数字")
def figures(request: ApiRequest, period: Query[Period]) -> Figures:
    """Count every figure; each is the number of its rows."""
    scope = _scope(request.auth, period)
    return Figures(
        unit=unit_named(scope.unit),
        first=scope.span.first,
        last=scope.span.last,
        figures=[
            FigureShape(
                key=each.key,
                group=each.group,
                words=each.words,
                definition=each.definition,
                part_of=each.part_of or None,
                count=each.count(scope),
            )
            for each in FIGURES
        ],
    )


@router.get("/figures/{key}/rows", response={200: Page[FigureRow], **FAULTS}, summary="一个数字的明细")
def rows(request: ApiRequest, key: Words, period: Query[PeriodPage]) -> Page[FigureRow]:
    """List the rows behind a figure."""
    figure = BY_KEY.get(key)
    if figure is None:
        raise Http404
    behind = figure.rows(_scope(request.auth, period))
    fetched = ("case__person", "case__correction") if figure.shows is Act else ("person",)
    if figure.shows is Case:
        fetched = (*fetched, "correction")
    found, total = part_of(behind.select_related(*fetched), period)
    listed(request.auth, f"figure:{key}", total, period.page)
    return Page(items=[_row(row) for row in found], total=total, page=period.page, size=period.size)


def _scope(caller: Caller, period: Period) -> Scope:
    first, last = period.first or caller.day.replace(month=1, day=1), period.last or caller.day
    if first > last:
        raise Malformed(f"期间的起[{first}]晚于止[{last}]")
    home = caller.viewer.home.unit_id if caller.viewer.home else 0
    unit = Unit.objects.filter(caller.viewer.within()).get(pk=period.unit or home)
    return Scope(caller.viewer, unit, Span(first, last))


def _row(row: Correction | Case | Act) -> FigureRow:
    match row:
        case Correction():
            return _told("correction", row.pk, row.person, row, None, row.received)
        case Case():
            return _told("case", row.pk, row.person, row.correction, row.pk, row.opened)
    return _told("act", row.pk, row.case.person, row.case.correction, row.case_id, row.on)


def _told(  # noqa: PLR0913, PLR0917 - one parameter a part of the row
    kind: Literal["correction", "case", "act"],
    number: int,
    person: Person,
    correction: Correction | None,
    case: int | None,
    on: date | None,
) -> FigureRow:
    return FigureRow(
        kind=kind,
        id=number,
        person=Named(id=person.pk, name=person.name),
        correction=correction.pk if correction else None,
        case=case,
        number=correction.number if correction else None,
        on=on,
    )
