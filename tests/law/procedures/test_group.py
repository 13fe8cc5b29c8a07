"""矫正小组：逐款对照《社区矫正法》第二十五条、第五十二条、实施办法第十九条。"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from guitu.law.course import Barred, Course, Unanswered
from guitu.law.holidays.published import PUBLISHED
from guitu.law.procedures.group import GROUP, Commitment, Group, Telling
from guitu.law.vocabulary import Actor, GroundKey, Outcome

DAY = date(2026, 3, 16)
MEMBERS = ("甲（司法所）", "乙（村委会）", "丙（父亲）")
COMMITTED = Commitment(visits="每月走访一次并报告", confidential=True)


def a_group(**differences: Any) -> Group:  # noqa: ANN401 - whatever field differs
    plain = Group(ground=GroundKey("formed"), leader="甲", members=MEMBERS, women=0)
    return replace(plain, **differences)


def formed(group: Group) -> Course[Group]:
    course = Course(GROUP, group, opened=DAY, calendar=PUBLISHED)
    return course.take(Outcome.DECIDE, by=course.ruling.decider, on=DAY)


@pytest.mark.parametrize(
    ("group", "because"),
    [
        # 法第二十五条：女性对象的小组应有女性成员
        (a_group(female=True, women=0), "女性对象的小组应当有女性成员"),
        (a_group(female=True, women=1), None),
        (a_group(female=False, women=0), None),
        # 法第五十二条：未成年对象的小组应有熟悉未成年人身心特点的人员
        (a_group(minor=True, versed_in_minors=0), "熟悉未成年人身心特点的人员"),
        (a_group(minor=True, versed_in_minors=1), None),
        # 人数不得多于成员，也不得为负
        (a_group(women=3), None),
        (a_group(women=4), "所填人数与成员名单不符"),
        (a_group(versed_in_minors=4), "所填人数与成员名单不符"),
        (a_group(women=-1), "所填人数与成员名单不符"),
        # 更换成员，写明换下何人、何故
        (a_group(ground=GroundKey("replaced")), "未写明更换下来的成员及原因"),
        (a_group(ground=GroundKey("replaced"), replaced=("丁：工作调动",)), None),
    ],
)
def test_who_must_be_in_the_group(group: Group, because: str | None) -> None:
    if because is None:
        assert formed(group).stands_at == "commit"
        return
    with pytest.raises(Barred, match=because):
        formed(group)


@pytest.mark.parametrize(("entrusted", "by"), [(True, Actor.OFFICE), (False, Actor.COUNTY)])
def test_who_forms_it(*, entrusted: bool, by: Actor) -> None:
    assert Course(GROUP, a_group(entrusted=entrusted), opened=DAY, calendar=PUBLISHED).ruling.decider is by


@pytest.mark.parametrize(("minor", "told"), [(False, []), (True, ["tell_guardian"])])
def test_it_commits_itself_in_writing_and_the_person_is_told(*, minor: bool, told: list[str]) -> None:
    """办法第十九条：签订矫正责任书。"""
    course = formed(a_group(minor=minor, versed_in_minors=1))
    assert [e.what.key for e in course.acts[-1].errands] == ["group_form", "group_undertaking"]

    course = course.take(Outcome.SIGN, facts=COMMITTED, by=Actor.GROUP, on=DAY)
    assert [e.what.key for e in course.acts[-1].errands] == told
    assert course.take(Outcome.SERVE, facts=Telling(answer="无异议"), by=Actor.COUNTY, on=DAY).step is None


def test_members_are_bound_to_secrecy() -> None:
    with pytest.raises(Unanswered, match="尚未做到：已告知保密要求"):
        formed(a_group()).take(Outcome.SIGN, facts=replace(COMMITTED, confidential=False), by=Actor.GROUP, on=DAY)
