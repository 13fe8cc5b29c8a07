"""How Django knows this context."""

from __future__ import annotations

from django.apps import AppConfig


class OrgansConfig(AppConfig):
    name = "guitu.apps.organs"
    label = "organs"
    verbose_name = "机构人员"
    default_auto_field = "django.db.models.BigAutoField"
