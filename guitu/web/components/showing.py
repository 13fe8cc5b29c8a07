"""Facts, moments and amounts in the words that an officer reads."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import Any, get_args, get_type_hints

from django.utils import timezone

from guitu.law.procedure import Procedure
from guitu.law.span import Span
from guitu.law.vocabulary import GroundKey, marks

WEEKDAYS = "一二三四五六日"
NOTHING = "—"


def in_words(value: object) -> str:  # noqa: PLR0911 - one line a kind
    """Return one value as it is read: 2024年6月3日, 是, 12,000.00元, 无."""
    match value:
        case None | "":
            return NOTHING
        case bool():
            return "是" if value else "否"
        case Enum():
            return str(value.value)
        case datetime():
            return f"{long_day(timezone.localtime(value).date())}{timezone.localtime(value):%H:%M}"
        case date():
            return long_day(value)
        case time():
            return f"{value:%H:%M}"
        case Span():
            return f"{long_day(value.first)}至{long_day(value.last)}（{value.days}日）"
        case Decimal():
            return f"{value:,}"
        case tuple() | list():
            return "；".join(in_words(each) for each in value) or "无"
    return str(value)


def long_day(day: date) -> str:
    """Return 2024年6月3日."""
    return f"{day.year}年{day.month}月{day.day}日"


def weekday(day: date) -> str:
    """Return 周一 to 周日."""
    return f"周{WEEKDAYS[day.weekday()]}"


def remaining(last: datetime | date | None, today: date) -> tuple[str, str]:
    """Return how a last day stands to today, in words and as one of late, today, soon, calm, none."""
    if last is None:
        return "未定期限", "none"
    day = timezone.localtime(last).date() if isinstance(last, datetime) else last
    left = (day - today).days
    if left < 0:
        return f"逾期{-left}日", "late"
    if left == 0:
        return "今日到期", "today"
    return f"还有{left}日", "soon" if left <= 3 else "calm"


def stated(procedure: Procedure[Any], facts: object, *kinds: type) -> list[tuple[str, str]]:
    """Return the labelled facts in words, in the order of declaration; only those marked so, where kinds are named."""
    if facts is None:
        return []
    grounds = {ground.key: ground.words for ground in procedure.grounds}
    hints = get_type_hints(type(facts))
    shown = []
    for name, mark in marks(type(facts)).items():
        if kinds and not isinstance(mark, kinds):
            continue
        value = getattr(facts, name)
        chosen = hints[name] is GroundKey or GroundKey in get_args(hints[name])
        shown.append((mark.label, grounds.get(value, str(value)) if chosen and value else in_words(value)))
    return shown
