"""Taking a step, taking it back, adding proofs."""

from __future__ import annotations

from datetime import date, time
from urllib.parse import quote

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_POST

from guitu.apps.cases.models import Attachment, Case
from guitu.apps.cases.selectors.courses import course_of
from guitu.apps.cases.services import annul, attach
from guitu.apps.cases.services import take as take_step
from guitu.apps.cases.services.acting import Overtaken
from guitu.apps.cases.services.attaching import Unfit
from guitu.apps.ledger.sealing import opened
from guitu.law.course import Refusal
from guitu.law.vocabulary import Outcome
from guitu.web.access import HANDLERS, READERS, DeskRequest, open_to
from guitu.web.clock import today
from guitu.web.components.asking import Heard, heard
from guitu.web.handling.casefile import case_page, looked_at
from guitu.web.handling.cases import case_seen

SHOWN_IN_PLACE = ("image/jpeg", "image/png", "application/pdf")


@require_POST
@open_to(*HANDLERS)
def take(request: DeskRequest, case_id: int) -> HttpResponse:
    """Take the present step with one of its outcomes, or show the law's refusal beside what was filled in."""
    case = case_seen(request.viewer, case_id)
    course = course_of(case)
    if course.step is None:
        return case_page(request, case, refusal=f"“{course.procedure.words}”已办结，没有待办的步骤。")
    outcome = Outcome.__members__.get(request.POST.get("outcome", ""))
    if outcome is None:
        return case_page(request, case, refusal=f"没有选择办理结果，可选：{'、'.join(course.step.leads)}。")
    given = request.POST.dict()
    answers = heard(course.procedure, given, course.step.key) if course.step.asks else Heard((), {})
    if request.POST.get("step") == course.step.key and answers.faults:
        missing = "、".join(question.field.label for question in answers.faults)
        return case_page(request, case, questions=answers.questions, refusal=f"还须填写或者更正：{missing}。")
    try:
        with transaction.atomic():
            _take(request, case, outcome, answers)
    except Overtaken as overtaken:
        return case_page(request, case, refusal=str(overtaken), overtaken=True)
    except (Refusal, Unfit, ValueError) as refused:
        return case_page(request, case, questions=answers.questions or None, refusal=str(refused))
    messages.success(request, f"“{course.step.words}”已记为{outcome}。")
    return redirect("case", case_id)


def _take(request: DeskRequest, case: Case, outcome: Outcome, answers: Heard) -> None:
    course = course_of(case)
    asks = course.step.asks if course.step else None
    number = request.POST.get("number", "")
    act = take_step(
        viewer=request.viewer,
        case_id=case.pk,
        outcome=outcome,
        on=_day(request.POST.get("on", "")),
        at=_hour(request.POST.get("at", "")),
        facts=asks(**answers.answers) if asks and answers.complete else None,
        number=int(number) if number.isdecimal() else None,
    )
    for file in request.FILES.getlist("proof"):
        proves = "、".join(course.step.evidence)[:64] if course.step else ""
        attach(
            viewer=request.viewer, case_id=case.pk, name=file.name or "", content=file.read(), proves=proves, act=act
        )


@require_POST
@open_to(*HANDLERS)
def take_back(request: DeskRequest, case_id: int, number: int) -> HttpResponse:
    """Annul the last act that stands, with a reason."""
    case = case_seen(request.viewer, case_id)
    reason = request.POST.get("reason", "")
    try:
        annul(viewer=request.viewer, case_id=case.pk, number=number, reason=reason, on=today())
    except Refusal as refused:
        return case_page(request, case, refusal=str(refused))
    messages.success(request, f"第{number}号办理记录已撤销，原记录和理由留存。")
    return redirect("case", case_id)


@require_POST
@open_to(*HANDLERS)
def add_proof(request: DeskRequest, case_id: int) -> HttpResponse:
    """Add proofs to a case."""
    case = case_seen(request.viewer, case_id)
    files = request.FILES.getlist("proof")
    try:
        with transaction.atomic():
            for file in files:
                proves = request.POST.get("proves", "").strip()[:64]
                attach(viewer=request.viewer, case_id=case.pk, name=file.name or "", content=file.read(), proves=proves)
    except Unfit as unfit:
        messages.error(request, str(unfit))
        return redirect("case", case_id)
    if files:
        messages.success(request, f"已添加{len(files)}份材料。")
    else:
        messages.error(request, "没有选择文件。")
    return redirect("case", case_id)


@require_GET
@open_to(*READERS)
def proof(request: DeskRequest, attachment_id: int) -> HttpResponse:
    """Show one proof, or hand it out where a browser cannot show it."""
    kept = get_object_or_404(Attachment, pk=attachment_id)
    case = case_seen(request.viewer, kept.case_id)
    response = HttpResponse(opened(bytes(kept.content)), content_type=kept.kind)
    manner = "inline" if kept.kind in SHOWN_IN_PLACE else "attachment"
    response["Content-Disposition"] = f"{manner}; filename*=UTF-8''{quote(kept.name)}"
    looked_at(request.viewer, case, "attachment")
    return response


def _day(text: str) -> date:
    """Return the day stated; today where none is. No act lies in the future."""
    if not text.strip():
        return today()
    day = date.fromisoformat(text)
    if day > today():
        raise ValueError(f"办理日期[{text}]在今天之后")
    return day


def _hour(text: str) -> time | None:
    return time.fromisoformat(text) if text.strip() else None
