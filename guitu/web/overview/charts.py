"""The charts of the overview as options of the charting library: values that the page carries as data, no script."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from guitu.apps.cases.selectors.scope import Scope
from guitu.apps.dashboards.selectors.comparison import Compared
from guitu.apps.dashboards.selectors.lateness import BY_KEY
from guitu.apps.dashboards.selectors.months import Month
from guitu.law.vocabulary import Category

Option = dict[str, Any]

BLUE, GOLD, GREEN, RED, GREY = "#1f5f8b", "#c28a2e", "#4f8a5b", "#a3503f", "#7a8793"
CATEGORIES = (
    ("probation", Category.PROBATION, BLUE),
    ("parole", Category.PAROLE, GOLD),
    ("temporary", Category.TEMPORARY, GREEN),
    ("control", Category.CONTROL, GREY),
)
FRAME: Option = {"left": 8, "right": 8, "top": 40, "bottom": 4, "containLabel": True}
FAINT: Option = {"splitLine": {"lineStyle": {"color": "#eef1f4"}}}


def flow(course: Sequence[Month]) -> Option:
    """Return who came and left each month as bars, and who was there at its end as a line."""
    axis = {"type": "value", "minInterval": 1, "name": "人", **FAINT}
    return {
        "grid": FRAME,
        "tooltip": {"trigger": "axis"},
        "legend": {"top": 0, "left": 0},
        "xAxis": _months(course),
        "yAxis": [
            axis,
            {**axis, "name": "在矫", "scale": True, "splitLine": {"show": False}},
        ],
        "series": [
            _bars("新接收", [month.received for month in course], BLUE),
            _bars("解除", [month.ended for month in course], GOLD),
            {
                "type": "line",
                "name": "月末在矫",
                "yAxisIndex": 1,
                "symbolSize": 6,
                "data": [month.stock for month in course],
                "itemStyle": {"color": GREEN},
            },
        ],
    }


def categories(scope: Scope) -> Option:
    """Return the stock by category as a ring; a category nobody is in is left out."""
    data = [
        {"name": category.value, "value": number, "itemStyle": {"color": colour}}
        for key, category, colour in CATEGORIES
        if (number := BY_KEY[key].count(scope))
    ]
    return {
        "tooltip": {"trigger": "item", "formatter": "{b}：{c}人（{d}%）"},
        "legend": {"bottom": 0, "left": "center"},
        "series": [
            {
                "type": "pie",
                "radius": ["48%", "70%"],
                "center": ["50%", "45%"],
                "label": {"formatter": "{b} {c}"},
                "data": data,
            }
        ],
    }


def lateness(course: Sequence[Month]) -> Option:
    """Return the acts of each month, those in time below those that were late."""
    return {
        "grid": FRAME,
        "tooltip": {"trigger": "axis"},
        "legend": {"top": 0, "left": 0},
        "xAxis": _months(course),
        "yAxis": {"type": "value", "minInterval": 1, "name": "步", **FAINT},
        "series": [
            _bars("按期办理", [month.acts - month.late for month in course], BLUE, "acts"),
            _bars("逾期办理", [month.late for month in course], RED, "acts"),
        ],
    }


def parts(rows: Sequence[Compared]) -> Option:
    """Return the stock of each unit, the largest at the top."""
    ordered = sorted(rows, key=lambda row: row.counts["stock"])
    return {
        "grid": {**FRAME, "top": 8},
        "tooltip": {"trigger": "axis", "axisPointer": {"type": "shadow"}},
        "xAxis": {"type": "value", "minInterval": 1, **FAINT},
        "yAxis": {"type": "category", "data": [row.unit.name for row in ordered], "axisTick": {"show": False}},
        "series": [_bars("在矫", [row.counts["stock"] for row in ordered], BLUE)],
    }


def _months(course: Sequence[Month]) -> Option:
    first = course[0].span.first.year if course else 0
    words = [f"{m.span.first.month}月" if m.span.first.year == first else m.words for m in course]
    return {"type": "category", "data": words, "axisTick": {"show": False}}


def _bars(name: str, values: list[int], colour: str, stack: str = "") -> Option:
    stacked = {"stack": stack} if stack else {}
    return {"type": "bar", "name": name, "data": values, "barMaxWidth": 22, "itemStyle": {"color": colour}, **stacked}
