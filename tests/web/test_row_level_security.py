"""The desk answers as the role of daily work, which row-level security binds."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.web.conftest import SignedIn
from tests.web.fixture import PASSWORD, Fixture
from tests.web.test_leave import DECISION, a_leave

pytestmark = pytest.mark.django_db


def test_a_leave_is_handled_from_door_to_paper(county: Fixture, as_web_role: None) -> None:
    """数据库按权限隔离之下，登录、申请、核实、审批、制发都走得通。"""
    client = Client()
    assert client.post("/login/", {"username": "officer", "password": PASSWORD}).status_code == 302
    sent = client.post(f"/handling/outgoing_leave/{county.corrections[0].pk}/", a_leave(5))
    case = sent["Location"]
    for number, step, outcome, answers in (
        (2, "verify", "FORWARD", {"opinion": "属实"}),
        (3, "decide", "APPROVE", DECISION),
    ):
        stated = {"number": str(number), "step": step, "outcome": outcome, **answers}
        assert client.post(f"{case}take/", stated).status_code == 302
    errand = next(each.errand for each in client.get(case).context["owed"] if each.row.key == "leave_permit")
    assert client.get(f"/errands/{errand.pk}/draft.pdf").content.startswith(b"%PDF-")
    assert client.post(f"/errands/{errand.pk}/issue/").status_code == 302
    paper = client.get("/papers/").context["listing"].page[0]
    assert client.get(f"/papers/{paper.pk}/paper.docx").content.startswith(b"PK")
    for address in ("/", "/cases/", "/today/errands/", "/today/waiting/", "/today/messages/", "/handbook/"):
        assert client.get(address).status_code == 200, address


def test_what_another_office_handles_is_not_even_in_its_database(
    county: Fixture, signed_in: SignedIn, as_web_role: None
) -> None:
    """别的司法所，数据库里也查不到。"""
    assert signed_in("neighbour").get(f"/handling/outgoing_leave/{county.corrections[0].pk}/").status_code == 404
