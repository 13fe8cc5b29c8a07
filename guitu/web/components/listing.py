"""A list as every area shows it: columns, a search box, filters, sorting, pages, and the whole as a workbook."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import F, Model, OrderBy, Q, QuerySet
from django.http import HttpResponse, QueryDict

from guitu.apps.ledger.models import Verb
from guitu.apps.ledger.services import record
from guitu.apps.organs.selectors import Viewer
from guitu.web.access import DeskRequest, chain_of_viewer
from guitu.web.components.workbook import MOST_ROWS, workbook

PAGE = 25


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its words, the field it is sorted by (none if it cannot be), and its cell in a workbook."""

    key: str
    words: str
    cell: Callable[[Any], object]
    order: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """A filter: its name in the address, its words, the values with theirs, and the condition that each makes."""

    name: str
    words: str
    options: tuple[tuple[str, str], ...]
    condition: Callable[[str], Q]


@dataclass(frozen=True, slots=True)
class Head:
    """One column's head as drawn: where it leads, and which way it now sorts."""

    words: str
    address: str = ""
    direction: str = ""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A filter as drawn: with the value chosen now."""

    choice: Choice
    value: str


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list, ready to be drawn."""

    page: Page[Any]
    heads: tuple[Head, ...]
    filters: tuple[Drawn, ...]
    sought: str
    seeks: str
    sort: str
    query: str
    filtered: bool
    more: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of list: what it is called, its columns and filters, what its search box looks through."""

    title: str
    columns: tuple[Column, ...]
    order: tuple[str, ...]
    seek: Callable[[Viewer, str], Q] | None = None
    seeks: str = ""
    filters: tuple[Choice, ...] = ()


def listed(request: DeskRequest, kind: Kind, rows: QuerySet[Any]) -> Listing:
    """Return the page that the address asks for. An unknown sort or filter is passed by."""
    asked = request.GET
    rows = _narrowed(request, kind, rows)
    sort = asked.get("sort", "")
    page = Paginator(rows.order_by(*_order(kind, sort)), PAGE).get_page(asked.get("page"))
    drawn = tuple(Drawn(choice, asked.get(choice.name, "")) for choice in kind.filters)
    sought = asked.get("q", "").strip()
    return Listing(
        page=page,
        heads=tuple(_head(column, asked, sort) for column in kind.columns),
        filters=drawn,
        sought=sought,
        seeks=kind.seeks,
        sort=sort,
        query=_query(asked, page=""),
        filtered=bool(sought or any(each.value for each in drawn)),
    )


def exported(request: DeskRequest, kind: Kind, rows: QuerySet[Any]) -> HttpResponse:
    """Return the whole list as filtered, as a workbook, and keep in the ledger that it was taken out."""
    rows = _narrowed(request, kind, rows).order_by(*_order(kind, request.GET.get("sort", "")))[:MOST_ROWS]
    taken: Sequence[Model] = list(rows)
    record(
        chain=chain_of_viewer(request.viewer),
        account=request.viewer.account.username,
        verb=Verb.EXPORT,
        subject=kind.title,
        detail={"rows": len(taken)},
    )
    cells = ([column.cell(row) for column in kind.columns] for row in taken)
    return workbook(kind.title, [column.words for column in kind.columns], cells)


def wants_part(request: DeskRequest) -> bool:
    """Tell whether only the rows are asked for: not the whole page, and not a page out of the browser's history."""
    return bool(request.htmx) and not request.htmx.boosted and not request.htmx.history_restore_request


def wants_export(request: DeskRequest) -> bool:
    """Tell whether the address asks for the workbook instead of the page."""
    return request.GET.get("export") == "xlsx"


def _narrowed(request: DeskRequest, kind: Kind, rows: QuerySet[Any]) -> QuerySet[Any]:
    asked = request.GET
    if kind.seek and (sought := asked.get("q", "").strip()):
        rows = rows.filter(kind.seek(request.viewer, sought))
    for choice in kind.filters:
        value = asked.get(choice.name, "")
        if value in dict(choice.options):
            rows = rows.filter(choice.condition(value))
    return rows


def _order(kind: Kind, sort: str) -> tuple[OrderBy | str, ...]:
    """Return what to sort by: the column asked for, then the list's own order; what has no value comes last."""
    falling, key = sort.startswith("-"), sort.removeprefix("-")
    chosen = next((column.order for column in kind.columns if column.key == key and column.order), "")
    own = tuple(_by(name) for name in kind.order)
    return (_by(f"-{chosen}" if falling else chosen), *own) if chosen else own


def _by(name: str) -> OrderBy:
    if name.startswith("-"):
        return F(name.removeprefix("-")).desc(nulls_last=True)
    return F(name).asc(nulls_last=True)


def _head(column: Column, asked: QueryDict, sort: str) -> Head:
    if not column.order:
        return Head(column.words)
    direction = {column.key: "up", f"-{column.key}": "down"}.get(sort, "")
    return Head(
        column.words,
        f"?{_query(asked, sort=f'-{column.key}' if direction == 'up' else column.key, page='')}",
        direction,
    )


def _query(asked: QueryDict, **instead: str) -> str:
    """Return the address's query with some parts replaced, or left out where blank."""
    query = asked.copy()
    for name, value in instead.items():
        if value:
            query[name] = value
        else:
            query.pop(name, None)
    query.pop("export", None)
    return query.urlencode()
