"""On whose file a procedure is begun: a correction under way, or a person who is not yet under any."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from guitu.apps.cases.selectors.known import Subject, known
from guitu.apps.organs.models import Level, Unit
from guitu.apps.organs.selectors import Viewer, county_of, places_of
from guitu.apps.people.models import Correction, Person
from guitu.apps.people.selectors import corrections_seen, persons_seen
from guitu.law.procedure import Procedure
from guitu.law.register import in_force
from guitu.web.clock import today


@dataclass(frozen=True, slots=True)
class Whose:
    """The file, where it will be handled, and the declaration in force there today."""

    person: Person
    correction: Correction | None
    office: Unit
    county: Unit
    procedure: Procedure[Any]
    offices: tuple[Unit, ...] = ()
    """Where it may be handled, while no correction says so."""

    @property
    def address(self) -> str:
        if self.correction:
            return reverse("start", args=[self.procedure.key, self.correction.pk])
        return reverse("start-person", args=[self.procedure.key, self.person.pk])

    @property
    def subject(self) -> Subject:
        return Subject(self.person, self.correction, self.county, self.office, today(), self.procedure.key)


def of_correction(viewer: Viewer, key: str, correction_id: int) -> Whose:
    """Return the file of a correction that the viewer sees; else there is no such page."""
    rows = corrections_seen(viewer).select_related("person", "office", "county", "sentence")
    correction = get_object_or_404(rows, pk=correction_id)
    return Whose(correction.person, correction, correction.office, correction.county, procedure(key, correction.office))


def of_person(viewer: Viewer, key: str, person_id: int, office_id: str) -> Whose:
    """Return the file of a person before any correction, at the office stated, else at the nearest to the viewer."""
    person = get_object_or_404(persons_seen(viewer), pk=person_id)
    offices = tuple(Unit.objects.filter(viewer.within(), level=Level.OFFICE, closed=None))
    if not offices:
        raise Http404("您的工作范围内没有司法所")
    office = next((unit for unit in offices if str(unit.pk) == office_id), offices[0])
    whose = Whose(person, None, office, county_of(office), procedure(key, office), offices)
    try:
        known(whose.procedure.facts, whose.subject)
    except LookupError as later:
        raise Http404(f"“{whose.procedure.words}”须在接收建档以后办理") from later
    return whose


def procedure(key: str, unit: Unit) -> Procedure[Any]:
    """Return the declaration in force today at a unit; else there is no such page."""
    try:
        return in_force(key, on=today(), places=places_of(unit))
    except LookupError as unknown:
        raise Http404(f"没有名为[{key}]的程序") from unknown
