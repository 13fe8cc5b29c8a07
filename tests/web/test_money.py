"""资金页面：账目、凭证、签字、分配，各岗位各办各的，办不成的用文字说明。"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from guitu.apps.funds.models import AllocationRun, Project, Voucher
from guitu.apps.organs.models import Account, Grant, Role, Staff
from tests.web.conftest import SignedIn
from tests.web.fixture import Fixture

pytestmark = pytest.mark.django_db

SIGNERS = (
    ("joint", "会签人", Role.JOINT_REVIEWER),
    ("leader", "分管领导", Role.FINANCE_LEADER),
    ("supervisor", "监管人", Role.FUND_SUPERVISOR),
)
ASKED = {"use": "training", "words": "业务培训", "amount": "1,200.50", "payee": "某培训中心", "invoice": "F001"}


@pytest.fixture
def chain(county: Fixture) -> None:
    """Who signs in the county, besides its accountant."""
    for username, name, role in SIGNERS:
        staff = Staff.objects.create(
            unit=county.units["county"], name=name, kind="administrative", first=date(2020, 1, 1)
        )
        account = Account.objects.create(username=username, staff=staff, password="!")
        Grant.objects.create(account=account, role=role, unit=county.units["county"], first=date(2020, 1, 1))


@pytest.fixture
def project(signed_in: SignedIn, county: Fixture, chain: None) -> Project:
    """The year's project, opened, budgeted and received through the pages."""
    client = signed_in("finance")
    unit, year = county.units["county"].pk, date.today().year  # noqa: DTZ011  # the year of the desk's own day
    client.post("/money/open/", {"unit": unit, "year": year, "name": "社区矫正经费", "objective": "保障工作"})
    opened = Project.objects.get()
    for verb in ("grant", "arrive"):
        given = {"source": "county", "amount": "650000", "paper": "文件"}
        assert client.post(f"/money/{opened.pk}/{verb}/", given).status_code == 302
    return opened


def test_a_spending_passes_every_signature_on_the_pages(signed_in: SignedIn, project: Project) -> None:
    """申请、会签、分管领导、监管人、财务支付，一步一步走完。"""
    sent = signed_in("clerk").post(f"/money/{project.pk}/ask/", ASKED)
    assert sent.status_code == 302
    address = sent["Location"]
    for username, outcome in (
        ("joint", "APPROVE"),
        ("leader", "APPROVE"),
        ("supervisor", "APPROVE"),
        ("finance", "PAY"),
    ):
        page = signed_in(username).get(address).content.decode()
        assert f'value="{outcome}"' in page
        assert signed_in(username).post(f"{address}sign/", {"outcome": outcome, "opinion": "同意"}).status_code == 302
    assert Voucher.objects.get().paid is not None
    page = signed_in("finance").get(f"/money/{project.pk}/").content.decode()
    assert "0.12" in page
    assert "预算执行率" in page
    assert "资金使用率" in page


def test_who_is_not_next_is_told_so(signed_in: SignedIn, project: Project) -> None:
    """没轮到的，页面不给按钮；硬要提交的，说明由谁办理。"""
    address = signed_in("clerk").post(f"/money/{project.pk}/ask/", ASKED)["Location"]
    assert 'name="outcome"' not in signed_in("finance").get(address).content.decode()
    refused = signed_in("finance").post(f"{address}sign/", {"outcome": "APPROVE", "opinion": "同意"})
    assert refused.status_code == 422
    assert "联审会签" in refused.content.decode()


def test_a_return_needs_its_reason(signed_in: SignedIn, project: Project) -> None:
    address = signed_in("clerk").post(f"/money/{project.pk}/ask/", ASKED)["Location"]
    refused = signed_in("joint").post(f"{address}sign/", {"outcome": "REFUSE"})
    assert refused.status_code == 422
    assert "写明理由" in refused.content.decode()
    assert signed_in("joint").post(f"{address}sign/", {"outcome": "REFUSE", "opinion": "缺发票"}).status_code == 302
    assert Voucher.objects.get().returned is not None


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"amount": "一千"}, "[一千]不是数额"),
        ({"amount": "650000.01"}, "可用余额"),
        ({"use": "", "other": "宴请"}, "[宴请]不在"),
        ({"use": "", "other": ""}, "请选择用途"),
        ({"payee": ""}, "请填写收款人"),
    ],
)
def test_an_unsound_request_is_refused_beside_what_was_typed(
    signed_in: SignedIn, project: Project, changes: dict[str, str], words: str
) -> None:
    """不合规的申请退回，所填内容仍在。"""
    refused = signed_in("clerk").post(f"/money/{project.pk}/ask/", {**ASKED, **changes})
    assert refused.status_code == 422
    page = refused.content.decode()
    assert words in page
    assert "业务培训" in page
    assert not Voucher.objects.exists()


def test_more_cannot_arrive_than_was_budgeted(signed_in: SignedIn, project: Project) -> None:
    given = {"source": "county", "amount": "0.01", "paper": "文件"}
    page = signed_in("finance").post(f"/money/{project.pk}/arrive/", given, follow=True).content.decode()
    assert "请先办理预算调整" in page


@pytest.mark.parametrize(
    ("username", "status"), [("finance", 200), ("chief", 200), ("procurator", 403), ("administrator", 403)]
)
def test_money_is_open_to_who_has_to_do_with_it(signed_in: SignedIn, username: str, status: int) -> None:
    assert signed_in(username).get("/money/").status_code == status


def test_another_places_project_is_no_page(signed_in: SignedIn, project: Project) -> None:
    assert signed_in("officer").get(f"/money/{project.pk}/").status_code == 404


def test_the_accounts_are_open_under_row_level_security(
    signed_in: SignedIn, project: Project, as_web_role: None
) -> None:
    """数据库按权限隔离之下，账目照常打开；别处的人一行也看不到。"""
    assert "社区矫正经费" in signed_in("finance").get("/money/").content.decode()
    assert "社区矫正经费" not in signed_in("neighbour").get("/money/").content.decode()


FIRST = "甲区\t1\t100\t" + ",".join(["100"] * 12) + "\t50\t30\t90"
SECOND = "乙区｜0.8｜60｜" + ",".join(["60"] * 12) + "｜20｜25｜88｜"
ROWS = f"{FIRST}\n{SECOND}"
FACTORS = ("capacity", "population", "assessments", "own_spending", "performance")


def a_run(county: Fixture, **changes: str) -> dict[str, object]:
    weights = {
        f"weight-{key}": "20" for key in ("capacity", "population", "assessments", "own_spending", "performance")
    }
    told = {"unit": county.units["city"].pk, "year": "2024", "pool": "317.00", "source": "各区报表", "rows": ROWS}
    return {**told, **weights, **changes}


def test_a_pool_is_shared_out_to_the_cent_in_the_order_stated(signed_in: SignedIn, county: Fixture) -> None:
    """合计恰为总额，次序照填写，逐步可以展开。"""
    sent = signed_in("city").post("/money/allocations/new/", a_run(county))
    assert sent.status_code == 302
    page = signed_in("city").get(sent["Location"]).content.decode()
    run = AllocationRun.objects.get()
    assert sum(map(Decimal, run.shares.values())) == Decimal("317.00")
    assert page.index("甲区") < page.index("乙区")
    assert "取整后分配" in page
    again = signed_in("city").get(f"/money/allocations/new/?like={run.pk}").content.decode()
    assert "甲区\t1\t100" in again


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"weight-capacity": "21"}, "权重之和应为100%"),
        ({"rows": "甲区\t1\t100\t1,2\t50\t30\t90"}, "有2个，应为12个"),
        ({"rows": "甲区\t1\t100\t\t50\t30\t90"}, "缺少[甲区]的数据"),
        ({"rows": "甲区\t很多"}, "[很多]不是数字"),
        ({"pool": "317.001"}, "整数倍"),
        ({"floor": "200"}, "保底"),
        ({"source": ""}, "来源和截止日期"),
    ],
)
def test_a_run_that_cannot_stand_is_refused(
    signed_in: SignedIn, county: Fixture, changes: dict[str, str], words: str
) -> None:
    refused = signed_in("city").post("/money/allocations/new/", a_run(county, **changes))
    assert refused.status_code == 422
    assert words in refused.content.decode()
    assert not AllocationRun.objects.exists()


def test_a_stranger_signs_in_first() -> None:
    for address in ("/money/", "/money/vouchers/", "/money/allocations/", "/performance/", "/audit/"):
        assert Client().get(address)["Location"].startswith("/login/")
