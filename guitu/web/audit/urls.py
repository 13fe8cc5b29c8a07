"""Addresses of 审计."""

from __future__ import annotations

from django.urls import path

from guitu.web.audit import views

urlpatterns = [
    path("audit/", views.audit, name="audit"),
    path("audit/<str:digest>/", views.result, name="audit-result"),
    path("audit/<str:digest>.json", views.as_json, name="audit-json"),
]
