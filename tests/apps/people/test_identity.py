"""What a certificate's number says, and which numbers cannot be."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guitu.apps.people.identity import BadNumber, certificate, check_digit, is_minor, lengthened
from guitu.apps.people.models import Identity, Sex
from tests.apps.people.conftest import a_number

TODAY = date(2024, 6, 3)
RESIDENT = Identity.RESIDENT

numbers = st.builds(
    lambda region, born, order: f"{region}{born:%Y%m%d}{order:03d}",
    st.sampled_from(["110101", "430302", "810000", "990101"]),
    st.dates(date(1900, 1, 1), TODAY),
    st.integers(0, 999),
)


def test_the_check_digit_of_the_standard_s_own_example() -> None:
    """GB 11643-1999, annex: 11010519491231002 is checked by X, 44052418800101001 by 4."""
    assert check_digit("11010519491231002") == "X"
    assert check_digit("44052418800101001") == "4"


@given(numbers)
def test_a_number_says_birth_and_sex(first: str) -> None:
    read = certificate(RESIDENT, first + check_digit(first), on=TODAY)
    assert read.born is not None
    assert f"{read.born:%Y%m%d}" == first[6:14]
    assert read.sex is (Sex.MALE if int(first[16]) % 2 else Sex.FEMALE)
    assert read.region == first[:6]


@given(numbers, st.integers(0, 16), st.integers(1, 9))
def test_one_digit_wrong_is_always_found(first: str, at: int, by: int) -> None:
    wrong = first[:at] + str((int(first[at]) + by) % 10) + first[at + 1 :]
    with pytest.raises(BadNumber):
        certificate(RESIDENT, wrong + check_digit(first), on=TODAY)


@given(numbers, st.integers(0, 15))
def test_two_neighbours_exchanged_are_always_found(first: str, at: int) -> None:
    if first[at] != first[at + 1]:
        wrong = first[:at] + first[at + 1] + first[at] + first[at + 2 :]
        with pytest.raises(BadNumber):
            certificate(RESIDENT, wrong + check_digit(first), on=TODAY)


@pytest.mark.parametrize(
    "typed",
    ["11010519491231002x", " 110105 19491231 002X ", "１１０１０５１９４９１２３１００２Ｘ", "110105-19491231-002X"],
)
def test_how_it_was_typed_does_not_matter(typed: str) -> None:
    assert certificate(RESIDENT, typed, on=TODAY).number == "11010519491231002X"


def test_a_number_of_fifteen_digits_becomes_one_of_eighteen_and_is_to_be_looked_at() -> None:
    assert lengthened("110105491231002") == "11010519491231002X"
    read = certificate(RESIDENT, "110105491231002", on=TODAY)
    assert read.number == "11010519491231002X"
    assert "十五位" in read.warnings[0]


def test_a_region_that_no_list_knows_is_a_warning_and_no_refusal() -> None:
    assert "[99]" in certificate(RESIDENT, a_number(), on=TODAY).warnings[0]
    assert not certificate(RESIDENT, "11010519491231002X", on=TODAY).warnings


@pytest.mark.parametrize(
    ("first", "says"),
    [
        ("11010519900229001", "不是一个日子"),
        ("11010519901301001", "不是一个日子"),
        ("11010518791231001", "不可能"),
        (f"110105{TODAY + timedelta(days=1):%Y%m%d}001", "不可能"),
    ],
)
def test_a_day_that_cannot_be_is_refused(first: str, says: str) -> None:
    with pytest.raises(BadNumber, match=says):
        certificate(RESIDENT, first + check_digit(first), on=TODAY)


def test_born_today_and_on_a_leap_day_can_be() -> None:
    for born in (TODAY, date(1992, 2, 29)):
        assert certificate(RESIDENT, a_number(born), on=TODAY).born == born


@pytest.mark.parametrize(
    "typed", ["", "1101051949123100", "11010519491231002Y", "1101051949123100２３X1", "X1010519491231002X"]
)
def test_what_is_no_number_is_named(typed: str) -> None:
    with pytest.raises(BadNumber, match=r"\["):
        certificate(RESIDENT, typed, on=TODAY)


def test_the_message_says_which_digit_belongs_there() -> None:
    with pytest.raises(BadNumber, match="末位是0，按前十七位应为X"):
        certificate(RESIDENT, "110105194912310020", on=TODAY)


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (Identity.HONG_KONG_MACAO, ["H12345678", "M1234567801", "h 1234 5678"], ["H1234567", "12345678", "T12345678"]),
        (Identity.TAIWAN, ["12345678", "1234567890", "1234567890B"], ["1234567", "123456789", "T12345678"]),
        (Identity.PASSPORT, ["E12345678", "EA1234567", "AB123"], ["AB12", "E1234567#", "A" * 21]),
    ],
)
def test_permits_and_passports_are_known_by_their_shape(kind: Identity, good: list[str], bad: list[str]) -> None:
    for number in good:
        assert certificate(kind, number, on=TODAY).born is None
    for number in bad:
        with pytest.raises(BadNumber, match=kind.label):
            certificate(kind, number, on=TODAY)


def test_who_is_unknown_has_no_number() -> None:
    assert certificate(Identity.NONE, "", on=TODAY).number == ""
    with pytest.raises(BadNumber):
        certificate(Identity.NONE, "1", on=TODAY)


@pytest.mark.parametrize(
    ("born", "on", "minor"),
    [
        (date(2006, 6, 3), date(2024, 6, 2), True),
        (date(2006, 6, 3), date(2024, 6, 3), True),
        (date(2006, 6, 3), date(2024, 6, 4), False),
        (date(2004, 2, 29), date(2022, 2, 28), True),
        (date(2004, 2, 29), date(2022, 3, 1), False),
        (date(1984, 2, 29), date(2002, 2, 28), True),
    ],
)
def test_one_comes_of_age_on_the_day_after_the_eighteenth_birthday(born: date, on: date, *, minor: bool) -> None:
    assert is_minor(born, on) == minor
