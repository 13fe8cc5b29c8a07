"""今日: four lists, and for a chief the count of each unit."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from guitu.apps.organs.selectors import Viewer
from guitu.web import clock
from guitu.web.access import ANYONE_SIGNED_IN, HANDLERS, DeskRequest, open_to
from guitu.web.components.listing import Kind, exported, listed, wants_export, wants_part
from guitu.web.entrance.demonstration import progress
from guitu.web.today import kinds, lists


@require_GET
@open_to(ANYONE_SIGNED_IN)
def today(request: DeskRequest) -> HttpResponse:
    """Show what is the viewer's to do; while a demonstration loads, how far it has come."""
    if loading := progress():
        return render(request, "entrance/loading.html", {"progress": loading})
    return _list(request, "steps", kinds.STEPS, lists.steps(request.viewer))


@require_GET
@open_to(*HANDLERS)
def errands(request: DeskRequest) -> HttpResponse:
    """Show the papers to issue and the bodies to tell."""
    return _list(request, "errands", kinds.ERRANDS, lists.errands(request.viewer))


@require_GET
@open_to(*HANDLERS)
def waiting(request: DeskRequest) -> HttpResponse:
    """Show whom the viewer's units wait for."""
    return _list(request, "waiting", kinds.WAITING, lists.waiting(request.viewer))


@require_GET
@open_to(ANYONE_SIGNED_IN)
def messages(request: DeskRequest) -> HttpResponse:
    """Show what the viewer was told."""
    return _list(request, "messages", kinds.MESSAGES, lists.messages(request.viewer))


@require_POST
@open_to(ANYONE_SIGNED_IN)
def read(request: DeskRequest) -> HttpResponse:
    """Mark everything the viewer was told as read."""
    lists.messages(request.viewer).filter(read=None).update(read=timezone.now())
    return redirect("messages")


@require_GET
@open_to(ANYONE_SIGNED_IN)
def guide(request: DeskRequest) -> HttpResponse:
    """Explain the desk on one page."""
    return render(request, "desk/help.html")


def _list(request: DeskRequest, which: str, kind: Kind, rows: QuerySet[Any]) -> HttpResponse:
    if wants_export(request):
        return exported(request, kind, rows)
    shown = {
        "which": which,
        "kind": kind,
        "listing": listed(request, kind, rows),
        "row": f"today/rows/{'errand' if which == 'errands' else 'message' if which == 'messages' else 'step'}.html",
    }
    if wants_part(request):
        return render(request, "desk/rows.html", shown)
    shown |= {
        "tabs": _tabs(request.viewer, which),
        "units": list(lists.by_unit(request.viewer)) if which == "steps" else [],
    }
    day = clock.today()
    shown |= {
        "tally": lists.tally(lists.steps(request.viewer)),
        "day": day,
        "demonstration": day != timezone.localdate(),
    }
    return render(request, "today/today.html", shown)


def _tabs(viewer: Viewer, which: str) -> list[dict[str, object]]:
    """Return the four lists as tabs, each with how much is in it."""
    waiting_for = lists.tally(lists.waiting(viewer))
    counted: tuple[tuple[str, str, str, int, int], ...] = (
        ("steps", "today", "待我办理", lists.steps(viewer).count(), 0),
        ("errands", "errands", "待发文书与通知", lists.errands(viewer).count(), 0),
        ("waiting", "waiting", "等候他人", waiting_for["all"], waiting_for["late"]),
        ("messages", "messages", "消息", lists.messages(viewer).filter(read=None).count(), 0),
    )
    handles = viewer.has(*HANDLERS)
    return [
        {"words": words, "address": reverse(page), "number": number, "late": late, "now": key == which}
        for key, page, words, number, late in counted
        if handles or key in ("steps", "messages")
    ]
