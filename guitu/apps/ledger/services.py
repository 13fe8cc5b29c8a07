"""The one verb of the ledger: put a row at the end of a unit's chain."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextvars import ContextVar
from datetime import datetime
from hashlib import sha256
from types import MappingProxyType
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from guitu.apps.ledger.models import Entry, Head, Verb

ORIGIN: ContextVar[str] = ContextVar("origin", default="")
"""From where the present request comes; the door sets it."""

SYSTEM = "system"
"""The account and the chain of what no person does."""


@transaction.atomic
def record(  # noqa: PLR0913 - one parameter a part of the row
    *,
    chain: str,
    account: str,
    verb: Verb,
    subject: str,
    subject_id: int | None = None,
    person_id: int | None = None,
    detail: Mapping[str, Any] = MappingProxyType({}),
) -> Entry:
    """Write one row in the caller's transaction; the end of the chain stays locked until it is over.

    `detail` names keys, numbers and outcomes, never what identifies a person.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO ledger_head (chain, number, digest) VALUES (%s, 0, '') ON CONFLICT DO NOTHING", [chain]
        )
    head = Head.objects.select_for_update().get(chain=chain)
    entry = Entry(
        chain=chain,
        number=head.number + 1,
        at=timezone.now(),
        account=account,
        verb=verb,
        subject=subject,
        subject_id=subject_id,
        person_id=person_id,
        origin=ORIGIN.get(),
        detail=dict(detail),
        previous=head.digest,
    )
    entry.digest = digest_of(entry)
    entry.save(force_insert=True)
    Head.objects.filter(chain=chain).update(number=entry.number, digest=entry.digest)
    return entry


def digest_of(entry: Entry) -> str:
    """Return the digest of a row: SHA-256 over all it says and the digest of the row before it."""
    said = [
        entry.chain,
        entry.number,
        _instant(entry.at),
        entry.account,
        entry.verb,
        entry.subject,
        entry.subject_id,
        entry.person_id,
        entry.origin,
        entry.detail,
        entry.previous,
    ]
    return sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _instant(at: datetime) -> str:
    return at.astimezone(timezone.get_fixed_timezone(0)).isoformat(timespec="microseconds")
