"""No identity or telephone number reaches a log."""

from __future__ import annotations

import json
import logging

import pytest

from guitu.config.logs import formatter
from guitu.config.redaction import redacted


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("证件号110101199003070003。", "证件号[身份证号]。"),
        ("11010119900307000X", "[身份证号]"),
        ("11010119900307000x", "[身份证号]"),
        ("旧证110101900307001", "旧证[身份证号]"),
        ("电话13800138000", "电话[电话]"),
        ("+86 138-0013-8000", "[电话]"),
        ("座机0737-8881234", "座机[电话]"),
        ("010-88812345", "[电话]"),
    ],
)
def test_numbers_are_masked(written: str, kept: str) -> None:
    """Identity numbers of 18 and 15 places, mobile and landline numbers give way to a mark."""
    assert redacted(written) == kept


@pytest.mark.parametrize(
    "written",
    [
        "1101011990030700030",  # nineteen digits
        "11010119900307000",  # seventeen
        "1101019003070011",  # sixteen
        "11010190030700",  # fourteen
        "12800138000",  # no mobile number begins with 12
        "1380013800",  # ten digits
        "138001380001",  # twelve
        "〔2026〕湘桃社矫字第0012号",
        "2026-11-21T12:00:00.123456Z",
        "sha256:a110101199003070003b",
    ],
)
def test_other_numbers_stay(written: str) -> None:
    """One digit more or fewer is another number, and a digest or a date is none."""
    assert redacted(written) == written


def test_it_reaches_into_everything() -> None:
    """Mappings, their keys, sequences, bytes, numbers and objects are looked through."""
    number = "110101199003070003"

    class Person:
        def __repr__(self) -> str:
            return f"<Person {number}>"

    entry = {number: [int(number), number.encode(), {"who": Person()}, (None, True, 1.5)]}
    assert number not in json.dumps(redacted(entry))
    assert redacted((None, True, 1.5, 42)) == [None, True, 1.5, 42]


def test_a_traceback_is_masked_too() -> None:
    """What an exception says about a person is masked in the written line."""
    told = (ValueError, ValueError("证件号110101199003070003已存在"), None)
    record = logging.LogRecord("guitu", logging.ERROR, __file__, 1, "办理%s失败", ("13800138000",), told)
    line = formatter().format(record)
    assert "110101199003070003" not in line
    assert "13800138000" not in line
    assert "[身份证号]" in line
    assert json.loads(line)["level"] == "error"
