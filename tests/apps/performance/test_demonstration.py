"""演示的资金和评价：预算、到账、支出各七十一万元，一百二十笔都走完审批链；分配合计恰为317.00万元。"""

from __future__ import annotations

from decimal import Decimal

import pytest

from guitu.apps.funds.models import AllocationRun, Project, Signature, Voucher
from guitu.apps.funds.selectors import accounts, balance, doubts
from guitu.apps.organs.models import Account
from guitu.apps.organs.scope import system_scope
from guitu.apps.organs.selectors import viewer_of
from guitu.apps.performance.models import Evaluation, Report
from guitu.apps.performance.selectors import card_of
from guitu.law.vocabulary import CLOSED
from tests.web.money_fixture import a_city_script, a_county_script, lay

pytestmark = pytest.mark.django_db


def test_seventy_one_came_and_seventy_one_went_through_the_signatures() -> None:
    lay(a_county_script())
    with system_scope():
        project = Project.objects.get()
        stands = balance(project)
        assert (stands.budgeted, stands.received, stands.paid) == (Decimal(710_000),) * 3
        assert (stands.committed, stands.free) == (Decimal(0),) * 2
        evaluations = list(Evaluation.objects.order_by("pk"))
        funds = accounts(project, until=evaluations[0].cut_off)
        assert [(source.words, source.received) for source in funds.sources] == [
            ("县级财政预算", Decimal(65)),
            ("中央政法转移支付资金", Decimal(6)),
        ]
        assert funds.spent == 71
        paid = Voucher.objects.exclude(paid=None)
        assert paid.count() == 120
        assert set(paid.values_list("step", flat=True)) == {CLOSED}
        assert Signature.objects.filter(voucher__in=paid).count() == 5 * 120
        assert Voucher.objects.exclude(returned=None).count() == 2
        assert [doubt.expense.words for doubt in doubts(project)] == ["会议"]
        chief = viewer_of(Account.objects.get(username="county_chief"), on=evaluations[0].cut_off)
        said, examined = (card_of(evaluation, chief) for evaluation in evaluations)
        assert (said.complete, examined.complete) == (False, True)
        assert examined.total is not None
        assert Report.objects.get().total == examined.total


def test_the_city_shares_out_317_exactly() -> None:
    lay(a_city_script())
    with system_scope():
        run = AllocationRun.objects.get()
        assert sum(map(Decimal, run.shares.values())) == Decimal("317.00")
        assert sum(map(Decimal, run.printed.values())) == Decimal("317.03")
        assert "演示所拟" in run.source
        assert Report.objects.get().total == 96
