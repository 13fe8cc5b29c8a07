"""Opening a case under the declaration in force that day in that place."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from guitu.apps.cases.models import Act, Case
from guitu.apps.cases.selectors.courses import cases_seen, course_of
from guitu.apps.cases.selectors.known import Subject, known
from guitu.apps.cases.selectors.rights import must_handle_at
from guitu.apps.cases.services.acting import take
from guitu.apps.cases.services.standing import stand
from guitu.apps.ledger.models import Verb
from guitu.apps.ledger.services import record
from guitu.apps.organs.models import Level, Unit
from guitu.apps.organs.selectors import Viewer, county_of, places_of
from guitu.apps.people.models import Correction, Person
from guitu.apps.people.selectors import persons_seen
from guitu.law.codec import to_json
from guitu.law.course import OutOfTurn
from guitu.law.procedure import Procedure
from guitu.law.register import in_force
from guitu.law.vocabulary import Actor

OTHER_COUNTY = frozenset({Actor.NEW_COUNTY, Actor.DESTINATION})
"""Whom a procedure names that has another county on its other side."""


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

    A form that is sent twice carries one `key` and opens one case, also where both arrive at once. Raises OutOfTurn
    where the viewer's places do not reach the office or the parts do not belong together, NotCompetent where he only
    reads there, TypeError for a fact that nobody declared.
    """
    if not viewer.sees(office.path):
        raise OutOfTurn(f"{office.name}不在您的工作范围内，不能在此办理")
    must_handle_at(viewer, office.path, "立案")
    if key and (twice := _sent_before(viewer, key, procedure, person)):
        return twice
    county = county_of(office)
    declared = in_force(procedure, on=on, places=places_of(county))
    _belong_together(viewer, declared, person, correction, office, counterpart, earlier)
    subject = Subject(person, correction, county, office, on, procedure)
    facts = declared.facts(**{**known(declared.facts, subject), **asked})
    case = Case(
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
    try:
        with transaction.atomic():
            case.save(force_insert=True)
    except IntegrityError:
        # Somebody sent the same form at the same moment, and came first.
        if key and (first := _sent_before(viewer, key, procedure, person)):
            return first
        raise
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


def _sent_before(viewer: Viewer, key: UUID, procedure: str, person: Person) -> Case | None:
    """Return the case that this form of the viewer's opened before; a key used for anything else is refused."""
    found = Case.objects.filter(key=key).first()
    if found is None:
        return None
    same = found.acting_id == viewer.account.pk and found.procedure == procedure and found.person_id == person.pk
    if not same or not cases_seen(viewer).filter(pk=found.pk).exists():
        raise OutOfTurn("这份表单已用于办理其他事项，请重新打开后填写")
    return found


def _belong_together(  # noqa: PLR0913, PLR0917 - everything that a case binds
    viewer: Viewer,
    declared: Procedure[Any],
    person: Person,
    correction: Correction | None,
    office: Unit,
    counterpart: Unit | None,
    earlier: Case | None,
) -> None:
    """Refuse to bind one person's correction to another, or to open a file to a county that has no part in it."""
    if correction and correction.person_id != person.pk:
        raise OutOfTurn(f"档案[{correction.number}]不是[{person.name}]的档案")
    if correction and correction.path != office.path:
        raise OutOfTurn(f"档案[{correction.number}]不由[{office.name}]负责，应在其所在的司法所办理")
    if not correction and not persons_seen(viewer).filter(pk=person.pk).exists():
        raise OutOfTurn("没有这个对象，或者不在您的工作范围内")
    if earlier and (earlier.person_id != person.pk or not cases_seen(viewer).filter(pk=earlier.pk).exists()):
        raise OutOfTurn(f"所承前案[{earlier.pk}]不是该对象的案卷")
    if counterpart is None:
        return
    bodies = {step.by for step in declared.steps} | {notice.to for notice in declared.notices}
    if not bodies & OTHER_COUNTY:
        raise OutOfTurn(f"“{declared.words}”不涉及其他县，不能指定对方县级机构[{counterpart.name}]")
    if counterpart.level != Level.COUNTY or office.path.startswith(counterpart.path):
        raise OutOfTurn(f"对方县级机构[{counterpart.name}]应为另一个县的社区矫正机构")
