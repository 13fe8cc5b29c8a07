"""Cards: as computed, as reviewed, and beside the one that was published."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from django.db.models import QuerySet

from guitu.apps.organs.selectors import Viewer
from guitu.apps.performance.models import Evaluation, Evidence, Review
from guitu.apps.performance.selectors.facts import facts_of
from guitu.apps.performance.subjects import FRAMEWORKS
from guitu.evaluation.framework import Card
from guitu.evaluation.frameworks.special_fund_2021 import FundYear
from guitu.evaluation.marks import Loss, Mark
from guitu.evaluation.measures import plain
from guitu.evaluation.printed import Difference, Printed, PrintedMark, comparison


def evaluations_seen(viewer: Viewer) -> QuerySet[Evaluation]:
    """Return the evaluations of the units in which the viewer has a duty."""
    return Evaluation.objects.filter(viewer.around()).select_related("unit", "project")


def latest_evidence(evaluation: Evaluation) -> dict[str, Evidence]:
    """Return the evidence that counts, by subject."""
    return {row.subject: row for row in evaluation.evidence.defer("content").select_related("acting").order_by("pk")}


def reviews_of(evaluation: Evaluation) -> dict[str, Review]:
    """Return the review that counts, by indicator."""
    return {row.indicator: row for row in evaluation.reviews.select_related("acting").order_by("number")}


def locked(evaluation: Evaluation) -> Evaluation:
    """Return an evaluation afresh, and keep others from changing it until the transaction is over."""
    rows = Evaluation.objects.select_for_update(of=("self",)).select_related("unit", "project")
    return rows.get(pk=evaluation.pk)


def computed_card(evaluation: Evaluation, viewer: Viewer) -> Card[FundYear]:
    """Mark every indicator by the standard alone."""
    return FRAMEWORKS[evaluation.framework].appraise(facts_of(evaluation, viewer))


def card_of(evaluation: Evaluation, viewer: Viewer) -> Card[FundYear]:
    """Return the card with the reviewers' marks in place of those that they changed, each with its reason."""
    return reviewed(computed_card(evaluation, viewer), reviews_of(evaluation))


def reviewed(card: Card[FundYear], reviews: dict[str, Review]) -> Card[FundYear]:
    """Put reviewed marks into a card. A review holds only on the computed mark that it was made on."""
    marks = []
    for indicator, mark in card.marks:
        review = reviews.get(indicator.key)
        if review is None or not isinstance(mark, Mark) or Decimal(mark.points) != review.computed:
            marks.append((indicator, mark))
            continue
        points, lost = review.points, Decimal(mark.out_of) - review.points
        why = f"{mark.why}；计算得{plain(review.computed)}分，复核得{plain(points)}分：{review.reason}"
        remedy = review.remedy or next((loss.remedy for loss in mark.losses if loss.remedy), "")
        losses = (Loss(lost, why, remedy),) if lost else ()
        marks.append((indicator, replace(mark, points=points, why=why, losses=losses)))
    return replace(card, marks=tuple(marks))


def printed_of(evaluation: Evaluation) -> Printed | None:
    """Return the card that was published, None where there is none."""
    kept = getattr(evaluation, "printed", None)
    if kept is None:
        return None
    marks = {key: _row(**row) for key, row in kept.marks.items()}
    return Printed(kept.document, marks, kept.total, kept.grade or None)


def comparison_of(evaluation: Evaluation, viewer: Viewer) -> tuple[Difference[FundYear], ...]:
    """Compare the published card with what the standard yields; nothing where none was published."""
    printed = printed_of(evaluation)
    return comparison(computed_card(evaluation, viewer), printed) if printed else ()


def _row(*, score: str, text: str, in_text: str | None) -> PrintedMark:
    return PrintedMark(Decimal(score), text, None if in_text is None else Decimal(in_text))
