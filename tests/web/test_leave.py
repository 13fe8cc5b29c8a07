"""外出一案，从页面办起：谁申请、谁审批、谁被拒。"""

from __future__ import annotations

from datetime import timedelta
from typing import cast
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from guitu.apps.cases.models import Act, Case
from guitu.law.vocabulary import Outcome
from tests.web.conftest import SignedIn
from tests.web.fixture import Fixture

pytestmark = pytest.mark.django_db


def a_leave(length: int, **differences: str) -> dict[str, str]:
    first = timezone.localdate() + timedelta(days=10)
    return {
        "key": str(uuid4()),
        "ground": "medical",
        "destination": "邻江市",
        "span-first": first.isoformat(),
        "span-last": (first + timedelta(days=length - 1)).isoformat(),
        **differences,
    }


def applied(client: Client, county: Fixture, length: int, **differences: str) -> Case:
    address = f"/handling/outgoing_leave/{county.corrections[0].pk}/"
    response = client.post(address, a_leave(length, **differences))
    assert response.status_code == 302, response.content.decode()
    return Case.objects.latest("pk")


def taken(client: Client, case: Case, outcome: Outcome, **stated: str) -> HttpResponse:
    case.standing.refresh_from_db()
    number, step = case.acts.count() + 1, case.standing.step
    answers = {"outcome": outcome.name, "step": step, "number": str(number), **stated}
    return cast("HttpResponse", client.post(f"/cases/{case.pk}/take/", answers))


def verified(client: Client, county: Fixture, length: int) -> Case:
    case = applied(client, county, length)
    response = taken(client, case, Outcome.FORWARD, opinion="情况属实")
    assert response.status_code == 302, response.content.decode()
    return case


DECISION = {"opinion": "同意外出", "reasons": "确需就医"}


@pytest.mark.parametrize(
    ("length", "decider", "others"),
    [
        (5, "officer", ("neighbour",)),
        (7, "officer", ("chief",)),
        (8, "chief", ("officer", "city")),
        (30, "chief", ("officer", "city")),
        (31, "city", ("officer", "chief")),
    ],
)
def test_a_leave_is_decided_by_the_body_its_length_names_and_by_no_other(
    signed_in: SignedIn, county: Fixture, length: int, decider: str, others: tuple[str, ...]
) -> None:
    """七日内经委托由司法所批准；超过七日由县级机构；超过三十日由上一级机构。"""
    case = verified(signed_in("officer"), county, length)
    for other in others:
        response = taken(signed_in(other), case, Outcome.APPROVE, **DECISION)
        if other == "neighbour":
            assert response.status_code == 404
            continue
        assert response.status_code == 422
        assert "第二十七条" in response.content.decode()
    response = taken(signed_in(decider), case, Outcome.APPROVE, **DECISION)
    assert response.status_code == 302, response.content.decode()
    assert Act.objects.filter(case=case, outcome="APPROVE").count() == 1


def test_who_prepares_may_not_decide_for_the_county(signed_in: SignedIn, county: Fixture) -> None:
    """县级机构经办人可以拟办，不能决定。"""
    case = verified(signed_in("officer"), county, 8)
    response = taken(signed_in("clerk"), case, Outcome.APPROVE, **DECISION)
    assert response.status_code == 422
    assert "可以拟办，不能决定" in response.content.decode()


def test_a_form_sent_twice_opens_one_case(signed_in: SignedIn, county: Fixture) -> None:
    """重复提交，只立一案。"""
    client, key = signed_in("officer"), str(uuid4())
    first, second = (applied(client, county, 5, key=key) for _ in range(2))
    assert first == second
    assert Case.objects.count() == 1


def test_what_is_missing_is_named_and_nothing_is_written(signed_in: SignedIn, county: Fixture) -> None:
    """未填写的事项逐一说明，不立案。"""
    address = f"/handling/outgoing_leave/{county.corrections[0].pk}/"
    response = signed_in("officer").post(address, a_leave(5, destination="", ground=""))
    assert response.status_code == 422
    assert "外出理由、目的地" in response.content.decode()
    assert not Case.objects.exists()


@pytest.mark.parametrize(
    ("name", "value", "fault"),
    [
        ("span-first", "2026-13-01", "[2026-13-01]不是日期"),
        ("span-last", "2020-01-01", "止日[2020-01-01]早于起日"),
        ("ground", "holiday", "[holiday]不在可选之列"),
    ],
)
def test_an_answer_that_cannot_be_read_is_named(
    signed_in: SignedIn, county: Fixture, name: str, value: str, fault: str
) -> None:
    """读不懂的内容，连同所填的值一并指出。"""
    address = f"/handling/outgoing_leave/{county.corrections[0].pk}/"
    response = signed_in("officer").post(address, a_leave(5, **{name: value}))
    assert response.status_code == 422
    assert fault in response.content.decode()


@pytest.mark.parametrize(
    ("length", "decider"), [(7, "受委托的司法所"), (8, "执行地县级社区矫正机构"), (31, "上一级社区矫正机构")]
)
def test_the_preview_says_who_will_decide_and_why(
    signed_in: SignedIn, county: Fixture, length: int, decider: str
) -> None:
    """提交之前，说明由谁审批、依据哪一条。"""
    address = f"/handling/outgoing_leave/{county.corrections[0].pk}/preview/"
    text = signed_in("officer").post(address, a_leave(length)).content.decode()
    assert f"<strong>{decider}</strong>" in text
    assert "第二十七条" in text
    assert "诊断证明" in text


def test_the_preview_says_what_the_law_will_refuse(signed_in: SignedIn, county: Fixture) -> None:
    """境外外出，不得准予，申请时即告知。"""
    address = f"/handling/outgoing_leave/{county.corrections[0].pk}/preview/"
    text = signed_in("officer").post(address, a_leave(5, abroad="on")).content.decode()
    assert "不准出境" in text


def test_of_two_who_decide_at_once_the_second_is_told(signed_in: SignedIn, county: Fixture) -> None:
    """两人同时办理，后者被告知情况已有变化。"""
    case = applied(signed_in("officer"), county, 5)
    answers = {"outcome": "FORWARD", "step": "verify", "number": "2", "opinion": "属实"}
    client = signed_in("officer")
    assert client.post(f"/cases/{case.pk}/take/", answers).status_code == 302
    late = client.post(f"/cases/{case.pk}/take/", answers)
    assert late.status_code == 409
    assert "已由他人办理" in late.content.decode()


def test_an_act_is_taken_back_by_the_chief_with_a_reason(signed_in: SignedIn, county: Fixture) -> None:
    """撤销办理记录，由县级机构负责人写明理由；原记录留存。"""
    case = verified(signed_in("officer"), county, 5)
    assert signed_in("officer").post(f"/cases/{case.pk}/annul/2/", {"reason": "误录"}).status_code == 422
    assert signed_in("chief").post(f"/cases/{case.pk}/annul/2/", {"reason": " "}).status_code == 422
    assert signed_in("chief").post(f"/cases/{case.pk}/annul/2/", {"reason": "误录"}).status_code == 302
    text = signed_in("chief").get(f"/cases/{case.pk}/").content.decode()
    assert "误录" in text
    assert "已撤销" in text


def test_a_proof_is_kept_and_shown_and_a_disguised_one_is_not(signed_in: SignedIn, county: Fixture) -> None:
    """材料以内容辨认：图片收下，改了后缀的不收。"""
    client = signed_in("officer")
    case = applied(client, county, 5)
    png = b"\x89PNG\r\n\x1a\n" + b"0" * 64
    client.post(f"/cases/{case.pk}/proofs/", {"proof": SimpleUploadedFile("诊断证明.png", png), "proves": "诊断证明"})
    kept = case.attachments.get()
    assert client.get(f"/proofs/{kept.pk}/").content == png
    assert signed_in("neighbour").get(f"/proofs/{kept.pk}/").status_code == 404
    client.post(f"/cases/{case.pk}/proofs/", {"proof": SimpleUploadedFile("证明.pdf", png)})
    assert case.attachments.count() == 1
