"""The register: corrections in the caller's places, and one file whole."""

from __future__ import annotations

from datetime import date

from django.db.models import Q
from ninja import Field, Query, Router, Schema

from guitu.api.door import ApiRequest, Reading
from guitu.api.looks import listed
from guitu.api.shapes import FAULTS, Named, Number, Page, Paging, Words, part_of, unit_named
from guitu.apps.ledger.models import Verb
from guitu.apps.ledger.services import record
from guitu.apps.people.models import Correction
from guitu.apps.people.selectors import File, corrections_seen, file_of, search
from guitu.law.vocabulary import Category, Stage

router = Router(tags=["在册对象"], auth=Reading())


class CorrectionLine(Schema):
    """A correction in a list."""

    id: int
    number: str = Field(description="档案号")
    person: Named
    category: str
    category_words: str
    stage: str
    stage_words: str
    office: Named
    first: date
    last: date
    received: date | None
    ended: date | None


class PersonShape(Schema):
    """Who it is. What identifies or locates is told only to a token with the scope `export`."""

    id: int
    name: str
    former_name: str
    sex: str
    born: date
    ethnicity: str
    nationality: str
    identity: str = Field(description="证件类型")
    number: str | None = Field(description="证件号码；须有export范围")
    household: str | None = Field(description="户籍地址；须有export范围")
    residence: str | None = Field(description="现居住地址；须有export范围")
    telephone: str | None = Field(description="联系电话；须有export范围")


class SentenceShape(Schema):
    """What the court decided."""

    offence: str
    court: str
    number: str
    pronounced: date
    effective: date
    penalty: str
    additional: str
    prohibition: str
    prohibition_first: date | None
    prohibition_last: date | None
    occupation_ban: str


class RelationShape(Schema):
    """Somebody near to the person."""

    name: str
    relation: str
    guardian: bool
    guarantor: bool
    telephone: str | None = Field(description="须有export范围")


class FindingShape(Schema):
    """Where the term and the judgment do not agree."""

    words: str
    article: str


class CorrectionShape(CorrectionLine):
    """A file whole."""

    county: Named
    level: str = Field(description="管理类别")
    minor: bool
    ending: str
    details: PersonShape
    sentence: SentenceShape
    relations: list[RelationShape]
    items: dict[str, str] | None = Field(description="登记表各项；须有export范围")
    others: list[int] = Field(description="同一人的其他矫正档案")
    findings: list[FindingShape]


class CorrectionFilter(Paging):
    """Which corrections are wanted."""

    q: Words | None = Field(None, max_length=64, description="姓名、拼音、证件号码或者后六位、档案号")
    category: Words | None = Field(None, description="Category的名称")
    stage: Words | None = Field(None, description="Stage的名称")
    office: Number | None = None
    ended: bool | None = Field(None, description="已解除、终止的，或者在册的")
    last_before: date | None = Field(None, description="矫正期满不晚于")


@router.get("/corrections", response={200: Page[CorrectionLine], **FAULTS}, summary="在册对象列表")
def corrections(request: ApiRequest, wanted: Query[CorrectionFilter]) -> Page[CorrectionLine]:
    """List the corrections in the caller's places."""
    viewer = request.auth.viewer
    rows = corrections_seen(viewer).select_related("person", "office")
    if wanted.q:
        rows = rows.filter(Q(person__in=search(viewer, wanted.q)) | Q(number__icontains=wanted.q))
    chosen = {"category": wanted.category, "stage": wanted.stage, "office": wanted.office}
    rows = rows.filter(**{name: value for name, value in chosen.items() if value is not None})
    if wanted.ended is not None:
        rows = rows.filter(ended__isnull=not wanted.ended)
    if wanted.last_before:
        rows = rows.filter(last__lte=wanted.last_before)
    found, total = part_of(rows, wanted)
    listed(request.auth, "correction", total, wanted.page)
    return Page(items=[correction_line(row) for row in found], total=total, page=wanted.page, size=wanted.size)


@router.get("/corrections/{int:correction_id}", response={200: CorrectionShape, **FAULTS}, summary="一份档案")
def correction(request: ApiRequest, correction_id: int) -> CorrectionShape:
    """Open a file; that it was opened is kept, and so is that its numbers were handed out."""
    exports = request.auth.exports
    file = file_of(request.auth.viewer, correction_id)
    if exports:
        record(
            chain=file.correction.county.path,
            account=request.auth.viewer.account.username,
            verb=Verb.EXPORT,
            subject="correction",
            subject_id=file.correction.pk,
            person_id=file.person.pk,
        )
    return CorrectionShape(
        **dict(correction_line(file.correction)),
        county=unit_named(file.correction.county),
        level=file.correction.level,
        minor=file.correction.minor,
        ending=file.correction.ending,
        details=_person(file, exports=exports),
        sentence=_sentence(file),
        relations=[
            RelationShape(
                name=each.name,
                relation=each.relation,
                guardian=each.guardian,
                guarantor=each.guarantor,
                telephone=each.telephone if exports else None,
            )
            for each in file.relations
        ],
        items=dict(file.answers) if exports else None,
        others=[each.pk for each in file.others],
        findings=[FindingShape(words=each.words, article=str(each.cites)) for each in file.findings],
    )


def correction_line(row: Correction) -> CorrectionLine:
    """Tell of a correction in a list; its person and office are fetched with it."""
    return CorrectionLine(
        id=row.pk,
        number=row.number,
        person=Named(id=row.person_id, name=row.person.name),
        category=row.category,
        category_words=Category[row.category].value,
        stage=row.stage,
        stage_words=Stage[row.stage].value,
        office=unit_named(row.office),
        first=row.first,
        last=row.last,
        received=row.received,
        ended=row.ended,
    )


def _person(file: File, *, exports: bool) -> PersonShape:
    person = file.person
    return PersonShape(
        id=person.pk,
        name=person.name,
        former_name=person.former_name,
        sex=person.sex,
        born=person.born,
        ethnicity=person.ethnicity,
        nationality=person.nationality,
        identity=person.identity,
        number=person.number if exports else None,
        household=person.household if exports else None,
        residence=person.residence if exports else None,
        telephone=person.telephone if exports else None,
    )


def _sentence(file: File) -> SentenceShape:
    return SentenceShape(**{name: getattr(file.sentence, name) for name in SentenceShape.model_fields})
