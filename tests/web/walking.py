"""How a browser walks through the desk: signing in and out, filling in, taking pictures where somebody wants them."""

from __future__ import annotations

import os
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.web.fixture import PASSWORD, Fixture, a_fixture

PICTURES = os.environ.get("GUITU_PICTURES", "")
"""A folder for pictures of every page on the way; none are taken where it is not stated."""


@pytest.fixture
def county(desk: None, transactional_db: None) -> Fixture:
    return a_fixture()


def pictured(page: Page, name: str) -> None:
    """Check that nothing hangs over the edge; keep a picture where somebody wants to look."""
    width, inner = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert width <= inner, f"{name} is {width} wide on a screen of {inner}"
    if PICTURES:
        page.screenshot(path=f"{PICTURES}/{name}-{inner}.png", full_page=True)


def sign_in(page: Page, site: str, username: str) -> None:
    page.goto(f"{site}/login/")
    page.get_by_label("账号").fill(username)
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_role("heading", name="今日")).to_be_visible()


def sign_out(page: Page) -> None:
    page.locator("details.menu summary").click()
    page.get_by_role("button", name="退出").click()
    expect(page.get_by_role("heading", name="登录")).to_be_visible()


def fill_in(page: Page, site: str, county: Fixture, length: int) -> None:
    first = timezone.localdate() + timedelta(days=2)
    page.goto(f"{site}/handling/outgoing_leave/{county.corrections[0].pk}/")
    page.locator(".choice", has_text="就医").click()
    page.get_by_label("目的地（市、县）").fill("邻江市")
    page.get_by_label("起", exact=True).fill(first.isoformat())
    page.get_by_label("止", exact=True).fill((first + timedelta(days=length - 1)).isoformat())
    expect(page.locator(".span-days")).to_have_text(f"共{length}日")
