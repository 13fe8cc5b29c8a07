"""Who is seen and found, and that a file opened is written down."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytest_django import DjangoAssertNumQueries

from guitu.apps.ledger.models import Entry
from guitu.apps.organs.scope import seen_by
from guitu.apps.people.models import Correction, Person
from guitu.apps.people.selectors import corrections_seen, file_of, persons_seen, search
from guitu.apps.people.services import set_item
from tests.apps.county import TODAY, County
from tests.apps.people.conftest import A_PERSON, a_number

Register = Callable[..., Person]


@pytest.mark.parametrize(
    "words",
    [
        "曾小满",
        "小满",
        "曾",
        "zxm",
        "ZX",
        "zengxiaoman",
        "zeng xiao man",
        "xiaoman",
        "阿满",
        A_PERSON.number,
        A_PERSON.number[-6:],
    ],
)
def test_a_person_is_found_by_name_reading_and_number(register: Register, county: County, words: str) -> None:
    person = register(former_name="阿满")
    register(name="李四", number=a_number(order=3))
    assert list(search(county.officer, words)) == [person]


@pytest.mark.parametrize("words", ["", "  ", "满小", "xm", "990101", "%", "_", "曾%", "\\"])
def test_what_does_not_fit_finds_nobody(register: Register, county: County, words: str) -> None:
    register()
    assert not search(county.officer, words).exists()


def test_names_of_letters_and_rare_characters_are_found(register: Register, county: County) -> None:
    smith = register(name="John Smith", number=a_number(order=3))
    rare = register(name="王𠮷", number=a_number(order=5))
    assert list(search(county.officer, "smith")) == [smith]
    assert list(search(county.officer, "𠮷")) == [rare]


def test_a_search_is_one_query(
    register: Register, county: County, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    register()
    with django_assert_num_queries(1):
        list(search(county.officer, "曾小满"))


def test_nobody_finds_what_is_not_his(register: Register, county: County) -> None:
    register()
    for viewer in (county.sibling_officer, county.other_chief):
        assert not search(viewer, "曾小满").exists()
        assert not persons_seen(viewer).exists()
        assert not corrections_seen(viewer).exists()
    assert persons_seen(county.city_officer).count() == 2


def test_a_file_opened_is_written_down(county: County) -> None:
    found = file_of(county.officer, county.correction.pk)
    assert found.person == county.person
    assert found.correction == county.correction
    assert found.findings == ()
    entry = Entry.objects.latest("number")
    assert (entry.verb, entry.subject_id, entry.person_id) == ("read", county.correction.pk, county.person.pk)
    assert entry.account == "officer"


def test_what_may_not_be_seen_cannot_be_opened(county: County) -> None:
    with pytest.raises(Correction.DoesNotExist):
        file_of(county.sibling_officer, county.correction.pk)
    assert not Entry.objects.filter(verb="read").exists()


def test_a_file_tells_its_answers(county: County, as_web_role: None) -> None:
    with seen_by(county.officer):
        set_item(viewer=county.officer, person=county.person, key="marriage", value="已婚", on=TODAY)
        assert file_of(county.officer, county.correction.pk).answers == {"marriage": "已婚"}
