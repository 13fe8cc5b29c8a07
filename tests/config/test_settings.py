"""What every answer carries, and what the settings say."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.checks import Tags, run_checks
from django.db import connection
from django.test import Client

from guitu.config import keys


def test_a_page_asks_nothing_of_other_hosts() -> None:
    """Scripts, pictures, fonts and requests come from this host alone, and no other site may frame a page."""
    policy = Client().get("/alive")["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "frame-ancestors 'self'" in policy
    assert "http" not in policy
    assert "unsafe-eval" not in policy


def test_a_page_stays_in_no_cache() -> None:
    """A shared computer keeps no copy of a file that was looked at."""
    answer = Client().get("/alive")
    assert answer["Cache-Control"] == "no-store"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"


def test_cookies_go_over_tls_only() -> None:
    """Unless it is a trial on one's own machine, cookies are sent over TLS only and no script reads them."""
    assert not settings.TRIAL
    assert settings.SESSION_COOKIE_SECURE
    assert settings.CSRF_COOKIE_SECURE
    assert settings.SESSION_COOKIE_HTTPONLY
    assert settings.SECURE_HSTS_SECONDS > 0


def test_every_room_is_known() -> None:
    """Each package of apps is installed."""
    rooms = {path.parent.name for path in Path(settings.BASE_DIR, "guitu", "apps").glob("*/apps.py")}
    assert rooms == {config.name.rpartition(".")[2] for config in apps.get_app_configs() if "guitu.apps" in config.name}


def test_a_missing_ring_is_an_error_before_deployment(tmp_path: Path, settings: pytest.FixtureRequest) -> None:
    """The check before deployment finds that there are no keys, and is content once there are."""
    settings.GUITU_KEYS_FILE = tmp_path / "keys.json"  # type: ignore[attr-defined]
    found = run_checks(tags=[Tags.security], include_deployment_checks=True)
    assert "guitu.E001" in {message.id for message in found}
    keys.create(tmp_path / "keys.json")
    found = run_checks(tags=[Tags.security], include_deployment_checks=True)
    assert "guitu.E001" not in {message.id for message in found}


@pytest.mark.django_db
def test_an_owner_at_daily_work_is_warned_of() -> None:
    """The check of the database warns of a role that passes by row-level security."""
    found = run_checks(tags=[Tags.database], databases=["default"])
    assert "guitu.W001" in {message.id for message in found}


@pytest.mark.usefixtures("as_web_role")
def test_the_web_role_is_not_warned_of() -> None:
    """The role for daily work is content."""
    connection.ensure_connection()
    found = run_checks(tags=[Tags.database], databases=["default"])
    assert "guitu.W001" not in {message.id for message in found}
