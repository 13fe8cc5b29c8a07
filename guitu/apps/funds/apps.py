"""How Django knows this context."""

from __future__ import annotations

from django.apps import AppConfig


class FundsConfig(AppConfig):
    name = "guitu.apps.funds"
    label = "funds"
    verbose_name = "资金"
    default_auto_field = "django.db.models.BigAutoField"
