"""The working calendar: each year as published, the days set right, a warning where a year is wanted and missing."""

from __future__ import annotations

from calendar import Calendar as Weeks
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods

from guitu.apps.organs.models import DayCorrection, Role
from guitu.apps.organs.selectors import administers_all, calendar
from guitu.apps.organs.services import correct_day
from guitu.law.holidays.published import PUBLISHED
from guitu.law.workdays import SATURDAY, Calendar
from guitu.web.access import DeskRequest, open_to
from guitu.web.administration.forms import Answers, Form, choice, day, section, text
from guitu.web.clock import today

EARLIEST, LATEST = 2000, 2100
WORKS, OFF = "works", "off"


@dataclass(frozen=True, slots=True)
class Cell:
    """One day of the year as drawn; none where a week belongs to another month."""

    day: date | None
    marks: str = ""
    words: str = ""


@require_GET
@open_to(Role.ADMINISTRATOR)
def this_year(request: DeskRequest) -> HttpResponse:  # noqa: ARG001 - a page of the desk
    """Go to the present year."""
    return redirect("calendar-year", today().year)


@require_http_methods(["GET", "POST"])
@open_to(Role.ADMINISTRATOR)
def one_year(request: DeskRequest, year: int) -> HttpResponse:
    """Show a year day by day; the whole system's administrator sets a day right."""
    if not EARLIEST <= year <= LATEST:
        raise Http404(f"没有[{year}]年的日历")
    fields = (
        day("day", "日期"),
        choice("works", "更正为", ((WORKS, "工作日"), (OFF, "休息日"))),
        text("paper", "依据"),
    )
    note = "公布的放假安排随系统更新；只有与公布的不一致时才需更正。对全系统生效。"
    correct = Form("correct", "更正一天", "更正", fields, _corrected, note=note)

    def shown() -> dict[str, Any]:
        held = calendar()
        published = PUBLISHED.published(date(year, 1, 1))
        corrections = DayCorrection.objects.filter(day__year=year).order_by("day")
        return {
            "year": year,
            "before": year - 1 if year > EARLIEST else None,
            "after": year + 1 if year < LATEST else None,
            "months": _months(year, held, {row.day: row for row in corrections}),
            "published": published,
            "version": held.version,
            "missing": held.missing(today()),
            "corrections": corrections,
            "workdays": sum(held.works(date.fromordinal(number)) for number in _ordinals(year)),
        }

    forms = (correct,) if administers_all(request.viewer) else ()
    return section(request, "administration/calendar.html", forms, shown)


def _months(year: int, held: Calendar, corrections: dict[date, DayCorrection]) -> list[tuple[int, list[list[Cell]]]]:
    weeks = Weeks()
    return [
        (
            month,
            [
                [_cell(each, month, held, corrections.get(each)) for each in week]
                for week in weeks.monthdatescalendar(year, month)
            ],
        )
        for month in range(1, 13)
    ]


def _cell(each: date, month: int, held: Calendar, correction: DayCorrection | None) -> Cell:
    if each.month != month:
        return Cell(None)
    weekend = each.weekday() >= SATURDAY
    works = held.works(each)
    marks = [
        "off" if not works and not weekend else "worked" if works and weekend else "weekend" if weekend else "",
        "corrected" if correction else "",
        "today" if each == today() else "",
    ]
    words = "补班" if works and weekend else "" if works else "休息" if weekend else "放假"
    said = f"{words}，更正依据：{correction.paper}" if correction else words
    return Cell(each, " ".join(mark for mark in marks if mark), said)


def _ordinals(year: int) -> range:
    return range(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1)


def _corrected(request: DeskRequest, answers: Answers) -> str:
    works = answers["works"] == WORKS
    row = correct_day(viewer=request.viewer, day=answers["day"], works=works, paper=answers["paper"])
    return f"{row.day}已更正为{'工作日' if works else '休息日'}，有关期限自动重算。"
