"""What a certificate's number says, and whether it can be one. Pure: nothing is looked up.

A resident's number is checked as GB 11643-1999 lays it out: six digits of region, eight of birth, three of order
(odd for men), one check digit (ISO 7064 MOD 11-2). A region that no list knows is a warning only: regions are
renamed, merged and dissolved, numbers stay. The other certificates are checked by their shape alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from guitu.apps.people.models import Identity, Sex

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10X98765432"
LONG, SHORT = re.compile(r"\d{17}[\dX]"), re.compile(r"\d{15}")
PROVINCES = frozenset(
    [
        "11",
        "12",
        "13",
        "14",
        "15",
        "21",
        "22",
        "23",
        "31",
        "32",
        "33",
        "34",
        "35",
        "36",
        "37",
        "41",
        "42",
        "43",
        "44",
        "45",
        "46",
        "50",
        "51",
        "52",
        "53",
        "54",
        "61",
        "62",
        "63",
        "64",
        "65",
        "71",
        "81",
        "82",
        "83",
    ]
)
"""The first two digits (GB/T 2260); 81, 82 and 83 stand on the residence permits of Hong Kong, Macao and Taiwan."""
OLDEST = 1880


class BadNumber(ValueError):
    """A number that cannot be what it is said to be; the message names it and what was expected."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """A number as it is kept, what it says of its holder, and what an officer should look at again."""

    number: str
    born: date | None = None
    sex: Sex | None = None
    region: str = ""
    warnings: tuple[str, ...] = ()


def certificate(kind: Identity, typed: str, *, on: date) -> Certificate:
    """Read a number of that kind, that day. Raises BadNumber."""
    number = re.sub(r"[\s-]", "", unicodedata.normalize("NFKC", typed)).upper()
    if kind is Identity.NONE:
        if number:
            raise BadNumber(f"证件类型为“{kind.label}”，证件号码应为空，不是[{typed}]")
        return Certificate("")
    if not number:
        raise BadNumber(f"{kind.label}号码[{typed}]不能为空")
    return READERS[kind](number, on)


def check_digit(first_seventeen: str) -> str:
    """Return the check digit that belongs to the first seventeen digits."""
    return CHECKS[sum(int(digit) * weight for digit, weight in zip(first_seventeen, WEIGHTS, strict=True)) % 11]


def lengthened(short: str) -> str:
    """Return the number of eighteen digits that replaced one of fifteen: born in the nineteen hundreds."""
    first = f"{short[:6]}19{short[6:]}"
    return first + check_digit(first)


def _resident(number: str, on: date) -> Certificate:
    warnings = []
    if SHORT.fullmatch(number):
        warnings.append(f"[{number}]是十五位的旧号码，已换算为十八位，请与现用证件核对")
        number = lengthened(number)
    if not LONG.fullmatch(number):
        raise BadNumber(f"身份证号码[{number}]应为十八位数字（末位可以是X），现有{len(number)}位")
    if number[-1] != (right := check_digit(number[:17])):
        raise BadNumber(f"身份证号码[{number}]的末位是{number[-1]}，按前十七位应为{right}，请核对有无录错")
    born = _day(number)
    if not born.year >= OLDEST or born > on:
        raise BadNumber(f"身份证号码[{number}]所载出生日期{born}不可能")
    if number[:2] not in PROVINCES:
        warnings.append(f"身份证号码的前两位[{number[:2]}]不是已知的省级代码，请与证件核对")
    sex = Sex.MALE if int(number[16]) % 2 else Sex.FEMALE
    return Certificate(number, born, sex, number[:6], tuple(warnings))


def _day(number: str) -> date:
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError as impossible:
        raise BadNumber(f"身份证号码[{number}]所载出生日期[{number[6:14]}]不是一个日子") from impossible


def _shaped(kind: Identity, shape: str, words: str) -> Callable[[str, date], Certificate]:
    def read(number: str, _: date) -> Certificate:
        if not re.fullmatch(shape, number):
            raise BadNumber(f"{kind.label}号码[{number}]应为{words}")
        return Certificate(number)

    return read


READERS: Mapping[Identity, Callable[[str, date], Certificate]] = {
    Identity.RESIDENT: _resident,
    Identity.HONG_KONG_MACAO: _shaped(Identity.HONG_KONG_MACAO, r"[HM]\d{8}(\d{2})?", "H或M后接八位数字（旧证为十位）"),
    Identity.TAIWAN: _shaped(Identity.TAIWAN, r"\d{8}|\d{10}[A-Z]?", "八位数字（旧证为十位，可后接一个字母）"),
    Identity.PASSPORT: _shaped(Identity.PASSPORT, r"[A-Z0-9]{5,20}", "五至二十位字母和数字"),
}
"""How each kind of certificate is read. The shapes of permits are carried from knowledge, not from their standard."""


def is_minor(born: date, on: date) -> bool:
    """Tell whether somebody is under eighteen that day.

    A year of life is full on the day after the birthday (法释〔2006〕1号第二条，条文待核对), so that the eighteenth
    birthday itself still counts. Who was born on a 29 February has his birthday, in other years, on the 28th.
    """
    year = born.year + 18
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return on <= (date(year, 2, 28) if (born.month, born.day) == (2, 29) and not leap else born.replace(year=year))
