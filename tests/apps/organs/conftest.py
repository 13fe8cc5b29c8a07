"""The county in which the organs' tests play."""

from __future__ import annotations

import pytest

from tests.apps.county import County, a_county


@pytest.fixture
def county(db: None) -> County:
    return a_county()
