"""Issuing a paper: composed, numbered and kept in one transaction, so that no number is ever left out."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from guitu.apps.cases.models import Case, Errand
from guitu.apps.cases.selectors.courses import cases_seen
from guitu.apps.cases.selectors.rights import must_handle_at
from guitu.apps.correspondence.models import Counter, Paper
from guitu.apps.correspondence.selectors.outstanding import papers_seen
from guitu.apps.correspondence.selectors.paper_facts import facts_for, unit_of
from guitu.apps.correspondence.services.rows import paper_row
from guitu.apps.ledger.models import Verb
from guitu.apps.ledger.services import record
from guitu.apps.organs.models import Unit
from guitu.apps.organs.selectors import Viewer
from guitu.documents import content
from guitu.documents.catalogue import CATALOGUE, compose
from guitu.documents.kinds import PaperKind, Sealer
from guitu.documents.numbering import Serial
from guitu.law.course import OutOfTurn

DRAFT = "（草稿，制发时编号）"


@transaction.atomic
def issue(*, viewer: Viewer, errand_id: int, on: date) -> Paper:
    """Issue the paper that an act brought forth. Raises Incomplete, naming what the paper must say and lacks."""
    errand = _errand(viewer, errand_id, locked=True)
    if errand.done is not None:
        raise OutOfTurn(f"《{CATALOGUE[errand.key].words}》已于{errand.done}制发，不能重复制发")
    if on < errand.act.on:
        raise OutOfTurn(f"《{CATALOGUE[errand.key].words}》自{errand.act.on}起制发，不能记为{on}")
    kind, case = CATALOGUE[errand.key], errand.act.case
    unit = unit_of(case, kind)
    serial = next_serial(unit, kind, on.year) if kind.serial else None
    composed = compose(errand.key, facts_for(errand, kind, serial=str(serial or ""), on=on))
    paper = paper_row(errand, composed, serial, on, viewer.account)
    paper.save(force_insert=True)
    Errand.objects.filter(pk=errand.pk).update(done=on)
    _note(viewer, paper, Verb.CREATE)
    return paper


def preview(*, viewer: Viewer, errand_id: int, on: date) -> content.Paper:
    """Return the paper as it would be issued that day, unnumbered; nothing is written."""
    errand = _errand(viewer, errand_id, locked=False)
    kind = CATALOGUE[errand.key]
    return compose(errand.key, facts_for(errand, kind, serial=DRAFT if kind.serial else "", on=on))


@transaction.atomic
def void(*, viewer: Viewer, paper_id: int, reason: str, on: date) -> Paper:
    """Void an issued paper; its number stays taken and the errand is open again. Who may issue it may void it."""
    paper = papers_seen(viewer).select_for_update(of=("self",)).select_related("case", "unit").get(pk=paper_id)
    must_handle_at(viewer, _place(paper.case, CATALOGUE[paper.kind]), "作废文书")
    if paper.voided is not None:
        raise OutOfTurn(f"{paper}已于{paper.voided}作废")
    if not reason.strip():
        raise ValueError(f"作废{paper}须写明理由")
    errand, paper.errand = paper.errand, None
    paper.voided, paper.void_reason = on, reason
    paper.save(update_fields=["voided", "void_reason", "errand"])
    if errand:
        Errand.objects.filter(pk=errand.pk).update(done=None)
    _note(viewer, paper, Verb.CHANGE)
    return paper


def next_serial(unit: Unit, kind: PaperKind, year: int) -> Serial:
    """Take the next number of a kind of paper; the counter stays locked until the paper is kept or given up."""
    if not unit.mark:
        raise OutOfTurn(f"{unit.name}尚未设置机关代字，不能编制文号，请管理员先行设置")
    Counter.objects.get_or_create(unit=unit, kind=kind.serial, year=year)
    counter = Counter.objects.select_for_update().get(unit=unit, kind=kind.serial, year=year)
    counter.last += 1
    counter.save(update_fields=["last"])
    return Serial(year, unit.mark, kind.serial, counter.last)


def _errand(viewer: Viewer, errand_id: int, *, locked: bool) -> Errand:
    """Return an errand that the viewer may run: a paper of a case in his places, whose act still stands."""
    errands = Errand.objects.filter(act__case__in=cases_seen(viewer)).select_related("act__case__county", "unit")
    errand = (errands.select_for_update(of=("self",)) if locked else errands).get(pk=errand_id)
    if errand.key not in CATALOGUE:
        raise OutOfTurn(f"[{errand.key}]是通知事项，不是文书")
    must_handle_at(viewer, _place(errand.act.case, CATALOGUE[errand.key]), "制发文书")
    if errand.void:
        raise OutOfTurn("引起该文书的办理记录已撤销，不能制发")
    return errand


def _place(case: Case, kind: PaperKind) -> str:
    """Return where a kind of paper is issued in a case: the other side issues its own and no other."""
    return case.counterpart_path if kind.sealer is Sealer.NEW_COUNTY and case.counterpart_path else case.path


def _note(viewer: Viewer, paper: Paper, verb: Verb) -> None:
    record(
        chain=paper.case.county.path,
        account=viewer.account.username,
        verb=verb,
        subject="paper",
        subject_id=paper.pk,
        person_id=paper.case.person_id,
        detail={"kind": paper.kind, "number": paper.number, "digest": paper.digest},
    )
