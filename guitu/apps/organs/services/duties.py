"""Duties: a role in one place, given, lent to a deputy between two days, and taken back."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q

from guitu.apps.ledger.models import Verb
from guitu.apps.organs.models import Account, Grant, Level, Role, Unit
from guitu.apps.organs.selectors import Viewer, unit_of
from guitu.apps.organs.services.entitlement import Forbidden, must_administer, noted

SEATS: dict[Role, Level] = {
    Role.OFFICER: Level.OFFICE,
    Role.COUNTY_OFFICER: Level.COUNTY,
    Role.COUNTY_CHIEF: Level.COUNTY,
    Role.BUREAU_HEAD: Level.COUNTY,
    Role.CITY_OFFICER: Level.CITY,
    Role.PROVINCE_OFFICER: Level.PROVINCE,
}
"""Where a role has its seat; a role that is not named here may sit anywhere."""


@transaction.atomic
def grant(  # noqa: PLR0913 - one parameter a part of the record
    *, viewer: Viewer, account: Account, role: Role, unit: Unit, first: date, last: date | None = None
) -> Grant:
    """Give a role in a place. Nobody gives himself one, and who keeps the system handles no files.

    Raises Forbidden outside the viewer's places, ValueError for a role that has no seat in that unit.
    """
    must_administer(viewer, unit, "授予岗位")
    if account == viewer.account:
        raise Forbidden("岗位须由另一位系统管理员授予，不能授予自己")
    seat = SEATS.get(role)
    if seat and unit.level != seat:
        raise ValueError(f"[{role.label}]应设在{seat.label}，[{unit.name}]是{Level(unit.level).label}")
    if unit.closed:
        raise ValueError(f"[{unit.name}]已于{unit.closed}撤并，不能授予岗位")
    _in_order(first, last)
    _apart(account, role, first)
    given = Grant.objects.create(account=account, role=role, unit=unit, first=first, last=last)
    said = {"account": account.username, "role": role.value, "first": first, "last": last}
    noted(viewer, Verb.CREATE, "grant", given.pk, unit, **said)
    return given


@transaction.atomic
def deputise(*, viewer: Viewer, of: Grant, deputy: Account, first: date, last: date) -> Grant:
    """Let somebody stand in for the holder of a duty between two days. The holder or an administrator may arrange it.

    The deputy works in the same place or below, the days lie within those of the duty, and a deputy has no deputy.
    """
    if viewer.account != of.account:
        must_administer(viewer, of.unit, "指定代理人")
    elif not of.holds(first):
        raise Forbidden(f"您自{of.first}至{of.last or '今'}担任[{Role(of.role).label}]，不能指定{first}起的代理人")
    if deputy in (of.account, viewer.account):
        raise ValueError(f"[{deputy}]不能代理自己，也不能指定自己为代理人")
    if of.deputy_for_id:
        raise ValueError(f"[{of.account}]自己是代理人，不能再指定代理人")
    if of.role == Role.ADMINISTRATOR:
        raise ValueError("系统管理员不设代理人，请另行授予")
    _in_order(first, last)
    if first < of.first or (of.last and last > of.last):
        raise ValueError(f"代理期间[{first}至{last}]超出被代理人任职期间（{of.first}至{of.last or '今'}）")
    seat = unit_of(deputy)
    if seat is None or not seat.path.startswith(of.unit.path):
        raise ValueError(f"[{deputy}]不是[{of.unit.name}]及其下级的人员，不能代理该岗位")
    _apart(deputy, Role(of.role), first)
    given = Grant.objects.create(account=deputy, role=of.role, unit=of.unit, first=first, last=last, deputy_for=of)
    said = {"account": deputy.username, "deputy_for": of.pk, "first": first, "last": last}
    noted(viewer, Verb.CREATE, "grant", given.pk, of.unit, **said)
    return given


@transaction.atomic
def revoke_grant(*, viewer: Viewer, held: Grant, on: date) -> None:
    """Take a duty back from that day on, and with it those of its deputies. What never held leaves no row behind."""
    if not (held.deputy_for and held.deputy_for.account == viewer.account):
        must_administer(viewer, held.unit, "收回岗位")
    if held.account == viewer.account:
        raise Forbidden("岗位须由另一位系统管理员收回，不能收回自己的")
    noted(viewer, Verb.CHANGE, "grant", held.pk, held.unit, account=held.account.username, revoked=on)
    for each in (*held.deputies.all(), held):
        if each.last is not None and each.last < on:
            continue
        if each.first >= on:
            each.delete()
        else:
            each.last = on - timedelta(days=1)
            each.save(update_fields=["last"])


def _in_order(first: date, last: date | None) -> None:
    if last is not None and last < first:
        raise ValueError(f"终止日期[{last}]早于起始日期{first}")


def _apart(account: Account, role: Role, first: date) -> None:
    """Keep the keeper of the system and those who handle files or money apart (GB/T 22239 8.1.4.2 d)."""
    held = Grant.objects.filter(account=account).filter(Q(last__isnull=True) | Q(last__gte=first))
    keeps = Q(role=Role.ADMINISTRATOR)
    if other := held.filter(~keeps if role is Role.ADMINISTRATOR else keeps).first():
        raise ValueError(f"[{account}]已是[{Role(other.role).label}]，系统管理员不能兼任办案或者财务岗位")
