"""Money out: asked for, signed by one after another, paid. Nobody signs twice, and nobody signs for himself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction

from guitu.apps.funds.chain import Opinion, links, setting_of
from guitu.apps.funds.models import Project, Signature, Voucher
from guitu.apps.funds.selectors import USES, balance, course_of, projects_seen, vouchers_seen
from guitu.apps.funds.services.budgeting import Unsound, note, sound
from guitu.apps.organs.models import ACTORS
from guitu.apps.organs.selectors import Viewer, setting
from guitu.law.course import NotCompetent
from guitu.law.vocabulary import Actor, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is asked for: use (a key of the permitted uses, or another with a reason), content, yuan, payee, invoice."""

    use: str
    words: str
    amount: Decimal
    payee: str
    invoice: str
    reason: str = ""


@transaction.atomic
def ask(*, viewer: Viewer, project: Project, request: Request, on: date) -> Voucher:
    """Ask for a spending. It is refused beyond what is free, outside the year, or for an invoice asked for before."""
    project = projects_seen(viewer).select_for_update(of=("self",)).get(pk=project.pk)
    _may(viewer, Actor.HANDLER, project.path, "经办人申请")
    _sound(project, request, on)
    chain = links(setting("signature_chain", project.unit, None))  # type: ignore[arg-type]  # validated by links
    voucher = Voucher(
        project=project,
        use=request.use,
        words=request.words,
        amount=request.amount,
        payee=request.payee,
        invoice=request.invoice,
        reason=request.reason,
        chain=setting_of(chain),
        asked=on,
        step="ask",
        path=project.path,
    )
    voucher.save(force_insert=True)
    return _next(viewer, voucher, Outcome.SUBMIT, "申请", on)


@transaction.atomic
def sign(*, viewer: Viewer, voucher_id: int, outcome: Outcome, opinion: str, on: date) -> Voucher:
    """Sign, return or pay a voucher, in the order of its chain."""
    voucher = vouchers_seen(viewer).select_for_update(of=("self",)).get(pk=voucher_id)
    return _next(viewer, voucher, outcome, opinion, on)


def _next(viewer: Viewer, voucher: Voucher, outcome: Outcome, opinion: str, on: date) -> Voucher:
    course = course_of(voucher)
    step = course.step
    body = step.by if step else Actor.HANDLER
    if step:
        _may(viewer, body, voucher.path, step.words)
    course = course.take(outcome, by=body, on=on, facts=Opinion(opinion=opinion) if step and step.asks else None)
    signed = voucher.signatures.select_related("acting__staff")
    if twice := next((s for s in signed if s.acting_id == viewer.account.pk), None):
        raise NotCompetent(f"您已在“{twice.step}”签字，同一笔支出一人不能签两次（不相容岗位相互分离）")
    if viewer.account.staff and viewer.account.staff.name == voucher.payee:
        raise NotCompetent(f"收款人[{voucher.payee}]不能在自己的支出上签字")
    Signature.objects.create(
        voucher=voucher,
        number=len(course.acts),
        step=course.acts[-1].step.key,
        outcome=outcome.name,
        opinion=opinion,
        on=on,
        acting=viewer.account,
    )
    voucher.step = course.stands_at
    voucher.paid = on if outcome is Outcome.PAY else None
    voucher.returned = on if outcome is Outcome.REFUSE else None
    voucher.save(update_fields=["step", "paid", "returned"])
    note(viewer, voucher.project, "voucher", voucher.pk)
    return voucher


def _may(viewer: Viewer, body: Actor, path: str, words: str) -> None:
    if not any(
        body in ACTORS[held.role] and (held.path.startswith(path) or path.startswith(held.path)) for held in viewer.held
    ):
        raise NotCompetent(f"“{words}”由{body}办理，您的岗位不能办理")


def _sound(project: Project, request: Request, on: date) -> None:
    sound(request.amount, least=Decimal(0))
    if on.year != project.year:
        raise Unsound(f"支出日期[{on}]不在{project.year}年度内")
    if request.use not in USES and not request.reason.strip():
        raise Unsound(f"用途[{request.use}]不在社区矫正经费开支范围所列之内，请说明依据")
    if blank := [
        words
        for words, text in (("内容", request.words), ("收款人", request.payee), ("发票号码", request.invoice))
        if not text.strip()
    ]:
        raise Unsound(f"请填写{'、'.join(blank)}")
    if Voucher.objects.filter(invoice=request.invoice, returned=None).exists():
        raise Unsound(f"发票[{request.invoice}]已经申请过，不能重复报销")
    stands = balance(project)
    if request.amount > stands.free:
        raise Unsound(
            f"申请[{request.amount}]元，可用余额{stands.free}元（到账{stands.received}，在途{stands.committed}，已付{stands.paid}）"
        )
