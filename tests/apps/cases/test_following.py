"""调整司法所：案随人走，新所看得到全部、接着办，原所不再看得到。"""

from __future__ import annotations

import pytest

from guitu.apps.cases.models import Case, Errand, Standing
from guitu.apps.cases.selectors.courses import cases_seen
from guitu.apps.cases.services import follow_office, take
from guitu.apps.ledger.models import Entry
from guitu.apps.organs.scope import seen_by
from guitu.apps.people.models import Person
from guitu.apps.people.services import move_office
from guitu.law.course import NotCompetent
from guitu.law.span import days
from guitu.law.vocabulary import CLOSED, Outcome
from tests.apps.cases.test_services import applied, asked, decide, entrust
from tests.apps.county import TODAY, County, a_county

pytestmark = pytest.mark.django_db


@pytest.fixture
def county() -> County:
    made = a_county()
    entrust(made)
    return made


def moved(county: County) -> int:
    correction = move_office(viewer=county.clerk, correction_id=county.correction.pk, office=county.sibling)
    return follow_office(viewer=county.clerk, correction=correction)


def over(county: County) -> Case:
    """A leave that was refused and owes nothing any more."""
    case = applied(county)
    decide(county.officer, case, Outcome.REFUSE)
    Errand.objects.filter(act__case=case).update(done=TODAY)
    assert Standing.objects.get(case=case).step == CLOSED
    return case


def test_what_is_to_be_done_passes_to_the_new_office(county: County) -> None:
    """在办的案子、待发的文书，都到新司法所名下。"""
    case = applied(county, asked(5))
    decide(county.officer, case)
    assert set(Errand.objects.filter(done=None).values_list("unit", flat=True)) == {county.office.pk}

    assert moved(county) == 1
    case.refresh_from_db()
    assert (case.office, case.path) == (county.sibling, county.sibling.path)
    assert Standing.objects.get(case=case).unit == county.sibling
    assert set(Errand.objects.filter(done=None).values_list("unit", flat=True)) == {county.sibling.pk}


def test_the_new_office_goes_on_and_the_old_one_cannot(county: County) -> None:
    case = applied(county, asked(8))
    moved(county)
    with pytest.raises(Case.DoesNotExist):
        decide(county.officer, case)
    decide(county.chief, case)
    (outcome, *_) = _leads(case)
    take(viewer=county.sibling_officer, case_id=case.pk, outcome=outcome, on=TODAY + days(1), facts=_told(case))


def test_a_closed_case_is_read_by_the_new_office_and_still_names_who_handled_it(county: County) -> None:
    """办结的案子随档移交可查，办理单位仍记原所。"""
    case = over(county)
    moved(county)
    assert list(cases_seen(county.sibling_officer)) == [case]
    assert not cases_seen(county.officer).exists()
    case.refresh_from_db()
    assert case.office == county.office


def test_only_the_county_moves_a_file(county: County) -> None:
    applied(county)
    move_office(viewer=county.clerk, correction_id=county.correction.pk, office=county.sibling)
    for who in (county.officer, county.sibling_officer, county.other_chief):
        with pytest.raises(NotCompetent, match="您没有这项权限"):
            follow_office(viewer=who, correction=county.correction)


def test_nothing_moves_twice_and_the_move_is_in_the_ledger(county: County) -> None:
    applied(county)
    assert moved(county) == 1
    assert follow_office(viewer=county.clerk, correction=county.correction) == 0
    assert Entry.objects.filter(detail__has_key="cases_followed").count() == 1


def test_under_the_role_of_daily_work_the_old_office_sees_nothing_of_the_person_any_more(
    county: County, as_web_role: None
) -> None:
    """数据库本身也不再向原所显示此人。"""
    with seen_by(county.officer):
        over(county)
        applied(county, asked(5))
    with seen_by(county.clerk):
        Person.objects.update(path=county.office.path)
        assert moved(county) == 2
    with seen_by(county.officer):
        assert not Case.objects.exists()
        assert not Person.objects.exists()
    with seen_by(county.sibling_officer):
        assert Case.objects.count() == 2


def _leads(case: Case) -> list[Outcome]:
    from guitu.apps.cases.selectors.courses import course_of  # noqa: PLC0415 - beside its one use

    step = course_of(case).step
    return list(step.leads) if step else []


def _told(case: Case) -> object:
    from guitu.apps.cases.selectors.courses import course_of  # noqa: PLC0415 - beside its one use
    from tests.apps.cases.test_services import _today  # noqa: PLC0415 - beside its one use

    step = course_of(case).step
    return step.asks(**_today(step.asks)) if step and step.asks else None
