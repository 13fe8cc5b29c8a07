"""Who may arrange the organs: the administrator of a place, for that place and all below it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from guitu.apps.ledger.models import Verb
from guitu.apps.ledger.services import SYSTEM, record
from guitu.apps.organs.models import Role, Unit
from guitu.apps.organs.selectors import Viewer, administers_all, chain_of
from guitu.law.course import Refusal


class Forbidden(Refusal):
    """The viewer has no right to arrange this here."""


def must_administer(viewer: Viewer, unit: Unit | None, what: str) -> None:
    """Refuse whoever is not the administrator of the unit's place; without a unit, of the whole system."""
    if not viewer.has_at(unit.path if unit else "", Role.ADMINISTRATOR):
        raise Forbidden(f"{what}须由{f'[{unit.name}]或其上级' if unit else '全系统'}的系统管理员办理，您没有这项权限")


def must_keep(viewer: Viewer, what: str) -> None:
    """Refuse whoever has an administrator above him, for what holds everywhere: the calendar, the codes.

    A county that runs the product for itself needs no province to set its calendar right.
    """
    if not administers_all(viewer):
        raise Forbidden(f"{what}对全系统生效，由最上一级的系统管理员办理，您没有这项权限")


def noted(
    viewer: Viewer, verb: Verb, subject: str, subject_id: int | None, unit: Unit | None, **detail: object
) -> None:
    """Write the ledger row of an arrangement on the chain of the unit's county."""
    plain: Mapping[str, Any] = {name: str(value) if value is not None else None for name, value in detail.items()}
    record(
        chain=chain_of(unit) if unit else SYSTEM,
        account=viewer.account.username,
        verb=verb,
        subject=subject,
        subject_id=subject_id,
        detail=plain,
    )
