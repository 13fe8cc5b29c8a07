"""2025年节假日安排，照公布的写。"""

from __future__ import annotations

from datetime import date

from guitu.law.span import Span
from guitu.law.workdays import Year

Y2025 = Year(
    2025,
    "国务院办公厅关于2025年部分节假日安排的通知",
    off=(
        Span(date(2025, 1, 1), date(2025, 1, 1)),  # 元旦
        Span(date(2025, 1, 28), date(2025, 2, 4)),  # 春节
        Span(date(2025, 4, 4), date(2025, 4, 6)),  # 清明节
        Span(date(2025, 5, 1), date(2025, 5, 5)),  # 劳动节
        Span(date(2025, 5, 31), date(2025, 6, 2)),  # 端午节
        Span(date(2025, 10, 1), date(2025, 10, 8)),  # 国庆节、中秋节
    ),
    made_up=(
        date(2025, 1, 26),
        date(2025, 2, 8),
        date(2025, 4, 27),
        date(2025, 9, 28),
        date(2025, 10, 11),
    ),
)
