"""The county in which the desk is opened, and somebody signed in."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.test import Client
from pytest_django.fixtures import Settings

from guitu.apps.organs.models import Account
from tests.web.fixture import Fixture, a_fixture

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
