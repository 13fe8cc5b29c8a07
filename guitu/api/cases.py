"""Cases: the list, one whole, opening one, taking a step, taking it back."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Annotated, Any
from uuid import UUID

from django.db import IntegrityError
from django.db.models import Q
from django.utils import timezone
from ninja import Field, Query, Router, Schema, Status
from pydantic import AfterValidator, WithJsonSchema

from guitu.api.casefile import ActShape, CaseLine, CaseShape, act_shapes, case_line, case_seen, case_shape
from guitu.api.door import Acting, ApiRequest, Reading
from guitu.api.errors import Malformed, Repeated
from guitu.api.looks import listed, looked_at
from guitu.api.reading import application, reckonable, statement
from guitu.api.shapes import FAULTS, Hour, Number, Page, Paging, Sent, Text, Words, part_of
from guitu.apps.cases.selectors.courses import cases_seen, course_of
from guitu.apps.cases.services import annul, begin, take
from guitu.apps.organs.models import Level, Unit
from guitu.apps.organs.selectors import Viewer, county_of, places_of
from guitu.apps.people.models import Correction, Person
from guitu.apps.people.selectors import corrections_seen, persons_seen
from guitu.law.register import in_force
from guitu.law.vocabulary import CLOSED, Outcome

router = Router(tags=["案卷"], auth=Reading())


def _outcome(name: str) -> str:
    if name not in Outcome.__members__:
        raise ValueError(name)
    return name


OutcomeName = Annotated[
    str, AfterValidator(_outcome), WithJsonSchema({"type": "string", "enum": list(Outcome.__members__)})
]
"""An outcome by its name, as the codec writes it."""


class Opening(Sent):
    """An application: on whose file, under which procedure, what is stated; and a key of the caller's choosing."""

    procedure: Words
    correction: Number | None = Field(None, description="矫正档案；尚未接收的人员改填person和office")
    person: Number | None = Field(None, description="尚未接收的人员")
    office: Number | None = Field(None, description="由哪个司法所办理；有矫正档案的不填")
    counterpart: Number | None = Field(None, description="对方县级机构")
    asked: dict[str, Any] = Field(description="申请所填，按该程序的表单")
    key: UUID = Field(description="防重复提交：同一个key只开一个案卷")


class Taking(Sent):
    """A step: how it ends, what is stated with it, and after which act it was decided upon."""

    outcome: OutcomeName
    facts: dict[str, Any] | None = Field(None, description="该步骤须填写的事项，按其表单")
    number: int | None = Field(None, ge=1, le=32767, description="预期的序号；期间有他人办理的，答复409")
    on: date | None = Field(None, description="办理日期；不填为今天，不得晚于今天")
    at: Hour | None = Field(None, description="办理时刻，如14:30")


class Annulling(Sent):
    """An act to take back, and why."""

    number: int = Field(ge=1, le=32767)
    reason: Text


class CaseFilter(Paging):
    """Which cases are wanted."""

    procedure: Words | None = None
    correction: Number | None = None
    office: Number | None = None
    closed: bool | None = Field(None, description="已办结的，或者未办结的")
    overdue: bool | None = Field(None, description="最后时刻已过而未办的，或者相反")
    opened_from: date | None = None
    opened_to: date | None = None


class Taken(Schema):
    """An act as it was taken, and the case as it then stands."""

    act: ActShape
    case: CaseShape


@router.get("/cases", response={200: Page[CaseLine], **FAULTS}, summary="案卷列表")
def cases(request: ApiRequest, wanted: Query[CaseFilter]) -> Page[CaseLine]:
    """List the cases that the caller may see, the latest first."""
    rows = cases_seen(request.auth.viewer).filter(_matching(wanted, timezone.now()))
    found, total = part_of(rows.select_related("person", "office", "standing").defer("facts"), wanted)
    listed(request.auth, "case", total, wanted.page)
    return Page(items=[case_line(row) for row in found], total=total, page=wanted.page, size=wanted.size)


@router.get("/cases/{int:case_id}", response={200: CaseShape, **FAULTS}, summary="一个案卷")
def case(request: ApiRequest, case_id: int) -> CaseShape:
    """Return where a case stands, what was done, what is due and why, and what may be done by whom."""
    found = case_seen(request.auth.viewer, case_id)
    looked_at(request.auth, found, "case", found.pk)
    return case_shape(request.auth.viewer, found)


@router.post("/cases", response={200: CaseShape, 201: CaseShape, **FAULTS}, auth=Acting(), summary="提交申请，开立案卷")
def open_case(request: ApiRequest, sent: Opening) -> Status[CaseShape]:
    """Open a case and take its first step. The same key again answers 200 with the case that it opened."""
    viewer, day = request.auth.viewer, request.auth.day
    if twice := cases_seen(viewer).filter(key=sent.key).first():
        if (twice.procedure, twice.correction_id) != (sent.procedure, sent.correction):
            raise Repeated(f"key[{sent.key}]已用于另一申请，请另取一个")
        return Status(200, case_shape(viewer, case_seen(viewer, twice.pk)))
    person, correction, office = _subject(viewer, sent)
    try:
        procedure = in_force(sent.procedure, on=day, places=places_of(county_of(office)))
    except LookupError as unknown:
        raise Malformed(f"没有名为[{sent.procedure}]的程序，或者今天尚未施行") from unknown
    asked = application(procedure, sent.asked)
    try:
        with reckonable():
            opened, _ = begin(
                viewer=viewer,
                procedure=procedure.key,
                person=person,
                correction=correction,
                office=office,
                counterpart=_counterpart(sent.counterpart),
                asked=asked,
                on=day,
                key=sent.key,
            )
    except IntegrityError as taken:
        raise Repeated(f"key[{sent.key}]已用于另一申请，请另取一个") from taken
    except LookupError as missing:
        if correction or type(missing) is not LookupError:
            raise
        raise Malformed(f"“{procedure.words}”须在矫正档案上办理，请填写correction") from missing
    return Status(201, case_shape(viewer, case_seen(viewer, opened.pk)))


@router.post("/cases/{int:case_id}/acts", response={201: Taken, **FAULTS}, auth=Acting(), summary="办理一步")
def take_step(request: ApiRequest, case_id: int, sent: Taking) -> Status[Taken]:
    """Take the present step of a case with one of its outcomes; the law admits it or says why not."""
    viewer = request.auth.viewer
    found = case_seen(viewer, case_id)
    course = course_of(found)
    # What was stated for a step that others took meanwhile answers another form: that it was overtaken goes first.
    facts = None
    if course.step and sent.facts is not None and sent.number in (None, len(course.acts) + 1):
        facts = statement(course.procedure, course.step, sent.facts)
    with reckonable():
        act = take(
            viewer=viewer,
            case_id=case_id,
            outcome=Outcome[sent.outcome],
            on=_on(sent.on, request.auth.day),
            at=time.fromisoformat(sent.at) if sent.at else None,
            facts=facts,
            number=sent.number,
        )
    found = case_seen(viewer, case_id)
    record = act_shapes(found, course_of(found))
    return Status(201, Taken(act=record[act.number - 1], case=case_shape(viewer, found)))


@router.post(
    "/cases/{int:case_id}/annulments", response={201: CaseShape, **FAULTS}, auth=Acting(), summary="撤销一项办理记录"
)
def take_back(request: ApiRequest, case_id: int, sent: Annulling) -> Status[CaseShape]:
    """Take the last act that stands back; it stays to be seen and has no force."""
    viewer = request.auth.viewer
    annul(viewer=viewer, case_id=case_id, number=sent.number, reason=sent.reason, on=request.auth.day)
    return Status(201, case_shape(viewer, case_seen(viewer, case_id)))


def _matching(wanted: CaseFilter, now: datetime) -> Q:
    late = Q(standing__last__lt=now) & ~Q(standing__step=CLOSED)
    chosen = (
        (wanted.procedure, Q(procedure=wanted.procedure)),
        (wanted.correction, Q(correction=wanted.correction)),
        (wanted.office, Q(office=wanted.office)),
        (wanted.opened_from, Q(opened__gte=wanted.opened_from)),
        (wanted.opened_to, Q(opened__lte=wanted.opened_to)),
    )
    condition = Q()
    for value, matches in chosen:
        condition &= matches if value is not None else Q()
    if wanted.closed is not None:
        condition &= Q(standing__step=CLOSED) if wanted.closed else ~Q(standing__step=CLOSED)
    if wanted.overdue is not None:
        condition &= late if wanted.overdue else ~late
    return condition


def _subject(viewer: Viewer, sent: Opening) -> tuple[Person, Correction | None, Unit]:
    """Return on whose file the case is to be opened and where. Raises DoesNotExist outside the viewer's places."""
    if sent.correction is not None and sent.person is None:
        rows = corrections_seen(viewer).select_related("person", "office", "county", "sentence")
        correction = rows.get(pk=sent.correction)
        return correction.person, correction, correction.office
    if sent.correction is not None or sent.person is None or sent.office is None:
        raise Malformed("已接收的填矫正档案（correction），尚未接收的填人员（person）和司法所（office），二者择一")
    person = persons_seen(viewer).get(pk=sent.person)
    return person, None, Unit.objects.filter(viewer.within(), level=Level.OFFICE, closed=None).get(pk=sent.office)


def _counterpart(number: int | None) -> Unit | None:
    if number is None:
        return None
    county = Unit.objects.filter(pk=number, level=Level.COUNTY, closed=None).first()
    if county is None:
        raise Malformed(f"对方县级机构[{number}]不在册")
    return county


def _on(stated: date | None, today: date) -> date:
    if stated and stated > today:
        raise Malformed(f"办理日期[{stated}]在今天之后")
    return stated or today
