"""Taking an act back: it stays to be seen and has no force."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from guitu.apps.cases.models import Annulment
from guitu.apps.cases.selectors.courses import cases_seen, course_of
from guitu.apps.cases.selectors.rights import approver_of
from guitu.apps.cases.services.standing import restage, stand
from guitu.apps.ledger.models import Verb
from guitu.apps.ledger.services import record
from guitu.apps.organs.selectors import Viewer
from guitu.law.course import NotCompetent, OutOfTurn, Relied
from guitu.law.vocabulary import Actor, Stage


@transaction.atomic
def annul(*, viewer: Viewer, case_id: int, number: int, reason: str, on: date) -> Annulment:
    """Take an act back, with its reason and who approved it, or raise the refusal.

    The chief of the county whose act it is approves, or a body above; what a higher body did, none below takes back.
    """
    case = cases_seen(viewer).select_for_update(of=("self",)).get(pk=case_id)
    act = case.acts.filter(number=number).first()
    if act is None:
        raise OutOfTurn(f"本案没有第[{number}]号办理记录")
    actor = approver_of(viewer, case, Actor[act.actor])
    if actor is None:
        raise NotCompetent("撤销办理记录须经作出该记录的县级社区矫正机构负责人或者其上级机构批准，您不能撤销")
    course = course_of(case).annul(number, reason=reason, by=actor, on=on)
    if Stage.TRANSFERRED_OUT.name in act.stages and case.correction and case.correction.continued.exists():
        raise Relied("新执行地已登记接收并建立档案，须由新执行地先行处理，不能在此撤销")
    annulment = Annulment.objects.create(
        act=act, after=len(course.acts), reason=reason, actor=actor.name, on=on, acting=viewer.account
    )
    stand(case, course)
    if act.stages and case.correction:
        restage(case.correction)
    record(
        chain=case.county.path,
        account=viewer.account.username,
        verb=Verb.CHANGE,
        subject="case",
        subject_id=case.pk,
        person_id=case.person_id,
        detail={"annulled": number},
    )
    return annulment
