"""The county that is called upon from outside, and bearers of tokens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from guitu.apps.organs.models import Account, Setting, TokenScope
from guitu.apps.organs.selectors import system_viewer
from guitu.apps.organs.services import issue_token
from tests.web.fixture import Fixture, a_fixture

EVERY = tuple(TokenScope)


@dataclass(frozen=True)
class Caller:
    """Another system with its token."""

    client: Client
    secret: str

    def get(self, address: str, **query: str | int) -> Any:  # noqa: ANN401 - Django's test response
        return self.client.get(f"/api{address}", query, headers=self.headers)

    def post(self, address: str, sent: object = None) -> Any:  # noqa: ANN401 - likewise
        return self.client.post(f"/api{address}", sent or {}, content_type="application/json", headers=self.headers)

    def upload(self, address: str, sent: dict[str, Any]) -> Any:  # noqa: ANN401 - likewise
        return self.client.post(f"/api{address}", sent, headers=self.headers)

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.secret}"}


Calling = Callable[..., Caller]


@pytest.fixture
def county(db: None, settings: Settings) -> Fixture:
    settings.SECURE_PROXY_SSL_HEADER = None
    settings.ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
    settings.PASSWORD_HASHERS = ["tests.web.conftest.Quick"]
    Setting.objects.create(key="token.calls", value=6000, source="试验")
    return a_fixture()


@pytest.fixture
def calling(county: Fixture) -> Calling:
    """Call as somebody of the county, with these scopes."""

    def as_whom(username: str, *scopes: TokenScope) -> Caller:
        today = timezone.localdate()
        issued = issue_token(
            viewer=system_viewer(),
            account=Account.objects.get(username=username),
            name="试验",
            scopes=scopes or EVERY,
            first=today,
            last=today + timedelta(days=30),
        )
        return Caller(Client(), issued.secret)

    return as_whom
