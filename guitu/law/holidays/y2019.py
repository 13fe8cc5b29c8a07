"""2019年节假日安排，照公布的写。"""

from __future__ import annotations

from datetime import date

from guitu.law.span import Span
from guitu.law.workdays import Year

Y2019 = Year(
    2019,
    "国务院办公厅关于2019年部分节假日安排的通知",
    off=(
        Span(date(2019, 1, 1), date(2019, 1, 1)),  # 元旦
        Span(date(2019, 2, 4), date(2019, 2, 10)),  # 春节
        Span(date(2019, 4, 5), date(2019, 4, 7)),  # 清明节
        Span(date(2019, 5, 1), date(2019, 5, 4)),  # 劳动节
        Span(date(2019, 6, 7), date(2019, 6, 9)),  # 端午节
        Span(date(2019, 9, 13), date(2019, 9, 15)),  # 中秋节
        Span(date(2019, 10, 1), date(2019, 10, 7)),  # 国庆节
    ),
    made_up=(
        date(2019, 2, 2),
        date(2019, 2, 3),
        date(2019, 4, 28),
        date(2019, 5, 5),
        date(2019, 9, 29),
        date(2019, 10, 12),
    ),
)
