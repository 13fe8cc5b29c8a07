"""2026年节假日安排，照公布的写。"""

from __future__ import annotations

from datetime import date

from guitu.law.span import Span
from guitu.law.workdays import Year

Y2026 = Year(
    2026,
    "国务院办公厅关于2026年部分节假日安排的通知",
    off=(
        Span(date(2026, 1, 1), date(2026, 1, 3)),  # 元旦
        Span(date(2026, 2, 15), date(2026, 2, 23)),  # 春节
        Span(date(2026, 4, 4), date(2026, 4, 6)),  # 清明节
        Span(date(2026, 5, 1), date(2026, 5, 5)),  # 劳动节
        Span(date(2026, 6, 19), date(2026, 6, 21)),  # 端午节
        Span(date(2026, 9, 25), date(2026, 9, 27)),  # 中秋节
        Span(date(2026, 10, 1), date(2026, 10, 7)),  # 国庆节
    ),
    made_up=(
        date(2026, 1, 4),
        date(2026, 2, 14),
        date(2026, 2, 28),
        date(2026, 5, 9),
        date(2026, 9, 20),
        date(2026, 10, 10),
    ),
)
