"""整案录入：与逐次办理写下的完全一样。"""

from __future__ import annotations

from typing import Any

import pytest

from guitu.apps.cases.models import Act, Case, Errand, Standing
from guitu.apps.cases.selectors.courses import course_of
from guitu.apps.cases.services import Run, load
from guitu.apps.ledger.selectors import first_broken
from tests.apps.cases.test_services import applied, decide, entrust
from tests.apps.county import County, a_county

pytestmark = pytest.mark.django_db

OWN = {"id", "case_id", "act_id", "recorded", "acting_id", "earlier_id", "key"}


@pytest.fixture
def county() -> County:
    made = a_county()
    entrust(made)
    return made


def rows(case: Case) -> list[dict[str, Any]]:
    tables = (
        Case.objects.filter(pk=case.pk),
        Act.objects.filter(case=case).order_by("number"),
        Errand.objects.filter(act__case=case).order_by("key", "to"),
        Standing.objects.filter(case=case),
    )
    return [{name: value for name, value in row.items() if name not in OWN} for t in tables for row in t.values()]


def test_what_is_loaded_is_what_was_taken(county: County) -> None:
    case = applied(county)
    decide(county.officer, case)
    course = course_of(case)
    acting = (county.officer.account,) * len(course.acts)
    (loaded,) = load([Run(course, county.person, county.correction, county.office, acting)])

    assert loaded.pk != case.pk
    assert rows(loaded) == rows(case)
    assert course_of(loaded).acts == course.acts
    assert first_broken() is None


def test_an_act_without_a_recorder_loads_nothing(county: County) -> None:
    course = course_of(applied(county))
    before = Case.objects.count()
    with pytest.raises(ValueError, match=r"\[1\] recorders for \[\d\] acts"):
        load([Run(course, county.person, county.correction, county.office, (county.officer.account,))])

    assert Case.objects.count() == before
