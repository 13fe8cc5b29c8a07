"""Founding units, allowing posts, and taking people on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from django.db import transaction

from guitu.apps.ledger.models import Verb
from guitu.apps.organs.models import Establishment, Kind, Level, Staff, Unit
from guitu.apps.organs.selectors import Viewer
from guitu.apps.organs.services.accounts import close_account
from guitu.apps.organs.services.entitlement import must_administer, noted

ABOVE: dict[Level, tuple[Level | None, ...]] = {
    Level.PROVINCE: (None,),
    Level.CITY: (Level.PROVINCE,),
    # 直辖市的区、省直管县（市）直接隶属省级机构。
    Level.COUNTY: (Level.CITY, Level.PROVINCE),
    Level.OFFICE: (Level.COUNTY,),
}
"""Under what an agency of corrections stands; a body outside stands under whichever of ours deals with it."""


@dataclass(frozen=True, slots=True)
class About:
    """What is said of a unit besides its name and place in the order."""

    place: str = ""
    mark: str = ""
    division: str = ""
    address: str = ""
    telephone: str = ""


@transaction.atomic
def found_unit(*, viewer: Viewer, level: Level, name: str, parent: Unit | None, about: About | None = None) -> Unit:
    """Found a unit under another. Raises Forbidden outside the viewer's places, ValueError where the order forbids it.

    Its path is made of keys that never change, so that a unit renamed or recoded stays where it is.
    """
    must_administer(viewer, parent, "设立机构")
    allowed = ABOVE.get(level, (Level.PROVINCE, Level.CITY, Level.COUNTY, None))
    if (Level(parent.level) if parent else None) not in allowed:
        expected = "、".join(each.label if each else "无上级" for each in allowed)
        raise ValueError(f"[{name}]是{level.label}，其上级应为{expected}，不是[{parent.name if parent else '无'}]")
    if not name.strip():
        raise ValueError(f"机构名称[{name}]不能为空")
    if parent and parent.closed:
        raise ValueError(f"[{parent.name}]已于{parent.closed}撤并，不能再设下级机构")
    said = about or About()
    unit = Unit(level=level, name=name.strip(), parent=parent, path=f"{uuid4()}/")
    unit.place, unit.mark, unit.division = said.place, said.mark, said.division
    unit.address, unit.telephone = said.address, said.telephone
    unit.save()
    unit.path = f"{parent.path if parent else ''}{unit.pk}/"
    unit.save(update_fields=["path"])
    noted(viewer, Verb.CREATE, "unit", unit.pk, unit, level=level.value)
    return unit


@transaction.atomic
def allow_posts(*, viewer: Viewer, unit: Unit, kind: Kind, posts: int, since: date) -> Establishment:
    """State how many posts of a kind a unit has from a day on; the number before stays on the record."""
    must_administer(viewer, unit, "登记编制数")
    if posts < 0:
        raise ValueError(f"编制数[{posts}]不能小于零")
    establishment, _ = Establishment.objects.update_or_create(
        unit=unit, kind=kind, since=since, defaults={"posts": posts}
    )
    noted(viewer, Verb.CHANGE, "establishment", establishment.pk, unit, kind=kind.value, posts=posts, since=since)
    return establishment


@transaction.atomic
def employ(  # noqa: PLR0913 - one parameter a part of the record
    *,
    viewer: Viewer,
    unit: Unit,
    name: str,
    kind: Kind,
    first: date,
    duty: str = "",
    corrections: bool = False,
    full_time: bool = False,
    female: bool = False,
) -> Staff:
    """Put somebody on the list of a unit's staff."""
    must_administer(viewer, unit, "登记人员")
    if not name.strip():
        raise ValueError(f"姓名[{name}]不能为空")
    if full_time and not corrections:
        raise ValueError(f"[{name}]登记为专职，就应同时登记为从事社区矫正")
    staff = Staff.objects.create(
        unit=unit,
        name=name.strip(),
        kind=kind,
        duty=duty,
        corrections=corrections,
        full_time=full_time,
        female=female,
        first=first,
    )
    noted(viewer, Verb.CREATE, "staff", staff.pk, unit, kind=kind.value)
    return staff


@transaction.atomic
def leave_post(*, viewer: Viewer, staff: Staff, last: date) -> Staff:
    """Note somebody's last day; his account closes with it."""
    must_administer(viewer, staff.unit, "登记离岗")
    if last < staff.first:
        raise ValueError(f"离岗日期[{last}]早于到岗日期{staff.first}")
    staff.last = last
    staff.save(update_fields=["last"])
    if account := getattr(staff, "account", None):
        close_account(viewer=viewer, account=account, on=last)
    noted(viewer, Verb.CHANGE, "staff", staff.pk, staff.unit, last=last)
    return staff
