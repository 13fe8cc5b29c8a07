"""A correction that moves to another county goes on there: same person, same sentence, same term."""

from __future__ import annotations

from datetime import date

from guitu.apps.cases.models import Case
from guitu.apps.people.models import Arrival, Correction
from guitu.apps.people.services import next_number
from guitu.law.vocabulary import Stage


def continue_elsewhere(case: Case, on: date) -> Correction | None:
    """Open the correction at the new county when it has registered the person; a county outside the system has none.

    It lies with the new county itself until that county assigns an office. Where a register was laid in beforehand,
    the correction is there already and now begins.
    """
    here, there = case.correction, case.counterpart
    if here is None or there is None:
        return None
    if continued := here.continued.first():
        continued.received, continued.stage = on, Stage.ADMITTED.name
        continued.save(update_fields=["received", "stage"])
        return continued
    return Correction.objects.create(
        person=here.person,
        sentence=here.sentence,
        category=here.category,
        first=here.first,
        last=here.last,
        county=there,
        office=there,
        path=there.path,
        number=next_number(there, on.year),
        level=here.level,
        minor=here.minor,
        stage=Stage.ADMITTED.name,
        arrival=Arrival.TRANSFERRED,
        received=on,
        previous=here,
    )
