"""2021年节假日安排，照公布的写。"""

from __future__ import annotations

from datetime import date

from guitu.law.span import Span
from guitu.law.workdays import Year

Y2021 = Year(
    2021,
    "国务院办公厅关于2021年部分节假日安排的通知",
    off=(
        Span(date(2021, 1, 1), date(2021, 1, 3)),  # 元旦
        Span(date(2021, 2, 11), date(2021, 2, 17)),  # 春节
        Span(date(2021, 4, 3), date(2021, 4, 5)),  # 清明节
        Span(date(2021, 5, 1), date(2021, 5, 5)),  # 劳动节
        Span(date(2021, 6, 12), date(2021, 6, 14)),  # 端午节
        Span(date(2021, 9, 19), date(2021, 9, 21)),  # 中秋节
        Span(date(2021, 10, 1), date(2021, 10, 7)),  # 国庆节
    ),
    made_up=(
        date(2021, 2, 7),
        date(2021, 2, 20),
        date(2021, 4, 25),
        date(2021, 5, 8),
        date(2021, 9, 18),
        date(2021, 9, 26),
        date(2021, 10, 9),
    ),
)
