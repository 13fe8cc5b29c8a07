"""A signing key of the test's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings


@pytest.fixture(autouse=True)
def signing_key(settings: Settings, tmp_path: Path) -> Path:
    settings.GUITU_KEYS_FILE = tmp_path / "keys.json"
    return tmp_path
