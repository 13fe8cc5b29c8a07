"""Laying in whole courses at once: the same rows that `take` would have written one by one.

For what was done before the system came, and for counties that are simulated. A course can only have been made
through the law, so nothing enters here that the law would have refused.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from guitu.apps.cases.models import Act, Case, Errand, Standing
from guitu.apps.cases.services.rows import act_row, errand_rows, standing_row
from guitu.apps.cases.services.standing import restage
from guitu.apps.cases.services.transferring import continue_elsewhere
from guitu.apps.ledger.models import Verb
from guitu.apps.ledger.services import Row, record_many
from guitu.apps.organs.models import Account, Unit
from guitu.apps.organs.selectors import county_of
from guitu.apps.people.models import Correction, Person
from guitu.law.codec import to_json
from guitu.law.course import Course
from guitu.law.vocabulary import Stage

CHUNK = 2000


@dataclass(frozen=True)
class Run:
    """One course as it was run: whose it is, where, and who of ours recorded each act."""

    course: Course[Any]
    person: Person
    correction: Correction | None
    office: Unit
    acting: tuple[Account, ...]
    counterpart: Unit | None = None


@transaction.atomic
def load(runs: Sequence[Run]) -> list[Case]:
    """Write many courses with their acts, errands and standings. Raises ValueError where an act has no recorder."""
    for run in runs:
        if len(run.acting) != len(run.course.acts):
            raise ValueError(
                f"[{len(run.acting)}] recorders for [{len(run.course.acts)}] acts of {run.course.procedure.key}"
            )
    cases = Case.objects.bulk_create([_case(run) for run in runs], batch_size=CHUNK)
    acts, taken = [], []
    for case, run in zip(cases, runs, strict=True):
        for number, (act, acting) in enumerate(zip(run.course.acts, run.acting, strict=True), start=1):
            acts.append(act_row(case, number, act, acting))
            taken.append(act)
    Act.objects.bulk_create(acts, batch_size=CHUNK)
    errands = [errand for row, act in zip(acts, taken, strict=True) for errand in errand_rows(row, act)]
    Errand.objects.bulk_create(errands, batch_size=CHUNK)
    standings = [standing_row(case, run.course) for case, run in zip(cases, runs, strict=True)]
    Standing.objects.bulk_create(standings, batch_size=CHUNK)
    for correction in _moved(cases, acts):
        restage(correction)
    by_case = {case.pk: case for case in cases}
    for row in acts:
        if Stage.TRANSFERRED_OUT.name in row.stages:
            continue_elsewhere(by_case[row.case_id], row.on)
    _note(cases, acts)
    return cases


def _case(run: Run) -> Case:
    first, *_ = run.course.acts
    return Case(
        procedure=run.course.procedure.key,
        place=run.course.procedure.place,
        opened=run.course.opened,
        facts=to_json(first.before),
        person=run.person,
        correction=run.correction,
        county=county_of(run.office),
        office=run.office,
        counterpart=run.counterpart,
        path=run.office.path,
        counterpart_path=run.counterpart.path if run.counterpart else "",
        acting=run.acting[0],
    )


def _moved(cases: Sequence[Case], acts: Sequence[Act]) -> list[Correction]:
    """Return the corrections that an act moved to another stage."""
    moved = {act.case_id for act in acts if act.stages}
    found = {case.correction.pk: case.correction for case in cases if case.pk in moved and case.correction}
    return list(found.values())


def _note(cases: Sequence[Case], acts: Sequence[Act]) -> None:
    by_case = {case.pk: case for case in cases}
    chains: dict[str, list[Row]] = defaultdict(list)
    for act in acts:
        case = by_case[act.case_id]
        detail = {"procedure": case.procedure, "step": act.step, "outcome": act.outcome, "number": act.number}
        chains[case.county.path].append(
            Row(act.acting.username, Verb.ACT, "case", case.pk, case.person_id, {**detail, "loaded": True})
        )
    for chain, rows in chains.items():
        record_many(chain=chain, rows=rows)
