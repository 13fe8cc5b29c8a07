"""The county in which the organs' tests play."""

from __future__ import annotations

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from pytest_django import Settings

from tests.apps.county import County, a_county


@pytest.fixture
def county(db: None) -> County:
    return a_county()


class Quick(Argon2PasswordHasher):
    """The product's own hash at the least cost it has: tests ask for a hundred."""

    time_cost, memory_cost, parallelism = 1, 8, 1


@pytest.fixture(autouse=True)
def quick_hashes(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = [f"{Quick.__module__}.{Quick.__qualname__}"]
