"""Projects: the money of a year, whence it came, where it went, what must be explained."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.contrib import messages
from django.db.models import QuerySet, Sum
from django.db.models.functions import ExtractMonth
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from guitu.apps.cases.selectors.figures import counted
from guitu.apps.cases.selectors.scope import Scope
from guitu.apps.funds.models import Project, Source
from guitu.apps.funds.selectors import WAN, accounts, awaiting, balance, doubts, projects_seen
from guitu.apps.funds.services import appropriate, open_project, receive
from guitu.apps.organs.models import Level, Role, Unit
from guitu.apps.organs.selectors import Viewer
from guitu.documents import charts
from guitu.evaluation.measures import plain
from guitu.evaluation.permitted_uses import Heads, PerHead, under_every_base
from guitu.evaluation.report.project import Funds
from guitu.law.span import Span
from guitu.web.access import DeskRequest, open_to
from guitu.web.clock import today
from guitu.web.money.entries import KEEPERS, amount_in, day_in, number_in, refused, text_in

OWN = {Level.COUNTY: Source.COUNTY, Level.CITY: Source.CITY, Level.PROVINCE: Source.PROVINCE}
"""Whose budget is a unit's own: only that counts against the sum per head."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One project as the list shows it."""

    project: Project
    funds: Funds


@require_GET
@open_to(*KEEPERS)
def money(request: DeskRequest) -> HttpResponse:
    """List the projects, and what waits for the viewer's signature."""
    seen = projects_seen(request.viewer)
    rows = [Standing(each, accounts(each, until=_last(each))) for each in seen]
    shown = {
        "rows": rows,
        "waiting": awaiting(request.viewer).distinct()[:20],
        "units": _units(request.viewer),
        "year": today().year,
    }
    return render(request, "money/money.html", shown)


@require_POST
@open_to(Role.FINANCE)
def begin(request: DeskRequest) -> HttpResponse:
    """Open the year's project of a unit."""

    def do() -> None:
        unit = _units(request.viewer).filter(pk=number_in(request, "unit", "单位")).first()
        if unit is None:
            raise ValueError("请选择单位")
        open_project(
            viewer=request.viewer,
            unit=unit,
            year=number_in(request, "year", "年度"),
            name=text_in(request, "name") or "社区矫正经费",
            objective=text_in(request, "objective"),
        )

    if refusal := refused(request, do, "项目已经建立。"):
        messages.error(request, refusal)
    return redirect("money")


@require_GET
@open_to(*KEEPERS)
def project(request: DeskRequest, project_id: int) -> HttpResponse:
    """Show one project."""
    seen = project_seen(request.viewer, project_id)
    funds = accounts(seen, until=_last(seen))
    shown = {
        "project": seen,
        "funds": funds,
        "rates": _rates(funds),
        "balance": balance(seen),
        "granted": seen.appropriations.select_related("acting"),
        "arrived": seen.arrivals.select_related("acting"),
        "by_use": _by_use(funds),
        "by_month": _by_month(seen),
        "doubts": doubts(seen),
        "floor": per_head(request.viewer, seen),
        "vouchers": seen.vouchers.count(),
        "keeps": request.viewer.has_at(seen.path, Role.FINANCE),
        "asks": request.viewer.has_at(seen.path, Role.COUNTY_OFFICER),
        "sources": Source.choices,
        "today": today(),
    }
    return render(request, "money/project.html", shown)


@require_POST
@open_to(Role.FINANCE)
def grant(request: DeskRequest, project_id: int) -> HttpResponse:
    """Record what a budget grants, or changes during the year."""
    seen = project_seen(request.viewer, project_id)

    def do() -> None:
        appropriate(
            viewer=request.viewer,
            project=seen,
            source=_source(request),
            amount=amount_in(request, "amount", "金额"),
            paper=text_in(request, "paper"),
            on=day_in(request, "on", "批复日期"),
            adjusts=request.POST.get("adjusts") == "on",
        )

    if refusal := refused(request, do, "预算已登记。"):
        messages.error(request, refusal)
    return redirect("money-project", seen.pk)


@require_POST
@open_to(Role.FINANCE)
def arrive(request: DeskRequest, project_id: int) -> HttpResponse:
    """Record money that arrived."""
    seen = project_seen(request.viewer, project_id)

    def do() -> None:
        receive(
            viewer=request.viewer,
            project=seen,
            source=_source(request),
            amount=amount_in(request, "amount", "金额"),
            paper=text_in(request, "paper"),
            on=day_in(request, "on", "到账日期"),
        )

    if refusal := refused(request, do, "到账已登记。"):
        messages.error(request, refusal)
    return redirect("money-project", seen.pk)


def project_seen(viewer: Viewer, project_id: int) -> Project:
    """Return the project if the viewer may see it; else there is no such page."""
    found = projects_seen(viewer).filter(pk=project_id).first()
    if found is None:
        raise Http404("没有这一项目，或者不在您的工作范围内")
    return found


def per_head(viewer: Viewer, of: Project) -> tuple[PerHead, ...]:
    """Hold the unit's own budget to the sum per head under every base; nothing where the files are closed."""
    own = OWN.get(Level(of.unit.level))
    if own is None or not viewer.sees(of.unit.path):
        return ()
    granted = of.appropriations.filter(source=own).aggregate(total=Sum("amount"))["total"] or Decimal(0)
    scope = Scope(viewer, of.unit, Span(date(of.year, 1, 1), max(date(of.year, 1, 1), min(_last(of), today()))))
    found = counted(scope, ("opening", "received", "stock"))
    return under_every_base(granted, Heads(found["opening"], found["received"], found["stock"]))


def _last(of: Project) -> date:
    return date(of.year, 12, 31)


def _units(viewer: Viewer) -> QuerySet[Unit]:
    paths = [held.path for held in viewer.held if held.role is Role.FINANCE]
    return Unit.objects.filter(path__in=paths, level__in=list(OWN))


def _source(request: DeskRequest) -> Source:
    text = text_in(request, "source")
    if text not in Source.values:
        raise ValueError(f"资金来源[{text}]应为{'、'.join(Source.labels)}之一")
    return Source(text)


def _rates(funds: Funds) -> tuple[tuple[str, str, str], ...]:
    """Name both rates with what each divides by: they are often taken for one another."""
    both = (
        ("预算执行率", funds.exec_rate_budget, f"支出{plain(funds.spent)}÷调整后预算{plain(funds.adjusted)}"),
        ("资金使用率", funds.exec_rate_received, f"支出{plain(funds.spent)}÷实际到位{plain(funds.received)}"),
    )
    return tuple((words, "—" if rate is None else f"{plain(rate)}%", made) for words, rate, made in both)


def _by_use(funds: Funds) -> str:
    spent = [use for use in funds.uses if use.amount]
    values = [charts.Value(Fraction(use.amount), f"{plain(use.amount)}万元") for use in spent]
    return charts.shares([use.words for use in spent], values) if spent else ""


def _by_month(of: Project) -> str:
    paid = of.vouchers.exclude(paid=None).annotate(month=ExtractMonth("paid")).values("month")
    by_month = {row["month"]: row["total"] for row in paid.annotate(total=Sum("amount"))}
    if not by_month:
        return ""
    so_far, values = Decimal(0), []
    for month in range(1, 13):
        so_far += by_month.get(month, Decimal(0))
        values.append(charts.Value(Fraction(so_far / WAN), f"{plain(so_far / WAN)}万元"))
    return charts.line([f"{month}月" for month in range(1, 13)], values)
