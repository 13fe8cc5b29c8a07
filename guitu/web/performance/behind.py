"""Behind a number: the rows of the record that it counts, or the paper that attests it."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from django.core.paginator import Paginator
from django.db.models import Model
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from guitu.apps.cases.models import Act, Case
from guitu.apps.ledger.models import Verb
from guitu.apps.ledger.sealing import opened
from guitu.apps.ledger.services import record
from guitu.apps.organs.selectors import chain_of
from guitu.apps.people.models import Correction
from guitu.apps.performance.models import Evidence
from guitu.apps.performance.selectors import evaluations_seen, rows_behind, scope_of
from guitu.apps.performance.services.evaluating import EVALUATORS
from guitu.web.access import HANDLERS, DeskRequest, open_to
from guitu.web.handling.acting import SHOWN_IN_PLACE
from guitu.web.money import entries
from guitu.web.performance.cards import evaluation_seen

PAGE = 25
JOINED: dict[type[Model], tuple[str, ...]] = {
    Correction: ("person", "office"),
    Case: ("person", "office", "standing"),
    Act: ("case__person", "case__office"),
}
READERS = tuple(role for role in HANDLERS if role in EVALUATORS)


@require_GET
@open_to(*READERS)
def rows(request: DeskRequest, evaluation_id: int, key: str) -> HttpResponse:
    """List what a figure counts."""
    seen = evaluation_seen(request.viewer, evaluation_id)
    try:
        behind = rows_behind(seen, request.viewer, key)
    except KeyError:
        raise Http404(f"没有名为[{key}]的数字") from None
    model = behind.rows.model
    ordered = behind.rows.select_related(*JOINED[model]).order_by("pk")
    page = Paginator(ordered, PAGE).get_page(request.GET.get("page"))
    shown = {
        "evaluation": seen,
        "behind": behind,
        "span": scope_of(seen, request.viewer).span,
        "page": page,
        "rows": [_row(row) for row in page.object_list],
    }
    return render(request, "performance/behind.html", shown)


@require_GET
@open_to(*entries.EVALUATORS)
def evidence(request: DeskRequest, evidence_id: int) -> HttpResponse:
    """Show the paper behind an attestation."""
    kept = Evidence.objects.filter(pk=evidence_id, evaluation__in=evaluations_seen(request.viewer)).first()
    if kept is None or kept.content is None:
        raise Http404("没有这份材料，或者不在您的工作范围内")
    record(
        chain=chain_of(kept.evaluation.unit),
        account=request.viewer.account.username,
        verb=Verb.READ,
        subject="evidence",
        subject_id=kept.pk,
    )
    response = HttpResponse(opened(bytes(kept.content)), content_type=kept.format)
    manner = "inline" if kept.format in SHOWN_IN_PLACE else "attachment"
    response["Content-Disposition"] = f"{manner}; filename*=UTF-8''{quote(kept.name)}"
    return response


def _row(row: Any) -> dict[str, Any]:  # noqa: ANN401 - one of three kinds of row
    if isinstance(row, Act):
        return {
            "person": row.case.person,
            "what": row.case,
            "on": row.on,
            "office": row.case.office,
            "case": row.case_id,
        }
    if isinstance(row, Case):
        return {"person": row.person, "what": row, "on": row.opened, "office": row.office, "case": row.pk}
    words = f"{row.get_category_display()} {row.number}"
    return {"person": row.person, "words": words, "on": row.received, "until": row.ended, "office": row.office}
