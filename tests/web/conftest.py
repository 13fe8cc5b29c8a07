"""The county in which the desk is opened, and somebody signed in."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.test import Client
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright
from pytest_django.fixtures import Settings

from guitu.apps.organs.models import Account
from tests.web.fixture import Fixture, a_fixture

if TYPE_CHECKING:
    from pytest_django.live_server_helper import LiveServer

ROOT = Path(__file__).parents[2]
CHROMIUM = os.environ.get("GUITU_CHROMIUM", "/usr/bin/chromium")
BUNDLING = ("--bundle", "--target=es2019", "--charset=utf8", "--log-level=warning")

SignedIn = Callable[[str], Client]


class Quick(PBKDF2PasswordHasher):
    """The library's hasher with one round: what is under test is the desk, not the hash."""

    iterations = 1


@pytest.fixture
def desk(settings: Settings) -> None:
    """Answer plain HTTP, as on a trial machine."""
    settings.PASSWORD_HASHERS = ["tests.web.conftest.Quick"]
    settings.SECURE_PROXY_SSL_HEADER = None
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = False
    settings.ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]


@pytest.fixture
def county(desk: None, db: None) -> Fixture:
    return a_fixture()


@pytest.fixture
def signed_in(county: Fixture) -> SignedIn:
    """Open the desk as somebody of the county."""

    def opened(username: str) -> Client:
        client = Client()
        client.force_login(Account.objects.get(username=username))
        return client

    return opened


@pytest.fixture(scope="session")
def bundles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The assets as they now are, the charts among them."""
    folder = tmp_path_factory.mktemp("static")
    entries = [str(ROOT / "assets" / name) for name in ("desk.js", "desk.css", "charts.js")]
    subprocess.run([str(ROOT / "node_modules/.bin/esbuild"), *entries, *BUNDLING, f"--outdir={folder}"], check=True)
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all walks of a process."""
    # Playwright runs a loop in this thread, and Django would then refuse to ask the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--lang=zh-CN"])
        yield opened
        opened.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def site(desk: None, settings: Settings, bundles: Path, live_server: LiveServer) -> str:
    settings.STATICFILES_DIRS = [bundles]
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    return str(live_server.url)


@pytest.fixture(params=[1440, 390])
def page(request: pytest.FixtureRequest, browser: Browser, site: str) -> Iterator[Page]:
    """A page of this width; what the console complains of, and what goes to another host, fails the test."""
    context = browser.new_context(viewport={"width": request.param, "height": 900}, locale="zh-CN")
    opened = context.new_page()
    complaints: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        # A refusal is an answer with its own status, which the console reports as if something were broken.
        if message.type in ("error", "warning") and not re.search("status of (404|409|422)", message.text):
            complaints.append(message.text)

    def asked(sent: Request) -> None:
        if not sent.url.startswith((site, "data:", "blob:")):
            complaints.append(f"outside: {sent.url}")

    opened.on("console", heard)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("request", asked)
    yield opened
    context.close()
    assert complaints == []
