"""警告：逐项对照《社区矫正法实施办法》第三十五条，程序对照第三十二条、第四十条、第五十五条。"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from guitu.law.course import Barred, Course, NotCompetent, Unanswered
from guitu.law.holidays.published import PUBLISHED
from guitu.law.procedures.warning import WARNING, Decision, GraveMisconduct, Hearing, Reply, Review, Service
from guitu.law.vocabulary import Actor, Category, Document, GroundKey, Outcome

JUNE_3 = date(2024, 6, 3)
HEARD = Hearing(statement="承认未经批准外出")
DECIDED = Decision(opinion="给予警告", reasons="未经批准外出，情节较重")
SERVED = Service(signed_by="本人", read_out=True)


def misconduct(ground: str = "rules", **known: object) -> GraveMisconduct:
    facts = GraveMisconduct(
        ground=GroundKey(ground),
        happened="未经批准前往外市",
        investigators=("甲", "乙"),
        category=Category.PROBATION,
    )
    return replace(facts, **known)  # type: ignore[arg-type]


def investigated(facts: GraveMisconduct) -> Course[GraveMisconduct]:
    course = Course(WARNING, facts, opened=JUNE_3, calendar=PUBLISHED)
    return course.take(Outcome.SUBMIT, by=Actor.OFFICE, on=JUNE_3)


def heard(facts: GraveMisconduct, hearing: Hearing = HEARD) -> Course[GraveMisconduct]:
    return investigated(facts).take(Outcome.RECORD, by=Actor.OFFICE, on=JUNE_3, facts=hearing)


def test_the_grounds_are_a_closed_list_of_six() -> None:
    """第三十五条：六种情形，此外没有。"""
    assert [(g.key, g.cites.item) for g in WARNING.grounds] == [
        ("prohibition", 1),
        ("unreported", 2),
        ("rules", 3),
        ("medical", 4),
        ("repeated", 5),
        ("other", 6),
    ]


def test_the_whole_way() -> None:
    """司法所调查，听取申辩，县级机构决定，宣读送达，办结；抄送检察院，列入公示。"""
    course = heard(misconduct()).take(Outcome.DECIDE, by=Actor.COUNTY, on=JUNE_3, facts=DECIDED)

    assert [errand.what.key for act in course.acts for errand in act.errands] == [
        "warning_investigation",
        "warning_approval",
        "warning_decision",
        "copy",
        "publish",
    ]
    served = [e.what.served for e in course.acts[-1].errands if isinstance(e.what, Document)]
    assert served == [Actor.SUPERVISEE]
    assert course.take(Outcome.SERVE, by=Actor.OFFICE, on=JUNE_3, facts=SERVED).step is None


@pytest.mark.parametrize(
    ("facts", "because"),
    [
        # 第一项：违反禁止令的前提是判决宣告了禁止令
        (misconduct("prohibition"), "判决没有宣告禁止令"),
        (misconduct("prohibition", prohibited=True), ""),
        # 第二项：超过十日
        (misconduct("unreported"), "脱离监管未超过十日"),
        (misconduct("unreported", days_out=10), "脱离监管未超过十日"),
        (misconduct("unreported", days_out=11), ""),
        # 第四项：只对暂予监外执行
        (misconduct("medical"), "不是暂予监外执行"),
        (misconduct("medical", category=Category.TEMPORARY), ""),
        # 第五项：两次训诫仍不改正
        (misconduct("repeated", reprimands=1), "此前受训诫不足两次"),
        (misconduct("repeated", reprimands=2), ""),
        # 调查须有两人
        (misconduct(investigators=("甲",)), "调查人不足两人"),
        (misconduct(investigators=("甲", "乙")), ""),
    ],
)
def test_each_ground_has_its_condition(facts: GraveMisconduct, because: str) -> None:
    if not because:
        assert investigated(facts).stands_at == "hear"
        return
    with pytest.raises(Barred, match=because):
        investigated(facts)


def test_what_the_record_has_learned_meanwhile_bars_the_decision_too() -> None:
    """训诫被撤销的，两次不成其为两次。"""
    course = heard(misconduct("repeated", reprimands=2)).learned({"reprimands": 1})

    with pytest.raises(Barred, match="“警告”不得决定：此前受训诫不足两次"):
        course.take(Outcome.DECIDE, by=Actor.COUNTY, on=JUNE_3, facts=DECIDED)


def test_nobody_is_warned_unheard() -> None:
    course = investigated(misconduct())

    with pytest.raises(Unanswered, match="“听取陈述申辩”未填写本人陈述和申辩"):
        course.take(Outcome.RECORD, by=Actor.OFFICE, on=JUNE_3, facts=Hearing(statement=""))
    assert course.take(Outcome.EXCUSE, by=Actor.OFFICE, on=JUNE_3, facts=HEARD).step is None


def test_the_county_decides_and_may_leave_it() -> None:
    course = heard(misconduct())

    with pytest.raises(NotCompetent, match="“决定”由执行地县级社区矫正机构办理"):
        course.take(Outcome.DECIDE, by=Actor.OFFICE, on=JUNE_3, facts=DECIDED)
    assert course.take(Outcome.DROP, by=Actor.COUNTY, on=JUNE_3, facts=DECIDED).acts[-1].errands == ()


def test_a_minors_guardian_attends_and_nothing_is_published() -> None:
    """第五十五条：通知监护人到场；考核奖惩不公开。"""
    child = misconduct(minor=True)
    assert "guardian_called" in [errand.what.key for errand in investigated(child).acts[-1].errands]
    with pytest.raises(Barred, match="未记明监护人到场情况"):
        heard(child)

    course = heard(child, replace(HEARD, guardian="母亲到场"))
    course = course.take(Outcome.DECIDE, by=Actor.COUNTY, on=JUNE_3, facts=DECIDED)
    assert [errand.what.key for errand in course.acts[-1].errands] == ["warning_decision", "copy", "guardian_told"]


def test_nobody_starts_with_a_record() -> None:
    assert (misconduct().reprimands, misconduct().warnings) == (0, 0)


@pytest.mark.parametrize("before", [0, 2, 9])
def test_a_count_never_escalates_by_itself(before: int) -> None:
    """两次警告不当然提请撤销：还须有新的违规，并由人决定。"""
    course = heard(misconduct(warnings=before, reprimands=before))

    assert course.take(Outcome.DECIDE, by=Actor.COUNTY, on=JUNE_3, facts=DECIDED).acts[-1].effects == ()


def test_the_decision_is_read_out_and_the_way_to_object_told() -> None:
    course = heard(misconduct()).take(Outcome.DECIDE, by=Actor.COUNTY, on=JUNE_3, facts=DECIDED)

    with pytest.raises(Unanswered, match="尚未做到：已向本人宣读，并告知提出异议的途径"):
        course.take(Outcome.SERVE, by=Actor.OFFICE, on=JUNE_3, facts=replace(SERVED, read_out=False))
    assert {"be_heard", "object", "procuratorate"} <= {right.key for right in WARNING.rights}


@pytest.mark.parametrize(("outcome", "told"), [(Outcome.MAINTAIN, []), (Outcome.WITHDRAW, ["withdrawn"])])
def test_an_objection_is_reviewed_and_answered(outcome: Outcome, told: list[str]) -> None:
    """第三十二条：对奖惩有异议的，县级机构及时处理并告知结果；撤销的，通报人民检察院。"""
    course = heard(misconduct()).take(Outcome.DECIDE, by=Actor.COUNTY, on=JUNE_3, facts=DECIDED)
    with pytest.raises(Barred, match="未写明本人提出的异议"):
        course.take(Outcome.OBJECT, by=Actor.OFFICE, on=JUNE_3, facts=SERVED)

    course = course.take(Outcome.OBJECT, by=Actor.OFFICE, on=JUNE_3, facts=replace(SERVED, objection="事实有误"))
    review = Review(findings="调取通话记录复核", reasons="查证属实")
    with pytest.raises(NotCompetent, match="“处理异议”由执行地县级社区矫正机构办理"):
        course.take(outcome, by=Actor.OFFICE, on=JUNE_3, facts=review)
    course = course.take(outcome, by=Actor.COUNTY, on=JUNE_3, facts=review)
    assert [errand.what.key for errand in course.acts[-1].errands] == told

    reply = Reply(signed_by="本人", procuratorate_named=True)
    course = course.take(Outcome.SERVE, by=Actor.OFFICE, on=JUNE_3, facts=reply)
    assert (course.step, [errand.what.key for errand in course.acts[-1].errands]) == (None, ["objection_answer"])
