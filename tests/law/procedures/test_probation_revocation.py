"""提请撤销缓刑：逐项对照《实施办法》第四十六条，程序对照《社区矫正法》第四十六条至第四十八条、《2026年意见》第十六条以下。"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from guitu.law.course import Barred, Course, NotCompetent
from guitu.law.holidays.published import PUBLISHED
from guitu.law.procedure import Procedure
from guitu.law.procedures.probation_revocation import (
    PROBATION_REVOCATION,
    PROBATION_REVOCATION_2026,
    Breach,
    Investigation,
    Proposal,
    Review,
    Ruling,
)
from guitu.law.register import in_force
from guitu.law.span import Span, days
from guitu.law.vocabulary import Actor, Category, CourtLevel, GroundKey, Outcome, Stage

JUNE_3 = date(2024, 6, 3)
FOUND = Investigation(findings="两次警告后再次不假外出")
REVIEWED = Review(participants=("甲", "乙", "丙"), legality="程序合法", opinion="提请撤销")
PROPOSAL = Proposal(addressed="某县人民法院", reasons="两次警告，仍不改正")
RULED = Ruling(number="某刑更1号", ruled=JUNE_3 + days(20))


def breach(ground: str = "other", **known: object) -> Breach:
    facts = Breach(
        ground=GroundKey(ground),
        happened="多次不假外出，拒不接受教育",
        court_name="某县人民法院",
        court=CourtLevel.BASIC,
        category=Category.PROBATION,
    )
    return replace(facts, **known)  # type: ignore[arg-type]


def reported(facts: Breach, procedure: Procedure[Breach] = PROBATION_REVOCATION) -> Course[Breach]:
    course = Course(procedure, facts, opened=JUNE_3, calendar=PUBLISHED)
    return course.take(Outcome.SUBMIT, by=Actor.OFFICE, on=JUNE_3)


def reviewed(facts: Breach, procedure: Procedure[Breach] = PROBATION_REVOCATION) -> Course[Breach]:
    course = reported(facts, procedure).take(Outcome.VERIFY, by=Actor.COUNTY, on=JUNE_3, facts=FOUND)
    return course.take(Outcome.CONCLUDE, by=Actor.COUNTY, on=JUNE_3, facts=REVIEWED)


def proposed(facts: Breach, procedure: Procedure[Breach] = PROBATION_REVOCATION) -> Course[Breach]:
    course = reviewed(facts, procedure)
    return course.take(Outcome.PROPOSE, by=course.ruling.decider, on=JUNE_3, facts=PROPOSAL)


def away(last: date) -> Span:
    """Out of supervision from 3 May on."""
    return Span(date(2024, 5, 3), last)


def test_the_grounds_are_a_closed_list_of_five() -> None:
    assert [(g.key, g.cites.item) for g in PROBATION_REVOCATION.grounds] == [
        ("prohibition", 1),
        ("absent", 2),
        ("penalised", 3),
        ("warned", 4),
        ("other", 5),
    ]


@pytest.mark.parametrize(
    ("facts", "because"),
    [
        (breach("prohibition"), "判决没有宣告禁止令"),
        (breach("prohibition", prohibited=True), ""),
        # 第二项：5月3日起脱离监管，至6月3日恰为一个月，次日方为超过
        (breach("absent"), "脱离监管未超过一个月"),
        (breach("absent", absent=away(date(2024, 6, 3))), "脱离监管未超过一个月"),
        (breach("absent", absent=away(date(2024, 6, 4))), ""),
        (breach("penalised"), "未受过治安管理处罚"),
        (breach("penalised", penalties=1), ""),
        (breach("warned", warnings=1), "此前受警告不足两次"),
        (breach("warned", warnings=2), ""),
        (breach("other"), ""),
        (breach("other", category=Category.PAROLE), "不是被宣告缓刑的社区矫正对象"),
        (breach("other", category=Category.CONTROL), "不是被宣告缓刑的社区矫正对象"),
        (breach("other", category=Category.TEMPORARY), "不是被宣告缓刑的社区矫正对象"),
    ],
)
def test_each_ground_has_its_condition(facts: Breach, because: str) -> None:
    if not because:
        assert reported(facts).stands_at == "investigate"
        return
    with pytest.raises(Barred, match=because):
        reported(facts)


def test_nobody_starts_with_a_record() -> None:
    assert (breach().warnings, breach().penalties) == (0, 0)


@pytest.mark.parametrize(
    ("court", "proposer"),
    [
        (CourtLevel.BASIC, Actor.COUNTY),
        (CourtLevel.INTERMEDIATE, Actor.HIGHER),
        (CourtLevel.HIGH, Actor.PROVINCE),
    ],
)
def test_the_agency_of_the_courts_level_proposes(court: CourtLevel, proposer: Actor) -> None:
    """第四十六条：由执行地同级社区矫正机构提出，别级不得提出。"""
    course = reviewed(breach(court=court))

    assert course.ruling.decider is proposer
    for other in {Actor.COUNTY, Actor.HIGHER, Actor.PROVINCE} - {proposer}:
        with pytest.raises(NotCompetent, match="“提出撤销缓刑建议”由"):
            course.take(Outcome.PROPOSE, by=other, on=JUNE_3, facts=PROPOSAL)
    assert course.take(Outcome.PROPOSE, by=proposer, on=JUNE_3, facts=PROPOSAL).stands_at == "ruling"


@pytest.mark.parametrize(("participants", "barred"), [(("甲",), True), (("甲", "甲"), True), (("甲", "乙"), False)])
def test_the_review_is_collective(participants: tuple[str, ...], *, barred: bool) -> None:
    course = reported(breach()).take(Outcome.VERIFY, by=Actor.COUNTY, on=JUNE_3, facts=FOUND)
    review = replace(REVIEWED, participants=participants)

    if not barred:
        assert course.take(Outcome.CONCLUDE, by=Actor.COUNTY, on=JUNE_3, facts=review).stands_at == "propose"
        return
    with pytest.raises(Barred, match="集体评议不能由一人作出"):
        course.take(Outcome.CONCLUDE, by=Actor.COUNTY, on=JUNE_3, facts=review)


def test_a_proposal_may_be_dropped_at_every_stage_before_the_court() -> None:
    assert reported(breach()).take(Outcome.DROP, by=Actor.COUNTY, on=JUNE_3, facts=FOUND).step is None
    assert reviewed(breach()).take(Outcome.DROP, by=Actor.COUNTY, on=JUNE_3, facts=PROPOSAL).step is None
    investigated = reported(breach()).take(Outcome.VERIFY, by=Actor.COUNTY, on=JUNE_3, facts=FOUND)
    assert investigated.take(Outcome.DROP, by=Actor.COUNTY, on=JUNE_3, facts=REVIEWED).step is None


@pytest.mark.parametrize("minor", [True, False])
def test_the_proposal_goes_to_the_court_with_a_copy_to_the_procuratorate(*, minor: bool) -> None:
    act = proposed(breach(minor=minor)).acts[-1]

    assert [errand.what.key for errand in act.errands] == [
        "probation_revocation_proposal",
        "revocation_evidence",
        "copy",
        *(["guardian"] if minor else []),
    ]
    assert [effect.stage for effect in act.effects] == [Stage.REVOCATION_PENDING]


@pytest.mark.parametrize(("after", "late"), [(30, False), (31, True)])
def test_the_court_rules_within_thirty_days(after: int, *, late: bool) -> None:
    """第四十八条：收到建议书后三十日内裁定。"""
    course = proposed(breach())
    assert [due.day for _, due in course.due] == [JUNE_3 + days(30)]

    act = course.take(Outcome.REVOKE, by=Actor.COURT, on=JUNE_3 + days(after), facts=RULED).acts[-1]
    assert bool(act.late_for) is late


@pytest.mark.parametrize(
    ("outcome", "stage", "errands"),
    [
        (Outcome.REVOKE, Stage.TERMINATED_REVOKED, ["termination_notice", "terminate", "deliver"]),
        (Outcome.UPHOLD, Stage.SERVING, ["resume"]),
    ],
)
def test_the_ruling_ends_or_resumes_the_correction(outcome: Outcome, stage: Stage, errands: list[str]) -> None:
    course = proposed(breach()).take(outcome, by=Actor.COURT, on=JUNE_3 + days(20), facts=RULED)

    assert course.step is None
    assert [effect.stage for effect in course.acts[-1].effects] == [stage]
    assert [errand.what.key for errand in course.acts[-1].errands] == errands


@pytest.mark.parametrize("procedure", [PROBATION_REVOCATION, PROBATION_REVOCATION_2026])
@pytest.mark.parametrize("fugitive", [True, False])
def test_the_police_deliver_and_pursue(procedure: Procedure[Breach], *, fugitive: bool) -> None:
    """法第四十八条第三款、第五十条，《2026年意见》第十八条、第二十一条：由公安机关送交执行；在逃的追捕。"""
    course = proposed(breach(fugitive=fugitive), procedure)
    course = course.take(Outcome.REVOKE, by=Actor.COURT, on=JUNE_3 + days(20), facts=RULED)

    expected = ["termination_notice", "terminate", "deliver", *(["pursue"] if fugitive else [])]
    assert [errand.what.key for errand in course.acts[-1].errands] == expected


@pytest.mark.parametrize(
    ("on", "ruling"), [(date(2026, 2, 20), PROBATION_REVOCATION), (date(2026, 2, 21), PROBATION_REVOCATION_2026)]
)
def test_the_joint_opinions_rule_from_their_day_on(on: date, ruling: Procedure[Breach]) -> None:
    assert in_force("probation_revocation", on=on) is ruling


def test_since_2026_the_file_is_listed() -> None:
    """《2026年意见》第十六条：材料六类。"""
    (step,) = (step for step in PROBATION_REVOCATION_2026.steps if step.key == "propose")

    assert len(step.evidence) == 6


def test_the_person_is_heard_with_his_lawyer() -> None:
    assert {"be_heard", "legal_aid", "freed", "counted"} <= {right.key for right in PROBATION_REVOCATION.rights}
