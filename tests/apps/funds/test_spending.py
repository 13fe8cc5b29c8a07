"""资金：预算、到账、逐人签字的支出链，一分不差。"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from guitu.apps.funds.chain import Unfit, links, procedure
from guitu.apps.funds.models import Project, Source, Voucher
from guitu.apps.funds.selectors import accounts, balance, doubts, vouchers_seen
from guitu.apps.funds.services import appropriate, ask, open_project, receive, sign
from guitu.apps.funds.services.budgeting import Unsound
from guitu.apps.funds.services.spending import Request
from guitu.apps.organs.models import Role, Setting
from guitu.apps.organs.selectors import Viewer
from guitu.law.course import NotCompetent, OutOfTurn
from guitu.law.vocabulary import Outcome
from tests.apps.county import County, a_county, a_viewer

pytestmark = pytest.mark.django_db

ON = date(2023, 5, 8)
SIGNERS = (
    ("joint", Role.JOINT_REVIEWER),
    ("leader", Role.FINANCE_LEADER),
    ("supervisor", Role.FUND_SUPERVISOR),
)


class Desk:
    """A county with its accounts open: 65 + 6 万元 budgeted and received, and everybody who signs."""

    def __init__(self) -> None:
        self.county: County = a_county()
        unit = self.county.county
        self.accountant = a_viewer("accountant", Role.FINANCE, unit)
        self.signers: dict[str, Viewer] = {name: a_viewer(name, role, unit) for name, role in SIGNERS}
        self.project = open_project(
            viewer=self.accountant, unit=unit, year=2023, name="社区矫正经费", objective="保障工作需要"
        )
        for source, amount in ((Source.COUNTY, "650000"), (Source.CENTRAL, "60000")):
            money = {"project": self.project, "source": source, "amount": Decimal(amount), "on": date(2023, 1, 20)}
            appropriate(viewer=self.accountant, paper="批复", **money)  # type: ignore[arg-type]
            receive(viewer=self.accountant, paper="拨款单", **money)  # type: ignore[arg-type]

    def ask(self, amount: str = "1000", *, use: str = "training", invoice: str = "0001", reason: str = "") -> Voucher:
        request = Request(
            use=use, words="业务培训", amount=Decimal(amount), payee="某印刷厂", invoice=invoice, reason=reason
        )
        return ask(viewer=self.county.clerk, project=self.project, request=request, on=ON)

    def sign(self, voucher: Voucher, who: str, outcome: Outcome = Outcome.APPROVE) -> Voucher:
        viewer = self.accountant if who == "accountant" else self.signers[who]
        return sign(viewer=viewer, voucher_id=voucher.pk, outcome=outcome, opinion="同意", on=ON)

    def pay(self, voucher: Voucher) -> Voucher:
        for name, _ in SIGNERS:
            self.sign(voucher, name)
        return self.sign(voucher, "accountant", Outcome.PAY)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_a_spending_passes_every_signature_in_order(desk: Desk) -> None:
    """联审会签小组会审，财务分管领导签字，财政资金监管人签字，财务室报账。"""
    voucher = desk.ask()
    for early in ("leader", "supervisor", "accountant"):
        with pytest.raises(NotCompetent, match="“联审会签小组会审”由财务联审会签小组办理"):
            desk.sign(voucher, early)
    paid = desk.pay(voucher)

    assert (paid.step, paid.paid) == ("closed", ON)
    assert [s.step for s in paid.signatures.all()] == ["ask", "joint_review", "leader", "supervisor", "pay"]
    with pytest.raises(OutOfTurn, match="已办结"):
        desk.sign(voucher, "accountant", Outcome.PAY)


def test_nobody_signs_twice(desk: Desk) -> None:
    voucher = desk.ask()
    desk.sign(voucher, "joint")
    both = desk.signers["joint"].account
    from guitu.apps.organs.models import Grant  # noqa: PLC0415 - one use
    from guitu.apps.organs.selectors import viewer_of  # noqa: PLC0415 - one use

    Grant.objects.create(account=both, role=Role.FINANCE_LEADER, unit=desk.county.county, first=date(2020, 1, 1))
    with pytest.raises(NotCompetent, match="一人不能签两次"):
        sign(viewer=viewer_of(both, on=ON), voucher_id=voucher.pk, outcome=Outcome.APPROVE, opinion="同意", on=ON)
    assert voucher.signatures.count() == 2


def test_the_database_holds_it_too(desk: Desk) -> None:
    voucher = desk.ask()
    first = voucher.signatures.get()
    first.pk, first.number = None, 2
    with pytest.raises(IntegrityError, match="nobody_signs_twice"), transaction.atomic():
        first.save(force_insert=True)


@pytest.mark.parametrize(("amount", "fits"), [("710000", True), ("710000.01", False)])
def test_no_more_is_asked_for_than_arrived(desk: Desk, amount: str, *, fits: bool) -> None:
    if fits:
        assert desk.ask(amount).step == "joint_review"
        assert balance(desk.project).free == 0
        return
    with pytest.raises(Unsound, match="可用余额710000"):
        desk.ask(amount)
    assert not Voucher.objects.exists()


def test_what_is_returned_is_free_again_and_its_invoice_too(desk: Desk) -> None:
    voucher = desk.ask("700000")
    with pytest.raises(Unsound, match="不能重复报销"):
        desk.ask("1")
    desk.sign(voucher, "joint", Outcome.REFUSE)

    assert balance(desk.project).free == Decimal(710000)
    assert desk.ask("5").pk


@pytest.mark.parametrize(
    ("change", "because"),
    [
        ({"amount": "0"}, "应当大于0元"),
        ({"amount": "-1"}, "应当大于0元"),
        ({"amount": "1.001"}, "精确到分"),
        ({"use": "wages"}, "不在社区矫正经费开支范围"),
        ({"invoice": " "}, "请填写发票号码"),
    ],
)
def test_what_cannot_be_asked_for(desk: Desk, change: dict[str, str], because: str) -> None:
    with pytest.raises(Unsound, match=because):
        desk.ask(**change)


def test_a_use_outside_the_list_needs_its_reason_and_stays_a_question(desk: Desk) -> None:
    desk.pay(desk.ask("900", use="wages", reason="聘用社会工作者，县政府会议纪要"))
    (doubt,) = doubts(desk.project)

    assert "占全部支出100%" in doubt.words


@pytest.mark.parametrize(
    ("on", "fits"), [(date(2022, 12, 31), False), (date(2023, 1, 1), True), (date(2024, 1, 1), False)]
)
def test_a_year_pays_its_own_spending(desk: Desk, on: date, *, fits: bool) -> None:
    request = Request(use="training", words="培训", amount=Decimal(1), payee="某", invoice="9")
    if fits:
        assert ask(viewer=desk.county.clerk, project=desk.project, request=request, on=on).pk
        return
    with pytest.raises(Unsound, match="不在2023年度内"):
        ask(viewer=desk.county.clerk, project=desk.project, request=request, on=on)


def test_no_more_arrives_than_was_budgeted(desk: Desk) -> None:
    with pytest.raises(Unsound, match="超过预算710000"):
        receive(
            viewer=desk.accountant,
            project=desk.project,
            source=Source.CENTRAL,
            amount=Decimal("0.01"),
            paper="拨款单",
            on=ON,
        )


@pytest.mark.parametrize(("amount", "fits"), [("0.01", True), ("-0.01", False)])
def test_no_change_takes_back_what_has_arrived(desk: Desk, amount: str, *, fits: bool) -> None:
    change = {"project": desk.project, "source": Source.COUNTY, "amount": Decimal(amount), "paper": "调整", "on": ON}
    if fits:
        assert appropriate(viewer=desk.accountant, adjusts=True, **change).pk  # type: ignore[arg-type]
        return
    with pytest.raises(Unsound, match="少于已到账的710000"):
        appropriate(viewer=desk.accountant, adjusts=True, **change)  # type: ignore[arg-type]


def test_the_years_accounts_are_in_wan(desk: Desk) -> None:
    desk.pay(desk.ask("650000"))
    desk.pay(desk.ask("60000", invoice="0002", use="assessment"))
    funds = accounts(desk.project, until=date(2023, 12, 31))

    assert {funds.budgeted, funds.received, funds.spent} == {Decimal(71)}
    assert funds.exec_rate_budget == 100
    assert [(source.words, source.budgeted) for source in funds.sources] == [
        ("县级财政预算", Decimal(65)),
        ("中央政法转移支付资金", Decimal(6)),
    ]
    assert accounts(desk.project, until=date(2023, 5, 7)).spent == 0


def test_a_county_may_choose_its_chain(desk: Desk) -> None:
    """五千元以上才须联审：以上含本数。"""
    Setting.objects.create(
        unit=desk.county.county,
        key="signature_chain",
        value=[
            {"key": "leader", "words": "分管领导审批", "by": "FINANCE_LEADER"},
            {"key": "review", "words": "联审", "by": "JOINT_REVIEW", "least": "5000"},
        ],
        source="本局财务制度",
    )
    below, at = desk.ask("4999.99"), desk.ask("5000", invoice="0002")
    assert desk.sign(below, "leader").step == "pay"
    assert desk.sign(at, "leader").step == "review"


@pytest.mark.parametrize(
    ("rows", "because"),
    [
        ([{"key": "a", "words": "甲", "by": "NOBODY"}], "无法读取"),
        ([{"key": "a", "words": "甲", "by": "POLICE"}], "同级公安机关\\]不能是审批链上的签字人"),
        ([{"key": "a", "words": "甲", "by": "JOINT_REVIEW", "least": "1"}], "至少应有一步"),
        ([{"key": "a", "words": "甲", "by": "JOINT_REVIEW"}] * 2, "重复"),
    ],
)
def test_a_chain_that_cannot_stand_is_refused(rows: list[dict[str, str]], because: str) -> None:
    with pytest.raises(Unfit, match=because):
        links(rows)


@given(st.decimals(min_value="0.01", max_value="9999999", places=2))
def test_every_amount_has_a_chain_that_ends_in_payment(amount: Decimal) -> None:
    steps = procedure(links(None), amount).steps

    assert [step.key for step in steps] == ["ask", "joint_review", "leader", "supervisor", "pay"]


def test_strangers_see_no_money(desk: Desk) -> None:
    voucher = desk.ask()

    assert list(vouchers_seen(desk.county.clerk)) == [voucher]
    assert not vouchers_seen(desk.county.other_chief).exists()
    with pytest.raises(Voucher.DoesNotExist):
        sign(viewer=desk.county.other_chief, voucher_id=voucher.pk, outcome=Outcome.APPROVE, opinion="同意", on=ON)


def test_only_the_accountant_opens_accounts(desk: Desk) -> None:
    with pytest.raises(NotCompetent, match="财务人员登记"):
        open_project(viewer=desk.county.chief, unit=desk.county.county, year=2024, name="某", objective="某")
    with pytest.raises(Unsound, match="每年一个"):
        open_project(viewer=desk.accountant, unit=desk.county.county, year=2023, name="某", objective="某")
    with pytest.raises(Unsound, match="没有绩效目标"):
        open_project(viewer=desk.accountant, unit=desk.county.county, year=2024, name="某", objective=" ")
    assert Project.objects.count() == 1
