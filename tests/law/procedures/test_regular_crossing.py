"""经常性跨市、县活动：对照《社区矫正法》第二十七条、《实施办法》第二十九条。"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from guitu.law.course import Barred, Course, NotCompetent, Unanswered
from guitu.law.holidays.published import PUBLISHED
from guitu.law.procedures.regular_crossing import (
    REGULAR_CROSSING,
    Crossing,
    Decision,
    Endorsement,
    Revocation,
    Service,
    Trip,
)
from guitu.law.span import Span, days
from guitu.law.vocabulary import Actor, Document, GroundKey, Outcome

JUNE_3 = date(2024, 6, 3)
HALF_A_YEAR = Span(JUNE_3, date(2024, 12, 2))
ENDORSED = Endorsement(opinion="长途货运，往返固定，建议准予")
DECIDED = Decision(opinion="同意", reasons="确需跨市运输", valid=HALF_A_YEAR)
SERVED = Service(signed_by="本人", told=True)
TRIP = Trip(note="微信告知并发送位置", went="嘉兴市", trip=Span(date(2024, 7, 1), date(2024, 7, 2)))
CROSSING = Crossing(
    ground=GroundKey("work"),
    explanation="货运司机",
    places=("嘉兴市", "苏州市"),
    timing="每周一去、周二回",
    frequency="每周一次",
)


def applied(facts: Crossing = CROSSING) -> Course[Crossing]:
    course = Course(REGULAR_CROSSING, facts, opened=JUNE_3, calendar=PUBLISHED)
    course = course.take(Outcome.SUBMIT, by=Actor.SUPERVISEE, on=JUNE_3)
    return course.take(Outcome.FORWARD, by=Actor.OFFICE, on=JUNE_3, facts=ENDORSED)


def under_way() -> Course[Crossing]:
    course = applied().take(Outcome.APPROVE, by=Actor.COUNTY, on=JUNE_3, facts=DECIDED)
    return course.take(Outcome.SERVE, by=Actor.OFFICE, on=JUNE_3, facts=SERVED)


def test_only_the_county_approves() -> None:
    with pytest.raises(NotCompetent, match="“审批”由执行地县级社区矫正机构办理"):
        applied().take(Outcome.APPROVE, by=Actor.OFFICE, on=JUNE_3, facts=DECIDED)


@pytest.mark.parametrize(
    ("valid", "barred"),
    [
        (HALF_A_YEAR, False),
        (Span(JUNE_3, HALF_A_YEAR.last + days(1)), True),
        (Span(JUNE_3, JUNE_3), False),
        (None, True),
    ],
)
def test_an_approval_is_good_for_six_months(valid: Span | None, *, barred: bool) -> None:
    """六个月：自6月3日起，至12月2日届满；多一日即不准。"""
    decision = replace(DECIDED, valid=valid)
    if not barred:
        approved = applied().take(Outcome.APPROVE, by=Actor.COUNTY, on=JUNE_3, facts=decision)
        assert approved.stands_at == "serve"
        return
    with pytest.raises(Barred, match="未写明有效期，或者有效期超过六个月"):
        applied().take(Outcome.APPROVE, by=Actor.COUNTY, on=JUNE_3, facts=decision)


def test_trips_are_told_again_and_again_until_the_approval_expires() -> None:
    course = under_way()
    for _ in range(3):
        course = course.take(Outcome.RECORD, by=Actor.OFFICE, on=date(2024, 7, 2), facts=TRIP)
    assert [due.day for _, due in course.due] == [HALF_A_YEAR.last]

    expired = Trip(note="有效期届满")
    on_time = course.take(Outcome.CLOSE, by=Actor.OFFICE, on=HALF_A_YEAR.last, facts=expired)
    late = course.take(Outcome.CLOSE, by=Actor.OFFICE, on=HALF_A_YEAR.last + days(1), facts=expired)
    assert (on_time.step, on_time.acts[-1].late_for) == (None, ())
    assert [deadline.key for deadline in late.acts[-1].late_for] == ["expiry"]


@pytest.mark.parametrize(("went", "barred"), [("嘉兴市", False), ("苏州市", False), ("上海市", True), ("", True)])
def test_only_the_approved_places_are_covered(went: str, *, barred: bool) -> None:
    trip = replace(TRIP, went=went)
    if not barred:
        recorded = under_way().take(Outcome.RECORD, by=Actor.OFFICE, on=date(2024, 7, 2), facts=trip)
        assert recorded.stands_at == "travel"
        return
    with pytest.raises(Barred, match="所到之地不在批准的市、县之列"):
        under_way().take(Outcome.RECORD, by=Actor.OFFICE, on=date(2024, 7, 2), facts=trip)


@pytest.mark.parametrize(
    ("trip", "barred"),
    [
        (Span(JUNE_3, JUNE_3), False),
        (Span(JUNE_3 - days(1), JUNE_3), True),
        (Span(HALF_A_YEAR.last, HALF_A_YEAR.last), False),
        (Span(HALF_A_YEAR.last, HALF_A_YEAR.last + days(1)), True),
        (None, True),
    ],
)
def test_no_trip_leaves_the_time_of_the_approval(trip: Span | None, *, barred: bool) -> None:
    told = replace(TRIP, trip=trip)
    if not barred:
        assert under_way().take(Outcome.RECORD, by=Actor.OFFICE, on=HALF_A_YEAR.last, facts=told).acts[-1].facts == told
        return
    with pytest.raises(Barred, match="未写明往返日期，或者不在有效期内"):
        under_way().take(Outcome.RECORD, by=Actor.OFFICE, on=HALF_A_YEAR.last, facts=told)


def test_a_forbidden_place_may_be_asked_for_but_not_granted() -> None:
    course = applied(replace(CROSSING, forbidden=("苏州市",)))

    with pytest.raises(Barred, match="往返地在禁止令所禁区域内"):
        course.take(Outcome.APPROVE, by=Actor.COUNTY, on=JUNE_3, facts=DECIDED)
    refused = course.take(Outcome.REFUSE, by=Actor.COUNTY, on=JUNE_3, facts=replace(DECIDED, valid=None))
    assert refused.step is None
    assert [e.what.served for e in refused.acts[-1].errands if isinstance(e.what, Document)] == [Actor.SUPERVISEE]


def test_the_county_may_stop_it_or_let_it_go_on() -> None:
    course = under_way().take(Outcome.STOP, by=Actor.OFFICE, on=date(2024, 8, 1), facts=Trip(note="已换工作"))
    reasons = Revocation(reasons="理由消失")

    stopped = course.take(Outcome.DECIDE, by=Actor.COUNTY, on=date(2024, 8, 1), facts=reasons)
    assert (stopped.step, [errand.what.key for errand in stopped.acts[-1].errands]) == (None, ["crossing_end"])
    assert course.take(Outcome.DROP, by=Actor.COUNTY, on=date(2024, 8, 1), facts=reasons).stands_at == "travel"


def test_missing_papers_are_asked_for_and_completed() -> None:
    course = Course(REGULAR_CROSSING, CROSSING, opened=JUNE_3, calendar=PUBLISHED)
    course = course.take(Outcome.SUBMIT, by=Actor.SUPERVISEE, on=JUNE_3)
    course = course.take(Outcome.LACK, by=Actor.OFFICE, on=JUNE_3, facts=ENDORSED)

    assert [errand.what.key for errand in course.acts[-1].errands] == ["crossing_completion"]
    assert course.take(Outcome.COMPLETE, by=Actor.SUPERVISEE, on=JUNE_3).stands_at == "endorse"


def test_the_application_says_where_when_and_how_often() -> None:
    with pytest.raises(Unanswered, match="未填写往返的市、县名称、往返频次"):
        applied(replace(CROSSING, places=(), frequency=" "))


@pytest.mark.parametrize("minor", [True, False])
def test_a_minors_guardian_is_told(*, minor: bool) -> None:
    course = applied(replace(CROSSING, minor=minor))
    for outcome, key in ((Outcome.APPROVE, "guardian"), (Outcome.REFUSE, "guardian_refusal")):
        errands = course.take(outcome, by=Actor.COUNTY, on=JUNE_3, facts=DECIDED).acts[-1].errands
        assert (key in [errand.what.key for errand in errands]) is minor


def test_the_notice_is_explained_when_it_is_served() -> None:
    course = applied().take(Outcome.APPROVE, by=Actor.COUNTY, on=JUNE_3, facts=DECIDED)

    with pytest.raises(Unanswered, match="尚未做到：已告知批准的市、县、有效期和报告要求"):
        course.take(Outcome.SERVE, by=Actor.OFFICE, on=JUNE_3, facts=replace(SERVED, told=False))
