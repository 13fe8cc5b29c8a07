"""Accounts: who signs in with which, what each holds; passwords and second factors set anew, accounts closed."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from guitu.apps.organs.models import Account, Authenticator, Grant, Role
from guitu.apps.organs.selectors import Viewer
from guitu.apps.organs.services import close_account, deputise, grant, reset_password, reset_second_factor, revoke_grant
from guitu.web.access import DeskRequest, open_to
from guitu.web.administration.forms import Answers, Form, choice, day, frame, section
from guitu.web.administration.lists import list_section, unit_chosen, unit_options
from guitu.web.clock import today
from guitu.web.components.listing import Choice, Column, Kind


def holding(prefix: str = "") -> Q:
    """Return the condition that a grant holds today."""
    first, last = f"{prefix}first__lte", f"{prefix}last"
    return Q(**{first: today()}) & (Q(**{f"{last}__isnull": True}) | Q(**{f"{last}__gte": today()}))


def state_of(account: Account) -> str:
    """Return how an account stands, in words."""
    if not account.is_active:
        return "已停用"
    if account.locked_until and account.locked_until > timezone.now():
        return "已锁定"
    return "待首次登录改密码" if account.must_change else "启用"


def _duties(account: Account) -> str:
    return "；".join(f"{Role(held.role).label}（{held.unit.name}）" for held in account.held_now)  # type: ignore[attr-defined]  # prefetched


def _holders(role: str) -> Q:
    return Q(pk__in=Grant.objects.filter(holding(), role=role).values("account"))


KIND = Kind(
    title="账号",
    columns=(
        Column("username", "账号", lambda row: row.username, "username"),
        Column("name", "姓名", lambda row: row.staff.name if row.staff else "", "staff__name"),
        Column("unit", "单位", lambda row: row.staff.unit.name if row.staff else "", "staff__unit__path"),
        Column("duties", "现任岗位", _duties),
        Column("second", "动态口令", lambda row: "已启用" if row.has_second else "未启用", "has_second"),
        Column("state", "状态", state_of, "is_active"),
    ),
    order=("staff__unit__path", "pk"),
    seek=lambda _, sought: Q(username__icontains=sought) | Q(staff__name__icontains=sought),
    seeks="账号或姓名",
    filters=(
        Choice("role", "岗位", tuple(Role.choices), _holders),
        Choice("active", "状态", (("yes", "启用"), ("no", "已停用")), lambda value: Q(is_active=value == "yes")),
    ),
)


def accounts_around(viewer: Viewer) -> QuerySet[Account]:
    """Return the accounts of those employed in the viewer's places, each with what it holds today."""
    second = Authenticator.objects.filter(user=OuterRef("pk"), confirmed=True)
    held = Prefetch("grants", Grant.objects.filter(holding()).select_related("unit"), to_attr="held_now")
    rows = Account.objects.filter(viewer.around("staff__unit__path")).select_related("staff__unit")
    return rows.annotate(has_second=Exists(second)).prefetch_related(held)


@require_http_methods(["GET"])
@open_to(Role.ADMINISTRATOR)
def accounts(request: DeskRequest) -> HttpResponse:
    """List the accounts."""
    note = "账号发给在册人员，在“人员与编制”中发放；一人一号，离岗即停用。"
    return list_section(
        request,
        KIND,
        accounts_around(request.viewer),
        row="administration/rows/account.html",
        more={"note": note},
    )


@require_http_methods(["GET", "POST"])
@open_to(Role.ADMINISTRATOR)
def account(request: DeskRequest, account_id: int) -> HttpResponse:
    """Show one account with its duties, and arrange them."""
    of = get_object_or_404(accounts_around(request.viewer), pk=account_id)
    roles = tuple(Role.choices)
    given = (
        choice("role", "岗位", roles),
        choice("unit", "单位", unit_options(request.viewer)),
        day("first", "起"),
        day("last", "止", optional=True),
    )
    deputy = (choice("deputy", "代理人", _deputies(request.viewer, of)), day("from", "代理起"), day("until", "代理止"))

    def giving(asked: DeskRequest, answers: Answers) -> str:
        unit, role = unit_chosen(asked.viewer, answers["unit"]), Role(answers["role"])
        grant(viewer=asked.viewer, account=of, role=role, unit=unit, first=answers["first"], last=answers["last"])
        return f"已授予{of}{role.label}岗位。"

    def lending(asked: DeskRequest, answers: Answers) -> str:
        return lent(asked, answers)

    in_rows = (
        Form("revoke", "收回岗位", "收回", (day("on", "自何日起"),), revoked),
        Form("deputise", "指定代理人", "指定", deputy, lending),
        Form("password", "重置密码", "重置密码", (), lambda asked, _: _reset(asked, of)),
        Form("second", "重置动态口令", "重置", (), lambda asked, _: _second(asked, of)),
        Form("close", "停用账号", "停用", (day("on", "停用日期"),), lambda asked, said: _closed(asked, of, said)),
    )

    def shown() -> dict[str, Any]:
        grants = of.grants.select_related("unit", "deputy_for__account__staff").order_by("-first", "-pk")
        return {
            "account": of,
            "state": state_of(of),
            "grants": [(held, held.holds(today()), held.first > today()) for held in grants],
            "deputies": _deputies(request.viewer, of),
            "sittings": of.sittings.all(),
            "today": today(),
        }

    forms = (Form("grant", "授予岗位", "授予", given, giving),) if of.is_active else ()
    return section(request, "administration/account.html", forms, shown, in_rows=in_rows)


def _deputies(viewer: Viewer, of: Account) -> list[tuple[str, str]]:
    others = Account.objects.filter(viewer.around("staff__unit__path"), is_active=True).exclude(pk=of.pk)
    rows = others.select_related("staff__unit").order_by("staff__unit__path", "pk")
    return [(str(each.pk), f"{each}（{each.staff.unit.name}）") for each in rows if each.staff]


def lent(request: DeskRequest, answers: Answers) -> str:
    """Name a deputy for one duty."""
    of = grant_of(request)
    deputy = Account.objects.get(pk=int(answers["deputy"]))
    deputise(viewer=request.viewer, of=of, deputy=deputy, first=answers["from"], last=answers["until"])
    return f"{answers['from']}至{answers['until']}，由{deputy}代理{of.account}的{Role(of.role).label}岗位。"


def revoked(request: DeskRequest, answers: Answers) -> str:
    """Take one duty back."""
    held = grant_of(request)
    revoke_grant(viewer=request.viewer, held=held, on=answers["on"])
    return f"自{answers['on']}起，收回{held.account}的{Role(held.role).label}岗位。"


def grant_of(request: DeskRequest) -> Grant:
    """Return the duty that a form speaks of, if it lies in the viewer's places."""
    key = request.POST.get("grant", "")
    rows = Grant.objects.filter(request.viewer.around("unit__path")).select_related("account__staff", "unit")
    found = rows.filter(pk=int(key)).first() if key.isdecimal() else None
    if found is None:
        raise ValueError(f"没有编号为[{key}]的岗位，或者不在您的管理范围内")
    return found


def _reset(request: DeskRequest, of: Account) -> HttpResponse:
    issued = reset_password(viewer=request.viewer, account=of)
    return render(request, "administration/issued.html", frame(request) | {"issued": issued, "words": "密码已重置"})


def _second(request: DeskRequest, of: Account) -> str:
    reset_second_factor(viewer=request.viewer, account=of)
    return f"{of}的动态口令已重置，登录后重新启用。"


def _closed(request: DeskRequest, of: Account, answers: Answers) -> str:
    close_account(viewer=request.viewer, account=of, on=answers["on"])
    return f"账号{of.username}已停用，岗位至{answers['on']}为止。"
