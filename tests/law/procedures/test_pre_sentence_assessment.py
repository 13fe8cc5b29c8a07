"""调查评估：逐款对照《社区矫正法》第十八条、实施办法第十三条、第十四条和二〇二六年衔接配合意见第一至五条。"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from guitu.law.course import Barred, Course, NotCompetent, Unanswered
from guitu.law.holidays.published import PUBLISHED
from guitu.law.procedures.pre_sentence_assessment import (
    PRE_SENTENCE_ASSESSMENT,
    PRE_SENTENCE_ASSESSMENT_2026,
    Appraisal,
    Check,
    Conclusion,
    Contact,
    Entrustment,
    EntrustmentSince2026,
    Extension,
    Obstacle,
    Opinion,
    OpinionBeforeJudgment,
)
from guitu.law.register import in_force
from guitu.law.vocabulary import Actor, Category, GroundKey, Outcome

MARCH_2 = date(2026, 3, 2)  # 星期一；三月无节假日
CHECKED = Check(opinion="材料齐全")
LACKS = Check(opinion="材料不全", missing=("居住地证明",))
IMPOSSIBLE = Contact(obstacle=Obstacle.FALSE_IDENTITY, answer="已电话联系")
APPRAISAL = Appraisal(
    home="自有住房",
    family="与父母同住",
    consequences="已赔偿谅解",
    committee="同意接纳",
    danger="低",
    community="无重大不良影响",
    investigators=("甲", "乙"),
    present=("甲", "乙", "丙"),
    views="一致同意",
)


def a_letter(**differences: Any) -> EntrustmentSince2026:  # noqa: ANN401 - whatever field differs
    plain = EntrustmentSince2026(
        ground=GroundKey("needed"),
        entrusted_by="某县人民法院",
        letter="（2026）某刑委字第1号",
        proposed=Category.PROBATION,
        offence="盗窃罪",
        residence="某县某镇",
        day_of_letter=MARCH_2,
    )
    return replace(plain, **differences)


def received(letter: EntrustmentSince2026 | None = None) -> Course[EntrustmentSince2026]:
    course = Course(PRE_SENTENCE_ASSESSMENT_2026, letter or a_letter(), opened=MARCH_2, calendar=PUBLISHED)
    return course.take(Outcome.SUBMIT, by=Actor.COMMISSIONER, on=MARCH_2)


def accepted(letter: EntrustmentSince2026 | None = None) -> Course[EntrustmentSince2026]:
    return received(letter).take(Outcome.REGISTER, facts=CHECKED, by=Actor.COUNTY, on=MARCH_2)


def appraised(letter: EntrustmentSince2026 | None = None) -> Course[EntrustmentSince2026]:
    course = accepted(letter).take(Outcome.RECORD, by=Actor.COUNTY, on=MARCH_2)
    return course.take(Outcome.RECORD, facts=APPRAISAL, by=Actor.COUNTY, on=MARCH_2)


def an_opinion(
    conclusion: Conclusion = Conclusion.SUITABLE, conditions: str = "", *, open_case: bool = True
) -> OpinionBeforeJudgment:
    return OpinionBeforeJudgment(conclusion=conclusion, conditions=conditions, reasons="综合评议", not_judged=open_case)


def concluded(on: date, letter: EntrustmentSince2026 | None = None) -> Course[EntrustmentSince2026]:
    return appraised(letter).take(Outcome.CONCLUDE, facts=an_opinion(), by=Actor.COUNTY, on=on)


def test_the_procuratorate_is_told_of_the_letter_at_once() -> None:
    """办法第十三条：收到委托文书后及时通知执行地县级人民检察院。"""
    assert [e.what.key for e in received().acts[-1].errands] == [
        "assessment_registration",
        "assessment_inform",
        "tell_procuratorate",
    ]


@pytest.mark.parametrize(
    ("fast", "on", "late"),
    [
        # 办法第十四条：十个工作日（3月16日届满）；速裁程序五个工作日（3月9日届满）
        (False, date(2026, 3, 16), []),
        (False, date(2026, 3, 17), ["ordinary"]),
        (True, date(2026, 3, 9), []),
        (True, date(2026, 3, 10), ["fast"]),
    ],
)
def test_the_opinion_has_its_term(*, fast: bool, on: date, late: list[str]) -> None:
    assert [d.key for d in concluded(on, a_letter(fast_track=fast)).acts[-1].late_for] == late


@pytest.mark.parametrize(("on", "late"), [(date(2026, 3, 5), []), (date(2026, 3, 6), ["check_soon"])])
def test_missing_papers_are_asked_for_within_three_working_days(on: date, late: list[str]) -> None:
    """意见第四条：三个工作日内通知补齐，出具材料补齐通知书。"""
    act = received().take(Outcome.LACK, facts=LACKS, by=Actor.COUNTY, on=on).acts[-1]

    assert [d.key for d in act.late_for] == late
    assert [(e.what.key, e.last) for e in act.errands] == [("assessment_completion_notice", date(2026, 3, 5))]


def test_what_is_missing_is_listed() -> None:
    with pytest.raises(Barred, match="未列明缺少的材料"):
        received().take(Outcome.LACK, facts=CHECKED, by=Actor.COUNTY, on=MARCH_2)


@pytest.mark.parametrize(("fast", "last"), [(False, date(2026, 3, 24)), (True, date(2026, 3, 17))])
def test_the_clock_starts_again_when_the_papers_are_complete(*, fast: bool, last: date) -> None:
    """意见第四条：补齐之日起重新计算。3月10日补齐，十个工作日至3月24日，五个工作日至3月17日。"""
    course = received(a_letter(fast_track=fast)).take(Outcome.LACK, facts=LACKS, by=Actor.COUNTY, on=MARCH_2)
    course = course.take(Outcome.COMPLETE, by=Actor.COMMISSIONER, on=date(2026, 3, 10))
    course = course.take(Outcome.REGISTER, facts=CHECKED, by=Actor.COUNTY, on=date(2026, 3, 10))
    course = course.take(Outcome.RECORD, by=Actor.COUNTY, on=date(2026, 3, 10))
    course = course.take(Outcome.RECORD, facts=APPRAISAL, by=Actor.COUNTY, on=date(2026, 3, 10))

    assert [due.day for _, due in course.due] == [last]


@pytest.mark.parametrize("stopped_at", ["check", "complete", "investigate"])
def test_what_cannot_be_assessed_goes_back(stopped_at: str) -> None:
    """意见第四条：三个工作日内联系委托机关，五个工作日内退回材料，均自发现之日起算。"""
    found = date(2026, 3, 3)
    course = accepted() if stopped_at == "investigate" else received()
    if stopped_at == "complete":
        course = course.take(Outcome.LACK, facts=LACKS, by=Actor.COUNTY, on=MARCH_2)
    asked = CHECKED if stopped_at == "check" else None
    by = Actor.COMMISSIONER if stopped_at == "complete" else Actor.COUNTY
    course = course.take(Outcome.STOP, facts=asked, by=by, on=found)
    assert [(d.key, due.day) for d, due in course.due] == [("contact_soon", date(2026, 3, 6))]

    course = course.take(Outcome.STOP, facts=IMPOSSIBLE, by=Actor.COUNTY, on=date(2026, 3, 6))
    assert [(d.key, due.day) for d, due in course.due] == [("send_back_soon", date(2026, 3, 10))]

    back = course.take(Outcome.RETURN, by=Actor.COUNTY, on=date(2026, 3, 11))
    assert [d.key for d in back.acts[-1].late_for] == ["send_back_soon"]
    assert [e.what.key for e in back.acts[-1].errands] == ["assessment_return_notice"]
    assert back.step is None


def test_a_doubt_that_is_cleared_lets_the_inquiry_go_on() -> None:
    course = accepted().take(Outcome.STOP, by=Actor.COUNTY, on=MARCH_2)

    assert course.take(Outcome.VERIFY, facts=IMPOSSIBLE, by=Actor.COUNTY, on=MARCH_2).stands_at == "investigate"


@pytest.mark.parametrize(("on", "late"), [(date(2026, 3, 20), []), (date(2026, 3, 21), ["agreed"])])
def test_the_term_is_extended_by_agreement_only(on: date, late: list[str]) -> None:
    """办法第十四条：与委托机关协商一致，可以适当延长；以商定之日为限。"""
    course = accepted().take(Outcome.EXTEND, by=Actor.COUNTY, on=MARCH_2)
    agreed = Extension(agreement="来函同意", agreed_last_day=date(2026, 3, 20))
    course = course.take(Outcome.AGREE, facts=agreed, by=Actor.COMMISSIONER, on=MARCH_2)
    course = course.take(Outcome.RECORD, by=Actor.COUNTY, on=MARCH_2)
    course = course.take(Outcome.RECORD, facts=APPRAISAL, by=Actor.COUNTY, on=MARCH_2)
    course = course.take(Outcome.CONCLUDE, facts=an_opinion(), by=Actor.COUNTY, on=on)

    assert [d.key for d in course.acts[-1].late_for] == late


@pytest.mark.parametrize(
    ("outcome", "last_day", "because"),
    [
        (Outcome.AGREE, None, "未写明商定的最后日期"),
        (Outcome.DISAGREE, date(2026, 3, 20), "未商定一致的，期限不延长"),
    ],
)
def test_an_extension_says_until_when_or_is_none(outcome: Outcome, last_day: date | None, because: str) -> None:
    course = accepted().take(Outcome.EXTEND, by=Actor.COUNTY, on=MARCH_2)
    stated = Extension(agreement="电话协商", agreed_last_day=last_day)

    with pytest.raises(Barred, match=because):
        course.take(outcome, facts=stated, by=Actor.COMMISSIONER, on=MARCH_2)


def test_without_agreement_the_term_runs_on() -> None:
    course = accepted().take(Outcome.EXTEND, by=Actor.COUNTY, on=MARCH_2)
    assert [e.what.key for e in course.acts[-1].errands] == ["assessment_extension_letter"]

    course = course.take(Outcome.DISAGREE, facts=Extension(agreement="不同意延长"), by=Actor.COMMISSIONER, on=MARCH_2)
    assert (course.stands_at, course.situation.ordinary) == ("investigate", True)


@pytest.mark.parametrize(("entrusted", "actor"), [(True, Actor.OFFICE), (False, Actor.COUNTY)])
def test_who_investigates(*, entrusted: bool, actor: Actor) -> None:
    """法第九条：司法所受委托承担相关工作；未经委托，由县级机构调查。"""
    course = accepted(a_letter(entrusted=entrusted))

    assert course.take(Outcome.RECORD, by=actor, on=MARCH_2).stands_at == "appraise"
    with pytest.raises(NotCompetent):
        course.take(Outcome.RECORD, by=Actor.GROUP, on=MARCH_2)


def test_the_office_never_concludes() -> None:
    with pytest.raises(NotCompetent, match="“出具评估意见”由执行地县级社区矫正机构办理"):
        appraised().take(Outcome.CONCLUDE, facts=an_opinion(), by=Actor.OFFICE, on=MARCH_2)


def test_the_opinion_goes_to_the_body_and_a_copy_to_the_procuratorate() -> None:
    course = concluded(MARCH_2)

    assert [e.what.key for e in course.acts[-1].errands] == [
        "assessment_opinion",
        "send_opinion",
        "copy_procuratorate",
    ]
    assert course.situation.conclusion is Conclusion.SUITABLE
    assert course.step is None


@pytest.mark.parametrize(("conditions", "barred"), [("", True), (" ", True), ("须由父亲担保", False)])
def test_caution_states_its_conditions(conditions: str, *, barred: bool) -> None:
    opinion = an_opinion(Conclusion.WITH_CAUTION, conditions)

    if not barred:
        assert appraised().take(Outcome.CONCLUDE, facts=opinion, by=Actor.COUNTY, on=MARCH_2).step is None
        return
    with pytest.raises(Barred, match="慎用社区矫正的，应当写明条件"):
        appraised().take(Outcome.CONCLUDE, facts=opinion, by=Actor.COUNTY, on=MARCH_2)


def test_after_judgment_no_opinion_is_issued() -> None:
    """意见第五条：已作出判决的，不再出具评估意见。"""
    with pytest.raises(Unanswered, match="尚未做到：已核实案件尚未判决"):
        appraised().take(Outcome.CONCLUDE, facts=an_opinion(open_case=False), by=Actor.COUNTY, on=MARCH_2)


@pytest.mark.parametrize(
    ("proposed", "earlier", "new_facts", "repeats"),
    [
        # 意见第五条：同一案件无新情况的，不重复委托
        (Category.PROBATION, date(2020, 1, 1), False, True),
        (Category.PROBATION, date(2020, 1, 1), True, False),
        (Category.PROBATION, None, False, False),
        # 假释、暂予监外执行：意见作出六个月内，居所、保证人无变化的
        (Category.PAROLE, date(2025, 9, 2), False, True),
        (Category.PAROLE, date(2025, 9, 1), False, False),
        (Category.TEMPORARY, date(2025, 9, 2), False, True),
        (Category.TEMPORARY, date(2025, 9, 2), True, False),
    ],
)
def test_nothing_is_assessed_twice(proposed: Category, earlier: date | None, *, new_facts: bool, repeats: bool) -> None:
    letter = a_letter(proposed=proposed, earlier_opinion=earlier, new_facts=new_facts)

    if not repeats:
        assert accepted(letter).stands_at == "investigate"
        return
    with pytest.raises(Barred, match="不重复调查评估"):
        accepted(letter)


def test_it_is_secret() -> None:
    """意见第五条：调查的人员、过程和结论保密。"""
    assert PRE_SENTENCE_ASSESSMENT.secret
    assert PRE_SENTENCE_ASSESSMENT_2026.secret


def test_what_the_opinions_of_2026_added_did_not_hold_before() -> None:
    assert in_force("pre_sentence_assessment", on=date(2026, 2, 20)) is PRE_SENTENCE_ASSESSMENT
    assert in_force("pre_sentence_assessment", on=date(2026, 2, 21)) is PRE_SENTENCE_ASSESSMENT_2026


def test_before_2026_missing_papers_had_no_term_of_their_own() -> None:
    entrustment = Entrustment(
        ground=GroundKey("needed"),
        entrusted_by="某县人民法院",
        letter="（2024）某刑委字第1号",
        proposed=Category.CONTROL,
        offence="盗窃罪",
        residence="某县某镇",
    )
    course = Course(PRE_SENTENCE_ASSESSMENT, entrustment, opened=date(2024, 6, 3), calendar=PUBLISHED)
    course = course.take(Outcome.SUBMIT, by=Actor.COMMISSIONER, on=date(2024, 6, 3))
    assert course.due == ()

    course = course.take(Outcome.REGISTER, facts=CHECKED, by=Actor.COUNTY, on=date(2024, 6, 3))
    course = course.take(Outcome.RECORD, by=Actor.COUNTY, on=date(2024, 6, 3))
    course = course.take(Outcome.RECORD, facts=APPRAISAL, by=Actor.COUNTY, on=date(2024, 6, 3))
    opinion = Opinion(conclusion=Conclusion.UNSUITABLE, reasons="无固定住所")
    assert course.take(Outcome.CONCLUDE, facts=opinion, by=Actor.COUNTY, on=date(2024, 6, 18)).acts[-1].late_for == ()
