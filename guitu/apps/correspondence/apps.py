"""How Django knows this context."""

from __future__ import annotations

from django.apps import AppConfig


class CorrespondenceConfig(AppConfig):
    name = "guitu.apps.correspondence"
    label = "correspondence"
    verbose_name = "文书通知"
    default_auto_field = "django.db.models.BigAutoField"
