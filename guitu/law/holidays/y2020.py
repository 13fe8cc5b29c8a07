"""2020年节假日安排，照公布的写。"""

from __future__ import annotations

from datetime import date

from guitu.law.span import Span
from guitu.law.workdays import Year

Y2020 = Year(
    2020,
    "国务院办公厅关于2020年部分节假日安排的通知",
    off=(
        Span(date(2020, 1, 1), date(2020, 1, 1)),  # 元旦
        Span(date(2020, 1, 24), date(2020, 2, 2)),  # 春节
        Span(date(2020, 4, 4), date(2020, 4, 6)),  # 清明节
        Span(date(2020, 5, 1), date(2020, 5, 5)),  # 劳动节
        Span(date(2020, 6, 25), date(2020, 6, 27)),  # 端午节
        Span(date(2020, 10, 1), date(2020, 10, 8)),  # 国庆节
    ),
    made_up=(
        date(2020, 1, 19),
        date(2020, 4, 26),
        date(2020, 5, 9),
        date(2020, 6, 28),
        date(2020, 9, 27),
        date(2020, 10, 10),
    ),
)
