"""What acts oblige us to do next, and the papers issued so far."""

from __future__ import annotations

from datetime import date
from typing import Literal
from urllib.parse import quote

from django.db.models import QuerySet
from django.http import HttpResponse
from ninja import Field, Query, Router, Schema, Status

from guitu.api.door import Acting, ApiRequest, Exporting, Reading
from guitu.api.looks import listed, looked_at
from guitu.api.shapes import FAULTS, Named, Number, Page, Paging, part_of, unit_named
from guitu.apps.cases.models import Case, Errand
from guitu.apps.cases.selectors.courses import declared
from guitu.apps.correspondence.models import Paper
from guitu.apps.correspondence.selectors import docx_of, errands_open, papers_seen, pdf_of
from guitu.apps.correspondence.services import issue
from guitu.apps.ledger.models import Verb
from guitu.law.vocabulary import Actor

router = Router(tags=["文书与通知"], auth=Reading())

PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
BINARY = {"schema": {"type": "string", "format": "binary"}}


class ErrandShape(Schema):
    """A paper to issue or a body to tell."""

    id: int
    case: int
    act: int = Field(description="引起它的办理记录序号")
    kind: Literal["paper", "notice"]
    key: str
    words: str
    article: str
    to: str | None = Field(description="通知对象（Actor的名称）")
    to_words: str | None
    unit: Named = Field(description="承办单位")
    last: date | None
    done: date | None
    paper: int | None = Field(description="已制发的文书")


class PaperShape(Schema):
    """A paper as it was issued."""

    id: int
    case: int
    kind: str
    title: str
    number: str = Field(description="文号；不编号的为空")
    unit: Named
    issued: date
    digest: str = Field(description="内容的SHA-256摘要")
    voided: date | None
    void_reason: str


class Owed(Paging):
    """Which errands are wanted."""

    case: Number | None = None
    before: date | None = Field(None, description="最后日期不晚于")


@router.get("/errands", response={200: Page[ErrandShape], **FAULTS}, summary="待发文书与通知")
def errands(request: ApiRequest, wanted: Query[Owed]) -> Page[ErrandShape]:
    """List what the caller's units still owe, the most urgent first."""
    rows = errands_open(request.auth.viewer).select_related("paper")
    if wanted.case:
        rows = rows.filter(act__case=wanted.case)
    if wanted.before:
        rows = rows.filter(last__lte=wanted.before)
    found, total = part_of(rows, wanted)
    listed(request.auth, "errand", total, wanted.page)
    return Page(items=[errand_shape(row) for row in found], total=total, page=wanted.page, size=wanted.size)


@router.post(
    "/errands/{errand_id}/issue",
    response={201: PaperShape, **FAULTS},
    auth=Acting(),
    summary="制发文书",
)
def issue_paper(request: ApiRequest, errand_id: Number) -> Status[PaperShape]:
    """Issue the paper of an errand with its number. What cannot be printed takes no number."""
    paper = issue(viewer=request.auth.viewer, errand_id=errand_id, on=request.auth.day)
    pdf_of(paper)
    return Status(201, paper_shape(paper))


@router.get("/papers/{int:paper_id}", response={200: PaperShape, **FAULTS}, summary="一份文书")
def paper(request: ApiRequest, paper_id: int) -> PaperShape:
    """Return what a paper is, without its text."""
    return paper_shape(_paper(request, paper_id))


@router.get(
    "/papers/{int:paper_id}.pdf",
    response={200: None, **FAULTS},
    auth=Exporting(),
    summary="文书的PDF",
    openapi_extra={"responses": {200: {"content": {PDF: BINARY}}}},
)
def paper_pdf(request: ApiRequest, paper_id: int) -> HttpResponse:
    """Hand out a paper as a PDF; that it was handed out is kept."""
    found = _paper(request, paper_id, Verb.EXPORT)
    return handed(pdf_of(found), PDF, f"{found.title}{found.number}.pdf")


@router.get(
    "/papers/{int:paper_id}.docx",
    response={200: None, **FAULTS},
    auth=Exporting(),
    summary="文书的Word文件",
    openapi_extra={"responses": {200: {"content": {WORD: BINARY}}}},
)
def paper_docx(request: ApiRequest, paper_id: int) -> HttpResponse:
    """Hand out a paper as a Word file; that it was handed out is kept."""
    found = _paper(request, paper_id, Verb.EXPORT)
    return handed(docx_of(found), WORD, f"{found.title}{found.number}.docx")


def errands_of(case: Case) -> QuerySet[Errand]:
    """Return what the acts that stand oblige us to do, done or not."""
    rows = Errand.objects.filter(act__case=case, act__annulment=None).select_related("act__case", "unit", "paper")
    return rows.order_by("act__number", "pk")


def errand_shape(errand: Errand) -> ErrandShape:
    """Tell of an errand; its act, case, unit and paper are fetched with it."""
    row, issued = declared(errand.act.case).bindable[errand.key], getattr(errand, "paper", None)
    return ErrandShape(
        id=errand.pk,
        case=errand.act.case_id,
        act=errand.act.number,
        kind="notice" if errand.to else "paper",
        key=errand.key,
        words=row.words,
        article=str(row.cites),
        to=errand.to or None,
        to_words=Actor[errand.to].value if errand.to else None,
        unit=unit_named(errand.unit),
        last=errand.last,
        done=errand.done,
        paper=issued.pk if issued else None,
    )


def paper_shape(paper: Paper) -> PaperShape:
    """Tell of a paper."""
    return PaperShape(
        id=paper.pk,
        case=paper.case_id,
        kind=paper.kind,
        title=paper.title,
        number=paper.number,
        unit=unit_named(paper.unit),
        issued=paper.issued,
        digest=paper.digest,
        voided=paper.voided,
        void_reason=paper.void_reason,
    )


def handed(content: bytes, kind: str, name: str) -> HttpResponse:
    """Return a file under its name, to be kept and not shown."""
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return response


def _paper(request: ApiRequest, number: int, verb: Verb = Verb.READ) -> Paper:
    rows = papers_seen(request.auth.viewer).select_related("case__county", "unit")
    found = rows.get(pk=number)
    looked_at(request.auth, found.case, "paper", found.pk, verb)
    return found
