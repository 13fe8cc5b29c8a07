"""对象、检索、概览、管理，在真实的浏览器里走一遍：宽屏和手机。"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from guitu.apps.organs.models import Unit
from tests.web.fixture import Fixture
from tests.web.walking import county, fill_in, pictured, sign_in, sign_out

__all__ = ["county"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SECTIONS = (
    "units",
    "staff",
    "accounts",
    "duties",
    "entrustments",
    "calendar",
    "settings",
    "codes",
    "rules",
    "ledger",
    "health",
)


def test_from_the_register_into_a_file_and_on_to_a_procedure(page: Page, site: str, county: Fixture) -> None:
    """按首字母找人，打开档案，看号码、时间线，直接办理外出。"""
    sign_in(page, site, "officer")
    page.goto(f"{site}/people/")
    pictured(page, "50-people")
    page.wait_for_load_state("networkidle")
    page.keyboard.press("/")
    page.keyboard.type("wqm")
    expect(page.locator("tr[data-open]")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="文启明")).to_be_visible()
    pictured(page, "51-file")
    page.get_by_role("button", name="查看").click()
    expect(page.locator("#number")).to_contain_text("99999919880709000X")
    page.get_by_role("link", name="时间线").click()
    expect(page).to_have_url(re.compile("/timeline/$"))
    expect(page.locator("#tab .tabs [aria-current]")).to_have_text("时间线")
    page.go_back()
    expect(page.get_by_role("heading", name="基本情况")).to_be_visible()
    page.locator(".file-start summary").click()
    pictured(page, "52-file-start")
    page.locator(".file-start").get_by_role("link", name="外出", exact=True).click()
    expect(page.locator("#foresight")).to_be_visible()


def test_a_filter_is_kept_and_called_up_again(page: Page, site: str, county: Fixture) -> None:
    """选好筛选，保存，再用。"""
    sign_in(page, site, "officer")
    page.goto(f"{site}/people/")
    page.get_by_label("类别").select_option(label="假释")
    expect(page.locator("tr[data-open]")).to_have_count(1)
    page.get_by_text("保存当前筛选").click()
    page.get_by_label("名称").fill("假释对象")
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.locator(".saved-filter")).to_contain_text("假释对象")
    page.goto(f"{site}/people/")
    expect(page.locator("tr[data-open]")).to_have_count(4)
    page.get_by_role("link", name="假释对象").click()
    expect(page.locator("tr[data-open]")).to_have_count(1)
    pictured(page, "53-saved-filter")


def test_a_number_of_the_overview_opens_its_rows(page: Page, site: str, county: Fixture) -> None:
    """概览有图有数，点开数字见名单；检索用键盘打开。"""
    sign_in(page, site, "officer")
    fill_in(page, site, county, 5)
    page.get_by_role("button", name="提交").click()
    expect(page.locator(".way .now")).to_contain_text("核实")
    sign_out(page)
    sign_in(page, site, "chief")
    page.goto(f"{site}/overview/")
    expect(page.locator(".chart canvas")).to_have_count(4)
    expect(page.locator(".identities .broken")).to_have_count(0)
    expect(page.locator("#comparison")).to_contain_text("城关司法所")
    pictured(page, "54-overview")
    page.locator(".headline a").first.click()
    expect(page.locator("tr[data-open]")).to_have_count(4)
    page.wait_for_load_state()
    page.wait_for_load_state("networkidle")
    page.keyboard.press("/")
    page.keyboard.type("csq")
    expect(page.locator("tr[data-open]")).to_have_count(1)
    pictured(page, "55-figure")
    page.goto(f"{site}/search/")
    page.keyboard.press("Escape")
    page.wait_for_load_state("networkidle")
    page.keyboard.press("/")
    page.keyboard.type("wqm")
    expect(page.locator("#found [data-open]")).to_have_count(2)
    pictured(page, "56-search")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="文启明")).to_be_visible()


def test_an_administrator_goes_through_every_section(page: Page, site: str, county: Fixture) -> None:
    """管理各栏完整；设立司法所，登记的就在册。"""
    sign_in(page, site, "administrator")
    for section in SECTIONS:
        page.goto(f"{site}/administration/{section}/")
        pictured(page, f"60-{section}")
    page.goto(f"{site}/administration/units/")
    page.get_by_text("设立机构").click()
    page.get_by_label("名称", exact=True).fill("新桥司法所")
    page.get_by_label("层级", exact=True).first.select_option(label="司法所")
    page.locator(".choice", has_text="清溪县社区矫正管理局").click()
    pictured(page, "61-unit-form")
    page.get_by_role("button", name="设立", exact=True).click()
    expect(page.locator(".alert-success")).to_contain_text("已设立新桥司法所")
    assert Unit.objects.filter(name="新桥司法所").exists()
    page.goto(f"{site}/administration/staff/")
    page.locator("tr", has_text="林晓东").get_by_text("离岗", exact=True).click()
    pictured(page, "62-leave-post")
