"""The evaluations, the card of one, and the published card beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from guitu.apps.funds.selectors import projects_seen
from guitu.apps.organs.models import Level, Role, Unit
from guitu.apps.organs.selectors import Viewer
from guitu.apps.performance.models import Basis, Evaluation, Evidence, Kind, Review
from guitu.apps.performance.selectors import (
    card_of,
    comparison_of,
    computed_card,
    evaluations_seen,
    latest_evidence,
    reviews_of,
)
from guitu.apps.performance.selectors.cards import printed_of
from guitu.apps.performance.selectors.facts import counts_from_record
from guitu.apps.performance.services import Opening, open_evaluation
from guitu.apps.performance.services.evaluating import COUNTED, EVALUATORS
from guitu.apps.performance.services.reviewing import REVIEWERS
from guitu.apps.performance.subjects import Subject, of_indicator, said
from guitu.evaluation.framework import Card, Indicator, Section
from guitu.evaluation.frameworks.special_fund_2021 import FundYear
from guitu.evaluation.marks import Mark, Unscored
from guitu.evaluation.measures import plain
from guitu.evaluation.printed import Printed
from guitu.web.access import DeskRequest, open_to
from guitu.web.clock import today
from guitu.web.money import entries
from guitu.web.money.entries import day_in, number_in, refused, text_in


@dataclass(frozen=True, slots=True)
class Examined:
    """One subject of a leaf: its question, the evidence that counts, and the answer in words."""

    subject: Subject
    evidence: Evidence | None
    answer: str
    counted: bool


@dataclass(frozen=True, slots=True)
class Leaf:
    """One indicator as the page shows it."""

    indicator: Indicator[FundYear]
    above: str
    mark: Mark | Unscored
    score: str
    tone: str
    review: Review | None
    examined: tuple[Examined, ...]

    @property
    def figures(self) -> tuple[str, ...]:
        return tuple(each.subject.key for each in self.examined if each.counted)


@dataclass(frozen=True, slots=True)
class Branch:
    """A heading of the first level with its leaves and its sum."""

    section: Section
    won: str
    leaves: tuple[Leaf, ...]


@require_GET
@open_to(*entries.EVALUATORS)
def performance(request: DeskRequest) -> HttpResponse:
    """List the evaluations."""
    rows = [(each, card_of(each, request.viewer)) for each in evaluations_seen(request.viewer)]
    shown = {
        "rows": rows,
        "units": _units(request.viewer),
        "projects": projects_seen(request.viewer),
        "kinds": Kind.choices,
        "today": today(),
    }
    return render(request, "performance/evaluations.html", shown)


@require_POST
@open_to(*EVALUATORS)
def begin(request: DeskRequest) -> HttpResponse:
    """Open an evaluation by the record."""
    made: list[Evaluation] = []

    def do() -> None:
        unit = _units(request.viewer).filter(pk=number_in(request, "unit", "单位")).first()
        if unit is None:
            raise ValueError("请选择被评价单位")
        kind = text_in(request, "kind")
        if kind not in Kind.values:
            raise ValueError(f"评价类别[{kind}]应为{'、'.join(Kind.labels)}之一")
        year = number_in(request, "year", "年度")
        below = Unit.objects.filter(parent=unit, level=Level.COUNTY).values_list("place", flat=True)
        about = Opening(
            unit=unit,
            body=text_in(request, "body"),
            year=year,
            kind=Kind(kind),
            cut_off=day_in(request, "cut_off", "数据截止日"),
            units=tuple(below),
            project=projects_seen(request.viewer).filter(unit=unit, year=year).first(),
        )
        made.append(open_evaluation(viewer=request.viewer, opening=about, on=today()))

    if refusal := refused(request, do, "评价已经开始。"):
        messages.error(request, refusal)
        return redirect("performance")
    return redirect("evaluation", made[0].pk)


@require_GET
@open_to(*entries.EVALUATORS)
def card(request: DeskRequest, evaluation_id: int) -> HttpResponse:
    """Show the card of one evaluation: three levels, the standard in words, the mark, its reason and its evidence."""
    seen = evaluation_seen(request.viewer, evaluation_id)
    found = card_of(seen, request.viewer)
    viewer = request.viewer
    shown = {
        "evaluation": seen,
        "card": found,
        "branches": list(_branches(seen, found)),
        "attests": viewer.has_at(seen.path, *EVALUATORS),
        "reviews": viewer.has_at(seen.path, *REVIEWERS),
        "closed": seen.basis == Basis.RECORD and not counts_from_record(seen, viewer),
        "printed": printed_of(seen),
        "reports": seen.reports.select_related("acting").defer("content", "snapshot"),
    }
    return render(request, "performance/card.html", shown)


@require_GET
@open_to(*entries.EVALUATORS)
def printed(request: DeskRequest, evaluation_id: int) -> HttpResponse:
    """Lay the published card beside ours, row by row, with the reason of every difference."""
    seen = evaluation_seen(request.viewer, evaluation_id)
    if (published := printed_of(seen)) is None:
        raise Http404("没有登记公开的评分表")
    ours = computed_card(seen, request.viewer)
    differences = comparison_of(seen, request.viewer)
    by_key = {row.indicator.key: row for row in differences if row.indicator}
    shown = {
        "evaluation": seen,
        "printed": published,
        "card": ours,
        "rows": [
            (indicator, mark, published.marks.get(indicator.key), by_key.get(indicator.key))
            for indicator, mark in ours.marks
        ],
        "in_text": _in_text(published),
        "overall": [row for row in differences if row.indicator is None],
    }
    return render(request, "performance/printed.html", shown)


def evaluation_seen(viewer: Viewer, evaluation_id: int) -> Evaluation:
    """Return the evaluation if the viewer may see it; else there is no such page."""
    found = evaluations_seen(viewer).filter(pk=evaluation_id).first()
    if found is None:
        raise Http404("没有这一评价，或者不在您的工作范围内")
    return found


def leaf_of(seen: Evaluation, viewer: Viewer, key: str) -> Leaf:
    """Return one indicator as the page shows it."""
    for branch in _branches(seen, card_of(seen, viewer)):
        for leaf in branch.leaves:
            if leaf.indicator.key == key:
                return leaf
    raise Http404(f"没有指标[{key}]")


def _branches(seen: Evaluation, found: Card[FundYear]) -> Iterator[Branch]:
    evidence, reviews = latest_evidence(seen), reviews_of(seen)
    sums = {subtotal.section.key: subtotal for subtotal in found.subtotals}
    for section in (each for each in found.framework.sections if not each.within):
        below = [pair for pair in found.marks if section in found.framework.headings(pair[0])]
        leaves = tuple(_leaf(seen, found, pair, evidence, reviews) for pair in below)
        total = sums[section.key]
        won = "未评完" if total.won is None else f"得{plain(total.won)}分"
        yield Branch(section, f"{won}，计分{plain(total.out_of)}分", leaves)


def _leaf(
    seen: Evaluation,
    found: Card[FundYear],
    pair: tuple[Indicator[FundYear], Mark | Unscored],
    evidence: dict[str, Evidence],
    reviews: dict[str, Review],
) -> Leaf:
    indicator, mark = pair
    above = found.framework.headings(indicator)
    if isinstance(mark, Unscored):
        score, tone = "未评分", "open"
    elif not mark.out_of:
        score, tone = "不计分", ""
    else:
        score, tone = plain(mark.points), "lost" if mark.points < mark.out_of else ""
    return Leaf(
        indicator=indicator,
        above=above[-1].words if above else "",
        mark=mark,
        score=score,
        tone=tone,
        review=reviews.get(indicator.key),
        examined=tuple(_examined(seen, each, evidence.get(each.key)) for each in of_indicator(indicator.key)),
    )


def _examined(seen: Evaluation, subject: Subject, row: Evidence | None) -> Examined:
    counted = seen.basis == Basis.RECORD and subject.key in COUNTED
    return Examined(subject, row, said(row.answer, subject) if row else "", counted)


def _in_text(published: Printed) -> str:
    rows = published.marks.values()
    return plain(sum(row.score if row.in_text is None else row.in_text for row in rows)) if rows else ""


def _units(viewer: Viewer) -> QuerySet[Unit]:
    paths = [held.path for held in viewer.held if held.role in EVALUATORS and held.role is not Role.OFFICER]
    here = Unit.objects.none()
    for path in paths:
        here |= Unit.objects.filter(path__startswith=path, level__in=[Level.COUNTY, Level.CITY, Level.PROVINCE])
    return here.distinct()
