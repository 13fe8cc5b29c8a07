"""Who may keep the register of a place, and the ledger row of what he does there."""

from __future__ import annotations

from typing import Any

from guitu.apps.ledger.models import Verb
from guitu.apps.ledger.services import SYSTEM, record
from guitu.apps.organs.models import Role, Unit
from guitu.apps.organs.selectors import Viewer, chain_of
from guitu.apps.people.models import Person
from guitu.law.course import NotCompetent

KEEPERS = (
    Role.OFFICER,
    Role.COUNTY_OFFICER,
    Role.COUNTY_CHIEF,
    Role.CITY_OFFICER,
    Role.PROVINCE_OFFICER,
)
"""Who handles files; a procurator reads them."""


def must_keep(viewer: Viewer, path: str, what: str, roles: tuple[Role, ...] = KEEPERS) -> None:
    """Refuse whoever holds none of these roles over what lies there."""
    if not viewer.has_at(path, *roles):
        raise NotCompetent(f"{what}须由负责该地的{'、'.join(role.label for role in roles)}办理，您没有这项权限")


def may_keep_person(viewer: Viewer, person: Person, what: str) -> str:
    """Return the path at which the viewer keeps this person's file: where it was registered, or where one runs."""
    paths = [person.path, *person.corrections.values_list("path", flat=True)]
    if here := next((path for path in paths if viewer.has_at(path, *KEEPERS)), None):
        return here
    raise NotCompetent(f"{what}须由对象所在地的社区矫正机构或者司法所办理，您没有这项权限")


def noted(viewer: Viewer, verb: Verb, person: Person, subject: str, subject_id: int, **detail: Any) -> None:  # noqa: ANN401
    """Write the ledger row on the chain of the county in which the viewer works."""
    home = viewer.home
    unit = Unit.objects.filter(pk=home.unit_id).first() if home else None
    record(
        chain=chain_of(unit) if unit else SYSTEM,
        account=viewer.account.username,
        verb=verb,
        subject=subject,
        subject_id=subject_id,
        person_id=person.pk,
        detail=detail,
    )
