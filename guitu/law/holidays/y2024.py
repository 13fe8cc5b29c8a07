"""2024年节假日安排，照公布的写。"""

from __future__ import annotations

from datetime import date

from guitu.law.span import Span
from guitu.law.workdays import Year

Y2024 = Year(
    2024,
    "国务院办公厅关于2024年部分节假日安排的通知",
    off=(
        Span(date(2024, 1, 1), date(2024, 1, 1)),  # 元旦
        Span(date(2024, 2, 10), date(2024, 2, 17)),  # 春节
        Span(date(2024, 4, 4), date(2024, 4, 6)),  # 清明节
        Span(date(2024, 5, 1), date(2024, 5, 5)),  # 劳动节
        Span(date(2024, 6, 10), date(2024, 6, 10)),  # 端午节
        Span(date(2024, 9, 15), date(2024, 9, 17)),  # 中秋节
        Span(date(2024, 10, 1), date(2024, 10, 7)),  # 国庆节
    ),
    made_up=(
        date(2024, 2, 4),
        date(2024, 2, 18),
        date(2024, 4, 7),
        date(2024, 4, 28),
        date(2024, 5, 11),
        date(2024, 9, 14),
        date(2024, 9, 29),
        date(2024, 10, 12),
    ),
)
