"""事实与 JSON 互换：形状由类型而定，不合的一律拒绝，并说明是哪一项、应当怎样写。"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import Annotated

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guitu.law.codec import from_json, to_json
from guitu.law.span import Span
from guitu.law.vocabulary import Asked, Category, GroundKey


@dataclass(frozen=True, kw_only=True)
class Sample:
    """One field of each kind."""

    ground: Annotated[GroundKey, Asked("理由")]
    text: str
    number: int
    amount: Decimal
    box: bool = False
    day: date | None = None
    hour: time | None = None
    span: Span | None = None
    category: Category | None = None
    lines: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()


DAYS = st.dates(date(2020, 7, 1), date(2030, 1, 1))
SPANS = st.tuples(DAYS, DAYS).map(lambda pair: Span(min(pair), max(pair)))
SAMPLES = st.builds(
    Sample,
    ground=st.sampled_from(["work", "other"]).map(GroundKey),
    text=st.text(),
    number=st.integers(),
    amount=st.decimals(allow_nan=False, allow_infinity=False, places=2),
    box=st.booleans(),
    day=st.none() | DAYS,
    hour=st.none() | st.times(),
    span=st.none() | SPANS,
    category=st.none() | st.sampled_from(Category),
    lines=st.lists(st.text()).map(tuple),
    spans=st.lists(SPANS, max_size=3).map(tuple),
)
PLAIN = {"ground": "work", "text": "", "number": 0, "amount": "0"}


@given(SAMPLES)
def test_there_and_back(sample: Sample) -> None:
    assert from_json(Sample, json.loads(json.dumps(to_json(sample)))) == sample


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("text", 1, "a text is expected"),
        ("ground", 1, "a text is expected"),
        ("number", "1", "a whole number is expected"),
        ("number", True, "a whole number is expected"),
        ("box", 1, "true or false is expected"),
        ("box", "on", "true or false is expected"),
        ("amount", 1.5, "an amount is a text of digits"),
        ("amount", "一元", "an amount is a text of digits"),
        ("day", "2026-02-30", "a date is written 2026-03-02"),
        ("day", 20260302, "a date is written 2026-03-02"),
        ("hour", "25:00", "a time is written 14:30"),
        ("span", ["2026-03-02", "2026-03-01"], "the last not before the first"),
        ("span", ["2026-03-02"], "a span is its first and its last day"),
        ("category", "缓刑", r"one of \['CONTROL', 'PROBATION', 'PAROLE', 'TEMPORARY'\]"),
        ("lines", "一行", "a list is expected"),
        ("lines", [1], "a list is expected"),
    ],
)
def test_what_has_another_shape_is_refused_by_name(name: str, value: object, expected: str) -> None:
    with pytest.raises(ValueError, match=rf"Sample\.{name} cannot be \[.*\]: .*{expected}"):
        from_json(Sample, PLAIN | {name: value})


def test_what_nobody_declared_is_refused() -> None:
    with pytest.raises(ValueError, match=r"Sample knows no \['age'\]"):
        from_json(Sample, PLAIN | {"age": 1})


def test_what_is_missing_is_named() -> None:
    with pytest.raises(ValueError, match=r"Sample lacks \['amount', 'number'\]"):
        from_json(Sample, {"ground": "work", "text": ""})
