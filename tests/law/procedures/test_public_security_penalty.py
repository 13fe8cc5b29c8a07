"""提请治安管理处罚：对照《社区矫正法》第五十九条、第六十条，《实施办法》第三十六条，2026年起的《治安管理处罚法》。"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from guitu.law.course import Barred, Course, OutOfTurn
from guitu.law.holidays.published import PUBLISHED
from guitu.law.procedure import Procedure
from guitu.law.procedures.public_security_penalty import (
    PUBLIC_SECURITY_PENALTY,
    PUBLIC_SECURITY_PENALTY_2026,
    Answer,
    Explanation,
    Offence,
    OffenceSince2026,
    Proposal,
    TimedAnswer,
)
from guitu.law.register import in_force
from guitu.law.span import days
from guitu.law.vocabulary import Actor, Category, GroundKey, Outcome

MARCH_2 = date(2026, 3, 2)
PROPOSAL = Proposal(opinion="建议依法处罚", reasons="两次不假外出，已受警告")
ANSWER = TimedAnswer(result="行政拘留五日", number="某公决字〔2026〕1号")


def offence(ground: str = "rules", category: Category = Category.PROBATION, **known: object) -> OffenceSince2026:
    facts = OffenceSince2026(
        ground=GroundKey(ground), happened="警告后又不假外出", investigators=("甲", "乙"), category=category
    )
    return replace(facts, **known)  # type: ignore[arg-type]


def investigated(
    facts: OffenceSince2026, procedure: Procedure[OffenceSince2026] = PUBLIC_SECURITY_PENALTY_2026
) -> Course[OffenceSince2026]:
    course = Course(procedure, facts, opened=MARCH_2, calendar=PUBLISHED)
    return course.take(Outcome.SUBMIT, by=Actor.OFFICE, on=MARCH_2)


def proposed(facts: OffenceSince2026) -> Course[OffenceSince2026]:
    return investigated(facts).take(Outcome.PROPOSE, by=Actor.COUNTY, on=MARCH_2, facts=PROPOSAL)


@pytest.mark.parametrize(
    ("on", "ruling"),
    [(date(2025, 12, 31), PUBLIC_SECURITY_PENALTY), (date(2026, 1, 1), PUBLIC_SECURITY_PENALTY_2026)],
)
def test_the_revised_penalties_law_rules_from_its_day_on(on: date, ruling: Procedure[Offence]) -> None:
    assert in_force("public_security_penalty", on=on) is ruling


def test_the_articles_changed_with_the_law() -> None:
    """2026年起：监督管理规定为第七十二条第四项，禁止令和职业禁止为第七十三条第一项；对工作人员的侵害仍依本法第六十条。"""
    cited = {ground.key: str(ground.cites) for ground in PUBLIC_SECURITY_PENALTY_2026.grounds}

    assert cited == {
        "rules": "《治安管理处罚法》第七十二条第（四）项",
        "prohibition": "《治安管理处罚法》第七十三条第（一）项",
        "staff": "《社区矫正法》第六十条",
    }
    assert [ground.key for ground in PUBLIC_SECURITY_PENALTY.grounds] == ["rules", "prohibition", "staff"]


@pytest.mark.parametrize("procedure", [PUBLIC_SECURITY_PENALTY, PUBLIC_SECURITY_PENALTY_2026])
@pytest.mark.parametrize("ground", ["rules", "prohibition", "staff"])
@pytest.mark.parametrize("category", list(Category))
def test_whoever_is_on_parole_is_not_proposed_for_a_police_penalty(
    category: Category, ground: str, procedure: Procedure[OffenceSince2026]
) -> None:
    """第三十六条：管制、缓刑、暂予监外执行；不及于假释。"""
    facts = offence(ground, category, prohibited=True)
    if category is not Category.PAROLE:
        assert investigated(facts, procedure).stands_at == "propose"
        return
    with pytest.raises(Barred, match="假释的社区矫正对象不在提请之列"):
        investigated(facts, procedure)


@pytest.mark.parametrize(
    ("prohibited", "barred_from_work", "barred"), [(False, False, True), (True, False, False), (False, True, False)]
)
def test_no_order_no_breach_of_it(*, prohibited: bool, barred_from_work: bool, barred: bool) -> None:
    facts = offence("prohibition", prohibited=prohibited, barred_from_work=barred_from_work)
    if not barred:
        assert investigated(facts).stands_at == "propose"
        return
    with pytest.raises(Barred, match="判决没有宣告禁止令或者职业禁止"):
        investigated(facts)


@pytest.mark.parametrize(("investigators", "barred"), [(("甲",), True), (("甲", "乙"), False)])
def test_two_investigate(investigators: tuple[str, ...], *, barred: bool) -> None:
    facts = offence(investigators=investigators)
    if not barred:
        assert investigated(facts).stands_at == "propose"
        return
    with pytest.raises(Barred, match="调查人不足两人"):
        investigated(facts)


@pytest.mark.parametrize("minor", [True, False])
def test_the_county_proposes_to_the_police_and_copies_the_procuratorate(*, minor: bool) -> None:
    errands = proposed(offence(minor=minor)).acts[-1].errands

    assert [errand.what.key for errand in errands] == [
        "penalty_review",
        "penalty_proposal",
        "copy",
        *(["guardian"] if minor else []),
    ]


def test_the_police_answer_and_the_procuratorate_is_told() -> None:
    course = proposed(offence()).take(Outcome.PENALISE, by=Actor.POLICE, on=MARCH_2 + days(20), facts=ANSWER)

    assert course.step is None
    assert [errand.what.key for errand in course.acts[-1].errands] == ["penalty_inform", "result"]
    assert course.acts[-1].late_for == ()


def test_a_declined_proposal_is_followed_by_a_question() -> None:
    """公安机关不予处罚的，了解理由，并通报人民检察院。"""
    answer = replace(ANSWER, result="情节显著轻微，不予处罚")
    course = proposed(offence()).take(Outcome.DECLINE, by=Actor.POLICE, on=MARCH_2 + days(20), facts=answer)
    assert [errand.what.key for errand in course.acts[-1].errands] == ["ask_reasons", "no_result"]

    told = Explanation(reasons="证据不足", opinion="补充证据，另行警告")
    assert course.take(Outcome.RECEIVE, by=Actor.COUNTY, on=MARCH_2 + days(21), facts=told).step is None


def test_the_county_may_leave_it() -> None:
    course = investigated(offence()).take(Outcome.DROP, by=Actor.COUNTY, on=MARCH_2, facts=PROPOSAL)

    assert (course.step, course.acts[-1].errands) == (None, ())


@pytest.mark.parametrize(
    ("after", "late_for"),
    [(30, []), (31, ["answer_soon"]), (90, ["answer_soon"]), (91, ["answer_soon", "answer_at_latest"])],
)
def test_the_police_have_thirty_days_and_at_the_most_ninety(after: int, late_for: list[str]) -> None:
    """治安管理处罚法第一百一十八条：三十日，可以延长三十日，再延长三十日。"""
    act = proposed(offence()).take(Outcome.PENALISE, by=Actor.POLICE, on=MARCH_2 + days(after), facts=ANSWER).acts[-1]

    assert [deadline.key for deadline in act.late_for] == late_for


@pytest.mark.parametrize(("after", "late_for"), [(60, []), (61, ["answer_extended"])])
def test_an_extension_names_its_new_day(after: int, late_for: list[str]) -> None:
    longer = replace(ANSWER, result="案情复杂，延长三十日", until=MARCH_2 + days(60))
    course = proposed(offence()).take(Outcome.EXTEND, by=Actor.POLICE, on=MARCH_2 + days(29), facts=longer)
    act = course.take(
        Outcome.PENALISE, by=Actor.POLICE, on=MARCH_2 + days(after), facts=replace(ANSWER, until=MARCH_2 + days(60))
    ).acts[-1]

    assert [deadline.key for deadline in act.late_for] == late_for
    with pytest.raises(Barred, match="延长办理未写明期限"):
        proposed(offence()).take(Outcome.EXTEND, by=Actor.POLICE, on=MARCH_2, facts=ANSWER)


def test_before_2026_no_clock_ran_and_nothing_was_extended() -> None:
    course = investigated(offence(), PUBLIC_SECURITY_PENALTY)
    course = course.take(Outcome.PROPOSE, by=Actor.COUNTY, on=MARCH_2, facts=PROPOSAL)

    assert course.due == ()
    with pytest.raises(OutOfTurn):
        course.take(Outcome.EXTEND, by=Actor.POLICE, on=MARCH_2, facts=Answer(result="延长"))


def test_the_rights_before_the_police() -> None:
    assert {"be_heard", "guardian_heard", "review", "sealed"} <= {r.key for r in PUBLIC_SECURITY_PENALTY_2026.rights}
