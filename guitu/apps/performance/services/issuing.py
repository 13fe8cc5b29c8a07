"""Issuing a report: the paper is kept as it was signed, with everything from which it was drawn."""

from __future__ import annotations

import json
from datetime import date
from hashlib import sha256

from django.db import transaction

from guitu.apps.ledger.models import Verb
from guitu.apps.organs.selectors import Viewer
from guitu.apps.performance.models import Basis, Evaluation, Report
from guitu.apps.performance.papering import paper
from guitu.apps.performance.selectors.cards import card_of, computed_card
from guitu.apps.performance.selectors.facts import counts_from_record, facts_of
from guitu.apps.performance.selectors.reports import report_of
from guitu.apps.performance.services.evaluating import note
from guitu.apps.performance.services.reviewing import REVIEWERS
from guitu.apps.performance.snapshot import snapshot
from guitu.documents.kept import to_plain
from guitu.law.course import NotCompetent


@transaction.atomic
def issue_report(*, viewer: Viewer, evaluation: Evaluation, on: date) -> Report:
    """Issue the report as the facts now stand. A later one stands beside it; none is changed."""
    if not viewer.has_at(evaluation.path, *REVIEWERS):
        raise NotCompetent("评价报告由机构负责人或者上级机构签发，您的岗位不能签发")
    if evaluation.basis == Basis.RECORD and not counts_from_record(evaluation, viewer):
        raise NotCompetent("评价报告含有档案统计，须由有权查阅档案的人员签发")
    evaluation = (
        Evaluation.objects.select_for_update(of=("self",)).select_related("unit", "project").get(pk=evaluation.pk)
    )
    written = report_of(evaluation, viewer, signed=on)
    card = card_of(evaluation, viewer)
    content = json.dumps(to_plain(paper(written)), ensure_ascii=False)
    kept = Report.objects.create(
        evaluation=evaluation,
        number=evaluation.reports.count() + 1,
        title=written.title,
        content=content,
        snapshot=snapshot(facts_of(evaluation, viewer), computed_card(evaluation, viewer), card, written),
        digest=sha256(content.encode()).hexdigest(),
        total=card.total,
        grade=card.grade or "",
        issued=on,
        acting=viewer.account,
    )
    note(viewer, evaluation, Verb.CREATE, ("report", kept.pk))
    return kept
