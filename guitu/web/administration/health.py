"""Whether the machine is well: database, worker, queue, back-up, disk, signatures, versions."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from guitu.apps.dashboards.selectors.health import checks, versions
from guitu.apps.organs.models import Role
from guitu.web.access import DeskRequest, open_to
from guitu.web.administration.forms import frame
from guitu.web.clock import today


@require_GET
@open_to(Role.ADMINISTRATOR)
def health(request: DeskRequest) -> HttpResponse:
    """Show each check with what was found and what to do about it."""
    shown = {"checks": checks(today()), "versions": versions()}
    return render(request, "administration/health.html", frame(request) | shown)
