"""How Django knows this context."""

from __future__ import annotations

from django.apps import AppConfig


class DashboardsConfig(AppConfig):
    name = "guitu.apps.dashboards"
    label = "dashboards"
    verbose_name = "概览"
    default_auto_field = "django.db.models.BigAutoField"
