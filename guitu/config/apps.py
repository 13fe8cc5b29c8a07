"""What Django knows of this room: its checks and the table of the cache."""

from __future__ import annotations

from django.apps import AppConfig


class Config(AppConfig):
    """The wiring, as an app of Django."""

    name = "guitu.config"
    label = "config"
    verbose_name = "系统"

    def ready(self) -> None:
        """Register the checks of the installation."""
        from guitu.config import checks  # noqa: PLC0415  # checks may be read only once every app is loaded

        checks.register_all()
