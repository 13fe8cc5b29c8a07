"""登记新对象：他是谁，判决怎么说，建档等待报到。"""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from guitu.apps.people.identity import check_digit
from guitu.apps.people.models import Correction, Person, Sentence
from guitu.law.vocabulary import Stage
from tests.web.conftest import SignedIn
from tests.web.fixture import Fixture

pytestmark = pytest.mark.django_db

NEW = "/people/new/"
TODAY = timezone.localdate()
FIRST_SEVENTEEN = "11010119900307123"
NUMBER = FIRST_SEVENTEEN + check_digit(FIRST_SEVENTEEN)


def somebody(county: Fixture, **other: str) -> dict[str, str]:
    said = {"key": "7e5b", "name": "沈默然", "identity": "resident", "number": NUMBER, "ethnicity": "汉族"}
    return said | {"nationality": "中国", "office": str(county.units["office"].pk)} | other


def judgment(county: Fixture, **other: str) -> dict[str, str]:
    first, last = TODAY - timedelta(days=3), TODAY + timedelta(days=400)
    said = {"offence": "盗窃罪", "court": "清溪县人民法院", "number": "（2026）清刑初9号", "category": "PROBATION"}
    said |= {
        "pronounced": str(TODAY - timedelta(days=20)),
        "effective": str(first),
        "penalty": "有期徒刑一年，缓刑二年",
    }
    said |= {"term-first": str(first), "term-last": str(last), "office": str(county.units["office"].pk)}
    return said | other


def test_who_is_registered_and_sentenced_awaits_his_report(signed_in: SignedIn, county: Fixture) -> None:
    """登记、录入判决，即建档待报到；期限与推算不一致的，以文书为准并提示。"""
    client = signed_in("officer")
    assert "登记新对象" in client.get(reverse("people")).content.decode()
    assert client.get(NEW).status_code == 200
    answer = client.post(NEW, somebody(county))
    person = Person.objects.get(name="沈默然")
    step = reverse("new-sentence", args=[person.pk])
    assert answer["Location"] == step
    assert (person.sex, str(person.born)) == ("male", "1990-03-07")
    assert client.get(step).status_code == 200
    assert client.get(reverse("start-person", args=["pre_sentence_assessment", person.pk])).status_code == 200
    said = judgment(county, reckoned="IMPRISONMENT_SUSPENDED", years="2", original_years="1")
    opened = client.post(step, said, follow=True)
    correction = Correction.objects.get(person=person)
    assert opened.redirect_chain[0][0] == reverse("person", args=[correction.pk])
    assert correction.stage == Stage.AWAIT_REPORT.name
    assert str(correction.last) == said["term-last"]
    assert "期限核对" in opened.content.decode()
    assert client.post(step, said)["Location"] == reverse("person", args=[correction.pk])
    assert Correction.objects.filter(person=person).count() == 1


def test_a_wrong_check_digit_stands_beside_the_number(signed_in: SignedIn, county: Fixture) -> None:
    """身份证号码末位不对，在该栏写明应为几，已填的还在。"""
    wrong = FIRST_SEVENTEEN + ("0" if NUMBER[-1] != "0" else "1")
    answer = signed_in("officer").post(NEW, somebody(county, number=wrong))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="fault-number"' in page
    assert f"应为{NUMBER[-1]}" in page
    assert "沈默然" in page
    assert not Person.objects.filter(name="沈默然").exists()


@pytest.mark.parametrize(
    ("other", "field"),
    [
        ({"term-first": "2026-05-02", "term-last": "2026-05-01"}, "term"),
        ({"effective": "2020-01-01"}, "effective"),
        ({"pronounced": str(TODAY + timedelta(days=1)), "effective": str(TODAY + timedelta(days=2))}, "pronounced"),
        ({"years": "2"}, "reckoned"),
        ({"reckoned": "CONTROL"}, "years"),
        ({"years": "26", "reckoned": "CONTROL"}, "years"),
        ({"prohibited-first": "2026-05-01", "prohibited-last": "2026-06-01"}, "prohibition"),
        ({"offence": "盗" * 129}, "offence"),
    ],
)
def test_what_no_judgment_says_is_refused_whole(
    signed_in: SignedIn, county: Fixture, other: dict[str, str], field: str
) -> None:
    """期限止日早于起日等，在该栏指出，什么也不写入。"""
    client = signed_in("officer")
    client.post(NEW, somebody(county))
    person = Person.objects.get(name="沈默然")
    answer = client.post(reverse("new-sentence", args=[person.pk]), judgment(county, **other))
    assert answer.status_code == 422
    assert f'id="fault-{field}"' in answer.content.decode()
    assert not Sentence.objects.filter(person=person).exists()


def test_nobody_registers_outside_his_places(signed_in: SignedIn, county: Fixture) -> None:
    """不在自己范围内的司法所不能选；别处的人看不到；不办案的不能进。"""
    client = signed_in("officer")
    sibling = str(county.units["sibling"].pk)
    assert client.post(NEW, somebody(county, office=sibling)).status_code == 422
    assert not Person.objects.filter(name="沈默然").exists()
    client.post(NEW, somebody(county))
    step = reverse("new-sentence", args=[Person.objects.get(name="沈默然").pk])
    assert client.post(step, judgment(county, office=sibling)).status_code == 422
    assert signed_in("neighbour").get(step).status_code == 404
    assert signed_in("procurator").get(NEW).status_code == 403
    assert "登记新对象" not in signed_in("procurator").get(reverse("people")).content.decode()


@pytest.mark.parametrize(
    ("other", "field"),
    [
        ({"sex": "female"}, "sex"),
        ({"born": "1990-03-08"}, "born"),
        ({"identity": "none", "number": "", "sex": "male"}, "born"),
        ({"identity": "none", "number": "", "born": "1990-03-08"}, "sex"),
        ({"former_name": "·"}, "former_name"),
    ],
)
def test_what_the_certificate_contradicts_stands_beside_its_field(
    signed_in: SignedIn, county: Fixture, other: dict[str, str], field: str
) -> None:
    """性别、出生日期与证件不符或者缺少的，在该栏指出。"""
    answer = signed_in("officer").post(NEW, somebody(county, **other))
    assert answer.status_code == 422
    assert f'id="fault-{field}"' in answer.content.decode()


@pytest.mark.parametrize("identity", [{"number": NUMBER}, {"identity": "none", "number": "", "sex": "male"}])
def test_sent_twice_makes_one_person(signed_in: SignedIn, county: Fixture, identity: dict[str, str]) -> None:
    """同一张表提交两次，只登记一人；另填一张而号码相同的，指明已登记，可以接着办。"""
    client = signed_in("officer")
    said = somebody(county, **identity, born="1990-03-07")
    first, second = client.post(NEW, said), client.post(NEW, said)
    assert first["Location"] == second["Location"]
    assert Person.objects.filter(name="沈默然").count() == 1
    if identity["number"]:
        again = client.post(NEW, said | {"key": "another"})
        assert again.status_code == 422
        assert first["Location"] in again.content.decode()
