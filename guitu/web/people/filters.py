"""Keeping the filters that somebody uses every day under a name of his own."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from guitu.apps.dashboards.services import forget_filter, keep_filter
from guitu.web.access import READERS, DeskRequest, open_to
from guitu.web.people.kinds import register
from guitu.web.people.register import LISTS, saved

PAGES = frozenset(name for name, *_ in LISTS)


@require_POST
@open_to(*READERS)
def keep(request: DeskRequest) -> HttpResponse:
    """Keep the filters as they stand in the form."""
    page, fault = _page(request), ""
    kind = register(request.viewer, "", ended=page == "people-ended")
    names = ("q", *(choice.name for choice in kind.filters), "sort")
    chosen = {name: value for name in names if (value := request.POST.get(name, "").strip())}
    try:
        keep_filter(viewer=request.viewer, page=page, name=request.POST.get("name", ""), query=urlencode(chosen))
    except ValueError as refused:
        fault = str(refused)
    if request.htmx:
        shown = {"page": page, "saved": saved(request.viewer, page), "fault": fault}
        return render(request, "people/saved.html", shown, status=422 if fault else 200)
    if fault:
        messages.error(request, fault)
    return redirect(page)


@require_POST
@open_to(*READERS)
def forget(request: DeskRequest, filter_id: int) -> HttpResponse:
    """Forget one of one's own filters."""
    page = _page(request)
    forget_filter(viewer=request.viewer, filter_id=filter_id)
    if request.htmx:
        return render(request, "people/saved.html", {"page": page, "saved": saved(request.viewer, page)})
    return redirect(page)


def _page(request: DeskRequest) -> str:
    page = request.POST.get("page", "")
    if page not in PAGES:
        raise Http404(f"没有名为[{page}]的列表")
    return page
