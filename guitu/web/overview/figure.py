"""The rows behind a figure: whoever doubts a number opens it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from guitu.apps.cases.models import Act, Case
from guitu.apps.dashboards.selectors.lateness import BY_KEY
from guitu.apps.organs.selectors import Viewer
from guitu.apps.people.models import Correction
from guitu.apps.people.selectors import search
from guitu.web.access import DeskRequest, open_to
from guitu.web.components.listing import Column, Kind, exported, listed, wants_export
from guitu.web.handling.cases import CASES
from guitu.web.overview.asked import CHIEFS, query_of
from guitu.web.overview.views import scope_of
from guitu.web.people.kinds import COLUMNS, LAST, TIMELINE, sought_by

SEEKS = "姓名、拼音首字母、证件号或末六位"


@require_GET
@open_to(*CHIEFS)
def rows_behind(request: DeskRequest, key: str) -> HttpResponse:
    """List what a figure counts in a unit and a period."""
    if (figure := BY_KEY.get(key)) is None:
        raise Http404(f"没有名为[{key}]的数字")
    scope, period = scope_of(request)
    rows = figure.rows(scope)
    kind = replace(_kind(rows.model), title=figure.words)
    rows = _drawn(rows)
    if wants_export(request):
        return exported(request, kind, rows)
    listing = listed(request, kind, rows)
    shown: dict[str, Any] = {
        "figure": figure,
        "scope": scope,
        "period": period,
        "query": query_of(scope),
        "kind": kind,
        # The list's own way back to everything would lose unit and period; the page has one that keeps them.
        "listing": replace(listing, filtered=False),
        "row": ROWS[rows.model],
        "empty_words": "没有这样的记录。",
    }
    part = request.htmx and request.htmx.target == "rows"
    return render(request, "desk/rows.html" if part else "overview/figure.html", shown)


ROWS: dict[type[Model], str] = {
    Correction: "people/rows/correction.html",
    Case: "handling/rows/case.html",
    Act: "overview/rows/act.html",
}

ACTS = (
    Column("person", "对象", lambda row: row.case.person.name, "case__person__pinyin"),
    *(column for column in TIMELINE.columns if column.key != "actor"),
    Column("office", "司法所", lambda row: row.case.office.name, "case__office__path"),
)


def _kind(model: type[Model]) -> Kind:
    if model is Correction:
        return Kind("", (*COLUMNS, LAST), ("office__path", "person__pinyin", "pk"), sought_by, SEEKS)
    if model is Case:
        return Kind("", CASES.columns, CASES.order, partial(_of, "person"), SEEKS)
    return Kind("", ACTS, ("-on", "-pk"), partial(_of, "case__person"), SEEKS)


def _of(field: str, viewer: Viewer, sought: str) -> Q:
    return Q(**{f"{field}__in": search(viewer, sought).values("pk")})


def _drawn(rows: QuerySet[Any]) -> QuerySet[Any]:
    if rows.model is Correction:
        return rows.select_related("person", "office")
    if rows.model is Case:
        return rows.select_related("person", "office", "standing").defer("facts")
    return rows.select_related("case__person", "case__office", "acting__staff", "annulment")
