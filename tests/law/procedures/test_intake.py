"""报到与登记接收：逐款对照《社区矫正法》第二十一条、第二十二条、实施办法第十六条、第十七条和二〇二六年衔接配合意见。"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from guitu.law.course import Barred, Course, NotCompetent, Unanswered
from guitu.law.holidays.published import PUBLISHED
from guitu.law.procedures.intake import (
    INTAKE,
    INTAKE_2026,
    Arrival,
    ArrivalSince2026,
    Objection,
    RegistrationSince2026,
    Verification,
)
from guitu.law.register import in_force
from guitu.law.vocabulary import Actor, Category, Outcome, Stage

MARCH_2 = date(2026, 3, 2)
MARCH_3 = date(2026, 3, 3)
VERIFIED = Verification(papers=("判决书", "居民身份证"), identity="人证一致")
REGISTERED = RegistrationSince2026(office="某镇司法所", file_opened=True, duties_told=True, purpose_told=True)
HIMSELF = (Outcome.REPORT, Actor.SUPERVISEE)
CUSTODY = (Outcome.TRANSFER, Actor.DETAINER)


def an_arrival(category: Category | None = Category.PROBATION, **differences: Any) -> ArrivalSince2026:  # noqa: ANN401
    """Somebody whose paper took effect on 2 March, who left custody or whose decision came a day later."""
    plain = ArrivalSince2026(effective=MARCH_2, left_custody=MARCH_3, decision_received=MARCH_3, category=category)
    return replace(plain, **differences)


def arrived(arrival: ArrivalSince2026, on: date = MARCH_3) -> Course[ArrivalSince2026]:
    course = Course(INTAKE_2026, arrival, opened=MARCH_2, calendar=PUBLISHED)
    outcome, by = CUSTODY if arrival.handed_over else HIMSELF
    return course.take(outcome, by=Actor.POLICE if arrival.handed_over and arrival.on_bail else by, on=on)


def verified(arrival: ArrivalSince2026) -> Course[ArrivalSince2026]:
    return arrived(arrival).take(Outcome.VERIFY, facts=VERIFIED, by=Actor.COUNTY, on=MARCH_3)


@pytest.mark.parametrize(
    ("category", "on", "late"),
    [
        # 法第二十一条：管制、缓刑自生效之日（3月2日）起十日内
        (Category.CONTROL, date(2026, 3, 12), []),
        (Category.PROBATION, date(2026, 3, 12), []),
        (Category.PROBATION, date(2026, 3, 13), ["report_soon"]),
        # 意见附件六：假释自出监之日（3月3日）起十日内
        (Category.PAROLE, date(2026, 3, 13), []),
        (Category.PAROLE, date(2026, 3, 14), ["report_on_parole"]),
        # 法第二十一条：暂予监外执行自收到决定之日（3月3日）起十日内移送
        (Category.TEMPORARY, date(2026, 3, 13), []),
        (Category.TEMPORARY, date(2026, 3, 14), ["hand_over_soon"]),
    ],
)
def test_who_comes_within_ten_days_of_what(category: Category, on: date, late: list[str]) -> None:
    assert [d.key for d in arrived(an_arrival(category), on).acts[-1].late_for] == late


@pytest.mark.parametrize(
    ("category", "on", "late"),
    [
        # 自3月4日起十日为3月14日（星期六）：本人的顺延至16日，移送机关的不顺延
        (Category.PROBATION, date(2026, 3, 16), []),
        (Category.PROBATION, date(2026, 3, 17), ["report_soon"]),
        (Category.TEMPORARY, date(2026, 3, 14), []),
        (Category.TEMPORARY, date(2026, 3, 15), ["hand_over_soon"]),
    ],
)
def test_a_day_off_helps_the_person_only(category: Category, on: date, late: list[str]) -> None:
    arrival = an_arrival(category, effective=date(2026, 3, 4), decision_received=date(2026, 3, 4))

    assert [d.key for d in arrived(arrival, on).acts[-1].late_for] == late


@pytest.mark.parametrize(("category", "last"), [(Category.PROBATION, 15), (Category.PAROLE, 15)])
def test_before_2026_parole_too_ran_from_the_paper(category: Category, last: int) -> None:
    """六月五日生效，六月十五日（星期六）届满，顺延至十七日；出监日期不起算。"""
    arrival = Arrival(effective=date(2024, 6, 5), left_custody=date(2024, 6, 8), category=category)
    course = Course(INTAKE, arrival, opened=date(2024, 6, 5), calendar=PUBLISHED)

    assert [(d.key, due.raw.day, due.day) for d, due in course.due] == [("report_soon", last, date(2024, 6, 17))]


@pytest.mark.parametrize(
    ("arrival", "by"),
    [
        (an_arrival(Category.CONTROL), Actor.SUPERVISEE),
        (an_arrival(Category.PROBATION), Actor.SUPERVISEE),
        (an_arrival(Category.PAROLE), Actor.SUPERVISEE),
        (an_arrival(Category.TEMPORARY), Actor.DETAINER),
        (an_arrival(Category.TEMPORARY, on_bail=True), Actor.POLICE),
    ],
)
def test_who_brings_whom(arrival: ArrivalSince2026, by: Actor) -> None:
    course = Course(INTAKE_2026, arrival, opened=MARCH_2, calendar=PUBLISHED)
    outcome = Outcome.TRANSFER if arrival.handed_over else Outcome.REPORT

    assert course.ruling.decider is by
    assert course.take(outcome, by=by, on=MARCH_3).stands_at == "verify"
    with pytest.raises(NotCompetent):
        course.take(outcome, by=Actor.GUARDIAN, on=MARCH_3)


@pytest.mark.parametrize(
    ("arrival", "outcome", "by", "because"),
    [
        (an_arrival(Category.TEMPORARY), Outcome.REPORT, Actor.DETAINER, "暂予监外执行的应当移送"),
        (an_arrival(), Outcome.TRANSFER, Actor.SUPERVISEE, "管制、缓刑、假释的由本人报到"),
        (an_arrival(None), Outcome.REPORT, Actor.SUPERVISEE, "档案未载明矫正类别"),
        (an_arrival(Category.PAROLE, left_custody=None), Outcome.REPORT, Actor.SUPERVISEE, "未填写出监日期"),
        (
            an_arrival(Category.TEMPORARY, decision_received=None),
            Outcome.TRANSFER,
            Actor.DETAINER,
            "未填写移送机关收到决定日期",
        ),
    ],
)
def test_what_cannot_be_taken_in(arrival: ArrivalSince2026, outcome: Outcome, by: Actor, because: str) -> None:
    with pytest.raises(Barred, match=because):
        Course(INTAKE_2026, arrival, opened=MARCH_2, calendar=PUBLISHED).take(outcome, by=by, on=MARCH_3)


@pytest.mark.parametrize(
    ("objection", "because"),
    [
        (None, "未写明不予接收的理由"),
        (Objection.PAPERS_MISSING, "文书不齐全的先予登记"),
        (Objection.NOT_ASSESSED, "不得以未经调查评估或者非本地户籍为由不接收"),
        (Objection.NOT_LOCAL, "不得以未经调查评估或者非本地户籍为由不接收"),
    ],
)
def test_what_is_no_reason_to_turn_back(objection: Objection | None, because: str) -> None:
    """意见第七条：不得以未经调查评估、非本地户籍为由拒绝接收；办法第十六条：文书不齐全的先予登记。"""
    with pytest.raises(Barred, match=because):
        arrived(an_arrival()).take(
            Outcome.RETURN, facts=replace(VERIFIED, objection=objection), by=Actor.COUNTY, on=MARCH_3
        )


@pytest.mark.parametrize("objection", [Objection.ANOTHER_PERSON, Objection.ANOTHER_PLACE])
def test_what_is_a_reason_is_told(objection: Objection) -> None:
    facts = replace(VERIFIED, objection=objection)
    course = arrived(an_arrival()).take(Outcome.RETURN, facts=facts, by=Actor.COUNTY, on=MARCH_3)

    assert course.step is None
    assert [e.what.key for e in course.acts[-1].errands] == ["explain", "inform_of_refusal"]
    assert course.acts[-1].effects == ()


def test_who_comes_without_his_papers_is_registered() -> None:
    """办法第十六条：文书未到或者不齐全的，先予登记，请决定机关五日内送达或者补齐。"""
    facts = replace(VERIFIED, missing=("执行通知书",))
    course = arrived(an_arrival()).take(Outcome.LACK, facts=facts, by=Actor.COUNTY, on=MARCH_3)

    assert [e.what.key for e in course.acts[-1].errands] == ["request_papers"]
    assert course.stands_at == "register"
    with pytest.raises(Barred, match="未列明缺少的文书"):
        arrived(an_arrival()).take(Outcome.LACK, facts=VERIFIED, by=Actor.COUNTY, on=MARCH_3)


def test_registration_admits() -> None:
    course = verified(an_arrival()).take(Outcome.REGISTER, facts=REGISTERED, by=Actor.COUNTY, on=MARCH_3)

    assert course.step is None
    assert [effect.stage for effect in course.acts[-1].effects] == [Stage.ADMITTED]
    assert [e.what.key for e in course.acts[-1].errands] == [
        "registration",
        "report_status",
        "duties_notice",
        "inform_sentencer",
        "inform_procuratorate",
        "inform_police",
    ]


@pytest.mark.parametrize("left_undone", ["file_opened", "duties_told", "purpose_told"])
def test_registration_is_done_whole(left_undone: str) -> None:
    facts = replace(REGISTERED, **{left_undone: False})  # type: ignore[arg-type]

    with pytest.raises(Unanswered, match="“登记、建档”尚未做到"):
        verified(an_arrival()).take(Outcome.REGISTER, facts=facts, by=Actor.COUNTY, on=MARCH_3)


def test_a_minor_is_registered_apart_and_his_guardian_told() -> None:
    """法第五十二条：与成年人分别进行；办法第五十五条：通知监护人。"""
    course = verified(an_arrival(minor=True))
    with pytest.raises(Barred, match="未成年人应当与成年人分别办理"):
        course.take(Outcome.REGISTER, facts=REGISTERED, by=Actor.COUNTY, on=MARCH_3)

    course = course.take(Outcome.REGISTER, facts=replace(REGISTERED, apart=True), by=Actor.COUNTY, on=MARCH_3)
    assert "tell_guardian" in [e.what.key for e in course.acts[-1].errands]


@pytest.mark.parametrize(("category", "barred"), [(Category.TEMPORARY, False), (Category.PROBATION, True)])
def test_at_a_sickbed_or_by_video_only_after_a_temporary_release(category: Category, *, barred: bool) -> None:
    """意见第九条：病危住院的，同县在医院联合登记，异县远程视频登记。"""
    course, facts = verified(an_arrival(category)), replace(REGISTERED, in_hospital=True)

    if not barred:
        assert course.take(Outcome.REGISTER, facts=facts, by=Actor.COUNTY, on=MARCH_3).step is None
        return
    with pytest.raises(Barred, match="只适用于病危住院的暂予监外执行对象"):
        course.take(Outcome.REGISTER, facts=facts, by=Actor.COUNTY, on=MARCH_3)


def test_a_hand_over_is_certified() -> None:
    assert [e.what.key for e in arrived(an_arrival(Category.TEMPORARY)).acts[-1].errands] == ["handover_certificate"]


def test_the_opinions_of_2026_rule_from_their_day_on() -> None:
    assert in_force("intake", on=date(2026, 2, 20)) is INTAKE
    assert in_force("intake", on=date(2026, 2, 21)) is INTAKE_2026
