"""资金、绩效、审计在浏览器里走一遍：桌面和手机两种宽度。"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.contrib.auth.hashers import make_password
from django.core.management import call_command
from playwright.sync_api import Page, expect
from pytest_django.fixtures import Settings

from guitu.apps.funds.models import AllocationRun, Project
from guitu.apps.organs.scope import system_scope
from guitu.apps.performance.models import Evaluation
from tests.web.fixture import PASSWORD
from tests.web.money_fixture import a_city_script, a_county_script, lay
from tests.web.walking import pictured, sign_in, sign_out

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def laid(desk: None, transactional_db: None, settings: Settings) -> None:
    settings.TRIAL = True
    call_command("createcachetable", verbosity=0)
    lay(a_county_script(), make_password(PASSWORD))


@pytest.fixture
def city(desk: None, transactional_db: None, settings: Settings) -> None:
    settings.TRIAL = True
    lay(a_city_script(), make_password(PASSWORD))


def test_a_year_of_money_from_accounts_to_the_issued_report(page: Page, site: str, laid: None) -> None:
    """财务看账和凭证，负责人看评分、证据和报告，签发。"""
    with system_scope():
        project = Project.objects.get()
        own, examined = Evaluation.objects.order_by("pk")
    sign_in(page, site, "finance")
    page.goto(f"{site}/money/")
    pictured(page, "money")
    page.goto(f"{site}/money/{project.pk}/")
    expect(page.get_by_text("与合计一致").or_(page.get_by_text("预算执行率")).first).to_be_visible()
    pictured(page, "money-project")
    page.goto(f"{site}/money/vouchers/")
    pictured(page, "money-vouchers")
    page.locator(".lead-cell a").first.click()
    expect(page.locator(".way .done")).to_have_count(5)
    pictured(page, "money-voucher")
    sign_out(page)
    sign_in(page, site, "county_chief")
    page.goto(f"{site}/performance/")
    pictured(page, "performance")
    page.goto(f"{site}/performance/{examined.pk}/")
    expect(page.locator(".verdict .grade")).to_be_visible()
    pictured(page, "performance-card")
    page.goto(f"{site}/performance/{own.pk}/printed/")
    pictured(page, "performance-printed-county")
    page.goto(f"{site}/performance/{examined.pk}/review/letters/")
    page.get_by_label("复核得分").fill("5")
    page.get_by_label("理由").fill("检察建议书已按期整改并回复")
    pictured(page, "performance-review")
    page.get_by_role("button", name="记录复核").click()
    expect(page.locator("#letters .review-note")).to_contain_text("计算得4分，改为5分")
    page.goto(f"{site}/performance/{own.pk}/attest/letters/")
    pictured(page, "performance-attest")
    page.goto(f"{site}/performance/{examined.pk}/report/")
    expect(page.locator(".sheet .number").first).to_be_visible()
    pictured(page, "performance-report")
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="签发").click()
    expect(page.get_by_text("（第2稿）")).to_be_visible()
    page.goto(f"{site}/performance/{own.pk}/figures/received/")
    pictured(page, "performance-behind")
    page.goto(f"{site}/performance/{own.pk}/statement/")
    pictured(page, "performance-statement")


def test_a_report_is_handed_in_and_marked_up(page: Page, site: str, laid: None, tmp_path: Path) -> None:
    """审读一份报告：标出不符之处，按结论筛选。"""
    sign_in(page, site, "county_chief")
    report = tmp_path / "某县报告.txt"
    report.write_text(
        "某县司法局2023年社区矫正项目支出绩效评价报告\n"
        "2023年预算安排71万元，其中县级财政预算65万元，中央政法转移支付资金6万元，实际到位71万元，执行率100%。\n"
        "新接收社区矫正对象227人，其中缓刑220人、假释10人。\n办理请假外出365例，其中准假外出期间11例，期满销假354例，逾期未归0例。\n"
        "经综合评估，自评结果为优良。\n",
        encoding="utf-8",
    )
    page.goto(f"{site}/audit/")
    pictured(page, "audit")
    page.get_by_label("把报告拖到下面").set_input_files(report)
    page.get_by_role("button", name="审读").click()
    expect(page.locator(".relations .v-fails").first).to_be_visible()
    pictured(page, "audit-result")
    page.locator(".marks a", has_text="不符").click()
    expect(page).to_have_url(re.compile("verdict=fails"))


def test_a_city_shares_out_and_is_held_to_its_published_card(page: Page, site: str, city: None) -> None:
    """市级：分配合计恰为317.00万元，公开评分97分与按标准96分并列并说明。"""
    with system_scope():
        run, evaluation = AllocationRun.objects.get(), Evaluation.objects.get()
    sign_in(page, site, "city_officer")
    page.goto(f"{site}/money/allocations/")
    pictured(page, "allocations")
    page.goto(f"{site}/money/allocations/{run.pk}/")
    expect(page.locator("tfoot")).to_contain_text("317.00")
    page.locator(".derive summary").first.click()
    pictured(page, "allocation")
    page.get_by_role("link", name="以此数据另算").click()
    page.get_by_label("财力补助", exact=True).first.fill("30")
    pictured(page, "allocation-new")
    page.get_by_role("button", name="计算并保存").click()
    expect(page.locator(".refusal")).to_contain_text("权重之和应为100%")
    page.goto(f"{site}/performance/{evaluation.pk}/printed/")
    expect(page.locator(".sums")).to_contain_text("97")
    expect(page.locator(".sums")).to_contain_text("96")
    pictured(page, "performance-printed")
    page.goto(f"{site}/performance/{evaluation.pk}/")
    pictured(page, "performance-card-city")
    page.goto(f"{site}/performance/{evaluation.pk}/report/")
    pictured(page, "performance-report-city")
