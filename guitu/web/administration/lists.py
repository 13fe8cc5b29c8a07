"""Drawing the list of a section: the rows alone for htmx, the workbook where it is asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render

from guitu.apps.organs.models import Level, Unit
from guitu.apps.organs.selectors import Viewer
from guitu.web.access import DeskRequest
from guitu.web.administration.forms import Form, section
from guitu.web.components.listing import Kind, exported, listed, wants_export

AGENCIES = (Level.PROVINCE, Level.CITY, Level.COUNTY, Level.OFFICE)
INDENT = "　"


def list_section(  # noqa: PLR0913 - one parameter a part of the page
    request: DeskRequest,
    kind: Kind,
    rows: QuerySet[Any],
    *,
    row: str,
    template: str = "administration/list.html",
    forms: Sequence[Form] = (),
    in_rows: Sequence[Form] = (),
    more: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """Draw a section that is a list with forms beside it."""
    if request.method == "GET" and wants_export(request):
        return exported(request, kind, rows)

    def shown() -> dict[str, Any]:
        return {"kind": kind, "listing": listed(request, kind, rows), "row": row, **(more or {})}

    if request.method == "GET" and request.htmx and request.htmx.target == "rows":
        return render(request, "desk/rows.html", shown())
    return section(request, template, forms, shown, in_rows=in_rows)


def units_around(viewer: Viewer, *levels: Level) -> QuerySet[Unit]:
    """Return the agencies in the viewer's places that still exist."""
    return Unit.objects.filter(viewer.around(), level__in=levels or AGENCIES, closed=None)


def unit_options(viewer: Viewer, *levels: Level) -> list[tuple[str, str]]:
    """Return units to choose from, indented as they stand below each other."""
    units = list(units_around(viewer, *levels))
    top = min((unit.path.count("/") for unit in units), default=0)
    return [(str(unit.pk), f"{INDENT * (unit.path.count('/') - top)}{unit.name}") for unit in units]


def unit_chosen(viewer: Viewer, key: str) -> Unit:
    """Return one of the viewer's units by its key; ValueError outside his places."""
    found = Unit.objects.filter(viewer.around(), pk=int(key)).first() if key.isdecimal() else None
    if found is None:
        raise ValueError(f"没有编号为[{key}]的单位，或者不在您的管理范围内")
    return found


def unit_shown(viewer: Viewer, asked: str) -> Unit | None:
    """Return the unit that the address asks for, or the highest of the viewer's."""
    units = units_around(viewer)
    found = units.filter(pk=int(asked)).first() if asked.isdecimal() else None
    return found or units.first()
