"""The cases of a correction that was moved to another office of its county: the file follows the person, whole."""

from __future__ import annotations

from django.db import transaction

from guitu.apps.cases.models import Case, Errand
from guitu.apps.cases.selectors.courses import course_of, unit_for
from guitu.apps.cases.services.standing import stand
from guitu.apps.ledger.models import Verb
from guitu.apps.ledger.services import record
from guitu.apps.organs.models import Role
from guitu.apps.organs.selectors import Viewer
from guitu.apps.people.models import Correction
from guitu.law.course import NotCompetent
from guitu.law.vocabulary import CLOSED, Actor


@transaction.atomic
def follow_office(*, viewer: Viewer, correction: Correction) -> int:
    """Let the cases of a correction follow it to the office where it now lies; return how many moved.

    Called in the transaction of `people.services.move_office`. Every case is read by the new office and by the old
    one no longer. What is still to be done, steps and errands, passes to the new office; of a case that is over, the
    record keeps naming the office that handled it.
    """
    correction = Correction.objects.select_related("office", "county").get(pk=correction.pk)
    if not viewer.has_at(correction.county.path, Role.COUNTY_OFFICER, Role.COUNTY_CHIEF):
        raise NotCompetent(f"案卷随档案移交，须由{correction.county.name}办理，您没有这项权限")
    left = correction.cases.exclude(path=correction.path).select_for_update(of=("self",))
    moved = list(left.select_related("county", "office", "counterpart", "standing"))
    for case in moved:
        owed = Errand.objects.filter(act__case=case, done=None).select_related("act")
        case.path = correction.path
        if case.standing.step != CLOSED or owed.filter(act__annulment=None).exists():
            case.office = correction.office
        case.save(update_fields=["path", "office"])
        for errand in owed:
            errand.act.case = case
            errand.unit = unit_for(Actor[errand.act.actor], case)
        Errand.objects.bulk_update(owed, ["unit"])
        stand(case, course_of(case))
    if moved:
        _note(viewer, correction, moved)
    return len(moved)


def _note(viewer: Viewer, correction: Correction, moved: list[Case]) -> None:
    record(
        chain=correction.county.path,
        account=viewer.account.username,
        verb=Verb.CHANGE,
        subject="correction",
        subject_id=correction.pk,
        person_id=correction.person_id,
        detail={"cases_followed": [case.pk for case in moved], "office": correction.office_id},
    )
