"""How Django knows this context."""

from __future__ import annotations

from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "guitu.apps.cases"
    label = "cases"
    verbose_name = "案件办理"
    default_auto_field = "django.db.models.BigAutoField"
