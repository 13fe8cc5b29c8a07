"""入矫宣告：逐款对照《社区矫正法》第二十二条、实施办法第二十条、第五十五条。"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from guitu.law.course import Barred, Course, NotCompetent, Unanswered
from guitu.law.holidays.published import PUBLISHED
from guitu.law.procedures.announcement import ANNOUNCEMENT, Content, Meeting, Signature, Witness
from guitu.law.vocabulary import Actor, Asked, Outcome, Stage, marks

DAY = date(2026, 3, 16)
SAID = Content(
    facts_of_crime=True,
    judgment=True,
    term=True,
    duties=True,
    rights=True,
    group=True,
    other=True,
    present=("司法所工作人员", "村委会主任"),
)
SEVEN = [name for name, mark in marks(Content).items() if isinstance(mark, Asked) and mark.must]


def a_meeting(**differences: Any) -> Meeting:  # noqa: ANN401 - whatever field differs
    plain = Meeting(place="某镇司法所", chair="甲", invited=("村委会主任",), entrusted=True)
    return replace(plain, **differences)


def prepared(meeting: Meeting | None = None) -> Course[Meeting]:
    course = Course(ANNOUNCEMENT, meeting or a_meeting(), opened=DAY, calendar=PUBLISHED)
    return course.take(Outcome.RECORD, by=course.ruling.decider, on=DAY)


def announced(meeting: Meeting | None = None) -> Course[Meeting]:
    course = prepared(meeting)
    return course.take(Outcome.ANNOUNCE, facts=SAID, by=course.ruling.decider, on=DAY)


def test_seven_things_are_announced() -> None:
    assert len(SEVEN) == 7


@pytest.mark.parametrize("left_out", SEVEN)
def test_none_of_the_seven_is_left_out(left_out: str) -> None:
    """办法第二十条：七项内容逐项宣告，缺一不可。"""
    course, facts = prepared(), replace(SAID, **{left_out: False})  # type: ignore[arg-type]

    with pytest.raises(Unanswered, match="“宣告”尚未做到"):
        course.take(Outcome.ANNOUNCE, facts=facts, by=Actor.OFFICE, on=DAY)


@pytest.mark.parametrize(("entrusted", "by"), [(True, Actor.OFFICE), (False, Actor.COUNTY)])
def test_who_announces(*, entrusted: bool, by: Actor) -> None:
    """办法第二十条：由社区矫正机构或者受委托的司法所宣告。"""
    course = Course(ANNOUNCEMENT, a_meeting(entrusted=entrusted), opened=DAY, calendar=PUBLISHED)

    assert course.take(Outcome.RECORD, by=by, on=DAY).stands_at == "announce"
    with pytest.raises(NotCompetent):
        course.take(Outcome.RECORD, by=Actor.GROUP, on=DAY)


def test_with_his_signature_the_correction_begins() -> None:
    course = announced()
    assert [e.what.key for e in course.acts[-1].errands] == ["admission_announcement", "announcement_record"]
    assert course.acts[-1].effects == ()

    course = course.take(Outcome.SIGN, facts=Signature(understood="已知悉"), by=Actor.SUPERVISEE, on=DAY)
    assert [effect.stage for effect in course.acts[-1].effects] == [Stage.SERVING]
    assert course.step is None


def test_who_will_not_sign_is_witnessed_and_serves_all_the_same() -> None:
    course = announced().take(Outcome.DISAGREE, facts=Signature(understood="拒签"), by=Actor.SUPERVISEE, on=DAY)
    facts = Witness(witnesses=("村委会主任",), circumstances="宣读后拒绝签名")
    course = course.take(Outcome.RECORD, facts=facts, by=Actor.OFFICE, on=DAY)

    assert [effect.stage for effect in course.acts[-1].effects] == [Stage.SERVING]


@pytest.mark.parametrize(
    ("minor", "in_public", "barred"), [(True, True, True), (True, False, False), (False, True, False)]
)
def test_a_minors_announcement_is_not_public(*, minor: bool, in_public: bool, barred: bool) -> None:
    """办法第五十五条：未成年人的宣告不公开。"""
    meeting = a_meeting(minor=minor, in_public=in_public)

    if not barred:
        assert prepared(meeting).stands_at == "announce"
        return
    with pytest.raises(Barred, match="未成年人的宣告不公开"):
        prepared(meeting)


def test_a_minors_guardian_is_called_and_his_presence_noted() -> None:
    """办法第五十五条：通知监护人到场。"""
    course = prepared(a_meeting(minor=True))
    assert [e.what.key for e in course.acts[-1].errands] == ["invite_group", "invite_guardian"]
    assert [e.what.key for e in prepared().acts[-1].errands] == ["invite_group"]

    with pytest.raises(Barred, match="未写明监护人到场情况"):
        course.take(Outcome.ANNOUNCE, facts=SAID, by=Actor.OFFICE, on=DAY)
    facts = replace(SAID, guardian="其母到场")
    assert course.take(Outcome.ANNOUNCE, facts=facts, by=Actor.OFFICE, on=DAY).stands_at == "sign"
