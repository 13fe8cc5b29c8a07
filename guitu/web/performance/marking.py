"""Attesting one subject, and changing a mark with a reason."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from guitu.apps.performance.services import Attestation, attest, review_mark
from guitu.apps.performance.services.evaluating import EVALUATORS
from guitu.apps.performance.services.reviewing import REVIEWERS
from guitu.apps.performance.subjects import SUBJECTS, read, said
from guitu.evaluation.evidence import Met
from guitu.web.access import DeskRequest, open_to
from guitu.web.clock import today
from guitu.web.money.entries import amount_in, refused, text_in
from guitu.web.performance.cards import evaluation_seen, leaf_of


@require_http_methods(["GET", "POST"])
@open_to(*EVALUATORS)
def attest_subject(request: DeskRequest, evaluation_id: int, key: str) -> HttpResponse:
    """Ask for one attestation, and record it with its paper."""
    seen = evaluation_seen(request.viewer, evaluation_id)
    if (subject := SUBJECTS.get(key)) is None:
        raise Http404(f"没有事项[{key}]")

    def do() -> None:
        file = request.FILES.get("paper")
        said_by = Attestation(
            author=text_in(request, "author"),
            words=text_in(request, "words"),
            on=_day(text_in(request, "on")),
            place=text_in(request, "place"),
            name=(file.name or "") if file else "",
            content=file.read() if file else b"",
        )
        answer = read(subject, request.POST)
        attest(viewer=request.viewer, evaluation=seen, subject=key, answer=answer, attestation=said_by, on=today())

    refusal = refused(request, do, f"“{subject.words}”的证据已登记。") if request.method == "POST" else ""
    if request.method == "POST" and not refusal:
        return redirect(f"{reverse('evaluation', args=[seen.pk])}#{subject.indicator}")
    rows = seen.evidence.filter(subject=key).defer("content").select_related("acting").order_by("-pk")
    shown = {
        "evaluation": seen,
        "subject": subject,
        "leaf": leaf_of(seen, request.viewer, subject.indicator),
        "answers": [(met.name, met.value) for met in Met],
        "earlier": [(row, said(row.answer, subject)) for row in rows],
        "given": request.POST,
        "fields": [(name, words, request.POST.get(name, "")) for name, words in subject.asks],
        "refusal": refusal,
        "today": today(),
    }
    return render(request, "performance/attest.html", shown, status=422 if refusal else 200)


@require_http_methods(["GET", "POST"])
@open_to(*REVIEWERS)
def review(request: DeskRequest, evaluation_id: int, key: str) -> HttpResponse:
    """Put a reviewer's mark beside the computed one."""
    seen = evaluation_seen(request.viewer, evaluation_id)
    leaf = leaf_of(seen, request.viewer, key)

    def do() -> None:
        review_mark(
            viewer=request.viewer,
            evaluation=seen,
            indicator=key,
            points=amount_in(request, "points", "复核得分"),
            reason=text_in(request, "reason"),
            remedy=text_in(request, "remedy"),
            on=today(),
        )

    refusal = (
        refused(request, do, f"“{leaf.indicator.words}”已复核，计算得分和理由一并留存。")
        if request.method == "POST"
        else ""
    )
    if request.method == "POST" and not refusal:
        return redirect(f"{reverse('evaluation', args=[seen.pk])}#{key}")
    shown = {
        "evaluation": seen,
        "leaf": leaf,
        "earlier": seen.reviews.filter(indicator=key).select_related("acting"),
        "given": request.POST,
        "refusal": refusal,
    }
    return render(request, "performance/review.html", shown, status=422 if refusal else 200)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise ValueError(f"材料日期[{text}]不是日期，请写成2023-06-03的样子") from None
