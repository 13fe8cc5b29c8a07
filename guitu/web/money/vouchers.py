"""Vouchers: their list, the page of one with its way through the signatures, asking and signing."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from guitu.apps.funds.chain import REPORTED, Spending
from guitu.apps.funds.models import Signature, Voucher
from guitu.apps.funds.selectors import USES, balance, course_of, vouchers_seen
from guitu.apps.funds.services import ask, sign
from guitu.apps.funds.services.spending import Request
from guitu.apps.organs.models import ACTORS, Role
from guitu.apps.organs.selectors import Viewer
from guitu.evaluation.permitted_uses import PERMITTED_USES, Head
from guitu.law.course import Course
from guitu.law.vocabulary import CLOSED, Outcome
from guitu.web.access import DeskRequest, open_to
from guitu.web.clock import today
from guitu.web.components.listing import Choice, Column, Kind, exported, listed, wants_export
from guitu.web.money.entries import KEEPERS, amount_in, day_in, refused, text_in
from guitu.web.money.projects import project_seen

STATES: dict[str, tuple[str, Q]] = {
    "way": ("办理中", Q(paid=None, returned=None)),
    "paid": ("已支付", ~Q(paid=None)),
    "returned": ("已退回", ~Q(returned=None)),
}
SIGNED = {"SUBMIT": "申请", "APPROVE": "同意", "PAY": "报账支付", "REFUSE": "退回"}
"""How a signature reads on a voucher."""
WAYS = {"ask": "经办人申请", **{link.key: link.words for link in REPORTED}, "pay": "财务室报账支出"}


def state_of(row: Voucher) -> str:
    """Say where a voucher stands."""
    if row.paid:
        return "已支付"
    if row.returned:
        return "已退回"
    chain = {link["key"]: link["words"] for link in row.chain}
    return f"待{chain.get(row.step, WAYS.get(row.step, row.step))}"


def use_of(row: Voucher) -> str:
    """Say what a voucher is for."""
    return USES.get(row.use, row.use)


VOUCHERS = Kind(
    title="支出凭证",
    columns=(
        Column("asked", "申请", lambda row: row.asked, "asked"),
        Column("words", "内容", lambda row: row.words, "words"),
        Column("use", "用途", use_of, "use"),
        Column("payee", "收款人", lambda row: row.payee, "payee"),
        Column("amount", "金额（元）", lambda row: float(row.amount), "amount"),
        Column("invoice", "发票号码", lambda row: row.invoice, "invoice"),
        Column("state", "进展", state_of, "step"),
        Column("paid", "支付", lambda row: row.paid, "paid"),
    ),
    order=("-asked", "-pk"),
    seek=lambda _, sought: Q(words__icontains=sought) | Q(payee__icontains=sought) | Q(invoice__icontains=sought),
    seeks="内容、收款人或发票号码",
    filters=(
        Choice("use", "用途", tuple(USES.items()), lambda value: Q(use=value)),
        Choice("state", "进展", tuple((key, words) for key, (words, _) in STATES.items()), lambda v: STATES[v][1]),
        Choice("year", "年度", tuple((str(y), str(y)) for y in range(2020, 2031)), lambda v: Q(project__year=int(v))),
    ),
)


@dataclass(frozen=True, slots=True)
class Station:
    """One step of the way: its words, who takes it, whether it is behind, now or ahead, and the signature on it."""

    words: str
    by: str
    state: str
    signature: Signature | None


@require_GET
@open_to(*KEEPERS)
def vouchers(request: DeskRequest) -> HttpResponse:
    """List the vouchers."""
    rows = vouchers_seen(request.viewer)
    if wants_export(request):
        return exported(request, VOUCHERS, rows)
    shown = {"kind": VOUCHERS, "listing": listed(request, VOUCHERS, rows), "row": "money/rows/voucher.html"}
    whole = not request.htmx or request.htmx.boosted
    return render(request, "money/vouchers.html" if whole else "desk/rows.html", shown)


@require_GET
@open_to(*KEEPERS)
def voucher(request: DeskRequest, voucher_id: int) -> HttpResponse:
    """Show one voucher."""
    return _page(request, _seen(request.viewer, voucher_id))


@require_POST
@open_to(*KEEPERS)
def put_signature(request: DeskRequest, voucher_id: int) -> HttpResponse:
    """Sign, return or pay a voucher."""
    seen = _seen(request.viewer, voucher_id)

    def do() -> None:
        outcome = Outcome.__members__.get(text_in(request, "outcome"))
        if outcome is None:
            raise ValueError("没有选择签字结果")
        opinion, on = text_in(request, "opinion"), day_in(request, "on", "签字日期")
        if outcome is Outcome.REFUSE and not opinion:
            raise ValueError("退回的，请写明理由")
        sign(viewer=request.viewer, voucher_id=seen.pk, outcome=outcome, opinion=opinion or "同意", on=on)

    if refusal := refused(request, do, "已签字。"):
        return _page(request, _seen(request.viewer, voucher_id), refusal)
    return redirect("voucher", seen.pk)


@require_http_methods(["GET", "POST"])
@open_to(Role.COUNTY_OFFICER)
def request_money(request: DeskRequest, project_id: int) -> HttpResponse:
    """Ask for a spending."""
    project = project_seen(request.viewer, project_id)
    made: list[Voucher] = []

    def do() -> None:
        asked = Request(
            use=text_in(request, "use") or text_in(request, "other"),
            words=text_in(request, "words"),
            amount=amount_in(request, "amount", "金额"),
            payee=text_in(request, "payee"),
            invoice=text_in(request, "invoice"),
            reason=text_in(request, "reason"),
        )
        if not asked.use:
            raise ValueError("请选择用途，或者填写所列之外的用途")
        made.append(ask(viewer=request.viewer, project=project, request=asked, on=day_in(request, "on", "申请日期")))

    refusal = refused(request, do) if request.method == "POST" else ""
    if made and not refusal:
        messages.success(request, f"已申请，待{state_of(made[0]).removeprefix('待')}。")
        return redirect("voucher", made[0].pk)
    uses = [(head.value, [use for use in PERMITTED_USES if use.head is head]) for head in Head]
    shown = {
        "project": project,
        "uses": uses,
        "balance": balance(project),
        "refusal": refusal,
        "given": request.POST,
        "today": today(),
    }
    return render(request, "money/ask.html", shown, status=422 if refusal else 200)


def _page(request: DeskRequest, seen: Voucher, refusal: str = "") -> HttpResponse:
    course = course_of(seen)
    signed = list(seen.signatures.select_related("acting__staff").order_by("number"))
    step = course.step
    mine = step is not None and any(
        step.by in ACTORS[held.role] and seen.path.startswith(held.path) for held in request.viewer.held
    )
    shown = {
        "voucher": seen,
        "use": use_of(seen),
        "state": state_of(seen),
        "listed": seen.use in USES,
        "way": _way(course, signed),
        "signed": [(row, WAYS.get(row.step, row.step), SIGNED[row.outcome]) for row in signed],
        "step": step,
        "actor": step.by.value if step else "",
        "outcomes": [(outcome.name, SIGNED[outcome.name]) for outcome in step.leads] if step and mine else [],
        "refusal": refusal,
        "given": request.POST,
        "today": today(),
    }
    return render(request, "money/voucher.html", shown, status=422 if refusal else 200)


def _way(course: Course[Spending], signed: list[Signature]) -> list[Station]:
    by_step = {row.step: row for row in signed}
    now = course.stands_at
    stations = []
    for step in course.procedure.steps:
        state = "now" if step.key == now else "done" if step.key in by_step else "ahead"
        stations.append(Station(step.words, step.by.value, state, by_step.get(step.key)))
    if now == CLOSED and signed and signed[-1].outcome == Outcome.REFUSE.name:
        return [station for station in stations if station.signature]
    return stations


def _seen(viewer: Viewer, voucher_id: int) -> Voucher:
    found = vouchers_seen(viewer).filter(pk=voucher_id).first()
    if found is None:
        raise Http404("没有这一凭证，或者不在您的工作范围内")
    return found
