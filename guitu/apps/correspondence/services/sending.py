"""Serving papers on people and sending notices to bodies, each with its receipt."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from guitu.apps.cases.models import Errand
from guitu.apps.cases.selectors.courses import cases_seen, declared
from guitu.apps.cases.selectors.rights import must_handle
from guitu.apps.correspondence.models import Dispatch, Manner, Service
from guitu.apps.correspondence.selectors.outstanding import papers_seen
from guitu.apps.correspondence.selectors.paper_facts import Directory, bodies
from guitu.apps.ledger.models import Verb
from guitu.apps.ledger.services import record
from guitu.apps.organs.selectors import Viewer
from guitu.law.course import Barred, OutOfTurn
from guitu.law.vocabulary import Actor


@transaction.atomic
def serve(*, viewer: Viewer, paper_id: int, to: str, manner: Manner, on: date) -> Service:
    """Record that a paper left for its addressee; it is outstanding until somebody signs or refuses.

    No paper of a secret procedure is served on the person himself (Barred).
    """
    paper = papers_seen(viewer).select_related("case__person", "case__county").get(pk=paper_id)
    must_handle(viewer, paper.case, "送达文书")
    if declared(paper.case).secret and to.strip() in (paper.case.person.name, Actor.SUPERVISEE.value):
        raise Barred(f"“{declared(paper.case).words}”保密，{paper}不得送达本人，请填写委托机关等收件机关")
    if paper.voided is not None:
        raise OutOfTurn(f"{paper}已作废，不能送达")
    if on < paper.issued:
        raise OutOfTurn(f"{paper}于{paper.issued}制发，不能在{on}送达")
    service = Service.objects.create(paper=paper, to=to, manner=manner, sent=on, acting=viewer.account)
    _note(viewer, "service", service.pk, paper.case_id, paper.case.person_id, paper.case.county.path)
    return service


@transaction.atomic
def acknowledge(*, viewer: Viewer, service_id: int, on: date, signer: str = "", refused: str = "") -> Service:
    """Record who signed and when; or that it was refused, before whom: then it counts as served that day."""
    papers = papers_seen(viewer)
    service = Service.objects.select_for_update(of=("self",)).get(pk=service_id, paper__in=papers)
    must_handle(viewer, service.paper.case, "记录送达回证")
    if service.signed is not None:
        raise OutOfTurn(f"{service.paper}已于{service.signed}签收")
    if on < service.sent:
        raise OutOfTurn(f"{service.paper}于{service.sent}送出，不能记为{on}签收")
    if bool(signer.strip()) == bool(refused.strip()):
        raise ValueError("请填写签收人；拒绝签收的，填写拒收情况与见证人，二者填其一")
    service.signed, service.signer, service.refused = on, signer, refused
    service.save(update_fields=["signed", "signer", "refused"])
    case = service.paper.case
    _note(viewer, "service", service.pk, case.pk, case.person_id, case.county.path)
    return service


@transaction.atomic
def send(*, viewer: Viewer, errand_id: int, manner: Manner, on: date) -> Dispatch:
    """Record that a body was told what an act obliges us to tell it."""
    errands = Errand.objects.filter(act__case__in=cases_seen(viewer)).select_related("act__case__county")
    errand = errands.select_for_update(of=("self",)).get(pk=errand_id)
    must_handle(viewer, errand.act.case, "发出通知")
    if not errand.to:
        raise OutOfTurn("该事项是文书，请制发并送达")
    if errand.done is not None:
        raise OutOfTurn(f"已于{errand.done}通知，不能重复记录")
    if errand.void:
        raise OutOfTurn("引起该通知的办理记录已撤销，无须通知")
    if on < errand.act.on:
        raise OutOfTurn(f"该通知自{errand.act.on}起发出，不能记为{on}")
    case, actor = errand.act.case, Actor[errand.to]
    sent = Dispatch.objects.create(
        errand=errand,
        to=bodies(case, Directory()).get(actor, actor.value),
        sent=on,
        manner=manner,
        acting=viewer.account,
    )
    Errand.objects.filter(pk=errand.pk).update(done=on)
    _note(viewer, "dispatch", sent.pk, case.pk, case.person_id, case.county.path)
    return sent


@transaction.atomic
def receive_receipt(*, viewer: Viewer, dispatch_id: int, on: date) -> Dispatch:
    """Record that the receipt of a notice came back."""
    sent = Dispatch.objects.select_for_update(of=("self",)).get(
        pk=dispatch_id, errand__act__case__in=cases_seen(viewer)
    )
    must_handle(viewer, sent.errand.act.case, "记录回执")
    if sent.receipt is not None:
        raise OutOfTurn(f"回执已于{sent.receipt}收到")
    if on < sent.sent:
        raise OutOfTurn(f"通知于{sent.sent}发出，回执不能记为{on}")
    sent.receipt = on
    sent.save(update_fields=["receipt"])
    case = sent.errand.act.case
    _note(viewer, "dispatch", sent.pk, case.pk, case.person_id, case.county.path)
    return sent


def _note(viewer: Viewer, subject: str, pk: int, case: int, person: int, chain: str) -> None:  # noqa: PLR0913, PLR0917
    record(
        chain=chain,
        account=viewer.account.username,
        verb=Verb.CHANGE,
        subject=subject,
        subject_id=pk,
        person_id=person,
        detail={"case": case},
    )
