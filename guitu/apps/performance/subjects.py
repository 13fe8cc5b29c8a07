"""What an evaluation by the table of 2021 examines: one subject a question, and the shape of its answer.

The casework figures are subjects as well, but of a special kind: where the record is the basis it answers first, and
evidence may only say what no record can, such as whether a failure was the management's own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from guitu.evaluation.evidence import Met
from guitu.evaluation.frameworks.special_fund_2021 import ESCAPES, LETTERS, SPECIAL_FUND_2021, FundYear
from guitu.evaluation.frameworks.special_fund_2021_items import ITEMS
from guitu.evaluation.scoring import Checklist


class Unreadable(ValueError):
    """An answer that cannot be read; the message names the value and what was expected."""


class Shape(StrEnum):
    """How a subject is answered."""

    ITEM = "做到与否"
    MEASURED = "完成数与应完成数"
    COUNTS = "起数或者件数"
    LAGGING = "滞后的单位"
    PERCENT = "比率"


@dataclass(frozen=True, slots=True)
class Subject:
    """One question: its key, its words, the indicator it bears on, the shape of its answer, the fields of that."""

    key: str
    words: str
    indicator: str
    shape: Shape
    asks: tuple[tuple[str, str], ...] = ()


RATIO = (("part", "分子（人）"), ("whole", "分母（人）"), ("percent", "或者直接填写百分比"))
SUBJECTS: dict[str, Subject] = {
    subject.key: subject
    for subject in (
        *(
            Subject(item.key, item.words, indicator.key, Shape.ITEM)
            for indicator in SPECIAL_FUND_2021.indicators
            if isinstance(indicator.scoring, Checklist)
            for item in indicator.scoring.items
        ),
        Subject(
            "committees",
            "乡镇（街道）社区矫正委员会",
            "committees",
            Shape.MEASURED,
            (("actual", "已成立"), ("target", "应成立"), ("unit", "单位")),
        ),
        Subject(
            "escapes", "脱管漏管", "escapes", Shape.COUNTS, tuple((kind.key, f"{kind.words}（起）") for kind in ESCAPES)
        ),
        Subject(
            "letters",
            "检察机关“两书”",
            "letters",
            Shape.COUNTS,
            tuple((kind.key, f"{kind.words}（件）") for kind in LETTERS),
        ),
        Subject("reoffending", "重新犯罪", "reoffending", Shape.PERCENT, RATIO),
        Subject("smart_centre", "智慧社区矫正中心创建", "lasting", Shape.LAGGING, (("names", "滞后的单位，每行一个"),)),
        Subject("repair_room", "损害修复功能室建设", "lasting", Shape.LAGGING, (("names", "滞后的单位，每行一个"),)),
        Subject("staff_satisfaction", "社区矫正工作人员满意度", "staff_satisfaction", Shape.PERCENT, RATIO),
        Subject("person_satisfaction", "社区矫正对象满意度", "person_satisfaction", Shape.PERCENT, RATIO),
    )
}
if missing := {item.key for item in ITEMS} - SUBJECTS.keys():
    raise ValueError(f"items [{sorted(missing)}] belong to no indicator")

FRAMEWORKS = {SPECIAL_FUND_2021.key: SPECIAL_FUND_2021}
"""The standards by which an evaluation may be made, by their keys."""


def of_indicator(key: str) -> tuple[Subject, ...]:
    """Return what is examined for one indicator."""
    return tuple(subject for subject in SUBJECTS.values() if subject.indicator == key)


def read(subject: Subject, given: Mapping[str, str]) -> dict[str, Any]:
    """Read what was filled in, in the form in which an answer is kept."""
    return _READERS[subject.shape](subject, given)


def answer_of(facts: FundYear, key: str) -> tuple[dict[str, Any], Any] | None:  # noqa: PLR0911 - one line a shape
    """Return one answer of facts already stated, in the form in which it is kept, with its evidence; None if open."""
    if key in facts.answers:
        answer = facts.answers[key]
        return {"met": answer.met.name}, answer.evidence
    if SUBJECTS[key].shape is Shape.ITEM or (value := getattr(facts, key)) is None:
        return None
    match SUBJECTS[key].shape:
        case Shape.MEASURED:
            return {"actual": str(value.actual), "target": str(value.target), "unit": value.unit}, value.evidence
        case Shape.COUNTS:
            return dict(value), None
        case Shape.LAGGING:
            return {"names": list(value.names)}, value.evidence
    if hasattr(value, "part"):
        return {"part": str(value.part), "whole": str(value.whole)}, value.evidence
    return {"percent": str(value.value)}, value.evidence


def said(answer: Mapping[str, Any], subject: Subject) -> str:
    """Say an answer in words."""
    match subject.shape:
        case Shape.ITEM:
            return Met[answer["met"]].value
        case Shape.MEASURED:
            return f"已完成{answer['actual']}{answer['unit']}，应完成{answer['target']}{answer['unit']}"
        case Shape.COUNTS:
            return "，".join(f"{words.partition('（')[0]}{answer[key]}" for key, words in subject.asks)
        case Shape.LAGGING:
            return "、".join(answer["names"]) + "滞后" if answer["names"] else "没有滞后的单位"
    return f"{answer['percent']}%" if "percent" in answer else f"{answer['part']}/{answer['whole']}"


def _item(subject: Subject, given: Mapping[str, str]) -> dict[str, Any]:
    met = given.get("met", "")
    if met not in Met.__members__:
        raise Unreadable(f"“{subject.words}”的结论[{met}]应为{'、'.join(Met)}之一")
    return {"met": met}


def _measured(subject: Subject, given: Mapping[str, str]) -> dict[str, Any]:
    unit = given.get("unit", "").strip()[:8]
    actual, target = _number(subject, given, "actual"), _number(subject, given, "target")
    return {"actual": str(actual), "target": str(target), "unit": unit}


def _counts(subject: Subject, given: Mapping[str, str]) -> dict[str, Any]:
    counted = {key: _number(subject, given, key) for key, _ in subject.asks}
    if broken := [f"{number}" for number in counted.values() if number != int(number)]:
        raise Unreadable(f"“{subject.words}”的[{'、'.join(broken)}]应为整数")
    return {key: int(number) for key, number in counted.items()}


def _lagging(_: Subject, given: Mapping[str, str]) -> dict[str, Any]:
    names = [line.strip() for line in given.get("names", "").splitlines() if line.strip()]
    return {"names": list(dict.fromkeys(names))}


def _percent(subject: Subject, given: Mapping[str, str]) -> dict[str, Any]:
    if given.get("percent", "").strip():
        percent = _number(subject, given, "percent")
        if percent > 100:
            raise Unreadable(f"“{subject.words}”的百分比[{percent}]应在0至100之间")
        return {"percent": str(percent)}
    part, whole = _number(subject, given, "part"), _number(subject, given, "whole")
    if part > whole:
        raise Unreadable(f"“{subject.words}”的分子[{part}]大于分母[{whole}]")
    return {"part": str(part), "whole": str(whole)}


def _number(subject: Subject, given: Mapping[str, str], key: str) -> Decimal:
    text, words = given.get(key, "").strip().replace(",", ""), dict(subject.asks)[key]
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise Unreadable(f"“{subject.words}”的{words}[{text}]应为数字") from None
    if not number.is_finite() or number < 0:
        raise Unreadable(f"“{subject.words}”的{words}[{text}]应为不小于零的数字")
    return number


_READERS = {
    Shape.ITEM: _item,
    Shape.MEASURED: _measured,
    Shape.COUNTS: _counts,
    Shape.LAGGING: _lagging,
    Shape.PERCENT: _percent,
}
