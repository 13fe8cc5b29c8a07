"""Deputies: whoever leads a county names who stands in for him, between two days."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from guitu.apps.organs.models import Account, Grant, Role
from guitu.apps.organs.selectors import Viewer
from guitu.apps.organs.services import deputise, revoke_grant
from guitu.web.access import DeskRequest, open_to
from guitu.web.administration.accounts import grant_of, holding
from guitu.web.administration.forms import Answers, Form, choice, day, section
from guitu.web.administration.sections import LEADERS
from guitu.web.clock import today


@require_http_methods(["GET", "POST"])
@open_to(*LEADERS)
def deputies(request: DeskRequest) -> HttpResponse:
    """Show one's own duties with their deputies; name one, take one back."""
    mine = Grant.objects.filter(holding(), account=request.viewer.account, deputy_for=None)
    own = [(str(held.pk), f"{held.get_role_display()}（{held.unit.name}）") for held in mine.select_related("unit")]
    fields = (
        choice("grant", "岗位", own),
        choice("deputy", "代理人", _others(request.viewer)),
        day("first", "起"),
        day("last", "止"),
    )

    def shown() -> dict[str, Any]:
        named = Grant.objects.filter(deputy_for__account=request.viewer.account).order_by("-first", "-pk")
        rows = named.select_related("account__staff", "unit")
        return {"named": [(held, held.holds(today()), held.first > today()) for held in rows], "today": today()}

    name = Form("name", "指定代理人", "指定", fields, _named, note="代理人在代理期间以您的岗位办理，各自留痕。")
    take_back = Form("take-back", "收回", "收回", (), _taken_back)
    return section(request, "administration/deputies.html", (name,), shown, in_rows=(take_back,))


def _others(viewer: Viewer) -> list[tuple[str, str]]:
    rows = Account.objects.filter(viewer.around("staff__unit__path"), is_active=True).select_related("staff__unit")
    rows = rows.exclude(pk=viewer.account.pk).exclude(grants__role=Role.ADMINISTRATOR)
    rows = rows.order_by("staff__unit__path", "pk")
    return [(str(each.pk), f"{each}（{each.staff.unit.name}）") for each in rows if each.staff]


def _named(request: DeskRequest, answers: Answers) -> str:
    deputy = Account.objects.get(pk=int(answers["deputy"]))
    deputise(viewer=request.viewer, of=grant_of(request), deputy=deputy, first=answers["first"], last=answers["last"])
    return f"{answers['first']}至{answers['last']}，由{deputy}代理。"


def _taken_back(request: DeskRequest, _: Answers) -> str:
    held = grant_of(request)
    revoke_grant(viewer=request.viewer, held=held, on=today())
    return f"已收回{held.account}的代理。"
