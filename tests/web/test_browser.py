"""One leave in a real browser: sign in, apply, verify, decide, issue, download; at a desk and on a telephone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from guitu.apps.cases.models import Case
from tests.web.fixture import PASSWORD, Fixture
from tests.web.walking import county, fill_in, pictured, sign_in, sign_out

__all__ = ["county"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_leave_from_application_to_the_paper_in_hand(page: Page, site: str, county: Fixture) -> None:
    """申请、核实、审批、制发、下载，全程在页面上走通。"""
    page.goto(f"{site}/login/")
    pictured(page, "01-login")
    sign_in(page, site, "officer")
    pictured(page, "02-today-empty")
    page.get_by_role("link", name="办理").first.click()
    pictured(page, "03-procedures")
    page.get_by_role("link", name="外出", exact=True).click()
    pictured(page, "04-person")
    page.wait_for_load_state("networkidle")
    page.keyboard.press("/")
    expect(page.locator("#seek")).to_be_focused()
    page.keyboard.type("wqm")
    expect(page.locator("tr[data-open]")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#foresight .missing")).to_be_visible()
    pictured(page, "05-start-blank")
    fill_in(page, site, county, 8)
    expect(page.locator("#foresight .ruling strong")).to_have_text("执行地县级社区矫正机构")
    pictured(page, "06-start-filled")
    page.get_by_role("button", name="提交").click()
    expect(page.locator(".way .now")).to_contain_text("核实理由和材料")
    pictured(page, "07-case-verify")
    page.get_by_role("button", name="转报").click()
    expect(page.locator(".refusal")).to_contain_text("核实情况与意见")
    pictured(page, "08-case-missing")
    page.get_by_label("核实情况与意见").fill("诊断证明属实，目的地有亲属照料。")
    page.get_by_role("button", name="转报").click()
    expect(page.locator(".awaiting")).to_contain_text("执行地县级社区矫正机构")
    pictured(page, "09-case-awaiting")
    sign_out(page)

    sign_in(page, site, "chief")
    pictured(page, "10-today-chief")
    page.locator(".lead-cell a").first.click()
    page.get_by_label("审批意见").fill("同意外出")
    page.get_by_role("textbox", name="理由", exact=True).fill("确需就医，材料齐全")
    page.get_by_role("button", name="准予").click()
    expect(page.locator(".way .now")).to_contain_text("送达告知书")
    pictured(page, "11-case-approved")
    owed = page.locator(".owed > li", has_text="审批告知书（准予外出）")
    owed.get_by_role("button", name="制发").click()
    expect(page.locator(".alert-success")).to_contain_text("已制发")
    pictured(page, "12-case-issued")
    with page.expect_download() as download:
        page.locator(".owed > li", has_text="审批告知书（准予外出）").get_by_role("link", name="Word").click()
    assert download.value.suggested_filename.endswith(".docx")
    address = (
        page.locator(".owed > li", has_text="审批告知书（准予外出）")
        .get_by_role("link", name="PDF")
        .get_attribute("href")
    )
    assert page.request.get(f"{site}{address}").body().startswith(b"%PDF-")


PAGES = (
    "papers/",
    "cases/",
    "today/errands/",
    "today/waiting/",
    "today/messages/",
    "handbook/",
    "handbook/outgoing_leave/",
    "law/community_corrections_measures/",
    "law/community_corrections_measures/27/",
    "handling/pre_sentence_assessment/?before",
    "handling/probation_revocation/{correction}/",
    "handling/residence_change/{correction}/",
    "handling/release/{correction}/",
    "account/password/",
    "account/second-factor/",
    "help/",
    "no-such-page/",
)


def test_every_other_page_is_whole_at_both_widths(page: Page, site: str, county: Fixture) -> None:
    """其余各页，宽窄屏幕都完整。"""
    sign_in(page, site, "officer")
    fill_in(page, site, county, 5)
    page.get_by_role("button", name="提交").click()
    expect(page.locator(".way .now")).to_contain_text("核实")
    sign_out(page)
    sign_in(page, site, "chief")
    for number, address in enumerate(PAGES, start=40):
        page.goto(f"{site}/{address.format(correction=county.corrections[1].pk)}")
        page.wait_for_load_state("networkidle")
        pictured(page, f"{number}-{re.sub('[^a-z_]+', '-', address)}")


def test_a_deadline_opens_as_a_card_that_shows_its_days(page: Page, site: str, county: Fixture) -> None:
    """期限点开，逐日看得见。"""
    sign_in(page, site, "officer")
    fill_in(page, site, county, 5)
    page.get_by_role("button", name="提交").click()
    page.get_by_label("核实情况与意见").fill("属实")
    page.get_by_role("button", name="转报").click()
    page.get_by_label("审批意见").fill("同意")
    page.get_by_role("textbox", name="理由", exact=True).fill("确需就医")
    page.get_by_role("button", name="准予").click()
    page.get_by_label("签收人").fill("文启明")
    page.get_by_label("已告知目的地").check()
    page.get_by_role("button", name="送达", exact=True).first.click()
    page.get_by_role("button", name="报告").click()
    expect(page.locator(".way .now")).to_contain_text("返回报告")
    page.locator(".next-due .due").first.click()
    expect(page.locator("#card")).to_be_visible()
    expect(page.locator("#card .derivation").first).to_be_visible()
    pictured(page, "30-deadline")
    page.keyboard.press("Escape")
    expect(page.locator("#card")).to_be_hidden()
    page.locator("#card, .cite").locator("visible=true").first.click()
    expect(page.locator("#card h2")).to_contain_text("条")
    pictured(page, "31-article-card")


def test_what_was_typed_is_still_there_after_signing_in_again(page: Page, site: str, county: Fixture) -> None:
    """会话中断后重新登录，所填文字仍在。"""
    sign_in(page, site, "officer")
    fill_in(page, site, county, 5)
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="提交").click()
    expect(page.get_by_role("heading", name="登录")).to_be_visible()
    page.get_by_label("账号").fill("officer")
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_label("目的地（市、县）")).to_have_value("邻江市")
    expect(page.locator(".choice input:checked")).to_have_value("medical")
    page.get_by_role("button", name="提交").click()
    expect(page.locator(".way .now")).to_contain_text("核实")
    assert Case.objects.count() == 1
    page.goto(f"{site}/handling/outgoing_leave/{county.corrections[0].pk}/")
    expect(page.get_by_label("目的地（市、县）")).to_have_value("")
