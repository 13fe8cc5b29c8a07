"""未按时报到：逐款对照《社区矫正法》第三十条、实施办法第三十四、三十五、四十六、四十七条和二〇二六年意见第十一、十二条。"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from guitu.law.course import Barred, Course
from guitu.law.holidays.published import PUBLISHED
from guitu.law.procedures.no_show import (
    NO_SHOW,
    NO_SHOW_2026,
    Appearance,
    Hearing,
    Measure,
    NoShow,
    Proposal,
    Search,
    StillAbsent,
)
from guitu.law.register import in_force
from guitu.law.span import days
from guitu.law.vocabulary import Actor, Category, Outcome, Stage

DUE = date(2026, 3, 12)
NEXT_DAY = date(2026, 3, 13)
SEARCH = Search(ways=("3月13日9:00电话",), asked=("其父",), findings="手机关机")
HEARD = Hearing(reasons="忘记", verified="无正当理由")


def a_no_show(**differences: Any) -> NoShow:  # noqa: ANN401 - whatever field differs
    plain = NoShow(due=DUE, discovered=NEXT_DAY, account="逐日核对", category=Category.PROBATION)
    return replace(plain, **differences)


def discovered(no_show: NoShow | None = None) -> Course[NoShow]:
    course = Course(NO_SHOW_2026, no_show or a_no_show(), opened=NEXT_DAY, calendar=PUBLISHED)
    return course.take(Outcome.RECORD, by=Actor.COUNTY, on=NEXT_DAY)


def searched(no_show: NoShow | None = None) -> Course[NoShow]:
    return discovered(no_show).take(Outcome.RECORD, facts=SEARCH, by=Actor.COUNTY, on=NEXT_DAY)


def heard(on: date, no_show: NoShow | None = None) -> Course[NoShow]:
    course = searched(no_show).take(Outcome.FIND, by=Actor.COUNTY, on=on)
    course = course.take(Outcome.REPORT, facts=Appearance(appeared=on), by=Actor.SUPERVISEE, on=on)
    return course.take(Outcome.RECORD, facts=HEARD, by=Actor.COUNTY, on=on)


def not_found(no_show: NoShow | None = None) -> Course[NoShow]:
    course = searched(no_show).take(Outcome.MISS, by=Actor.COUNTY, on=NEXT_DAY)
    course = course.take(Outcome.FORWARD, by=Actor.COUNTY, on=NEXT_DAY)
    return course.take(Outcome.MISS, by=Actor.POLICE, on=NEXT_DAY)


def test_on_the_last_day_nobody_is_late() -> None:
    """期限届满之日仍可报到，次日起方为逾期。"""
    with pytest.raises(Barred, match="报到期限尚未届满"):
        discovered(a_no_show(discovered=DUE))
    assert discovered().stands_at == "search"


def test_the_deciding_body_and_the_procuratorate_are_told_while_the_search_begins() -> None:
    """意见第十二条：立即查找并记录，同时通报决定机关和检察院。"""
    course = searched()

    assert [e.what.key for e in course.acts[0].errands] == [
        "no_show_notice",
        "report_order",
        "tell_procuratorate",
        "tell_sentencer",
    ]
    assert [e.what.key for e in course.acts[1].errands] == ["search_record"]


def test_before_2026_the_deciding_body_was_not_named() -> None:
    assert in_force("no_show", on=date(2026, 2, 20)) is NO_SHOW
    assert in_force("no_show", on=date(2026, 2, 21)) is NO_SHOW_2026
    assert {n.key for n in NO_SHOW_2026.notices} - {n.key for n in NO_SHOW.notices} == {"tell_sentencer"}


def test_a_minors_guardian_is_called() -> None:
    assert "call_guardian" in [e.what.key for e in discovered(a_no_show(minor=True)).acts[0].errands]


def test_who_cannot_be_found_is_sought_with_the_police() -> None:
    """法第三十条：公安机关应当配合协助。"""
    course = searched().take(Outcome.MISS, by=Actor.COUNTY, on=NEXT_DAY)
    course = course.take(Outcome.FORWARD, by=Actor.COUNTY, on=NEXT_DAY)

    assert [e.what.key for e in course.acts[-1].errands] == ["search_request", "ask_police"]
    assert course.take(Outcome.FIND, by=Actor.POLICE, on=NEXT_DAY).stands_at == "appear"


@pytest.mark.parametrize(
    ("category", "appeared", "row", "gravest"),
    [
        # 办法第三十四条：十日以内，训诫；第三十五条：超过十日，警告
        (Category.PROBATION, DUE + days(1), "within_ten", Measure.ADMONITION),
        (Category.PROBATION, DUE + days(10), "within_ten", Measure.ADMONITION),
        (Category.PROBATION, DUE + days(11), "over_ten", Measure.WARNING),
        # 办法第四十六条、第四十七条：超过一个月，缓刑、假释可以提请撤销
        (Category.PROBATION, date(2026, 4, 12), "over_ten", Measure.WARNING),
        (Category.PROBATION, date(2026, 4, 13), "probation_month", Measure.REVOCATION),
        (Category.PAROLE, date(2026, 4, 12), "over_ten", Measure.WARNING),
        (Category.PAROLE, date(2026, 4, 13), "parole_month", Measure.REVOCATION),
        (Category.CONTROL, date(2026, 4, 13), "over_ten", Measure.WARNING),
        (Category.TEMPORARY, date(2026, 4, 13), "over_ten", Measure.WARNING),
    ],
)
def test_the_longer_the_graver(category: Category, appeared: date, row: str, gravest: Measure) -> None:
    course = heard(appeared, a_no_show(category=category))

    assert (course.ruling.key, course.situation.gravest) == (row, gravest)


@pytest.mark.parametrize(
    ("late", "measure", "barred"),
    [
        (10, Measure.ADMONITION, False),
        (10, Measure.WARNING, True),
        (11, Measure.WARNING, False),
        (11, Measure.ADMONITION, False),
        (31, Measure.REVOCATION, True),
        (32, Measure.REVOCATION, False),
    ],
)
def test_nothing_graver_than_the_delay_allows_is_proposed(late: int, measure: Measure, *, barred: bool) -> None:
    """系统只算档次，人可以从轻，不可以加重。四月十二日是第三十一日。"""
    course, facts = heard(DUE + days(late)), Proposal(opinion="建议如下", measure=measure)

    if not barred:
        assert course.take(Outcome.PROPOSE, facts=facts, by=Actor.COUNTY, on=DUE + days(late)).step is None
        return
    with pytest.raises(Barred, match="重于逾期长短所容许的档次"):
        course.take(Outcome.PROPOSE, facts=facts, by=Actor.COUNTY, on=DUE + days(late))


def test_a_proposal_names_its_measure() -> None:
    with pytest.raises(Barred, match="未写明建议的处理"):
        heard(NEXT_DAY).take(Outcome.PROPOSE, facts=Proposal(opinion="处理"), by=Actor.COUNTY, on=NEXT_DAY)


@pytest.mark.parametrize("outcome", [Outcome.EXCUSE, Outcome.DROP])
def test_no_machine_punishes(outcome: Outcome) -> None:
    """理由正当的，或者决定不予处理的，结案而无处理。"""
    course = heard(NEXT_DAY).take(outcome, facts=Proposal(opinion="确因重病"), by=Actor.COUNTY, on=NEXT_DAY)

    assert (course.step, course.acts[-1].errands) == (None, ())


@pytest.mark.parametrize(
    ("category", "checked", "because"),
    [
        (Category.PROBATION, date(2026, 4, 12), "逾期未超过一个月的，不得提请撤销"),
        (Category.PROBATION, date(2026, 4, 13), None),
        (Category.PAROLE, date(2026, 4, 13), None),
        (Category.CONTROL, date(2026, 4, 13), "提请撤销只适用于缓刑、假释"),
        (Category.TEMPORARY, date(2026, 4, 13), "提请撤销只适用于缓刑、假释"),
    ],
)
def test_after_a_month_revocation_may_be_proposed(category: Category, checked: date, because: str | None) -> None:
    course, facts = not_found(a_no_show(category=category)), StillAbsent(checked=checked, findings="仍无下落")

    if because is None:
        assert course.take(Outcome.PROPOSE, facts=facts, by=Actor.COUNTY, on=checked).step is None
        return
    with pytest.raises(Barred, match=because):
        course.take(Outcome.PROPOSE, facts=facts, by=Actor.COUNTY, on=checked)
    assert course.take(Outcome.CLOSE, facts=facts, by=Actor.COUNTY, on=checked).step is None


@pytest.mark.parametrize(("admitted", "stages"), [(False, [Stage.MISSED, Stage.AWAIT_REPORT]), (True, [])])
def test_missed_and_back(*, admitted: bool, stages: list[Stage]) -> None:
    """发现即列漏管，报到即待登记接收；已登记接收的，不再改动。"""
    course = heard(NEXT_DAY, a_no_show(admitted=admitted))

    assert [effect.stage for act in course.acts for effect in act.effects] == stages
