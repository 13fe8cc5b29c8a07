"""What the lists of 今日 hold: one indexed query a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta

from django.db.models import Count, Q, QuerySet

from guitu.apps.cases.models import Errand, Standing
from guitu.apps.correspondence.models import Message
from guitu.apps.organs.models import ACTORS, RESERVED, WITHOUT_FILES, Role, Unit
from guitu.apps.organs.selectors import COUNTY_SIDE, Viewer
from guitu.law.counting import END_OF_DAY, SHANGHAI
from guitu.law.register import PROCEDURES
from guitu.law.vocabulary import CLOSED, Actor
from guitu.web.clock import today

OUTSIDE = frozenset(
    {
        Actor.SUPERVISEE,
        Actor.GUARDIAN,
        Actor.GROUP,
        Actor.DESTINATION,
        Actor.COMMISSIONER,
        Actor.SENTENCER,
        Actor.COURT,
        Actor.PROCURATORATE,
        Actor.NEW_PROCURATORATE,
        Actor.POLICE,
        Actor.NEW_POLICE,
        Actor.DETAINER,
        Actor.EXIT_AUTHORITY,
        Actor.AFTERCARE,
    }
)
"""Whoever does not act in the system himself: what they do, we wait for and put down."""

CHIEFS: tuple[Role, ...] = (Role.COUNTY_CHIEF, Role.BUREAU_HEAD, Role.CITY_OFFICER, Role.PROVINCE_OFFICER)


def _names(actors: Iterable[Actor]) -> list[str]:
    return [actor.name for actor in actors]


def _chiefs_alone() -> Q:
    """Return the condition that a step of the county is one that its chief alone may end."""
    condition = Q(pk__in=[])
    for procedure in PROCEDURES:
        reserved = [step.key for step in procedure.steps if step.leads.keys() <= RESERVED]
        condition |= Q(case__procedure=procedure.key, step__in=reserved)
    return condition & Q(body__in=_names(COUNTY_SIDE))


def _standing() -> QuerySet[Standing]:
    return Standing.objects.exclude(step=CLOSED).select_related("case__person", "case__office", "unit")


def steps(viewer: Viewer) -> QuerySet[Standing]:
    """Return the steps that are the viewer's to take, at his own units."""
    mine = Q(pk__in=[])
    for held in viewer.held:
        bodies = ACTORS[held.role] - OUTSIDE
        here = Q(unit_id=held.unit_id, body__in=_names(bodies))
        mine |= here & ~_chiefs_alone() if held.role is Role.COUNTY_OFFICER else here
    return _standing().filter(mine)


def waiting(viewer: Viewer) -> QuerySet[Standing]:
    """Return what the viewer's units wait for: the person, a partner, or, for who prepares, the chief's decision."""
    theirs = Q(pk__in=[])
    for held in viewer.held:
        here = Q(unit_id=held.unit_id, body__in=_names(OUTSIDE))
        if held.role is Role.COUNTY_OFFICER:
            here |= Q(unit_id=held.unit_id) & _chiefs_alone()
        theirs |= here
    return _standing().filter(theirs)


def errands(viewer: Viewer) -> QuerySet[Errand]:
    """Return the papers to issue and the bodies to tell that lie with the viewer's units."""
    units = {held.unit_id for held in viewer.held}
    still = Errand.objects.filter(unit_id__in=units, done=None, act__annulment=None)
    return still.select_related("act__case__person", "act__case__office", "unit")


def messages(viewer: Viewer) -> QuerySet[Message]:
    """Return what the viewer or his units have been told; what is said of a case, only to whoever handles files."""
    units = {held.unit_id for held in viewer.held}
    handling = {held.unit_id for held in viewer.held if held.role not in WITHOUT_FILES}
    told = Q(to=viewer.account) | Q(to=None, case=None, unit_id__in=units) | Q(to=None, unit_id__in=handling)
    return Message.objects.filter(told).select_related("case__person")


def end_of(day: date) -> datetime:
    """Return the last moment of a day."""
    return datetime.combine(day, END_OF_DAY, SHANGHAI)


def _start_of(day: date) -> datetime:
    return datetime.combine(day, time.min, SHANGHAI)


def urgency(value: str, field: str, day: date, *, moments: bool) -> Q:
    """Return the condition of one choice of the filter 期限: late, today, soon (within three days) or open."""
    low, high = (_start_of(day), end_of(day)) if moments else (day, day)
    soon = end_of(day + timedelta(days=3)) if moments else day + timedelta(days=3)
    return {
        "late": Q(**{f"{field}__lt": low}),
        "today": Q(**{f"{field}__gte": low, f"{field}__lte": high}),
        "soon": Q(**{f"{field}__gt": high, f"{field}__lte": soon}),
        "open": Q(**{f"{field}__isnull": True}),
    }[value]


def tally(rows: QuerySet[Standing]) -> dict[str, int]:
    """Count a list once: all, late, due today, due within three days."""
    day = today()
    counted = {name: Count("pk", filter=urgency(name, "last", day, moments=True)) for name in ("late", "today", "soon")}
    return rows.aggregate(all=Count("pk"), **counted)


def by_unit(viewer: Viewer) -> Iterator[tuple[Unit, int, int]]:
    """Yield, for a chief, each unit below him with how much it has to do and how much of that is late."""
    if not viewer.has(*CHIEFS):
        return
    late = Count("pk", filter=Q(last__lt=_start_of(today())))
    rows = (
        Standing.objects.exclude(step=CLOSED)
        .filter(viewer.within("unit__path"))
        .values("unit")
        .annotate(all=Count("pk"), late=late)
        .order_by("-late", "-all")
    )
    counted = list(rows)
    units = Unit.objects.in_bulk([row["unit"] for row in counted])
    for row in counted:
        yield units[row["unit"]], row["all"], row["late"]
