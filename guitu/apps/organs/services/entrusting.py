"""What a county entrusts to an office, by which paper, from when to when."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q

from guitu.apps.ledger.models import Verb
from guitu.apps.organs.models import Entrustment, Level, Power, Role, Unit
from guitu.apps.organs.selectors import Viewer, county_of
from guitu.apps.organs.services.entitlement import Forbidden, noted


@transaction.atomic
def entrust(  # noqa: PLR0913 - one parameter a part of the record
    *, viewer: Viewer, office: Unit, power: Power, paper: str, first: date, last: date | None = None
) -> Entrustment:
    """Entrust a power of the county to one of its offices. The county's chief does it, by a paper.

    Raises Forbidden for anybody else, ValueError without a paper, or where the office already holds the power then.
    """
    if office.level != Level.OFFICE:
        raise ValueError(f"[{office.name}]是{Level(office.level).label}，只能委托司法所")
    county = county_of(office)
    _must_lead(viewer, county)
    if not paper.strip():
        raise ValueError(f"委托文书[{paper}]不能为空：委托须有书面依据")
    if last is not None and last < first:
        raise ValueError(f"终止日期[{last}]早于起始日期{first}")
    running = Entrustment.objects.filter(office=office, power=power).filter(Q(last__isnull=True) | Q(last__gte=first))
    if last is not None:
        running = running.filter(first__lte=last)
    if held := running.first():
        raise ValueError(f"[{office.name}]自{held.first}起已受托{power.label}（{held.paper}），期间不能重叠")
    given = Entrustment.objects.create(
        county=county, office=office, power=power, paper=paper.strip(), first=first, last=last
    )
    said = {"office": office.pk, "power": power.value, "first": first, "last": last}
    noted(viewer, Verb.CREATE, "entrustment", given.pk, county, **said)
    return given


@transaction.atomic
def end_entrustment(*, viewer: Viewer, held: Entrustment, on: date) -> Entrustment | None:
    """Take a power back from that day on. One that has not begun never comes to hold: None is left of it."""
    _must_lead(viewer, held.county)
    if held.last is not None and held.last < on:
        raise ValueError(f"该项委托已于{held.last}终止，不能自[{on}]起收回")
    noted(viewer, Verb.CHANGE, "entrustment", held.pk, held.county, ended=on)
    if held.first >= on:
        held.delete()
        return None
    held.last = on - timedelta(days=1)
    held.save(update_fields=["last"])
    return held


def _must_lead(viewer: Viewer, county: Unit) -> None:
    if not viewer.has_at(county.path, Role.COUNTY_CHIEF):
        raise Forbidden(f"委托由[{county.name}]负责人决定，您没有这项权限")
