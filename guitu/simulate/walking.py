"""Running a course act by act, until it is over or the day of the script is reached."""

from __future__ import annotations

from datetime import date
from typing import Any

from guitu.law.course import Course
from guitu.law.holidays.published import PUBLISHED
from guitu.law.register import in_force
from guitu.law.span import days
from guitu.law.vocabulary import Known, Outcome, labels

Stride = tuple[Outcome, date, object]
"""An outcome, the day of it, and what is stated with it (or None)."""


def walk(procedure: str, facts: object, *strides: Stride, until: date) -> Course[Any]:
    """Return the course after these acts; whatever lies after the last day has not happened yet.

    Each act is taken by the body that the law names. A refusal is raised, not swallowed: a life that the law would
    not admit is a fault of the simulation.
    """
    (_, opened, _) = strides[0]
    course: Course[Any] = Course(in_force(procedure, on=opened), facts, opened, PUBLISHED)
    dated = "today" in labels(course.procedure.facts, Known)
    for outcome, on, stated in strides:
        if on > until:
            break
        step = course.step
        if step is None:
            raise ValueError(f"[{procedure}] is over before {outcome} on {on}")
        if dated:
            course = course.learned({"today": on})
        course = course.take(outcome, by=course.actor_for(step), on=on, facts=stated)
    return course


def office_day(day: date, after: int = 0) -> date:
    """Return the working day that lies so many working days after a day; with 0, that day or the next one worked."""
    while not PUBLISHED.works(day):
        day += days(1)
    for _ in range(after):
        day += days(1)
        while not PUBLISHED.works(day):
            day += days(1)
    return day


def office_day_before(day: date) -> date:
    """Return that day or the last one worked before it."""
    while not PUBLISHED.works(day):
        day -= days(1)
    return day
