"""How Django knows this context."""

from __future__ import annotations

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "guitu.apps.people"
    label = "people"
    verbose_name = "社区矫正对象"
    default_auto_field = "django.db.models.BigAutoField"
