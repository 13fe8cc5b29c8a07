"""法律文书接收：逐款对照《社区矫正法》第二十条、实施办法第十六条和二〇二六年衔接配合意见第八条、第九条。"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from guitu.law.course import Barred, Course
from guitu.law.holidays.published import PUBLISHED
from guitu.law.procedures.papers_received import (
    PAPERS_RECEIVED,
    PAPERS_RECEIVED_2026,
    InspectionSince2026,
    PapersSince2026,
)
from guitu.law.register import in_force
from guitu.law.vocabulary import Actor, Category, Outcome, Stage

EFFECTIVE = date(2026, 3, 2)
MARCH_10 = date(2026, 3, 10)
FOUND = InspectionSince2026(received=("判决书", "执行通知书"), agree=True, exit_papers=True, remarks="齐全、一致")
LACKS = replace(FOUND, missing=("执行通知书",), remarks="缺执行通知书")


def some_papers(**differences: Any) -> PapersSince2026:  # noqa: ANN401 - whatever field differs
    plain = PapersSince2026(
        sender="某县人民法院", reference="（2026）某刑初1号", effective=EFFECTIVE, category=Category.PROBATION
    )
    return replace(plain, **differences)


def delivered(papers: PapersSince2026 | None = None, on: date = MARCH_10) -> Course[PapersSince2026]:
    course = Course(PAPERS_RECEIVED_2026, papers or some_papers(), opened=EFFECTIVE, calendar=PUBLISHED)
    return course.take(Outcome.SUBMIT, by=Actor.SENTENCER, on=on)


def received(papers: PapersSince2026 | None = None, **differences: Any) -> Course[PapersSince2026]:  # noqa: ANN401
    inspection = replace(FOUND, **differences)
    return delivered(papers).take(Outcome.RECEIVE, facts=inspection, by=Actor.COUNTY, on=MARCH_10)


@pytest.mark.parametrize(("on", "late"), [(date(2026, 3, 12), []), (date(2026, 3, 13), ["deliver_soon"])])
def test_the_papers_come_within_ten_days(on: date, late: list[str]) -> None:
    """法第二十条：自判决、裁定、决定生效之日起十日内送达。"""
    course = delivered(some_papers(notified=EFFECTIVE), on)

    assert [d.key for d in course.acts[-1].late_for] == late


@pytest.mark.parametrize(
    ("notified", "on", "late"),
    [
        (None, date(2026, 3, 7), False),
        (None, date(2026, 3, 8), True),
        (date(2026, 3, 7), date(2026, 3, 12), False),
        (date(2026, 3, 8), date(2026, 3, 12), True),
    ],
)
def test_the_notice_comes_within_five_days(notified: date | None, on: date, *, late: bool) -> None:
    """法第二十条：自生效之日起五日内通知；没有另行通知的，送达即为通知。"""
    course = delivered(some_papers(notified=notified), on)

    assert ("notify_soon" in [d.key for d in course.acts[-1].late_for]) is late


@pytest.mark.parametrize(("on", "late"), [(date(2026, 3, 15), []), (date(2026, 3, 16), ["receipt_soon"])])
def test_the_receipt_goes_back_within_five_days(on: date, late: list[str]) -> None:
    """办法第十六条：收到法律文书后五日内送达回执。"""
    act = delivered().take(Outcome.RECEIVE, facts=FOUND, by=Actor.COUNTY, on=on).acts[-1]

    assert [d.key for d in act.late_for] == late
    assert [(e.what.key, e.last) for e in act.errands] == [("papers_receipt", date(2026, 3, 15))]


@pytest.mark.parametrize(("on", "late"), [(date(2026, 3, 15), []), (date(2026, 3, 16), ["complete_soon"])])
def test_what_is_missing_comes_within_five_days(on: date, late: list[str]) -> None:
    """办法第十六条：通知决定机关五日内送达或者补齐；补齐后回执期限重新计算。"""
    course = delivered().take(Outcome.LACK, facts=LACKS, by=Actor.COUNTY, on=MARCH_10)
    assert [e.what.key for e in course.acts[-1].errands] == ["papers_request"]

    course = course.take(Outcome.COMPLETE, by=Actor.SENTENCER, on=on)
    assert [d.key for d in course.acts[-1].late_for] == late
    assert [(d.key, (due.day - on).days) for d, due in course.due] == [("receipt_soon", 5)]
    assert course.take(Outcome.RECEIVE, facts=FOUND, by=Actor.COUNTY, on=on).step is None


@pytest.mark.parametrize(
    ("outcome", "differences", "category", "because"),
    [
        (Outcome.RECEIVE, {"missing": ("判决书",)}, Category.PROBATION, "文书尚不齐全"),
        (Outcome.RECEIVE, {"agree": False}, Category.PROBATION, "各文书所载不一致"),
        (Outcome.RECEIVE, {"exit_papers": False}, Category.PROBATION, "未附限制出境材料"),
        (Outcome.RECEIVE, {}, Category.TEMPORARY, "暂予监外执行未附病情等材料"),
        (Outcome.LACK, {}, Category.PROBATION, "未列明缺少或者不一致的文书"),
    ],
)
def test_what_is_not_whole_is_not_receipted(
    outcome: Outcome, differences: dict[str, object], category: Category, because: str
) -> None:
    inspection = replace(FOUND, **differences)  # type: ignore[arg-type]

    with pytest.raises(Barred, match=because):
        delivered(some_papers(category=category)).take(outcome, facts=inspection, by=Actor.COUNTY, on=MARCH_10)


def test_with_medical_papers_a_temporary_release_is_received() -> None:
    assert received(some_papers(category=Category.TEMPORARY), medical_papers=True).step is None


def test_a_minor_comes_with_the_report_on_his_circumstances() -> None:
    """最高法解释第五百八十条：未成年人的社会调查报告和在案表现随案移送。"""
    minor = some_papers(minor=True)

    assert received(minor, inquiry_report=True).step is None
    with pytest.raises(Barred, match="未成年人未附社会调查报告"):
        received(minor)


@pytest.mark.parametrize(
    ("elsewhere", "errands"),
    [
        (False, ["papers_receipt"]),
        (True, ["papers_receipt", "papers_transmittal", "forward_procuratorate", "forward_police"]),
    ],
)
def test_papers_from_elsewhere_are_forwarded(*, elsewhere: bool, errands: list[str]) -> None:
    """法第二十条：异地的，由执行地社区矫正机构转送所在地的检察院、公安机关。"""
    assert [e.what.key for e in received(some_papers(elsewhere=elsewhere)).acts[-1].errands] == errands


@pytest.mark.parametrize(("admitted", "stages"), [(False, [Stage.AWAIT_REPORT]), (True, [])])
def test_from_the_papers_on_the_person_is_awaited(*, admitted: bool, stages: list[Stage]) -> None:
    """本人先到、文书后到的，不因文书到达退回待报到。"""
    assert [effect.stage for effect in delivered(some_papers(admitted=admitted)).acts[-1].effects] == stages


def test_exit_papers_belong_to_the_file_since_2026() -> None:
    assert in_force("papers_received", on=date(2026, 2, 20)) is PAPERS_RECEIVED
    assert in_force("papers_received", on=date(2026, 2, 21)) is PAPERS_RECEIVED_2026
    assert {bar.key for bar in PAPERS_RECEIVED_2026.bars} - {bar.key for bar in PAPERS_RECEIVED.bars} == {
        "exit",
        "inquiry",
        "medical",
    }
