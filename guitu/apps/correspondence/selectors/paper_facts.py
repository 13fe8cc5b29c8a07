"""From a case to the facts of a paper: what one entry gave is written into every form that needs it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from guitu.apps.cases.models import Case, Errand
from guitu.apps.cases.selectors.courses import course_of
from guitu.apps.organs.models import Level, Staff, Unit
from guitu.apps.organs.selectors import above
from guitu.apps.people.models import Correction, Person
from guitu.documents.facts import ActOpinion, PaperFacts, Value
from guitu.documents.facts import Case as PaperCase
from guitu.documents.facts import Person as PaperPerson
from guitu.documents.facts import Term as PaperTerm
from guitu.documents.facts import Unit as PaperUnit
from guitu.documents.kinds import PaperKind, Sealer
from guitu.law.citation import Citation
from guitu.law.course import Course
from guitu.law.procedure import Procedure
from guitu.law.span import Span
from guitu.law.vocabulary import Actor, Category, Document, labels

OUTSIDE: Mapping[str, Actor] = {
    Level.COURT: Actor.COURT,
    Level.PROCURATORATE: Actor.PROCURATORATE,
    Level.POLICE: Actor.POLICE,
    Level.PRISON: Actor.DETAINER,
    Level.EXIT: Actor.EXIT_AUTHORITY,
    Level.AFTERCARE: Actor.AFTERCARE,
}
NEW_SIDE: Mapping[str, Actor] = {Level.PROCURATORATE: Actor.NEW_PROCURATORATE, Level.POLICE: Actor.NEW_POLICE}


class Directory:
    """Who stands beside a county, and whom to ask at a unit; each looked up once."""

    def __init__(self) -> None:
        self._beside: dict[int, list[Unit]] = {}
        self._contact: dict[int, str] = {}

    def beside(self, county: Unit) -> list[Unit]:
        """Return the outside bodies of a county."""
        if county.pk not in self._beside:
            self._beside[county.pk] = list(county.children.filter(level__in=OUTSIDE))
        return self._beside[county.pk]

    def contact(self, unit: Unit) -> str:
        """Return who answers for community corrections at a unit; nobody where nobody does."""
        if unit.pk not in self._contact:
            staff = Staff.objects.filter(unit=unit, last=None, corrections=True).order_by("pk").first()
            self._contact[unit.pk] = staff.name if staff else ""
        return self._contact[unit.pk]


@dataclass(frozen=True, slots=True)
class About:
    """What every paper of a case may need: its course, the names of bodies, who signed which act, what is attached."""

    course: Course[Any]
    bodies: Mapping[Actor, str]
    signed: Mapping[int, str]
    attachments: tuple[str, ...]
    directory: Directory


def about(case: Case) -> About:
    """Gather it once for all papers of a case."""
    signed = {act.number: str(act.acting) for act in case.acts.select_related("acting__staff")}
    names = tuple(case.attachments.values_list("name", flat=True))
    directory = Directory()
    return About(course_of(case), bodies(case, directory), signed, names, directory)


def facts_for(errand: Errand, kind: PaperKind, *, serial: str, on: date, known: About | None = None) -> PaperFacts:
    """Return what the paper of an errand may say, as the record stood when its act was taken."""
    act, case = errand.act, errand.act.case
    known = known or about(case)
    course = known.course
    row = next(document for document in course.procedure.documents if document.key == errand.key)
    return PaperFacts(
        unit=issuer(case, kind, known.directory),
        date=on,
        serial=serial,
        person=person_block(case.person),
        case=case_block(case.correction),
        term=term_block(case.correction),
        bodies=known.bodies,
        values=stated(course, until=act.number),
        listed=listed(course),
        opinions=tuple(opinions(course, known.signed, until=act.number)),
        cites=_cites(course, row),
        attachments=known.attachments,
        drafted_by=str(case.acting),
        approved_by=str(act.acting),
    )


def unit_of(case: Case, kind: PaperKind) -> Unit:
    """Return the unit that issues a kind of paper in a case."""
    if kind.sealer is Sealer.NEW_COUNTY:
        return case.counterpart or case.county
    return case.office if kind.sealer is Sealer.OFFICE else case.county


def _cites(course: Course[Any], row: Document[Any]) -> tuple[Citation, ...]:
    """Return the article of the ground, where there is one, and that of the paper: the order in which papers cite."""
    chosen = getattr(course.facts, "ground", None)
    grounds = tuple(ground.cites for ground in course.procedure.grounds if ground.key == chosen)
    return tuple(dict.fromkeys((*grounds, row.cites)))


def issuer(case: Case, kind: PaperKind, directory: Directory) -> PaperUnit:
    """Return who issues, and whom to ask there."""
    unit = unit_of(case, kind)
    return PaperUnit(
        name=unit.name,
        code=unit.mark,
        contact=directory.contact(unit) or str(case.acting),
        phone=unit.telephone,
        address=unit.address,
        bureau=f"{case.county.place}司法局",
    )


def person_block(person: Person) -> PaperPerson:
    """Return who the paper is about."""
    return PaperPerson(
        name=person.name,
        sex=person.get_sex_display(),
        born=person.born,
        ethnicity=person.ethnicity,
        id_number=person.number,
        id_kind=person.get_identity_display(),
        household=person.household,
        residence=person.residence,
        phone=person.telephone,
    )


def case_block(correction: Correction | None) -> PaperCase | None:
    """Return what the person was sentenced for; before a sentence there is nothing."""
    if correction is None:
        return None
    sentence = correction.sentence
    return PaperCase(
        offence=sentence.offence,
        judged=sentence.pronounced,
        court=sentence.court,
        judgment=sentence.number,
        sentence=sentence.penalty,
        additional=sentence.additional or "无",
    )


def term_block(correction: Correction | None) -> PaperTerm | None:
    """Return the correction's category and term; before it began there is nothing."""
    if correction is None:
        return None
    return PaperTerm(
        category=Category[correction.category],
        span=Span(correction.first, correction.last),
        prohibition=correction.sentence.prohibition or "无",
    )


def bodies(case: Case, directory: Directory) -> dict[Actor, str]:
    """Return the real names of the bodies that the case can name. Who is not on the register has no name here."""
    city, province = above(case.county, Level.CITY), above(case.county, Level.PROVINCE)
    named = {
        Actor.COUNTY: case.county.name,
        Actor.OFFICE: case.office.name,
        Actor.BUREAU: f"{case.county.place}司法局",
        Actor.SUPERVISEE: case.person.name,
        **({Actor.HIGHER: city.name} if city else {}),
        **({Actor.PROVINCE: province.name} if province else {}),
        **{OUTSIDE[unit.level]: unit.name for unit in directory.beside(case.county)},
    }
    if case.correction:
        named |= {Actor.SENTENCER: case.correction.sentence.court}
    if case.counterpart:
        beside = [unit for unit in directory.beside(case.counterpart) if unit.level in NEW_SIDE]
        named |= {Actor.NEW_COUNTY: case.counterpart.name, **{NEW_SIDE[unit.level]: unit.name for unit in beside}}
    if isinstance(commissioner := case.facts.get("entrusted_by"), str) and commissioner:
        named |= {Actor.COMMISSIONER: commissioner}
    if isinstance(destination := case.facts.get("destination"), str) and destination:
        named |= {Actor.DESTINATION: f"{destination}社区矫正机构"}
    return named


def stated(course: Course[Any], *, until: int) -> dict[str, Value]:
    """Return everything stated up to an act, by name: the application first, later statements over earlier ones."""
    values = _written(course.facts, course.procedure)
    for number, act in course.standing.items():
        if number <= until and act.facts is not None:
            values |= _written(act.facts, course.procedure)
    return values


def listed(course: Course[Any]) -> tuple[tuple[str, Value], ...]:
    """Return what the application asked, in its order and with its labels."""
    written = _written(course.facts, course.procedure)
    return tuple((label, written[name]) for name, label in labels(type(course.facts)).items() if name in written)


def opinions(course: Course[Any], signed: Mapping[int, str], *, until: int) -> list[ActOpinion]:
    """Return what each body had to say up to an act, and who signed for it."""
    return [
        ActOpinion(by=act.by, words=str(opinion), signed=signed[number], on=act.on)
        for number, act in course.standing.items()
        if number <= until and (opinion := getattr(act.facts, "opinion", "")) and number in signed
    ]


def _written(facts: object, procedure: Procedure[Any]) -> dict[str, Value]:
    grounds = {ground.key: ground.words for ground in procedure.grounds}
    told: dict[str, Value] = {}
    for name in getattr(type(facts), "__dataclass_fields__", {}):
        value = getattr(facts, name)
        if name == "ground":
            told[name] = grounds.get(value, str(value))
        elif isinstance(value, bool):
            told[name] = "是" if value else "否"
        elif value is not None and value not in ("", ()):
            told[name] = value
    return told
