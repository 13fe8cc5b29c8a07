"""Which room answers which address."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, path


def alive(_request: HttpRequest) -> HttpResponse:
    """For a watchdog: this process answers."""
    return HttpResponse("ok", content_type="text/plain")


urlpatterns: list[URLPattern | URLResolver] = [path("alive", alive)]
