"""评价：档案能计数的不许填报，缺数据的不评分，复核并列留存，公开评分只作对照。"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction

from guitu.apps.cases.services.attaching import Unfit
from guitu.apps.ledger.sealing import opened
from guitu.apps.organs.models import Role
from guitu.apps.people.models import Correction, Ending
from guitu.apps.performance.models import Evaluation, Evidence, Kind
from guitu.apps.performance.selectors import card_of, comparison_of, computed_card, facts_of
from guitu.apps.performance.services import Attestation, Opening, attest, open_evaluation, review_mark
from guitu.apps.performance.services.evaluating import Unsound
from guitu.evaluation.marks import Mark, Unscored
from guitu.law.course import NotCompetent
from tests.apps.county import a_viewer
from tests.apps.performance.conftest import CUT_OFF, ON, Desk

pytestmark = pytest.mark.django_db

SAID = Attestation(author="评价组", words="现场查阅", on=date(2024, 5, 20), place="工作底稿")


def say(desk: Desk, subject: str, **answer: object) -> Evidence:
    return attest(
        viewer=desk.accountant, evaluation=desk.evaluation, subject=subject, answer=answer, attestation=SAID, on=ON
    )


def test_nobody_is_marked_on_what_nobody_knows(desk: Desk) -> None:
    """没有证据的指标不评分，也不是零分。"""
    card = computed_card(desk.evaluation, desk.county.clerk)
    assert isinstance(card["letters"], Unscored)
    assert card.total is None
    assert card.between[0] < card.between[1]


def test_the_record_counts_by_itself(desk: Desk) -> None:
    """没有脱管漏管的，由档案计为零，得满分。"""
    card = computed_card(desk.evaluation, desk.county.clerk)
    mark = card["escapes"]
    assert isinstance(mark, Mark)
    assert mark.points == 6


def test_a_figure_of_the_record_is_never_typed_in(desk: Desk) -> None:
    """由档案计数的，不能填报。"""
    with pytest.raises(Unsound, match="由档案计数"):
        attest(
            viewer=desk.county.clerk,
            evaluation=desk.evaluation,
            subject="escapes",
            answer={"at_large": 0, "recovered": 0},
            attestation=SAID,
            on=ON,
        )


def test_who_may_open_no_file_is_given_no_count(desk: Desk) -> None:
    """财务人员不查阅档案：档案统计对其不是零，而是没有。"""
    facts = facts_of(desk.evaluation, desk.accountant)
    assert facts.escapes is None
    assert facts.reoffending is None


def test_a_recall_leaves_reoffending_open_until_somebody_says_what_it_was(desk: Desk) -> None:
    """有人收监的，须认定是否重新犯罪；认定的人数不能多于档案所载。"""
    Correction.objects.update(ended=date(2024, 4, 1), ending=Ending.RECALLED)
    clerk = desk.county.clerk
    assert facts_of(desk.evaluation, clerk).reoffending is None

    def found(number: str) -> None:
        answer = {"part": number, "whole": "1"}
        attest(viewer=clerk, evaluation=desk.evaluation, subject="reoffending", answer=answer, attestation=SAID, on=ON)

    with pytest.raises(Unsound, match=r"填报\[2\]"):
        found("2")
    found("0")
    measure = facts_of(desk.evaluation, clerk).reoffending
    assert measure is not None
    assert measure.percent == 0


def test_the_latest_evidence_counts_and_the_earlier_stays(desk: Desk) -> None:
    """后登记的为现用，先登记的留存。"""
    say(desk, "letters", correction=0, proposal=1)
    say(desk, "letters", correction=0, proposal=0)
    assert facts_of(desk.evaluation, desk.county.clerk).letters == {"correction": 0, "proposal": 0}
    assert desk.evaluation.evidence.filter(subject="letters").count() == 2


def test_evidence_is_only_added(desk: Desk) -> None:
    """登记的证据改不了、删不掉。"""
    row = say(desk, "goal_set", met="MET")
    with pytest.raises(DatabaseError), transaction.atomic():
        Evidence.objects.filter(pk=row.pk).update(words="另有说法")
    with pytest.raises(DatabaseError), transaction.atomic():
        Evidence.objects.filter(pk=row.pk).delete()


def test_a_paper_lies_sealed(desk: Desk) -> None:
    """附件加密保存，打开仍是原文；内容与后缀不符的退回。"""
    paper = Attestation(author="评价组", words="查阅", name="底稿.pdf", content=b"%PDF-1.7 x")
    row = attest(
        viewer=desk.accountant,
        evaluation=desk.evaluation,
        subject="goal_set",
        answer={"met": "MET"},
        attestation=paper,
        on=ON,
    )
    assert b"%PDF" not in bytes(row.content or b"")
    assert opened(bytes(row.content or b"")) == b"%PDF-1.7 x"
    belied = Attestation(author="评价组", words="查阅", name="底稿.png", content=b"%PDF-1.7 x")
    with pytest.raises(Unfit):
        attest(
            viewer=desk.accountant,
            evaluation=desk.evaluation,
            subject="goal_set",
            answer={"met": "MET"},
            attestation=belied,
            on=ON,
        )


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"author": " "}, "出具人"),
        ({"words": ""}, "出具人和情况"),
        ({"on": date(2024, 6, 4)}, r"\[2024-06-04\]在今天"),
    ],
)
def test_evidence_says_who_and_what(desk: Desk, changes: dict[str, object], fault: str) -> None:
    """没有出处的结论不作依据。"""
    told = Attestation(**{"author": "评价组", "words": "查阅", **changes})  # type: ignore[arg-type]
    with pytest.raises(Unsound, match=fault):
        attest(
            viewer=desk.accountant,
            evaluation=desk.evaluation,
            subject="goal_set",
            answer={"met": "MET"},
            attestation=told,
            on=ON,
        )


def test_a_unit_that_lags_is_one_of_those_listed(desk: Desk) -> None:
    with pytest.raises(Unsound, match="邻县"):
        say(desk, "smart_centre", names=["邻县"])


def test_an_office_evaluates_nothing(desk: Desk) -> None:
    with pytest.raises(NotCompetent):
        attest(
            viewer=desk.county.officer,
            evaluation=desk.evaluation,
            subject="goal_set",
            answer={"met": "MET"},
            attestation=SAID,
            on=ON,
        )


def test_one_evaluation_of_a_kind_a_year(desk: Desk) -> None:
    about = Opening(unit=desk.county.county, body="", year=2024, kind=Kind.SELF, cut_off=CUT_OFF)
    with pytest.raises(Unsound, match="已经开始"):
        open_evaluation(viewer=desk.county.clerk, opening=about, on=ON)


@pytest.mark.parametrize(
    ("cut_off", "sound"),
    [(date(2023, 12, 31), False), (date(2024, 1, 1), True), (ON, True), (date(2024, 6, 4), False)],
)
def test_the_cut_off_lies_between_the_year_and_today(desk: Desk, cut_off: date, sound: bool) -> None:  # noqa: FBT001
    about = Opening(unit=desk.county.county, body="", year=2024, kind=Kind.FINANCE, cut_off=cut_off)
    if sound:
        assert open_evaluation(viewer=desk.county.clerk, opening=about, on=ON).cut_off == cut_off
        return
    with pytest.raises(Unsound, match="截止日"):
        open_evaluation(viewer=desk.county.clerk, opening=about, on=ON)


def review(desk: Desk, points: str, *, by: str = "chief", reason: str = "已整改") -> None:
    review_mark(
        viewer=getattr(desk.county, by),
        evaluation=desk.evaluation,
        indicator="letters",
        points=Decimal(points),
        reason=reason,
        on=ON,
    )


def test_a_review_stands_beside_the_computed_mark(desk: Desk) -> None:
    """复核得分与计算得分并列，理由写入评分过程。"""
    say(desk, "letters", correction=0, proposal=1)
    review(desk, "5")
    computed = computed_card(desk.evaluation, desk.county.chief)["letters"]
    mark = card_of(desk.evaluation, desk.county.chief)["letters"]
    assert isinstance(computed, Mark)
    assert isinstance(mark, Mark)
    assert (computed.points, mark.points) == (4, 5)
    assert "计算得4分，复核得5分：已整改" in mark.why
    assert sum(loss.points for loss in mark.losses) == 1


def test_a_review_falls_when_the_computed_mark_changes(desk: Desk) -> None:
    """证据更新后计算得分变了，原复核不再套用。"""
    say(desk, "letters", correction=0, proposal=1)
    review(desk, "5")
    say(desk, "letters", correction=0, proposal=2)
    mark = card_of(desk.evaluation, desk.county.chief)["letters"]
    assert isinstance(mark, Mark)
    assert mark.points == 2


@pytest.mark.parametrize("points", ["0", "6", "5.55"])
def test_a_review_keeps_to_what_is_at_stake(desk: Desk, points: str) -> None:
    say(desk, "letters", correction=0, proposal=1)
    review(desk, points)


@pytest.mark.parametrize("points", ["-0.01", "6.01", "5.555"])
def test_a_review_beyond_what_is_at_stake_is_refused(desk: Desk, points: str) -> None:
    say(desk, "letters", correction=0, proposal=1)
    with pytest.raises(Unsound, match=f"{points}".replace(".", r"\.")):
        review(desk, points)


def test_a_review_needs_a_reason_a_mark_and_another_person(desk: Desk) -> None:
    """复核须有理由；未评分的不复核；自己登记证据的不由自己复核；经办人员不复核。"""
    with pytest.raises(Unsound, match="尚未评分"):
        review(desk, "5")
    say(desk, "letters", correction=0, proposal=1)
    with pytest.raises(Unsound, match="理由"):
        review(desk, "5", reason=" ")
    with pytest.raises(NotCompetent, match="不能复核"):
        review(desk, "5", by="clerk")
    attest(
        viewer=desk.county.chief,
        evaluation=desk.evaluation,
        subject="letters",
        answer={"correction": 0, "proposal": 1},
        attestation=SAID,
        on=ON,
    )
    with pytest.raises(NotCompetent, match="应由他人复核"):
        review(desk, "5")


def test_the_published_card_is_96_by_its_rules_and_97_as_printed(desk: Desk, published: Evaluation) -> None:
    """公开评分97分，按标准96分，差异逐条说明。"""
    viewer = desk.county.city_officer
    assert card_of(published, viewer).total == 96
    reasons = "\n".join(difference.reason for difference in comparison_of(published, viewer))
    assert "评分过程写明得3分，评分表计4分" in reasons
    assert "印出总分97分，按评分过程各项之和为96分，按标准各项合计96分" in reasons


def test_a_neighbouring_county_sees_nothing_of_it(desk: Desk) -> None:
    from guitu.apps.performance.selectors import evaluations_seen  # noqa: PLC0415

    assert not evaluations_seen(desk.county.other_chief).exists()
    stranger = a_viewer("stranger", Role.FINANCE, desk.county.other_county)
    assert not evaluations_seen(stranger).exists()
