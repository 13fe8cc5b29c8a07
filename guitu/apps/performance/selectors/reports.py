"""Reports: drawn now from facts and statement, or handed out as they were issued."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from django.db.models import QuerySet

from guitu.apps.correspondence.selectors.files import fonts
from guitu.apps.funds.selectors import accounts
from guitu.apps.organs.selectors import Viewer
from guitu.apps.performance.casework import casework
from guitu.apps.performance.models import Evaluation
from guitu.apps.performance.models import Report as Kept
from guitu.apps.performance.selectors.cards import card_of
from guitu.apps.performance.selectors.facts import counts_from_record, rows_behind
from guitu.apps.performance.statement import Unstated, missing, split, stages_of
from guitu.documents.content import Paper
from guitu.documents.kept import from_plain
from guitu.documents.render.typst import to_pdf
from guitu.documents.render.word import to_docx
from guitu.evaluation.framework import Card
from guitu.evaluation.frameworks.special_fund_2021 import FundYear
from guitu.evaluation.report.outline import report
from guitu.evaluation.report.pieces import Report
from guitu.evaluation.report.project import (
    Funding,
    Funds,
    Kind,
    Material,
    Observation,
    Project,
    Spending,
    Stage,
    Tally,
)

PUBLISHED = "publication"


def reports_seen(viewer: Viewer) -> QuerySet[Kept]:
    """Return the reports of the units in which the viewer has a duty."""
    return Kept.objects.filter(viewer.around("evaluation__path")).select_related("evaluation__unit", "acting")


def report_of(evaluation: Evaluation, viewer: Viewer, *, signed: date) -> Report:
    """Write the report as the facts now stand. Raises Unstated where words are missing."""
    if lacking := missing(evaluation.statement):
        raise Unstated(f"报告文字尚缺：{'、'.join(lacking)}")
    card = card_of(evaluation, viewer)
    project = _project(evaluation, signed)
    return report(project, card, _material(evaluation, viewer, project, card))


def money_of(evaluation: Evaluation) -> Funds:
    """Return the year's accounts: of the project, or as a publication states them."""
    if evaluation.project:
        return accounts(evaluation.project, until=evaluation.cut_off)
    stated = evaluation.statement.get("funds", {"sources": [], "uses": []})
    return Funds(
        tuple(Funding(words, *map(Decimal, amounts)) for words, *amounts in stated["sources"]),
        tuple(Spending(words, Decimal(amount)) for words, amount in stated["uses"]),
    )


def paper_of(kept: Kept) -> Paper:
    """Return the paper of an issued report."""
    return from_plain(json.loads(kept.content))


def pdf_of(paper: Paper) -> bytes:
    """Return a report as a PDF."""
    return to_pdf(paper, fonts())


def docx_of(paper: Paper) -> bytes:
    """Return a report as a Word file."""
    return to_docx(paper, fonts())


def _project(evaluation: Evaluation, signed: date) -> Project:
    told: dict[str, Any] = evaluation.statement
    return Project(
        name=evaluation.project.name if evaluation.project else told.get("name", "社区矫正专项资金"),
        body=evaluation.body,
        year=evaluation.year,
        kind=Kind(evaluation.get_kind_display()),
        background=told["background"],
        content=told["content"],
        lasting_objective=told["lasting_objective"],
        annual_objective=told["annual_objective"],
        purpose=told["purpose"],
        scope=told["scope"],
        practices=tuple(told.get("practices", ())),
        methods=tuple(told["methods"]),
        grounds=tuple(told["grounds"]),
        stages=tuple(Stage(on, words) for on, words in stages_of(told)),
        funds=money_of(evaluation),
        cut_off=evaluation.cut_off,
        signed=signed,
    )


def _material(evaluation: Evaluation, viewer: Viewer, project: Project, card: Card[FundYear]) -> Material:
    told = evaluation.statement
    lost = {indicator.words: indicator.key for indicator, _ in card.losses}
    causes = {lost[words]: why for words, why in split(told, "causes", 2) if words in lost}
    observed = (
        Observation(words, cause, advice, f"{PUBLISHED}.observations")
        for words, cause, advice in split(told, "observations", 3)
    )
    return Material(
        casework=_casework(evaluation, viewer, project),
        causes=causes,
        observations=tuple(observed),
        limits=tuple(told.get("limits", ())),
    )


def _casework(evaluation: Evaluation, viewer: Viewer, project: Project) -> tuple[Tally, ...]:
    if counts_from_record(evaluation, viewer):

        @cache
        def count(key: str) -> int:
            return rows_behind(evaluation, viewer, key).rows.count()

        return casework(project, count)
    return tuple(
        Tally(project.figure(number, unit, words, f"{PUBLISHED}.casework"))
        for words, number, unit in evaluation.statement.get("casework", ())
    )
