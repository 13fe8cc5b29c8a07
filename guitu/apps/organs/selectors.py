"""Reads of the organs: who looks, what he may see, as whom he may act; what is entrusted; which calendar holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from hashlib import sha256

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from guitu.apps.ledger.services import SYSTEM
from guitu.apps.organs.figures import PASSWORD_DAYS, PASSWORD_GRADED, Figure
from guitu.apps.organs.models import (
    ACTORS,
    RESERVED,
    WITHOUT_FILES,
    Account,
    DayCorrection,
    Entrustment,
    Establishment,
    Grant,
    Kind,
    Level,
    Power,
    Role,
    Setting,
    Staff,
    Token,
    Unit,
)
from guitu.law.holidays.published import PUBLISHED
from guitu.law.span import Span
from guitu.law.vocabulary import Actor, Outcome
from guitu.law.workdays import Calendar

NATION = "全国"

ESTABLISHED = (Kind.ADMINISTRATIVE, Kind.WORKER, Kind.INSTITUTION, Kind.SELF_FUNDED)
"""The kinds of post that an establishment (编制) allows, in the order in which returns list them."""


@dataclass(frozen=True, slots=True)
class Held:
    """One role in one place, held today."""

    role: Role
    unit_id: int
    path: str


@dataclass(frozen=True, slots=True)
class Viewer:
    """Whoever looks or acts, with what he holds that day. Every read takes one."""

    account: Account
    held: tuple[Held, ...]

    @property
    def paths(self) -> tuple[str, ...]:
        """Return the prefixes under which he sees every file."""
        return _distinct(held.path for held in self.held if held.role not in WITHOUT_FILES)

    @property
    def places(self) -> tuple[str, ...]:
        """Return the prefixes under which he has any duty: what is no file (units, staff, money) he may see there."""
        return _distinct(held.path for held in self.held)

    @property
    def home(self) -> Held | None:
        """Return where he works: the first of his roles."""
        return self.held[0] if self.held else None

    def has(self, *roles: Role) -> bool:
        return any(held.role in roles for held in self.held)

    def has_at(self, path: str, *roles: Role) -> bool:
        """Tell whether he holds one of these roles over what lies there."""
        return any(held.role in roles and path.startswith(held.path) for held in self.held)

    def sees(self, path: str) -> bool:
        """Tell whether files that lie there are open to him."""
        return any(path.startswith(prefix) for prefix in self.paths)

    def covers(self, path: str) -> bool:
        """Tell whether any of his duties reaches there."""
        return any(path.startswith(prefix) for prefix in self.places)

    def may_act_as(self, actor: Actor, path: str, outcome: Outcome | None = None) -> bool:
        """Tell whether he may act as this body on a file that lies there; what a county decides, its chief decides."""
        return any(
            actor in ACTORS[held.role]
            and path.startswith(held.path)
            and not (held.role is Role.COUNTY_OFFICER and actor in COUNTY_SIDE and outcome in RESERVED)
            for held in self.held
        )

    def within(self, field: str = "path") -> Q:
        """Return the condition that a file lies where he may see it."""
        return _under(field, self.paths)

    def around(self, field: str = "path") -> Q:
        """Return the condition that a row which is no file lies where he has a duty."""
        return _under(field, self.places)


def _distinct(paths: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(paths)))


def _under(field: str, paths: Iterable[str]) -> Q:
    condition = Q(pk__in=[])
    for path in paths:
        condition |= Q(**{f"{field}__startswith": path})
    return condition


COUNTY_SIDE = frozenset({Actor.COUNTY, Actor.NEW_COUNTY, Actor.BUREAU})


def viewer_of(account: Account, *, on: date) -> Viewer:
    """Return who looks, by the grants that hold that day."""
    grants = Grant.objects.filter(account=account, first__lte=on).filter(Q(last__isnull=True) | Q(last__gte=on))
    held = (Held(Role(g.role), g.unit_id, g.unit.path) for g in grants.select_related("unit").order_by("pk"))
    return Viewer(account, tuple(held))


def administers_all(viewer: Viewer) -> bool:
    """Tell whether nobody administers above the viewer: he then speaks for the whole system."""
    places = [held.path for held in viewer.held if held.role is Role.ADMINISTRATOR]
    if "" in places:
        return True
    others = set(Grant.objects.filter(role=Role.ADMINISTRATOR, last=None).values_list("unit__path", flat=True))
    return any(not any(place != other and place.startswith(other) for other in others) for place in places)


def units_seen(viewer: Viewer) -> QuerySet[Unit]:
    """Return the agencies in the viewer's places; outside bodies are no secret and stand beside them."""
    outside = (Level.COURT, Level.PROCURATORATE, Level.POLICE, Level.PRISON, Level.EXIT, Level.AFTERCARE)
    return Unit.objects.filter(viewer.around() | Q(level__in=outside))


def county_of(unit: Unit) -> Unit:
    """Return the county agency that a unit is or belongs to."""
    at: Unit | None = unit
    while at and at.level != Level.COUNTY:
        at = at.parent
    if at is None:
        raise LookupError(f"[{unit.name}] belongs to no county agency")
    return at


def above(unit: Unit, level: Level) -> Unit | None:
    """Return the agency of that level above a unit, or the unit itself."""
    at: Unit | None = unit
    while at and at.level != level:
        at = at.parent
    return at


def places_of(unit: Unit) -> tuple[str, ...]:
    """Return the places whose rules bind a unit, the nearest first; 全国 comes last by itself."""
    names: list[str] = []
    at: Unit | None = unit
    while at:
        if at.place and at.place not in names:
            names.append(at.place)
        at = at.parent
    return tuple(names)


def unit_of(account: Account) -> Unit | None:
    """Return where somebody works: where he is employed, else where he was first given a duty."""
    if account.staff:
        return account.staff.unit
    first = account.grants.select_related("unit").order_by("pk").first()
    return first.unit if first else None


def chain_of(unit: Unit) -> str:
    """Return the ledger chain on which a unit's doings stand: its county's; above the counties, its own."""
    county = above(unit, Level.COUNTY)
    return county.path if county else unit.path


def token_digest(secret: str) -> str:
    """Return under which digest a token is kept. It is drawn at random, so nothing slower is needed to hide it."""
    return sha256(secret.encode()).hexdigest()


def bearer(secret: str, *, on: date) -> Token | None:
    """Return the token that somebody shows, if it holds that day and its account is open."""
    held = Token.objects.filter(digest=token_digest(secret), revoked=None, first__lte=on, last__gte=on)
    return held.filter(account__is_active=True).select_related("account__staff__unit").first()


def system_viewer() -> Viewer:
    """Return who arranges an installation before anybody has an account. No door hands him out."""
    return Viewer(Account(username=SYSTEM), (Held(Role.ADMINISTRATOR, 0, ""),))


def entrusted(*, office: Unit, power: Power, on: date) -> bool:
    """Tell whether the county has entrusted the office with a power that day."""
    held = Entrustment.objects.filter(office=office, power=power, first__lte=on)
    return held.filter(Q(last__isnull=True) | Q(last__gte=on)).exists()


def setting(key: str, unit: Unit | None, default: object) -> object:
    """Return a chosen figure: of the nearest unit that has one, else of all, else the default."""
    at = unit
    found = {row.unit_id: row.value for row in Setting.objects.filter(key=key)}
    while at:
        if at.pk in found:
            return found[at.pk]
        at = at.parent
    return found.get(None, default)


def figure(of: Figure, unit: Unit | None) -> int:
    """Return a figure as chosen for a unit, or its default; a stored value that no longer fits counts as not chosen."""
    chosen = setting(of.key, unit, of.default)
    return chosen if isinstance(chosen, int) and of.admits(chosen) else of.default


def password_due(account: Account, *, on: date) -> bool:
    """Tell whether somebody has to change his password before anything else."""
    unit = unit_of(account)
    if account.must_change or not figure(PASSWORD_GRADED, unit):
        return account.must_change
    return account.changed is None or localdate(account.changed) + timedelta(days=figure(PASSWORD_DAYS, unit)) <= on


@dataclass(frozen=True, slots=True)
class Posts:
    """How many posts of a kind are allowed (编制数), and how many people hold one (在编人数)."""

    kind: Kind
    allowed: int
    filled: int


def posts(unit: Unit, *, on: date) -> tuple[Posts, ...]:
    """Count the establishment of a unit and all below it, kind by kind; volunteers and social workers have none."""
    latest = (
        Establishment.objects.filter(unit__path__startswith=unit.path, since__lte=on)
        .order_by("unit_id", "kind", "-since")
        .distinct("unit_id", "kind")
    )
    allowed = Counter[str]()
    for row in latest:
        allowed[row.kind] += row.posts
    filled = Counter(employed(unit, on=on).values_list("kind", flat=True))
    return tuple(Posts(kind, allowed[kind.value], filled[kind.value]) for kind in ESTABLISHED)


def employed(unit: Unit, *, on: date) -> QuerySet[Staff]:
    """Return who works at a unit or below it that day, whatever his post."""
    here = Staff.objects.filter(unit__path__startswith=unit.path, first__lte=on)
    return here.filter(Q(last__isnull=True) | Q(last__gte=on))


def entrustments_seen(viewer: Viewer, *, on: date) -> QuerySet[Entrustment]:
    """Return the entrustments that hold that day in the viewer's places."""
    held = Entrustment.objects.filter(viewer.around("county__path") | viewer.around("office__path"), first__lte=on)
    return held.filter(Q(last__isnull=True) | Q(last__gte=on)).select_related("county", "office")


def calendar() -> Calendar:
    """Return the published years with the administrator's corrections; a correction makes another version."""
    corrections = list(DayCorrection.objects.order_by("day"))
    return corrected(PUBLISHED, [(row.day, row.works) for row in corrections]) if corrections else PUBLISHED


def corrected(published: Calendar, corrections: Sequence[tuple[date, bool]]) -> Calendar:
    """Return the calendar with days set right; days of a year not yet published wait until it is."""
    years = []
    for year in published.years:
        mine = [(day, works) for day, works in corrections if day.year == year.number]
        worked = {day for day, works in mine if works}
        off = {day for day, works in mine if not works}
        kept = [Span(day, day) for span in year.off for day in span_days(span) if day not in worked]
        made_up = (set(year.made_up) | worked) - off
        years.append(
            replace(year, off=(*kept, *(Span(day, day) for day in sorted(off))), made_up=tuple(sorted(made_up)))
        )
    return Calendar(f"{published.version}+{len(corrections)}", tuple(years))


def span_days(span: Span) -> list[date]:
    """Return every day of a span."""
    return [date.fromordinal(number) for number in range(span.first.toordinal(), span.last.toordinal() + 1)]
