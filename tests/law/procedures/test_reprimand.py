"""训诫：逐项对照《社区矫正法实施办法》第三十四条，程序对照第三十二条、第四十条、第五十五条。"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from guitu.law.course import Barred, Course, NotCompetent, Unanswered
from guitu.law.holidays.published import PUBLISHED
from guitu.law.procedures.reprimand import REPRIMAND, Decision, Hearing, Misconduct, Reply, Review, Service
from guitu.law.vocabulary import Actor, Document, GroundKey, Outcome

JUNE_3 = date(2024, 6, 3)
HEARD = Hearing(statement="当日手机损坏，次日已说明")
DECIDED = Decision(opinion="给予训诫", reasons="未按规定报告，情节轻微")
SERVED = Service(signed_by="本人", read_out=True)


def misconduct(ground: str = "rules", days_out: int | None = None, *, minor: bool = False) -> Misconduct:
    return Misconduct(
        ground=GroundKey(ground),
        happened="六月第一周未按规定报告",
        investigators=("甲", "乙"),
        days_out=days_out,
        minor=minor,
    )


def investigated(facts: Misconduct) -> Course[Misconduct]:
    course = Course(REPRIMAND, facts, opened=JUNE_3, calendar=PUBLISHED)
    return course.take(Outcome.SUBMIT, by=Actor.OFFICE, on=JUNE_3)


def heard(facts: Misconduct, hearing: Hearing = HEARD) -> Course[Misconduct]:
    return investigated(facts).take(Outcome.RECORD, by=Actor.OFFICE, on=JUNE_3, facts=hearing)


def test_the_grounds_are_a_closed_list_of_four() -> None:
    """第三十四条：四种情形，此外没有。"""
    assert [(g.key, g.cites.item) for g in REPRIMAND.grounds] == [
        ("unreported", 1),
        ("rules", 2),
        ("education", 3),
        ("other", 4),
    ]


def test_the_whole_way() -> None:
    """司法所调查，听取申辩，县级机构决定，宣读送达，办结；抄送检察院，列入公示。"""
    course = heard(misconduct()).take(Outcome.DECIDE, by=Actor.COUNTY, on=JUNE_3, facts=DECIDED)

    assert {errand.what.key for act in course.acts for errand in act.errands} == {
        "reprimand_investigation",
        "reprimand_approval",
        "reprimand_decision",
        "copy",
        "publish",
    }
    served = [e.what.served for e in course.acts[-1].errands if isinstance(e.what, Document)]
    assert served == [Actor.SUPERVISEE]
    assert course.take(Outcome.SERVE, by=Actor.OFFICE, on=JUNE_3, facts=SERVED).step is None


def test_nobody_is_reprimanded_unheard() -> None:
    """先听取陈述申辩，后决定；理由正当的，到此为止。"""
    course = investigated(misconduct())

    assert course.stands_at == "hear"
    with pytest.raises(Unanswered, match="“听取陈述申辩”未填写本人陈述和申辩"):
        course.take(Outcome.RECORD, by=Actor.OFFICE, on=JUNE_3, facts=Hearing(statement=" "))
    assert course.take(Outcome.EXCUSE, by=Actor.OFFICE, on=JUNE_3, facts=HEARD).step is None


def test_the_county_decides_and_the_office_does_not() -> None:
    with pytest.raises(NotCompetent, match="“决定”由执行地县级社区矫正机构办理"):
        heard(misconduct()).take(Outcome.DECIDE, by=Actor.OFFICE, on=JUNE_3, facts=DECIDED)


def test_the_county_may_leave_it() -> None:
    course = heard(misconduct()).take(Outcome.DROP, by=Actor.COUNTY, on=JUNE_3, facts=DECIDED)

    assert (course.step, course.acts[-1].errands) == (None, ())


@pytest.mark.parametrize(("days_out", "barred"), [(1, False), (10, False), (11, True)])
def test_ten_days_out_are_for_a_reprimand_and_eleven_are_not(days_out: int, *, barred: bool) -> None:
    """第三十四条第一项、第三十五条第二项：未超过十日的训诫，超过十日的警告。"""
    course = heard(misconduct("unreported", days_out))

    if barred:
        with pytest.raises(Barred, match="超过十日的，依警告办理"):
            course.take(Outcome.DECIDE, by=Actor.COUNTY, on=JUNE_3, facts=DECIDED)
        return
    assert course.take(Outcome.DECIDE, by=Actor.COUNTY, on=JUNE_3, facts=DECIDED).stands_at == "serve"


@pytest.mark.parametrize(("ground", "days_out", "barred"), [("unreported", None, True), ("rules", None, False)])
def test_the_days_out_are_stated_where_they_decide(ground: str, days_out: int | None, *, barred: bool) -> None:
    if not barred:
        assert investigated(misconduct(ground, days_out)).stands_at == "hear"
        return
    with pytest.raises(Barred, match="未写明脱离监管的天数"):
        investigated(misconduct(ground, days_out))


@pytest.mark.parametrize(
    ("investigators", "barred"),
    [(("甲",), True), (("甲", "甲"), True), (("甲", "乙"), False), (("甲", "乙", "丙"), False)],
)
def test_two_investigate(investigators: tuple[str, ...], *, barred: bool) -> None:
    facts = replace(misconduct(), investigators=investigators)
    if not barred:
        assert investigated(facts).stands_at == "hear"
        return
    with pytest.raises(Barred, match="调查人不足两人"):
        investigated(facts)


def test_a_minors_guardian_attends_and_nothing_is_published() -> None:
    """第五十五条：通知监护人到场；考核奖惩不公开。"""
    child = misconduct(minor=True)
    assert "guardian_called" in [errand.what.key for errand in investigated(child).acts[-1].errands]
    with pytest.raises(Barred, match="未记明监护人到场情况"):
        heard(child)

    course = heard(child, replace(HEARD, guardian="父亲到场"))
    course = course.take(Outcome.DECIDE, by=Actor.COUNTY, on=JUNE_3, facts=DECIDED)
    assert [errand.what.key for errand in course.acts[-1].errands] == ["reprimand_decision", "copy", "guardian_told"]


def test_nobody_starts_with_a_record() -> None:
    assert (misconduct().reprimands, misconduct().warnings) == (0, 0)


@pytest.mark.parametrize("before", [0, 2, 9])
def test_a_count_never_escalates_by_itself(before: int) -> None:
    """此前受过几次训诫，只供办案人参考；本次仍只是训诫。"""
    course = heard(replace(misconduct(), reprimands=before))

    assert course.take(Outcome.DECIDE, by=Actor.COUNTY, on=JUNE_3, facts=DECIDED).acts[-1].effects == ()


def test_the_decision_is_read_out_and_the_way_to_object_told() -> None:
    course = heard(misconduct()).take(Outcome.DECIDE, by=Actor.COUNTY, on=JUNE_3, facts=DECIDED)

    with pytest.raises(Unanswered, match="尚未做到：已向本人宣读，并告知提出异议的途径"):
        course.take(Outcome.SERVE, by=Actor.OFFICE, on=JUNE_3, facts=replace(SERVED, read_out=False))
    assert {"be_heard", "object", "procuratorate"} <= {right.key for right in REPRIMAND.rights}


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
