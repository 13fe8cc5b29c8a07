"""What the county entrusts to its offices: by which paper, from when to when."""

from __future__ import annotations

from django.db.models import Q
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from guitu.apps.organs.models import Entrustment, Level, Power, Role
from guitu.apps.organs.services import end_entrustment, entrust
from guitu.web.access import DeskRequest, open_to
from guitu.web.administration.accounts import holding
from guitu.web.administration.forms import Answers, Form, choice, day, text
from guitu.web.administration.lists import list_section, unit_chosen, unit_options
from guitu.web.administration.sections import WATCHERS
from guitu.web.clock import today
from guitu.web.components.listing import Choice, Column, Kind


def _state(value: str) -> Q:
    return holding() if value == "now" else Q(last__lt=today())


KIND = Kind(
    title="委托",
    columns=(
        Column("office", "司法所", lambda row: row.office.name, "office__path"),
        Column("power", "事项", lambda row: row.get_power_display(), "power"),
        Column("paper", "委托文书", lambda row: row.paper, "paper"),
        Column("first", "起", lambda row: row.first, "first"),
        Column("last", "止", lambda row: row.last, "last"),
    ),
    order=("office__path", "power", "-first", "pk"),
    seek=lambda _, sought: Q(office__name__icontains=sought) | Q(paper__icontains=sought),
    seeks="司法所或委托文书",
    filters=(
        Choice("power", "事项", tuple(Power.choices), lambda value: Q(power=value)),
        Choice("state", "状态", (("now", "现行"), ("past", "已止")), _state),
    ),
)


@require_http_methods(["GET", "POST"])
@open_to(*WATCHERS)
def entrustments(request: DeskRequest) -> HttpResponse:
    """List what is entrusted; the county's chief entrusts and takes back."""
    rows = Entrustment.objects.filter(request.viewer.around("county__path")).select_related("office", "county")
    leads = request.viewer.has(Role.COUNTY_CHIEF)
    end = Form("end", "收回委托", "收回", (day("on", "自何日起"),), _ended)
    return list_section(
        request,
        KIND,
        rows,
        row="administration/rows/entrustment.html",
        forms=(_form(request),) if leads else (),
        in_rows=(end,) if leads else (),
        more={"leads": leads, "today": today(), "note": "" if leads else "委托由县级机构负责人决定。"},
    )


def _form(request: DeskRequest) -> Form:
    return Form(
        "entrust",
        "委托司法所",
        "委托",
        (
            choice("office", "司法所", unit_options(request.viewer, Level.OFFICE)),
            choice("power", "事项", tuple(Power.choices)),
            text("paper", "委托文书"),
            day("first", "起"),
            day("last", "止", optional=True),
        ),
        _entrusted,
    )


def _entrusted(request: DeskRequest, answers: Answers) -> str:
    office, power = unit_chosen(request.viewer, answers["office"]), Power(answers["power"])
    said = {name: answers[name] for name in ("paper", "first", "last")}
    entrust(viewer=request.viewer, office=office, power=power, **said)
    return f"自{answers['first']}起，委托{office.name}{power.label}。"


def _ended(request: DeskRequest, answers: Answers) -> str:
    key = request.POST.get("entrustment", "")
    rows = Entrustment.objects.filter(request.viewer.around("county__path")).select_related("office", "county")
    held = rows.filter(pk=int(key)).first() if key.isdecimal() else None
    if held is None:
        raise ValueError(f"没有编号为[{key}]的委托，或者不在您的管理范围内")
    end_entrustment(viewer=request.viewer, held=held, on=answers["on"])
    return f"自{answers['on']}起，收回委托{held.office.name}的{held.get_power_display()}。"
