"""Duties: who holds which role where, from when to when, and for whom he stands in."""

from __future__ import annotations

from django.db.models import Q
from django.http import HttpResponse
from django.views.decorators.http import require_GET

from guitu.apps.organs.models import Grant, Role
from guitu.web.access import DeskRequest, open_to
from guitu.web.administration.accounts import holding
from guitu.web.administration.lists import list_section
from guitu.web.clock import today
from guitu.web.components.listing import Choice, Column, Kind

STATES = (("now", "现任"), ("past", "已止"), ("coming", "尚未开始"), ("deputy", "代理"))


def _state(value: str) -> Q:
    return {
        "now": holding(),
        "past": Q(last__lt=today()),
        "coming": Q(first__gt=today()),
        "deputy": Q(deputy_for__isnull=False),
    }[value]


KIND = Kind(
    title="岗位",
    columns=(
        Column("account", "姓名", lambda row: str(row.account), "account__staff__name"),
        Column("role", "岗位", lambda row: row.get_role_display(), "role"),
        Column("unit", "单位", lambda row: row.unit.name, "unit__path"),
        Column("first", "起", lambda row: row.first, "first"),
        Column("last", "止", lambda row: row.last, "last"),
        Column("deputy", "代理", lambda row: str(row.deputy_for.account) if row.deputy_for else ""),
    ),
    order=("unit__path", "role", "-first", "pk"),
    seek=lambda _, sought: Q(account__username__icontains=sought) | Q(account__staff__name__icontains=sought),
    seeks="账号或姓名",
    filters=(
        Choice("role", "岗位", tuple(Role.choices), lambda value: Q(role=value)),
        Choice("state", "状态", STATES, _state),
    ),
)


@require_GET
@open_to(Role.ADMINISTRATOR)
def duties(request: DeskRequest) -> HttpResponse:
    """List the duties; each is arranged on the page of its account."""
    rows = Grant.objects.filter(request.viewer.around("unit__path"))
    rows = rows.select_related("account__staff", "unit", "deputy_for__account__staff")
    return list_section(
        request,
        KIND,
        rows,
        row="administration/rows/duty.html",
        more={"note": "授予、收回、指定代理，在账号页办理。任何人不能为自己授予岗位。"},
    )
