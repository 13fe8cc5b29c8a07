"""How far the demonstration county has been loaded, as its loader tells, and the accounts to try it with."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.db.models import Min

from guitu.apps.organs.models import Account, Role

PROGRESS = "demo-progress"
ACCOUNTS = "demo-accounts"


@dataclass(frozen=True, slots=True)
class Progress:
    """So many of so many done, and what is being done."""

    done: int
    total: int
    words: str

    @property
    def percent(self) -> int:
        return min(100, 100 * self.done // self.total) if self.total else 0


@dataclass(frozen=True, slots=True)
class Demonstrator:
    """An account to try the desk with: its name, what it may do, and its password, which is no secret."""

    username: str
    role: str
    unit: str
    password: str


def progress() -> Progress | None:
    """Return how far loading has come; None where nothing is being loaded, or there is a county to work in already."""
    told = cache.get(PROGRESS) if settings.TRIAL else None
    if not told or told["done"] >= told["total"] or cache.get(ACCOUNTS):
        return None
    return Progress(told["done"], told["total"], told.get("words", ""))


def demonstrators() -> tuple[Demonstrator, ...]:
    """Return one account a role, on a trial installation only; the loader leaves their common password."""
    password = cache.get(ACCOUNTS) if settings.TRIAL else None
    if not password:
        return ()
    firsts = (
        Account.objects.filter(is_active=True, grants__isnull=False)
        .values("grants__role")
        .annotate(first=Min("pk"))
        .values_list("first", flat=True)
    )
    accounts = Account.objects.filter(pk__in=list(firsts)).prefetch_related("grants__unit")
    found = {grant.role: (account, grant) for account in accounts for grant in account.grants.all()[:1]}
    return tuple(
        Demonstrator(found[role][0].username, role.label, found[role][1].unit.name, str(password))
        for role in Role
        if role in found
    )
