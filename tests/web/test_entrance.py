"""进门：密码、锁定、动态口令、改密码。"""

from __future__ import annotations

import time

import pytest
from django.core.cache import cache
from django.test import Client
from django_otp.oath import totp
from pytest_django.fixtures import Settings

from guitu.apps.organs import services as organs
from guitu.apps.organs.models import Account
from guitu.web.entrance.demonstration import ACCOUNTS, PROGRESS
from tests.web.conftest import SignedIn
from tests.web.fixture import PASSWORD, Fixture

pytestmark = pytest.mark.django_db


def signing_in(client: Client, password: str, username: str = "officer", onward: str = "/") -> int:
    return client.post("/login/", {"username": username, "password": password, "next": onward}).status_code


def test_the_right_password_opens_the_desk(county: Fixture) -> None:
    """密码正确，进入今日。"""
    client = Client()
    assert signing_in(client, PASSWORD) == 302
    assert client.get("/").status_code == 200


def test_a_wrong_name_and_a_wrong_password_are_answered_alike(county: Fixture) -> None:
    """不透露账号是否存在。"""
    for username in ("officer", "nobody"):
        response = Client().post("/login/", {"username": username, "password": "不对的密码一二三"})
        assert response.status_code == 422
        assert "账号或者密码不正确" in response.content.decode()


def test_the_fifth_failure_locks_the_account_even_for_the_right_password(county: Fixture) -> None:
    """连续五次未通过即锁定；四次不锁。"""
    client = Client()
    for _ in range(4):
        signing_in(client, "不对的密码一二三")
    assert signing_in(client, PASSWORD) == 302
    client.post("/logout/")
    for _ in range(5):
        signing_in(client, "不对的密码一二三")
    response = client.post("/login/", {"username": "officer", "password": PASSWORD})
    assert response.status_code == 422
    assert "已锁定" in response.content.decode()


def test_nobody_is_sent_to_another_site_after_signing_in(county: Fixture) -> None:
    """登录后不跳到别的网站。"""
    response = Client().post("/login/", {"username": "officer", "password": PASSWORD, "next": "https://example.org/"})
    assert response["Location"] == "/"


def test_a_second_factor_is_asked_for_once_it_is_set_up(signed_in: SignedIn, county: Fixture) -> None:
    """启用动态口令后，只有密码进不来。"""
    account = Account.objects.get(username="officer")
    enrolment = organs.enrol_second_factor(account=account)
    key = __import__("base64").b32decode(enrolment.secret)
    assert signed_in("officer").post("/account/second-factor/", {"code": "000"}).status_code == 422
    assert signed_in("officer").post("/account/second-factor/", {"code": f"{totp(key):06d}"}).status_code == 302
    client = Client()
    response = client.post("/login/", {"username": "officer", "password": PASSWORD, "next": "/cases/"})
    assert response["Location"].startswith("/login/code/")
    assert client.get("/cases/").status_code == 302
    assert client.post("/login/code/", {"code": "000000", "next": "/cases/"}).status_code == 422
    later = totp(key, t0=-30) if time.time() else 0
    assert client.post("/login/code/", {"code": f"{later:06d}", "next": "/cases/"})["Location"] == "/cases/"
    assert client.get("/cases/").status_code == 200


def test_a_password_is_changed_only_with_the_old_one_and_a_fit_new_one(signed_in: SignedIn) -> None:
    """改密码：原密码须对，新密码须合要求，两次须一致。"""
    client, new = signed_in("officer"), "清溪的早晨-2027-明亮"
    for old, first, again in (("不对", new, new), (PASSWORD, "短", "短"), (PASSWORD, new, "不一样的新密码一二")):
        assert client.post("/account/password/", {"old": old, "new": first, "again": again}).status_code == 422
    assert client.post("/account/password/", {"old": PASSWORD, "new": new, "again": new}).status_code == 302
    assert client.get("/").status_code == 200


def test_the_demonstration_shows_how_far_it_has_come(county: Fixture, settings: Settings) -> None:
    """演示数据载入时，首页显示进度；载完即恢复；已有可以登录的演示县时，照常登录。"""
    settings.TRIAL = True
    cache.set(PROGRESS, {"done": 3, "total": 12, "words": "正在办理外出"})
    cache.set(ACCOUNTS, PASSWORD)
    assert "25%" not in Client().get("/login/").content.decode()
    cache.delete(ACCOUNTS)
    text = Client().get("/login/").content.decode()
    assert "25%" in text
    assert "正在办理外出" in text
    assert Client().get("/progress/").status_code == 200
    cache.set(PROGRESS, {"done": 12, "total": 12, "words": ""})
    assert Client().get("/progress/")["HX-Refresh"] == "true"
    cache.delete(PROGRESS)


def test_demonstration_accounts_are_shown_on_a_trial_alone(county: Fixture, settings: Settings) -> None:
    """演示账号只在试用时显示。"""
    cache.set(ACCOUNTS, PASSWORD)
    settings.TRIAL = False
    assert "演示账号" not in Client().get("/login/").content.decode()
    settings.TRIAL = True
    assert "演示账号" in Client().get("/login/").content.decode()
    cache.delete(ACCOUNTS)
