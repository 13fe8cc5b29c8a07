"""Papers: look at the draft, issue, hand out as PDF or Word, serve, send, note the receipt."""

from __future__ import annotations

from datetime import date
from urllib.parse import quote

from django.contrib import messages
from django.db import transaction
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from guitu.apps.cases.models import Errand
from guitu.apps.correspondence.models import Dispatch, Manner, Paper, Service
from guitu.apps.correspondence.selectors import docx_of, papers_seen, pdf_of
from guitu.apps.correspondence.selectors.files import fonts
from guitu.apps.correspondence.services import acknowledge, issue, preview, receive_receipt, send, serve, void
from guitu.apps.people.selectors import search
from guitu.documents.content import Incomplete
from guitu.documents.fonts import MissingGlyph
from guitu.documents.render.typst import to_pdf
from guitu.law.course import Refusal
from guitu.web.access import HANDLERS, READERS, DeskRequest, open_to
from guitu.web.clock import today
from guitu.web.components.listing import Choice, Column, Kind, exported, listed, wants_export, wants_part
from guitu.web.handling.casefile import looked_at
from guitu.web.handling.cases import case_seen

PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ANSWERS = (Refusal, Incomplete, MissingGlyph, ValueError)
"""What the verbs say no with; each message is fit to be read by an officer."""

PAPERS = Kind(
    title="文书",
    columns=(
        Column("issued", "制发", lambda row: row.issued, "issued"),
        Column("number", "文号", lambda row: row.number, "number"),
        Column("title", "名称", lambda row: row.title, "title"),
        Column("person", "对象", lambda row: row.case.person.name, "case__person__pinyin"),
        Column("unit", "制发单位", lambda row: row.unit.name, "unit__path"),
        Column("voided", "作废", lambda row: row.voided, "voided"),
    ),
    order=("-issued", "-pk"),
    seek=lambda viewer, sought: (
        Q(number__icontains=sought) | Q(title__icontains=sought) | Q(case__person__in=search(viewer, sought))
    ),
    seeks="文号、名称或姓名",
    filters=(
        Choice("state", "状态", (("valid", "有效"), ("void", "已作废")), lambda v: Q(voided__isnull=v == "valid")),
    ),
)


@require_GET
@open_to(*READERS)
def papers(request: DeskRequest) -> HttpResponse:
    """List the papers issued."""
    rows = papers_seen(request.viewer).select_related("case__person", "unit").defer("content")
    if wants_export(request):
        return exported(request, PAPERS, rows)
    shown = {"kind": PAPERS, "listing": listed(request, PAPERS, rows), "row": "handling/rows/paper.html"}
    return render(request, "desk/rows.html" if wants_part(request) else "handling/papers.html", shown)


@require_GET
@open_to(*HANDLERS)
def draft(request: DeskRequest, errand_id: int) -> HttpResponse:
    """Show a paper as it would be issued today, unnumbered."""
    errand = _errand(request, errand_id)
    try:
        content = to_pdf(preview(viewer=request.viewer, errand_id=errand.pk, on=today()), fonts())
    except ANSWERS as refused:
        return render(request, "desk/refused.html", {"refusal": str(refused)}, status=422)
    return _file(content, PDF, f"{errand.key}.pdf", inline=True)


@require_POST
@open_to(*HANDLERS)
def issue_paper(request: DeskRequest, errand_id: int) -> HttpResponse:
    """Issue a paper with its number."""
    errand = _errand(request, errand_id)
    try:
        with transaction.atomic():
            paper = issue(viewer=request.viewer, errand_id=errand.pk, on=today())
            pdf_of(paper)  # A paper that cannot be printed must not take a number.
    except ANSWERS as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"已制发《{paper.title}》{paper.number}。")
    return redirect("case", errand.act.case_id)


@require_POST
@open_to(*HANDLERS)
def send_notice(request: DeskRequest, errand_id: int) -> HttpResponse:
    """Note that a body was told."""
    errand = _errand(request, errand_id)
    try:
        sent = send(viewer=request.viewer, errand_id=errand.pk, manner=_manner(request), on=_day(request))
    except ANSWERS as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"已记录通知{sent.to}。")
    return redirect("case", errand.act.case_id)


@require_POST
@open_to(*HANDLERS)
def receipt(request: DeskRequest, dispatch_id: int) -> HttpResponse:
    """Note that the receipt of a notice came back."""
    sent = get_object_or_404(Dispatch.objects.select_related("errand__act"), pk=dispatch_id)
    case = case_seen(request.viewer, sent.errand.act.case_id)
    try:
        receive_receipt(viewer=request.viewer, dispatch_id=sent.pk, on=_day(request))
    except ANSWERS as refused:
        messages.error(request, str(refused))
    return redirect("case", case.pk)


@require_POST
@open_to(*HANDLERS)
def serve_paper(request: DeskRequest, paper_id: int) -> HttpResponse:
    """Note that a paper left for its addressee."""
    paper = _paper(request, paper_id)
    to = request.POST.get("to", "").strip() or paper.case.person.name
    try:
        serve(viewer=request.viewer, paper_id=paper.pk, to=to, manner=_manner(request), on=_day(request))
    except ANSWERS as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"已记录向{to}送达，待签收。")
    return redirect("case", paper.case_id)


@require_POST
@open_to(*HANDLERS)
def sign_for(request: DeskRequest, service_id: int) -> HttpResponse:
    """Note who signed for a paper, or that it was refused before whom."""
    service = get_object_or_404(Service.objects.select_related("paper__case__person"), pk=service_id)
    case = case_seen(request.viewer, service.paper.case_id)
    signer, refusal = (request.POST.get(name, "").strip() for name in ("signer", "refused"))
    try:
        acknowledge(viewer=request.viewer, service_id=service.pk, on=_day(request), signer=signer, refused=refusal)
    except ANSWERS as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "送达回证已记录。")
    return redirect("case", case.pk)


@require_POST
@open_to(*HANDLERS)
def void_paper(request: DeskRequest, paper_id: int) -> HttpResponse:
    """Void a paper, with a reason; its number stays taken."""
    paper = _paper(request, paper_id)
    try:
        void(viewer=request.viewer, paper_id=paper.pk, reason=request.POST.get("reason", ""), on=today())
    except ANSWERS as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"{paper.number or paper.title}已作废，文号不再使用。")
    return redirect("case", paper.case_id)


@require_GET
@open_to(*READERS)
def pdf(request: DeskRequest, paper_id: int) -> HttpResponse:
    """Hand out an issued paper as a PDF."""
    paper = _paper(request, paper_id)
    looked_at(request.viewer, paper.case, "paper")
    return _file(pdf_of(paper), PDF, f"{paper.title}{paper.number}.pdf", inline=True)


@require_GET
@open_to(*READERS)
def docx(request: DeskRequest, paper_id: int) -> HttpResponse:
    """Hand out an issued paper as a Word file."""
    paper = _paper(request, paper_id)
    looked_at(request.viewer, paper.case, "paper")
    return _file(docx_of(paper), WORD, f"{paper.title}{paper.number}.docx", inline=False)


def _paper(request: DeskRequest, paper_id: int) -> Paper:
    rows = papers_seen(request.viewer).select_related("case__person", "case__county", "unit")
    return get_object_or_404(rows, pk=paper_id)


def _errand(request: DeskRequest, errand_id: int) -> Errand:
    errand = get_object_or_404(Errand.objects.select_related("act"), pk=errand_id)
    case_seen(request.viewer, errand.act.case_id)
    return errand


def _manner(request: DeskRequest) -> Manner:
    return Manner(request.POST.get("manner", Manner.DIRECT))


def _day(request: DeskRequest) -> date:
    text = request.POST.get("on", "").strip()
    return date.fromisoformat(text) if text else today()


def _file(content: bytes, kind: str, name: str, *, inline: bool) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    manner = "inline" if inline else "attachment"
    response["Content-Disposition"] = f"{manner}; filename*=UTF-8''{quote(name)}"
    return response
