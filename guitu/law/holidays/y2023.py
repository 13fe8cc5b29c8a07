"""2023年节假日安排，照公布的写。"""

from __future__ import annotations

from datetime import date

from guitu.law.span import Span
from guitu.law.workdays import Year

Y2023 = Year(
    2023,
    "国务院办公厅关于2023年部分节假日安排的通知",
    off=(
        Span(date(2023, 1, 1), date(2023, 1, 2)),  # 元旦
        Span(date(2023, 1, 21), date(2023, 1, 27)),  # 春节
        Span(date(2023, 4, 5), date(2023, 4, 5)),  # 清明节
        Span(date(2023, 4, 29), date(2023, 5, 3)),  # 劳动节
        Span(date(2023, 6, 22), date(2023, 6, 24)),  # 端午节
        Span(date(2023, 9, 29), date(2023, 10, 6)),  # 中秋节、国庆节
        Span(date(2023, 12, 30), date(2023, 12, 31)),  # 元旦
    ),
    made_up=(
        date(2023, 1, 28),
        date(2023, 1, 29),
        date(2023, 4, 23),
        date(2023, 5, 6),
        date(2023, 6, 25),
        date(2023, 10, 7),
        date(2023, 10, 8),
    ),
)
