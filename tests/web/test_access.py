"""Every page says who may open it, and keeps to it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from guitu.apps.ledger.models import Entry, Verb
from guitu.apps.organs.models import Account
from guitu.web.access import rule_of
from tests.web.conftest import SignedIn
from tests.web.fixture import Fixture

pytestmark = pytest.mark.django_db


def desk_views(patterns: list[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from desk_views(pattern.url_patterns)
        else:
            yield pattern


DESK = list(desk_views(get_resolver("guitu.web.urls").url_patterns))


@pytest.mark.parametrize("pattern", DESK, ids=[str(pattern.name) for pattern in DESK])
def test_every_page_declares_who_may_open_it(pattern: URLPattern) -> None:
    """每个页面都写明对谁开放。"""
    assert rule_of(pattern.callback) is not None


@pytest.mark.parametrize("address", ["/", "/handling/", "/cases/", "/papers/", "/handbook/", "/account/password/"])
def test_a_stranger_is_asked_to_sign_in_first_and_comes_back(county: Fixture, address: str) -> None:
    """未登录的，先登录，再回到原页。"""
    response = Client().get(address)
    assert response.status_code == 302
    assert response["Location"].startswith("/login/?next=")


@pytest.mark.parametrize(
    ("username", "address", "status"),
    [
        ("officer", "/cases/", 200),
        ("procurator", "/cases/", 200),
        ("procurator", "/handling/", 403),
        ("finance", "/cases/", 403),
        ("finance", "/", 200),
        ("administrator", "/handling/", 403),
        ("administrator", "/papers/", 403),
    ],
)
def test_a_page_keeps_to_its_roles(signed_in: SignedIn, username: str, address: str, status: int) -> None:
    """岗位不符的，不开放。"""
    assert signed_in(username).get(address).status_code == status


def test_a_file_of_another_office_is_no_page_at_all(signed_in: SignedIn, county: Fixture) -> None:
    """别的司法所的对象，看不到也办不了。"""
    address = f"/handling/outgoing_leave/{county.corrections[0].pk}/"
    assert signed_in("officer").get(address).status_code == 200
    assert signed_in("neighbour").get(address).status_code == 404


def test_the_navigation_shows_only_what_is_open(signed_in: SignedIn) -> None:
    """导航只列能进的功能。"""
    assert "/handling/" in signed_in("officer").get("/").content.decode()
    assert "/handling/" not in signed_in("finance").get("/").content.decode()


def test_who_must_change_his_password_does_nothing_before(signed_in: SignedIn) -> None:
    """须改密码的，先改密码。"""
    client = signed_in("officer")
    Account.objects.filter(username="officer").update(must_change=True)
    assert client.get("/cases/")["Location"] == "/account/password/"
    assert client.get("/account/password/").status_code == 200


def test_looking_into_a_file_is_kept(signed_in: SignedIn, county: Fixture) -> None:
    """查阅留痕。"""
    from tests.web.test_leave import applied  # noqa: PLC0415

    client = signed_in("officer")
    case = applied(client, county, 5)
    client.get(f"/cases/{case.pk}/")
    assert Entry.objects.filter(verb=Verb.READ, subject_id=case.pk, account="officer").exists()


@pytest.mark.parametrize("address", ["/no-such/", "/cases/999999/", "/law/no_such_law/1/", "/handbook/no_such/"])
def test_what_is_not_there_is_said_in_chinese(signed_in: SignedIn, address: str) -> None:
    """没有的页面，用中文说明。"""
    response = signed_in("officer").get(address)
    assert response.status_code == 404
    assert "没有这一页" in response.content.decode()
