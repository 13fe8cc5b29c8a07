"""Addresses of the desk: one list an area."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

AREAS = (
    "entrance",
    "today",
    "handling",
    "law",
    "people",
    "overview",
    "search",
    "administration",
    "money",
    "performance",
    "audit",
)

urlpatterns: list[URLPattern | URLResolver] = [path("", include(f"guitu.web.{area}.urls")) for area in AREAS]
