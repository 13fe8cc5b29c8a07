"""The desk's areas in their order. An area is one row here; whom it is shown to is its page's own rule."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import resolve, reverse

from guitu.apps.organs.selectors import Viewer
from guitu.web.access import rule_of


@dataclass(frozen=True, slots=True)
class Area:
    """One area: its words, the name of its first page, and the beginnings of the addresses that belong to it."""

    words: str
    page: str
    beneath: tuple[str, ...]

    @property
    def address(self) -> str:
        return reverse(self.page)

    def holds(self, path: str) -> bool:
        return path == self.address or any(path.startswith(beginning) for beginning in self.beneath)

    def open_to(self, viewer: Viewer) -> bool:
        rule = rule_of(resolve(self.address).func)
        return bool(rule and rule.admits(viewer))


AREAS: tuple[Area, ...] = (
    Area("今日", "today", ("/today/",)),
    Area("办理", "handling", ("/handling/",)),
    Area("案卷", "cases", ("/cases/", "/papers/")),
    Area("对象", "people", ("/people/",)),
    Area("概览", "overview", ("/overview/",)),
    Area("资金", "money", ("/money/",)),
    Area("绩效", "performance", ("/performance/",)),
    Area("审计", "audit", ("/audit/",)),
    Area("依据", "handbook", ("/handbook/", "/law/")),
    Area("管理", "administration", ("/administration/",)),
)
