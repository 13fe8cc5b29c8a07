"""The register: who is under correction, the minors apart from them, and whose correction has ended."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from guitu.apps.dashboards.models import SavedFilter
from guitu.apps.organs.selectors import Viewer
from guitu.apps.people.models import Correction
from guitu.apps.people.selectors import corrections_seen
from guitu.apps.people.services.handling import KEEPERS
from guitu.web.access import READERS, DeskRequest, open_to
from guitu.web.components.listing import Kind, exported, listed, wants_export
from guitu.web.people.kinds import register

SERVING, MINORS, ENDED = Q(minor=False, ended=None), Q(minor=True), Q(minor=False, ended__isnull=False)
LISTS: tuple[tuple[str, str, Q], ...] = (
    ("people", "在册对象（成年）", SERVING),
    ("people-minors", "未成年人", MINORS),
    ("people-ended", "已解除、终止", ENDED),
)
"""The page, its words, and what it holds. A minor's file is kept apart, and for good (L arts. 52, 54, 58)."""


@require_GET
@open_to(*READERS)
def serving(request: DeskRequest) -> HttpResponse:
    """List who awaits his report or is under correction."""
    return _list(request, "people", register(request.viewer, "在册对象"))


@require_GET
@open_to(*READERS)
def minors(request: DeskRequest) -> HttpResponse:
    """List the files that began as a minor's, and no others."""
    return _list(request, "people-minors", register(request.viewer, "未成年人"))


@require_GET
@open_to(*READERS)
def ended(request: DeskRequest) -> HttpResponse:
    """List whose correction has ended, and how."""
    return _list(request, "people-ended", register(request.viewer, "已解除、终止", ended=True))


def _list(request: DeskRequest, page: str, kind: Kind) -> HttpResponse:
    condition = next(held for name, _, held in LISTS if name == page)
    rows = drawn(corrections_seen(request.viewer).filter(condition))
    if wants_export(request):
        return exported(request, kind, rows)
    shown = {
        "page": page,
        "kind": kind,
        "listing": listed(request, kind, rows),
        "row": f"people/rows/{'ended' if page == 'people-ended' else 'correction'}.html",
    }
    if request.htmx and request.htmx.target == "rows":
        return render(request, "desk/rows.html", shown)
    shown |= {"tabs": _tabs(request.viewer, page), "saved": saved(request.viewer, page)}
    shown |= {"registers": request.viewer.has(*KEEPERS)}
    return render(request, "people/register.html", shown)


def drawn(rows: QuerySet[Correction]) -> QuerySet[Correction]:
    """Return the rows with what a line of the register shows, in one query."""
    return rows.select_related("person", "office")


def saved(viewer: Viewer, page: str) -> QuerySet[SavedFilter]:
    """Return the viewer's own filters of a list."""
    return SavedFilter.objects.filter(account=viewer.account, page=page)


def _tabs(viewer: Viewer, page: str) -> list[dict[str, Any]]:
    counts = {name.replace("-", "_"): Count("pk", filter=condition) for name, _, condition in LISTS}
    counted = corrections_seen(viewer).aggregate(**counts)
    return [
        {"words": words, "address": reverse(name), "number": counted[name.replace("-", "_")], "now": name == page}
        for name, words, _ in LISTS
    ]
