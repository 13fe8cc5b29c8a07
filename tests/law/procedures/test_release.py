"""解除矫正：对照《社区矫正法》第四十四条、《实施办法》第五十三条和第五十四条、《2026年意见》第十六条、第二十条、第二十二条。"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from guitu.law.course import Barred, Course, OutOfTurn
from guitu.law.holidays.published import PUBLISHED
from guitu.law.procedure import Procedure
from guitu.law.procedures.release import (
    RELEASE,
    RELEASE_2026,
    Announcement,
    Appraisal,
    Certificate,
    Completion,
    Delivery,
    Summary,
)
from guitu.law.register import in_force
from guitu.law.span import Span, days
from guitu.law.vocabulary import Actor, Category, Force, Outcome, Stage

LAST = date(2026, 6, 30)
A_MONTH_AHEAD = LAST - days(30)
SUMMARY = Summary(summary="一年来遵纪守法")
APPRAISED = Appraisal(appraisal="表现良好")
CERTIFIED = Certificate(number="某矫解〔2026〕1号", issued=LAST)
DELIVERED = Delivery(signed_by="本人", told=True)
HELD = Announcement(note="期满当日在司法所")


def completion(category: Category = Category.PROBATION, **known: object) -> Completion:
    facts = Completion(category=category, term=Span(date(2025, 7, 1), LAST), today=LAST)
    return replace(facts, **known)  # type: ignore[arg-type]


def started(
    facts: Completion, procedure: Procedure[Completion] = RELEASE, on: date = A_MONTH_AHEAD
) -> Course[Completion]:
    course = Course(procedure, facts, opened=on, calendar=PUBLISHED)
    return course.take(Outcome.RECORD, by=Actor.COUNTY, on=on)


def appraised(facts: Completion, procedure: Procedure[Completion] = RELEASE) -> Course[Completion]:
    course = started(facts, procedure)
    course = course.take(Outcome.SUBMIT, by=Actor.SUPERVISEE, on=A_MONTH_AHEAD, facts=SUMMARY)
    return course.take(Outcome.CONCLUDE, by=Actor.COUNTY, on=A_MONTH_AHEAD + days(9), facts=APPRAISED)


def released(facts: Completion, procedure: Procedure[Completion] = RELEASE) -> Course[Completion]:
    return appraised(facts, procedure).take(Outcome.RELEASE, by=Actor.COUNTY, on=LAST, facts=CERTIFIED)


def left(course: Course[Completion]) -> dict[str, date | None]:
    return {errand.what.key: errand.last for errand in course.acts[-1].errands}


@pytest.mark.parametrize(("on", "late"), [(A_MONTH_AHEAD, False), (A_MONTH_AHEAD + days(1), True)])
def test_it_begins_thirty_days_before_the_end(on: date, *, late: bool) -> None:
    """第五十三条：期满三十日前，本人作个人总结，机构作书面鉴定。"""
    course = started(completion(), on=on)
    assert bool(course.acts[-1].late_for) is late

    course = course.take(Outcome.SUBMIT, by=Actor.SUPERVISEE, on=on, facts=SUMMARY)
    assert bool(course.acts[-1].late_for) is late


def test_the_whole_way() -> None:
    course = released(completion()).take(Outcome.SERVE, by=Actor.OFFICE, on=LAST, facts=DELIVERED)

    assert course.take(Outcome.DROP, by=Actor.OFFICE, on=LAST, facts=HELD).step is None
    course = course.take(Outcome.ANNOUNCE, by=Actor.OFFICE, on=LAST, facts=HELD)
    assert (course.step, list(left(course))) == (None, ["release_announcement", "release_record"])
    assert [(act.step.key, effect.stage) for act in course.acts for effect in act.effects] == [
        ("start", Stage.RELEASE_DUE),
        ("certify", Stage.RELEASED),
    ]


def test_whoever_writes_no_summary_is_released_all_the_same() -> None:
    missing = Summary(summary="被羁押，未能提交")
    course = started(completion()).take(Outcome.ABSENT, by=Actor.SUPERVISEE, on=A_MONTH_AHEAD, facts=missing)

    assert course.stands_at == "appraise"


@pytest.mark.parametrize(
    ("today", "issued", "barred"),
    [
        (LAST - days(1), LAST, True),
        (LAST, LAST - days(1), True),
        (LAST - days(1), LAST - days(1), True),
        (None, LAST, True),
        (LAST, LAST, False),
    ],
)
def test_no_certificate_before_the_last_day(today: date | None, issued: date, *, barred: bool) -> None:
    """矫正期限的最后一日出具；办理之日和落款之日，哪一个提前都不行。"""
    course = appraised(completion(today=today))
    certificate = replace(CERTIFIED, issued=issued)

    if not barred:
        assert course.take(Outcome.RELEASE, by=Actor.COUNTY, on=LAST, facts=certificate).stands_at == "deliver"
        return
    with pytest.raises(Barred, match="“解除矫正”不得解除：矫正期限尚未届满（《社区矫正法》第四十四条）"):
        course.take(Outcome.RELEASE, by=Actor.COUNTY, on=LAST, facts=certificate)


@pytest.mark.parametrize(("on", "late"), [(LAST, []), (LAST + days(1), ["on_the_last_day"])])
def test_nor_is_it_delayed(on: date, late: list[str]) -> None:
    course = appraised(completion(today=on))
    act = course.take(Outcome.RELEASE, by=Actor.COUNTY, on=on, facts=replace(CERTIFIED, issued=on)).acts[-1]

    assert [deadline.key for deadline in act.late_for] == late


def test_the_certificate_goes_to_the_person_and_the_notice_to_three_bodies() -> None:
    """第四十四条：发给证明书，通知决定机关，抄送检察院、公安机关。"""
    assert set(left(released(completion()))) == {
        "release_certificate",
        "release_notice",
        "copy_procuratorate",
        "copy_police",
        "lift_exit_control",
    }
    served = {row.key: row.served for row in RELEASE.documents}
    assert (served["release_certificate"], served["release_notice"]) == (Actor.SUPERVISEE, Actor.SENTENCER)


@pytest.mark.parametrize("procedure", [RELEASE, RELEASE_2026])
@pytest.mark.parametrize(
    ("category", "probationers_too", "handed_over"),
    [
        (Category.CONTROL, False, True),
        (Category.PAROLE, False, True),
        (Category.TEMPORARY, False, True),
        (Category.PROBATION, False, False),
        (Category.PROBATION, True, True),
    ],
)
def test_who_is_handed_over_to_aftercare(
    category: Category, procedure: Procedure[Completion], *, probationers_too: bool, handed_over: bool
) -> None:
    """《2026年意见》第二十条：管制、假释、暂予监外执行的移交安置帮教；缓刑的，依本地规定。"""
    errands = left(released(completion(category, probationers_too=probationers_too), procedure))

    assert ("aftercare" in errands) is handed_over
    assert ("aftercare_handover" in errands) is handed_over


def test_the_announcement_may_be_held() -> None:
    course = released(completion()).take(Outcome.SERVE, by=Actor.OFFICE, on=LAST, facts=DELIVERED)

    assert [(deadline.force, due.day) for deadline, due in course.due] == [(Force.MAY, LAST)]


def test_the_person_is_told_of_aftercare_with_the_certificate() -> None:
    with pytest.raises(Barred, match="尚未告知安置帮教有关规定"):
        released(completion()).take(Outcome.SERVE, by=Actor.OFFICE, on=LAST, facts=replace(DELIVERED, told=False))


@pytest.mark.parametrize("category", list(Category))
def test_the_prison_is_written_to_in_the_last_month(category: Category) -> None:
    """《暂予监外执行规定》第二十七条：期满前一个月以内通知监狱、看守所办理刑满释放手续。"""
    expected = {"prison_papers": LAST} if category is Category.TEMPORARY else {}

    assert left(started(completion(category))) == expected


@pytest.mark.parametrize("fixed", [True, False])
def test_since_2026_a_fixed_period_is_announced_thirty_days_ahead(*, fixed: bool) -> None:
    """《2026年意见》第十六条：监外执行定有期限的，期满三十日前致函决定机关，抄送检察院。"""
    errands = left(started(completion(Category.TEMPORARY, fixed_period=fixed), RELEASE_2026))

    assert errands.get("fixed_period") == (A_MONTH_AHEAD if fixed else None)
    assert ("fixed_period_copy" in errands) is fixed


@pytest.mark.parametrize(
    ("unknown", "last", "late"),
    [
        (False, date(2026, 4, 30), []),
        (False, date(2026, 5, 1), ["start_deported"]),
        (True, date(2025, 12, 30), []),
        (True, date(2025, 12, 31), ["start_unknown"]),
    ],
)
def test_since_2026_deportation_is_prepared_two_or_six_months_ahead(
    last: date, late: list[str], *, unknown: bool
) -> None:
    """《2026年意见》第二十二条：附加驱逐出境的，期满两个月前移送材料；国籍不明的，六个月前。"""
    course = started(completion(deported=True, nationality_unknown=unknown), RELEASE_2026, on=last)

    assert [deadline.key for deadline in course.acts[-1].late_for] == late
    assert left(course) == {"deportation": date(2025, 12, 30) if unknown else date(2026, 4, 30)}
    assert left(started(completion(deported=False), RELEASE_2026)) == {}


@pytest.mark.parametrize(
    ("first", "due"), [(date(2025, 12, 30), date(2025, 12, 30)), (date(2025, 12, 31), date(2026, 1, 5))]
)
def test_a_short_term_of_unknown_nationality_is_told_on_admission(first: date, due: date) -> None:
    """《2026年意见》第二十二条：国籍不明而矫正期限不足六个月的，不能等到期满六个月前，接收时即移送。"""
    facts = completion(deported=True, nationality_unknown=True, term=Span(first, LAST))

    assert left(started(facts, RELEASE_2026, on=date(2026, 1, 5)))["deportation"] == due


def test_since_2026_the_certificate_issues_whatever_is_pending() -> None:
    """《2026年意见》第二十条：提请尚未裁决、被采取强制措施的，期满仍应出具证明书；送达可以暂缓。"""
    course = released(completion(pending=True), RELEASE_2026)
    assert [effect.stage for effect in course.acts[-1].effects] == [Stage.RELEASED]
    assert "still_released" in left(course)

    detained = Delivery(signed_by="羁押于某看守所，暂缓送达")
    course = course.take(Outcome.POSTPONE, by=Actor.OFFICE, on=LAST, facts=detained)
    assert (course.stands_at, list(left(course))) == ("deliver", ["release_postponement"])
    assert course.take(Outcome.SERVE, by=Actor.OFFICE, on=LAST + days(9), facts=DELIVERED).stands_at == "announce"


def test_nothing_is_postponed_without_cause_nor_before_2026() -> None:
    with pytest.raises(Barred, match="没有被羁押、下落不明等暂缓送达的事由"):
        released(completion(), RELEASE_2026).take(Outcome.POSTPONE, by=Actor.OFFICE, on=LAST, facts=DELIVERED)
    with pytest.raises(OutOfTurn, match="不能暂缓送达"):
        released(completion(pending=True)).take(Outcome.POSTPONE, by=Actor.OFFICE, on=LAST, facts=DELIVERED)


@pytest.mark.parametrize("minor", [True, False])
def test_a_minors_guardian_is_told(*, minor: bool) -> None:
    assert ("guardian" in left(released(completion(minor=minor)))) is minor


@pytest.mark.parametrize("sealed", [True, False])
def test_the_record_of_a_young_offender_is_sealed_within_three_days(*, sealed: bool) -> None:
    """刑事诉讼法第二百八十六条：犯罪时未满十八周岁且判处五年以下的，记录封存；三日内，自执行完毕起算。"""
    course = released(completion(sealed=sealed), RELEASE_2026)

    assert left(course).get("seal") == (LAST + days(3) if sealed else None)
    assert ("seal" in left(released(completion(sealed=sealed)))) is sealed


def test_no_number_is_older_than_its_text() -> None:
    """三日封存出自二〇二二年的规定，此前的声明不载。"""
    assert "seal" not in {deadline.binds for deadline in RELEASE.deadlines}


@pytest.mark.parametrize(("on", "ruling"), [(date(2026, 2, 20), RELEASE), (date(2026, 2, 21), RELEASE_2026)])
def test_the_joint_opinions_rule_from_their_day_on(on: date, ruling: Procedure[Completion]) -> None:
    assert in_force("release", on=on) is ruling
