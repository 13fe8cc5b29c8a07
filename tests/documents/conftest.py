"""Fonts for the tests: what set-up fetched, else what the system's package brought."""

from __future__ import annotations

from pathlib import Path

import pytest

from guitu.documents.fonts import Fonts

ROOT = Path(__file__).parents[2]
SYSTEM = Path("/usr/share/fonts/opentype/noto")


@pytest.fixture(scope="session")
def fonts() -> Fonts:
    fetched = Fonts.below(ROOT)
    return fetched if fetched.book.families() else Fonts((SYSTEM,))
