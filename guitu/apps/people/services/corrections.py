"""Opening a correction under a file number of its county, and moving it from one office to another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction

from guitu.apps.ledger.models import Verb
from guitu.apps.organs.models import Level, Role, Unit
from guitu.apps.organs.selectors import Viewer, county_of
from guitu.apps.people.identity import is_minor
from guitu.apps.people.models import Arrival, Correction, Person, Sentence
from guitu.apps.people.selectors import findings
from guitu.apps.people.services.handling import must_keep, noted
from guitu.law.sentencing import Finding
from guitu.law.span import Span
from guitu.law.vocabulary import Category, Stage


@dataclass(frozen=True, slots=True)
class Opened:
    """A correction, and where its paper differs from what the law reckons: to be taken up with the court."""

    correction: Correction
    findings: tuple[Finding, ...]


@transaction.atomic
def open_correction(  # noqa: PLR0913 - one parameter a part of the record
    *,
    viewer: Viewer,
    sentence: Sentence,
    category: Category,
    term: Span,
    office: Unit,
    on: date,
    arrival: Arrival = Arrival.ADMITTED,
    previous: Correction | None = None,
    minors_case: bool = False,
) -> Opened:
    """Open a correction at an office; it awaits the report. The paper's term stands, whatever is reckoned.

    `minors_case`: the crime was a minor's, though its author has come of age. Raises NotCompetent outside the
    viewer's places, ValueError where the same sentence already runs in this county.
    """
    if office.level != Level.OFFICE:
        raise ValueError(f"[{office.name}]是{Level(office.level).label}，社区矫正对象应登记在司法所")
    must_keep(viewer, office.path, "建立矫正档案")
    county = county_of(office)
    if running := Correction.objects.filter(sentence=sentence, county=county, ended=None).first():
        raise ValueError(f"同一判决的矫正[{running.number}]仍在{county.name}执行，不能重复建档")
    correction = Correction.objects.create(
        person=sentence.person,
        sentence=sentence,
        category=category.name,
        first=term.first,
        last=term.last,
        county=county,
        office=office,
        path=office.path,
        number=next_number(county, on.year),
        minor=minors_case or is_minor(sentence.person.born, on) or bool(previous and previous.minor),
        stage=Stage.AWAIT_REPORT.name,
        arrival=arrival,
        previous=previous,
    )
    noted(viewer, Verb.CREATE, sentence.person, "correction", correction.pk, number=correction.number)
    return Opened(correction, findings(correction))


@transaction.atomic
def move_office(*, viewer: Viewer, correction_id: int, office: Unit) -> Correction:
    """Move a correction to another office of the same county. The county does; another county is 执行地变更, a case."""
    correction = Correction.objects.select_for_update(of=("self",)).get(pk=correction_id)
    if office.level != Level.OFFICE or county_of(office) != correction.county:
        raise ValueError(f"[{office.name}]不是{correction.county.name}的司法所；跨县的，应办理执行地变更")
    roles = (Role.COUNTY_OFFICER, Role.COUNTY_CHIEF)
    must_keep(viewer, correction.county.path, "调整负责的司法所", roles)
    if correction.ended:
        raise ValueError(f"档案[{correction.number}]已于{correction.ended}结束，不能再调整司法所")
    before = correction.office
    # Who no longer has the file has no more business with the person either.
    Person.objects.filter(pk=correction.person_id, path=before.path).update(path=office.path)
    correction.office, correction.path = office, office.path
    correction.save(update_fields=["office", "path"])
    noted(
        viewer, Verb.CHANGE, correction.person, "correction", correction.pk, office_before=before.pk, office=office.pk
    )
    return correction


def next_number(county: Unit, year: int) -> str:
    """Give the county's next file number of the year: 2026-0001. Two who ask at once get two."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO people_filecounter (county_id, year, last) VALUES (%s, %s, 1)"
            " ON CONFLICT (county_id, year) DO UPDATE SET last = people_filecounter.last + 1 RETURNING last",
            [county.pk, year],
        )
        ((last,),) = cursor.fetchall()
    return f"{year}-{last:04d}"
