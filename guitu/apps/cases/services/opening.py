"""Opening a case under the declaration in force that day in that place."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from typing import Any
from uuid import UUID

from django.db import transaction

from guitu.apps.cases.models import Act, Case
from guitu.apps.cases.selectors.courses import course_of
from guitu.apps.cases.selectors.known import Subject, known
from guitu.apps.cases.services.acting import take
from guitu.apps.cases.services.standing import stand
from guitu.apps.ledger.models import Verb
from guitu.apps.ledger.services import record
from guitu.apps.organs.models import Unit
from guitu.apps.organs.selectors import Viewer, county_of, places_of
from guitu.apps.people.models import Correction, Person
from guitu.law.codec import to_json
from guitu.law.course import OutOfTurn
from guitu.law.register import in_force


@transaction.atomic
def open_case(  # noqa: PLR0913 - one parameter a part of the record
    *,
    viewer: Viewer,
    procedure: str,
    person: Person,
    office: Unit,
    asked: Mapping[str, Any],
    on: date,
    correction: Correction | None = None,
    counterpart: Unit | None = None,
    earlier: Case | None = None,
    key: UUID | None = None,
) -> Case:
    """Open a case: what is asked comes from the applicant, what is known from the record.

    A form that is sent twice carries one `key` and opens one case. Raises OutOfTurn where the viewer's places do not
    reach the office, ValueError for a fact that nobody declared.
    """
    if key and (twice := Case.objects.filter(key=key).first()):
        return twice
    if not viewer.sees(office.path) and not (counterpart and viewer.sees(counterpart.path)):
        raise OutOfTurn(f"{office.name}不在您的工作范围内，不能在此办理")
    county = county_of(office)
    declared = in_force(procedure, on=on, places=places_of(county))
    subject = Subject(person, correction, county, office, on, procedure)
    facts = declared.facts(**{**known(declared.facts, subject), **asked})
    case = Case.objects.create(
        procedure=declared.key,
        place=declared.place,
        opened=on,
        facts=to_json(facts),
        person=person,
        correction=correction,
        county=county,
        office=office,
        counterpart=counterpart,
        path=office.path,
        counterpart_path=counterpart.path if counterpart else "",
        earlier=earlier,
        acting=viewer.account,
        key=key,
    )
    stand(case, course_of(case))
    record(
        chain=county.path,
        account=viewer.account.username,
        verb=Verb.CREATE,
        subject="case",
        subject_id=case.pk,
        person_id=person.pk,
        detail={"procedure": declared.key},
    )
    return case


@transaction.atomic
def begin(*, at: time | None = None, **opening: Any) -> tuple[Case, Act]:  # noqa: ANN401 - open_case says what they are
    """Open a case and take its first step with the one outcome it has: a form sent is an application made."""
    case = open_case(**opening)
    if first := case.acts.order_by("number").first():
        return case, first
    step = course_of(case).procedure.steps[0]
    (outcome, *_) = step.leads
    return case, take(viewer=opening["viewer"], case_id=case.pk, outcome=outcome, on=opening["on"], at=at)
