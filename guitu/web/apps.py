"""How Django knows the pages."""

from __future__ import annotations

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "guitu.web"
    label = "web"
    verbose_name = "页面"
