"""Dates as papers write them."""

from __future__ import annotations

from datetime import date

_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")


def arabic(day: date) -> str:
    """2023年12月6日, without leading zeros (GB/T 9704-2012 §7.3.5.4)."""
    return f"{day.year}年{day.month}月{day.day}日"


def chinese(day: date) -> str:
    """二〇二三年十二月六日, as certificates write it."""
    year = str(day.year).translate(_DIGITS)
    return f"{year}年{_below_hundred(day.month)}月{_below_hundred(day.day)}日"


def _below_hundred(number: int) -> str:
    tens, ones = divmod(number, 10)
    lead = "" if tens == 0 else "十" if tens == 1 else f"{str(tens).translate(_DIGITS)}十"
    return lead + (str(ones).translate(_DIGITS) if ones else "")
