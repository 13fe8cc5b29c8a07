"""Figures that a place may choose: what holds, since which unit chose it, on what ground."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from guitu.apps.organs.figures import FIGURES, Figure
from guitu.apps.organs.models import Role, Setting, Unit
from guitu.apps.organs.selectors import figure
from guitu.apps.organs.services import choose_setting
from guitu.web.access import DeskRequest, open_to
from guitu.web.administration.forms import Answers, Form, section, text
from guitu.web.administration.lists import unit_chosen, unit_options, unit_shown

YES, NO = "是", "否"


@dataclass(frozen=True, slots=True)
class Chosen:
    """One figure as it holds for a unit: its value, and who chose it on what ground; else the default's source."""

    figure: Figure
    value: int
    by: str
    source: str

    @property
    def is_switch(self) -> bool:
        return isinstance(self.figure.default, bool)

    @property
    def words(self) -> str:
        return _words(self.figure, self.value)

    @property
    def default(self) -> str:
        return _words(self.figure, self.figure.default)

    @property
    def bounds(self) -> str:
        return f"{YES}或{NO}" if self.is_switch else f"{self.figure.least}至{self.figure.most}"


@require_http_methods(["GET", "POST"])
@open_to(Role.ADMINISTRATOR)
def settings(request: DeskRequest) -> HttpResponse:
    """Show every figure as it holds for a unit, and choose one."""
    unit = unit_shown(request.viewer, request.GET.get("unit", ""))
    choose = Form("choose", "调整", "调整", (text("value", "值"), text("source", "来源")), _choose)

    def shown() -> dict[str, Any]:
        return {
            "unit": unit,
            "units": unit_options(request.viewer),
            "figures": [_chosen(each, unit) for each in FIGURES],
        }

    return section(request, "administration/settings.html", (), shown, in_rows=(choose,))


def _chosen(of: Figure, unit: Unit | None) -> Chosen:
    """Return a figure with the nearest choice behind it."""
    rows = {row.unit_id: row for row in Setting.objects.filter(key=of.key).select_related("unit")}
    at, row = unit, None
    while at and row is None:
        row, at = rows.get(at.pk), at.parent
    row = row or rows.get(None)
    if row is None or not of.admits(row.value):
        return Chosen(of, of.default, "系统默认", of.source)
    return Chosen(of, figure(of, unit), row.unit.name if row.unit else "全系统", row.source)


def _choose(request: DeskRequest, answers: Answers) -> str:
    of = next((each for each in FIGURES if each.key == request.POST.get("key")), None)
    if of is None:
        raise ValueError(f"没有设置[{request.POST.get('key', '')}]")
    unit = unit_chosen(request.viewer, request.POST.get("unit", ""))
    value = _value(of, answers["value"])
    choose_setting(viewer=request.viewer, key=of.key, value=value, unit=unit, source=answers["source"])
    return f"{unit.name}及其下级：{of.words}，改为{_words(of, value)}。"


def _value(of: Figure, said: str) -> int:
    if isinstance(of.default, bool):
        if said not in (YES, NO):
            raise ValueError(f"“{of.words}”应为{YES}或者{NO}，不是[{said}]")
        return said == YES
    if not said.isdecimal():
        raise ValueError(f"“{of.words}”应为{of.least}至{of.most}之间的整数，不是[{said}]")
    return int(said)


def _words(of: Figure, value: int) -> str:
    return (YES if value else NO) if isinstance(of.default, bool) else str(value)
