"""Every procedure of the register is drawn from its declaration: to declare is enough."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from guitu.apps.cases.models import Case
from guitu.law.describe import WIDGETS, form
from guitu.law.procedure import Procedure
from guitu.law.register import PROCEDURES
from guitu.web.components.asking import PLAIN
from guitu.web.components.declared import procedure_words
from tests.web.conftest import SignedIn
from tests.web.fixture import Fixture

pytestmark = pytest.mark.django_db

KEYS = [key for key, _ in procedure_words()]


def test_every_widget_of_the_law_can_be_drawn_and_read() -> None:
    """条文所用的每一种填写方式，页面都会画、会读。"""
    assert set(WIDGETS.values()) | {"choice"} <= PLAIN.keys()


@pytest.mark.parametrize("key", KEYS)
def test_every_procedure_has_its_form_and_its_handbook_page(signed_in: SignedIn, county: Fixture, key: str) -> None:
    """每一项程序都有表单、有随填随看、有手册。"""
    client = signed_in("officer")
    if client.get(f"/handbook/{key}/").status_code == 404:
        pytest.skip("not yet in force")
    address = f"/handling/{key}/{county.corrections[0].pk}/"
    assert client.get(f"/handling/{key}/").status_code == 200
    text = client.get(address).content.decode()
    latest: Procedure[Any] = max((p for p in PROCEDURES if p.key == key), key=lambda p: p.since)
    assert all(field.label in text for field in form(latest))
    assert client.post(f"{address}preview/", {"key": str(uuid4())}).status_code == 200


def test_what_begins_before_any_correction_is_begun_for_a_person(signed_in: SignedIn, county: Fixture) -> None:
    """调查评估时还没有矫正案卷，为本人立案。"""
    person = county.corrections[3].person
    county.corrections[3].delete()
    client = signed_in("clerk")
    assert person.name in client.get("/handling/pre_sentence_assessment/?before").content.decode()
    address = f"/handling/pre_sentence_assessment/person/{person.pk}/"
    assert "城关司法所" in client.get(address).content.decode()
    response = client.post(address, {"key": str(uuid4()), "office": str(county.units["sibling"].pk)})
    assert response.status_code == 422
    assert not Case.objects.exists()
