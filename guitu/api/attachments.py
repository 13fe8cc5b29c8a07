"""Proofs on a case: added, listed, handed out."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpResponse
from ninja import Field, File, Form, Router, Schema, Status, UploadedFile

from guitu.api.casefile import case_seen
from guitu.api.door import Acting, ApiRequest, Exporting, Reading
from guitu.api.errands import BINARY, handed
from guitu.api.looks import looked_at
from guitu.api.shapes import FAULTS, Sent, Words
from guitu.apps.cases.models import Attachment
from guitu.apps.cases.selectors.courses import cases_seen
from guitu.apps.cases.services import attach
from guitu.apps.cases.services.attaching import SUFFIXES
from guitu.apps.ledger.models import Verb
from guitu.apps.ledger.sealing import opened

router = Router(tags=["证明材料"], auth=Reading())


class AttachmentShape(Schema):
    """A proof, without its content."""

    id: int
    case: int
    act: int | None = Field(description="所附的办理记录序号；附于案卷的为空")
    name: str
    proves: str
    kind: str
    size: int
    digest: str = Field(description="内容的SHA-256摘要")
    added: datetime


class Proof(Sent):
    """What a proof is for."""

    proves: Words = Field("", max_length=64, description="证明事项")
    number: int | None = Field(None, ge=1, le=32767, description="附于哪一号办理记录；不填为附于案卷")


@router.get("/cases/{int:case_id}/attachments", response={200: list[AttachmentShape], **FAULTS}, summary="材料列表")
def attachments(request: ApiRequest, case_id: int) -> list[AttachmentShape]:
    """List the proofs of a case."""
    case = case_seen(request.auth.viewer, case_id)
    looked_at(request.auth, case, "case", case.pk)
    return [_shape(row) for row in case.attachments.defer("content").select_related("act")]


@router.post(
    "/cases/{int:case_id}/attachments",
    response={201: AttachmentShape, **FAULTS},
    auth=Acting(),
    summary="添加材料",
)
def add(request: ApiRequest, case_id: int, file: File[UploadedFile], proof: Form[Proof]) -> Status[AttachmentShape]:
    """Keep a proof with a case: a picture, PDF, Word file or sound of 20 MB at most. The same twice is kept once."""
    case = case_seen(request.auth.viewer, case_id)
    act = case.acts.get(number=proof.number) if proof.number else None
    kept = attach(
        viewer=request.auth.viewer,
        case_id=case.pk,
        name=file.name or "",
        content=file.read(),
        proves=proof.proves,
        act=act,
    )
    return Status(201, _shape(kept))


@router.get(
    "/attachments/{int:attachment_id}",
    response={200: None, **FAULTS},
    auth=Exporting(),
    summary="材料原件",
    openapi_extra={"responses": {200: {"content": dict.fromkeys(SUFFIXES, BINARY)}}},
)
def attachment(request: ApiRequest, attachment_id: int) -> HttpResponse:
    """Hand out a proof as it was added; that it was handed out is kept."""
    seen = Attachment.objects.filter(case__in=cases_seen(request.auth.viewer)).select_related("case__county")
    kept = seen.get(pk=attachment_id)
    looked_at(request.auth, kept.case, "attachment", kept.pk, Verb.EXPORT)
    return handed(opened(bytes(kept.content)), kept.kind, kept.name)


def _shape(row: Attachment) -> AttachmentShape:
    return AttachmentShape(
        id=row.pk,
        case=row.case_id,
        act=row.act.number if row.act else None,
        name=row.name,
        proves=row.proves,
        kind=row.kind,
        size=row.size,
        digest=row.digest,
        added=row.added,
    )
