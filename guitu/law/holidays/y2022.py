"""2022年节假日安排，照公布的写。"""

from __future__ import annotations

from datetime import date

from guitu.law.span import Span
from guitu.law.workdays import Year

Y2022 = Year(
    2022,
    "国务院办公厅关于2022年部分节假日安排的通知",
    off=(
        Span(date(2022, 1, 1), date(2022, 1, 3)),  # 元旦
        Span(date(2022, 1, 31), date(2022, 2, 6)),  # 春节
        Span(date(2022, 4, 3), date(2022, 4, 5)),  # 清明节
        Span(date(2022, 4, 30), date(2022, 5, 4)),  # 劳动节
        Span(date(2022, 6, 3), date(2022, 6, 5)),  # 端午节
        Span(date(2022, 9, 10), date(2022, 9, 12)),  # 中秋节
        Span(date(2022, 10, 1), date(2022, 10, 7)),  # 国庆节
        Span(date(2022, 12, 31), date(2022, 12, 31)),  # 元旦
    ),
    made_up=(
        date(2022, 1, 29),
        date(2022, 1, 30),
        date(2022, 4, 2),
        date(2022, 4, 24),
        date(2022, 5, 7),
        date(2022, 10, 8),
        date(2022, 10, 9),
    ),
)
