"""The sections of 管理 in their order. Whom each is shown to is its page's own rule."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import resolve, reverse
from django.views.decorators.http import require_GET

from guitu.apps.organs.models import Role
from guitu.apps.organs.selectors import Viewer
from guitu.web.access import DeskRequest, open_to, rule_of

LEADERS: tuple[Role, ...] = (Role.COUNTY_CHIEF, Role.BUREAU_HEAD)
"""Who leads a county: he entrusts, names his deputy, and sees what was done with the files."""

WATCHERS: tuple[Role, ...] = (Role.ADMINISTRATOR, *LEADERS)


@dataclass(frozen=True, slots=True)
class Section:
    """One section: its words and the name of its page."""

    words: str
    page: str

    @property
    def address(self) -> str:
        return reverse(self.page)


SECTIONS: tuple[Section, ...] = (
    Section("机构", "units"),
    Section("人员与编制", "staff"),
    Section("账号", "accounts"),
    Section("岗位", "duties"),
    Section("代理", "deputies"),
    Section("委托", "entrustments"),
    Section("工作日历", "calendar"),
    Section("设置", "settings"),
    Section("代码表", "codes"),
    Section("待核条文", "rules"),
    Section("操作留痕", "ledger"),
    Section("运行状况", "health"),
)


def open_sections(viewer: Viewer) -> list[Section]:
    """Return the sections open to the viewer."""
    opened = []
    for section in SECTIONS:
        rule = rule_of(resolve(section.address).func)
        if rule and rule.admits(viewer):
            opened.append(section)
    return opened


@require_GET
@open_to(*WATCHERS)
def first(request: DeskRequest) -> HttpResponse:
    """Go on to the first section open to the viewer."""
    return redirect(open_sections(request.viewer)[0].page)
