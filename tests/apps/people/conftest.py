"""The county in which the register's tests play, and somebody to register."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from guitu.apps.people.identity import check_digit
from guitu.apps.people.models import Identity, Person
from guitu.apps.people.services import Particulars, Stated, register_person
from tests.apps.county import TODAY, County, a_county

BORN = date(1990, 3, 7)


def a_number(born: date = BORN, order: int = 1) -> str:
    """A number that no region ever gave: it begins with 99."""
    first = f"990101{born:%Y%m%d}{order:03d}"
    return first + check_digit(first)


A_PERSON = Particulars(name="曾小满", identity=Identity.RESIDENT, number=a_number())
A_JUDGMENT = Stated(
    offence="盗窃罪",
    court="某县人民法院",
    number="（2024）某刑初9号",
    pronounced=date(2024, 1, 2),
    effective=date(2024, 1, 15),
    penalty="有期徒刑一年，缓刑二年",
)


@pytest.fixture
def county(db: None) -> County:
    return a_county()


@pytest.fixture
def register(county: County) -> Callable[..., Person]:
    """Register somebody at the county's office; the arguments are the differences."""

    def registered(**differs: Any) -> Person:  # noqa: ANN401 - whatever a particular holds
        particulars = replace(A_PERSON, **differs)
        return register_person(viewer=county.officer, unit=county.office, particulars=particulars, on=TODAY)

    return registered
