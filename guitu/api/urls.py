"""Addresses of the interface; whatever else lies under `/api/` is answered in the same shape."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, path, re_path

from guitu.api.door import at_the_door
from guitu.api.interface import api, document, documentation


def nowhere(_request: HttpRequest, **_: str) -> HttpResponse:
    """Answer an address that is none."""
    raise Http404


def _met(pattern: URLPattern) -> URLPattern:
    return URLPattern(pattern.pattern, at_the_door(pattern.callback), pattern.default_args, pattern.name)


_patterns, _, app_name = api.urls
urlpatterns: list[URLPattern | URLResolver] = [
    path("openapi.json", at_the_door(document), name="document"),
    path("docs", at_the_door(documentation), name="documentation"),
    *(_met(pattern) for pattern in _patterns if isinstance(pattern, URLPattern)),
    re_path(r"^.*$", at_the_door(nowhere)),
]
