"""The units of a simulated place, and who works there with which account."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from guitu.apps.organs.models import ACTORS, RESERVED, Account, Grant, Kind, Level, Role, Staff, Unit
from guitu.apps.organs.selectors import COUNTY_SIDE, system_viewer
from guitu.apps.organs.services.duties import grant
from guitu.apps.organs.services.structure import About, allow_posts, employ, found_unit
from guitu.law.vocabulary import Actor, Outcome
from guitu.simulate.script import County, Region, Script, Worker


@dataclass(frozen=True)
class Place:
    """The units of a script by their keys: counties by their own, offices by county and office, bodies by name."""

    province: Unit
    city: Unit
    counties: Mapping[str, Unit]
    offices: Mapping[tuple[str, str], Unit]

    def unit(self, county: str, office: str = "") -> Unit:
        """Find an office, or the county agency where no office is named."""
        return self.offices[county, office] if office else self.counties[county]


def found(region: Region) -> Place:
    """Found province, city, counties, offices and the bodies beside them."""
    viewer = system_viewer()
    above, below = region.division
    province = found_unit(
        viewer=viewer,
        level=Level.PROVINCE,
        name=f"{region.province}社区矫正管理局",
        parent=None,
        about=About(place=region.province, division=above),
    )
    city = found_unit(
        viewer=viewer,
        level=Level.CITY,
        name=f"{region.city}社区矫正管理局",
        parent=province,
        about=About(place=region.city, division=below),
    )
    counties = {county.key: _county(county, city) for county in region.counties}
    offices = {
        (county.key, office.key): found_unit(
            viewer=viewer,
            level=Level.OFFICE,
            name=office.name,
            parent=counties[county.key],
            about=About(mark=office.mark),
        )
        for county in region.counties
        for office in county.offices
    }
    return Place(province, city, counties, offices)


def _county(county: County, city: Unit) -> Unit:
    viewer = system_viewer()
    about = About(county.place, county.mark, county.division, county.address, county.telephone)
    unit = found_unit(viewer=viewer, level=Level.COUNTY, name=county.name, parent=city, about=about)
    for body, name in county.beside:
        found_unit(viewer=viewer, level=Level[body.name], name=name, parent=unit)
    return unit


def staff(script: Script, place: Place, password: str) -> None:
    """Allow the posts and take everybody on; who has a role gets an account with the one password of the trial.

    `password` is already hashed: a hundred accounts would otherwise cost a hundred slow hashes of the same word.
    """
    viewer = system_viewer()
    first = min(worker.first for worker in script.workers)
    for county, post, posts in script.establishment:
        allow_posts(viewer=viewer, unit=place.counties[county], kind=Kind[post.name], posts=posts, since=first)
    # A second place goes on counting where the first one stopped.
    taken: Counter[str] = Counter(Grant.objects.values_list("role", flat=True))
    present = {worker.role for worker in script.workers}
    for worker in script.workers:
        employed = _employed(worker, place.unit(worker.county, worker.office))
        # Whoever has a post that the desk knows no duties for is staff without an account.
        if worker.role in Role.values:
            taken[worker.role] += 1
            _account(employed, Role(worker.role), employed.unit, taken[worker.role], worker.first, password)
    for role, unit, name in (
        (Role.CITY_OFFICER, place.city, "市局经办人"),
        (Role.PROVINCE_OFFICER, place.province, "省局经办人"),
        (Role.ADMINISTRATOR, place.city, "系统管理员"),
    ):
        if role not in present:
            taken[role] += 1
            kind = Kind.ADMINISTRATIVE
            employed = employ(viewer=viewer, unit=unit, name=name, kind=kind, first=first)
            _account(employed, role, unit, taken[role], first, password)


def _employed(worker: Worker, unit: Unit) -> Staff:
    return employ(
        viewer=system_viewer(),
        unit=unit,
        name=worker.name,
        kind=Kind[worker.post.name],
        first=worker.first,
        duty=worker.duty,
        corrections=worker.corrections,
        full_time=worker.full_time,
        female=worker.female,
    )


def _account(employed: Staff, role: Role, unit: Unit, number: int, first: date, password: str) -> Account:  # noqa: PLR0913, PLR0917  # a part of the row each
    username = role.value if number == 1 else f"{role.value}_{number}"
    account = Account.objects.create(username=username, staff=employed, password=password)
    grant(viewer=system_viewer(), account=account, role=role, unit=unit, first=first)
    return account


class Recorders:
    """Who put an act on the record: whoever may act as that body in that place, as the rules of the desk say."""

    def __init__(self) -> None:
        self._held = [
            (Role(held.role), held.unit.path, held.account)
            for held in Grant.objects.select_related("unit", "account").order_by("pk")
        ]

    def of(self, actor: Actor, outcome: Outcome, office: Unit) -> Account:
        """Find the account nearest to the office; raises LookupError where the place has nobody."""
        able = [
            (len(path), role is not Role.COUNTY_CHIEF, account)
            for role, path, account in self._held
            if actor in ACTORS[role] and office.path.startswith(path) and not _reserved(role, actor, outcome)
        ]
        # A neighbouring county has no staff of its own here: whoever does its part in ours records for it.
        near = able or [
            (len(path), role is not Role.COUNTY_CHIEF, account)
            for role, path, account in self._held
            if actor in ACTORS[role]
            and not _reserved(role, actor, outcome)
            and _province(path) == _province(office.path)
        ]
        if not near:
            raise LookupError(f"nobody in [{office.name}] may record [{outcome.value}] of [{actor.value}]")
        # A chief decides what is his to decide; the rest his people put on the record.
        *_, account = max(near, key=lambda found: found[:2])
        return account


def _province(path: str) -> str:
    return path.partition("/")[0]


def _reserved(role: Role, actor: Actor, outcome: Outcome) -> bool:
    return role is Role.COUNTY_OFFICER and actor in COUNTY_SIDE and outcome in RESERVED
