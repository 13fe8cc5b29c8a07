"""Which room answers which address."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path


def alive(_request: HttpRequest) -> HttpResponse:
    """Answer a watchdog: this process lives."""
    return HttpResponse("ok", content_type="text/plain")


urlpatterns: list[URLPattern | URLResolver] = [
    path("alive", alive),
    path("api/", include("guitu.api.urls")),
    path("", include("guitu.web.urls")),
]
