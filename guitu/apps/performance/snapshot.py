"""What a report was drawn from, in the plain shapes of JSON: facts, marks with their losses, every figure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any

from guitu.evaluation.framework import Card
from guitu.evaluation.frameworks.special_fund_2021 import FundYear
from guitu.evaluation.report.pieces import Report


def snapshot(facts: FundYear, computed: Card[FundYear], card: Card[FundYear], report: Report) -> dict[str, Any]:
    """Keep facts, the computed and the reviewed marks, and the figures of the report with period and source."""
    return {
        "facts": plain(facts),
        "computed": {indicator.key: plain(mark) for indicator, mark in computed.marks},
        "marks": {indicator.key: plain(mark) for indicator, mark in card.marks},
        "total": plain(card.total),
        "grade": card.grade,
        "figures": [plain(figure) for figure in report.figures],
    }


def plain(value: object) -> Any:  # noqa: ANN401, PLR0911 - JSON has no narrower type, and many kinds
    """Return a value in the shapes of JSON; a fraction as numerator and denominator, money as a text of digits."""
    match value:
        case Enum():
            return value.value
        case date():
            return value.isoformat()
        case Decimal():
            return str(value)
        case Fraction():
            return f"{value.numerator}/{value.denominator}"
        case tuple() | list():
            return [plain(each) for each in value]
        case Mapping():
            return {str(key): plain(each) for key, each in value.items()}
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    return value
