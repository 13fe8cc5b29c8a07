"""A reviewer's mark: an act with a reason, beside the computed mark and never over it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.db import transaction

from guitu.apps.ledger.models import Verb
from guitu.apps.organs.models import Role
from guitu.apps.organs.selectors import Viewer
from guitu.apps.performance.models import Evaluation, Review
from guitu.apps.performance.selectors.cards import computed_card, latest_evidence
from guitu.apps.performance.services.evaluating import Unsound, note
from guitu.apps.performance.subjects import of_indicator
from guitu.evaluation.marks import Mark
from guitu.evaluation.measures import plain
from guitu.law.course import NotCompetent

REVIEWERS = (Role.COUNTY_CHIEF, Role.BUREAU_HEAD, Role.CITY_OFFICER, Role.PROVINCE_OFFICER)
CENT = Decimal("0.01")


@transaction.atomic
def review_mark(  # noqa: PLR0913 - one parameter a part of the record
    *, viewer: Viewer, evaluation: Evaluation, indicator: str, points: Decimal, reason: str, on: date, remedy: str = ""
) -> Review:
    """Change a mark, with a reason; a lower one needs a recommendation where the standard gives none."""
    if not viewer.has_at(evaluation.path, *REVIEWERS):
        raise NotCompetent("得分由机构负责人或者上级机构复核，您的岗位不能复核")
    evaluation = (
        Evaluation.objects.select_for_update(of=("self",)).select_related("unit", "project").get(pk=evaluation.pk)
    )
    marks = {row.key: (row, mark) for row, mark in computed_card(evaluation, viewer).marks}
    if indicator not in marks:
        raise Unsound(f"没有指标[{indicator}]")
    row, mark = marks[indicator]
    if not isinstance(mark, Mark):
        raise Unsound(f"“{row.words}”尚未评分（{mark.why}），请先补齐数据，再行复核")
    if not reason.strip():
        raise Unsound("请填写复核理由")
    if points != points.quantize(CENT) or not 0 <= points <= mark.out_of:
        raise Unsound(f"复核得分[{points}]应在0至{plain(mark.out_of)}分之间，至多两位小数")
    if points < mark.points and not (remedy.strip() or row.remedy or any(loss.remedy for loss in mark.losses)):
        raise Unsound(f"“{row.words}”扣分后须有对应的建议，请填写建议")
    attested = latest_evidence(evaluation)
    if any(attested[s.key].acting_id == viewer.account.pk for s in of_indicator(indicator) if s.key in attested):
        raise NotCompetent(f"“{row.words}”的证据由您登记，应由他人复核")
    kept = Review.objects.create(
        evaluation=evaluation,
        number=evaluation.reviews.count() + 1,
        indicator=indicator,
        computed=Decimal(mark.points),
        points=points,
        reason=reason.strip(),
        remedy=remedy.strip(),
        on=on,
        acting=viewer.account,
    )
    note(viewer, evaluation, Verb.ACT, ("review", kept.pk))
    return kept
