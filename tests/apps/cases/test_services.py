"""一件外出的案子，从数据库里走一遍。"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from typing import Any, get_type_hints
from uuid import uuid4

import pytest
from django.db import connection, transaction

from guitu.apps.cases.models import Act, Case, Errand, Standing
from guitu.apps.cases.selectors.courses import course_of
from guitu.apps.cases.services import annul, begin, open_case, restage, stand, take
from guitu.apps.cases.services.acting import Overtaken
from guitu.apps.ledger.models import Entry
from guitu.apps.organs.models import Entrustment, Power
from guitu.apps.organs.selectors import Viewer
from guitu.law.course import Barred, NotCompetent, OutOfTurn, Relied, Unanswered
from guitu.law.procedures.outgoing_leave import Decision
from guitu.law.span import Span, days
from guitu.law.vocabulary import GroundKey, Outcome
from tests.apps.county import TODAY, County, a_county

pytestmark = pytest.mark.django_db

DECIDED = Decision(opinion="同意", reasons="确需就医")


def asked(length: int = 5, first: date = date(2024, 6, 10)) -> dict[str, Any]:
    return {
        "ground": GroundKey("medical"),
        "destination": "杭州市",
        "span": Span(first, first + days(length - 1)),
    }


@pytest.fixture
def county() -> County:
    return a_county()


def entrust(county: County) -> None:
    Entrustment.objects.create(
        county=county.county, office=county.office, power=Power.SHORT_LEAVE, paper="委托书", first=date(2024, 1, 1)
    )


def applied(county: County, answers: Mapping[str, Any] | None = None) -> Case:
    """A leave applied for and verified by the office, waiting to be decided."""
    case, _ = begin(
        viewer=county.officer,
        procedure="outgoing_leave",
        person=county.person,
        correction=county.correction,
        office=county.office,
        asked=answers or asked(),
        on=TODAY,
    )
    while (step := course_of(case).step) and step.key != "decide":
        answer = step.asks(**_answers(step.asks)) if step.asks else None
        take(viewer=county.officer, case_id=case.pk, outcome=_onward(step.leads), on=TODAY, facts=answer)
    return case


def _answers(kind: type[Any]) -> dict[str, Any]:
    return dict.fromkeys(kind.__dataclass_fields__, "属实")


def _onward(leads: Mapping[Outcome, str]) -> Outcome:
    return next(outcome for outcome, to in leads.items() if to == "decide")


def decide(viewer: Viewer, case: Case, outcome: Outcome = Outcome.APPROVE, number: int | None = None) -> Act:
    return take(viewer=viewer, case_id=case.pk, outcome=outcome, on=TODAY, facts=DECIDED, number=number)


def test_an_act_leaves_its_errands_for_others_to_run(county: County) -> None:
    entrust(county)
    case = applied(county)
    act = decide(county.officer, case)

    assert {"leave_permit", "record"} <= {errand.key for errand in act.errands.all()}
    assert {errand.unit for errand in act.errands.all()} == {county.office}


@pytest.mark.parametrize(
    ("length", "entrusted", "who"),
    [(7, True, "officer"), (7, False, "chief"), (8, True, "chief"), (30, True, "chief"), (31, True, "city_officer")],
)
def test_only_the_body_that_the_law_names_decides(county: County, length: int, who: str, *, entrusted: bool) -> None:
    if entrusted:
        entrust(county)
    case = applied(county, asked(length))
    deciders = ("officer", "chief", "city_officer")
    for other in deciders:
        if other != who:
            with pytest.raises(NotCompetent, match="《社区矫正法实施办法》第二十七条"):
                decide(getattr(county, other), case)
    assert decide(getattr(county, who), case).outcome == "APPROVE"


def test_what_the_county_decides_its_chief_decides(county: County) -> None:
    case = applied(county, asked(8))
    with pytest.raises(NotCompetent, match="由执行地县级社区矫正机构负责人准予"):
        decide(county.clerk, case)


def test_nobody_reaches_a_file_outside_his_places(county: County) -> None:
    case = applied(county)
    for stranger in (county.sibling_officer, county.other_chief):
        with pytest.raises(Case.DoesNotExist):
            decide(stranger, case)
    with pytest.raises(OutOfTurn, match="城关司法所不在您的工作范围内"):
        open_case(
            viewer=county.sibling_officer,
            procedure="outgoing_leave",
            person=county.person,
            correction=county.correction,
            office=county.office,
            asked=asked(),
            on=TODAY,
        )


def test_a_refused_act_leaves_no_trace(county: County) -> None:
    case = applied(county)
    before = (Act.objects.count(), Errand.objects.count(), Entry.objects.count())
    with pytest.raises(NotCompetent):
        decide(county.officer, case)
    with pytest.raises(Unanswered):
        take(viewer=county.chief, case_id=case.pk, outcome=Outcome.APPROVE, on=TODAY)

    assert (Act.objects.count(), Errand.objects.count(), Entry.objects.count()) == before


def test_a_form_sent_twice_opens_one_case(county: County) -> None:
    key = uuid4()
    opening: dict[str, Any] = {
        "viewer": county.officer,
        "procedure": "outgoing_leave",
        "person": county.person,
        "correction": county.correction,
        "office": county.office,
        "asked": asked(),
        "on": TODAY,
        "key": key,
    }
    first, second = begin(**opening), begin(**opening)

    assert first == second
    assert Case.objects.count() == 1


def test_two_leaves_never_share_a_day(county: County) -> None:
    """获准一次之后，与之重叠的申请不收；次日起的照收。"""
    entrust(county)
    decide(county.officer, applied(county, asked(5)))

    with pytest.raises(Barred, match="与已获准的外出重叠"):
        applied(county, asked(3, date(2024, 6, 14)))
    assert applied(county, asked(3, date(2024, 6, 15))).pk


def test_the_second_decision_is_told_that_the_first_has_come(county: County) -> None:
    case = applied(county)
    number = case.acts.count() + 1
    decide(county.chief, case, number=number)
    with pytest.raises(Overtaken, match="已由他人办理"):
        decide(county.chief, case, Outcome.REFUSE, number=number)


def test_what_was_annulled_stays_to_be_seen_and_counts_no_more(county: County) -> None:
    case = applied(county)
    wrong = decide(county.chief, case)
    with pytest.raises(Relied):
        annul(viewer=county.chief, case_id=case.pk, number=1, reason="误", on=TODAY)
    with pytest.raises(NotCompetent):
        annul(viewer=county.officer, case_id=case.pk, number=wrong.number, reason="误", on=TODAY)
    annul(viewer=county.chief, case_id=case.pk, number=wrong.number, reason="点错了结果", on=TODAY)
    decide(county.chief, case, Outcome.REFUSE)

    course = course_of(case)
    assert wrong.number not in course.standing
    assert {errand.void for errand in Act.objects.get(pk=wrong.pk).errands.all()} == {True}


def test_where_a_case_stands_can_be_rebuilt_from_its_acts(county: County) -> None:
    waiting, approved, refused = (applied(county, asked(2, date(2024, 6, day))) for day in (10, 13, 16))
    decide(county.chief, approved)
    decide(county.chief, refused, Outcome.REFUSE)
    before = list(Standing.objects.order_by("pk").values())
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM cases_standing")

    for case in Case.objects.all():
        stand(case, course_of(case))

    assert list(Standing.objects.order_by("pk").values()) == before
    assert Standing.objects.get(case=waiting).unit == county.county


def test_the_stage_of_a_correction_is_read_off_the_acts(county: County) -> None:
    """外出期间在矫（外出）；撤销该次办理，状态随之退回。"""
    county.correction.imported = False
    county.correction.save()
    case = applied(county)
    decide(county.chief, case)
    while (step := course_of(case).step) and step.key != "away":
        answer = step.asks(**_today(step.asks)) if step.asks else None
        (outcome, *_) = step.leads
        last = take(viewer=county.officer, case_id=case.pk, outcome=outcome, on=TODAY + days(7), facts=answer)
    county.correction.refresh_from_db()
    assert county.correction.stage == "SERVING_OUT"

    annul(viewer=county.chief, case_id=case.pk, number=last.number, reason="未成行", on=TODAY + days(8))
    county.correction.refresh_from_db()
    assert county.correction.stage == "AWAIT_REPORT"
    assert restage(county.correction).stage == "AWAIT_REPORT"


def _today(kind: type[Any]) -> dict[str, Any]:
    """A week later, everything done as it should be."""
    by_kind: dict[object, Any] = {date: TODAY + days(7), bool: True, str: "当面"}
    return {name: by_kind[hint] for name, hint in get_type_hints(kind).items() if hint in by_kind}


def test_the_hour_of_an_act_is_kept(county: County) -> None:
    half_past = time(9, 30)
    case = open_case(
        viewer=county.officer,
        procedure="outgoing_leave",
        person=county.person,
        correction=county.correction,
        office=county.office,
        asked=asked(),
        on=TODAY,
    )
    take(viewer=county.officer, case_id=case.pk, outcome=Outcome.SUBMIT, on=TODAY, at=half_past)

    assert [act.at for act in course_of(case).acts] == [half_past]


def test_facts_survive_the_database(county: County) -> None:
    case = applied(county)
    decide(county.chief, case)
    course = course_of(case)

    assert course.facts.span == asked()["span"]
    assert course.acts[-1].facts == DECIDED


def test_a_fact_that_nobody_declared_is_refused(county: County) -> None:
    with pytest.raises(TypeError, match="leaveType"), transaction.atomic():
        applied(county, {**asked(), "leaveType": 1})


def test_every_act_is_in_the_ledger(county: County) -> None:
    case = applied(county)
    rows = Entry.objects.filter(subject="case", subject_id=case.pk).order_by("number")

    assert [row.verb for row in rows] == ["create", *["act"] * case.acts.count()]
    assert {row.account for row in rows} == {"officer"}
    assert {row.chain for row in rows} == {county.county.path}
