"""The verbs of the ledger: put a row at the end of a unit's chain; sign a day's root over all chains."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from guitu.apps.ledger.models import Entry, Head, Root, Verb
from guitu.apps.ledger.selectors import digest_of, root_of
from guitu.apps.ledger.signing import signature_of

ORIGIN: ContextVar[str] = ContextVar("origin", default="")
"""From where the present request comes; the door sets it."""

CHUNK = 2000
SYSTEM = "system"
"""The account and the chain of what no person does."""


@dataclass(frozen=True, slots=True)
class Row:
    """What one row says; number, moment and digests come with its place in the chain.

    `detail` names keys, numbers and outcomes, never what identifies a person. A fraction goes in as text: the
    database may write a number down otherwise than it came, and the digest would no longer fit.
    """

    account: str
    verb: Verb
    subject: str
    subject_id: int | None = None
    person_id: int | None = None
    detail: Mapping[str, Any] = field(default_factory=dict)


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
    """Write one row in the caller's transaction; see `Row` for what it may say."""
    (entry,) = record_many(chain=chain, rows=[Row(account, verb, subject, subject_id, person_id, detail)])
    return entry


@transaction.atomic
def record_many(*, chain: str, rows: Sequence[Row]) -> list[Entry]:
    """Write rows at the end of a chain, which stays locked until the caller's transaction is over."""
    if not rows:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO ledger_head (chain, number, digest) VALUES (%s, 0, '') ON CONFLICT DO NOTHING", [chain]
        )
    head = Head.objects.select_for_update().get(chain=chain)
    now, origin, digest = timezone.now(), ORIGIN.get()[:64], head.digest
    entries = []
    for number, row in enumerate(rows, start=head.number + 1):
        entry = Entry(
            chain=chain,
            number=number,
            at=now,
            account=row.account,
            verb=row.verb.value,
            subject=row.subject,
            subject_id=row.subject_id,
            person_id=row.person_id,
            origin=origin,
            detail=_plain(row.detail),
            previous=digest,
        )
        entry.digest = digest = digest_of(entry)
        entries.append(entry)
    Entry.objects.bulk_create(entries, batch_size=CHUNK)
    Head.objects.filter(chain=chain).update(number=head.number + len(entries), digest=digest)
    return entries


@transaction.atomic
def sign_day(day: date) -> Root:
    """Sign the ends of all chains as they now stand, in the name of a day; a day that is signed stays as it is.

    Raises ValueError for a day before the last one signed: the roots are a chain as well.
    """
    if signed := Root.objects.filter(day=day).first():
        return signed
    latest = Root.objects.last()
    if latest and day < latest.day:
        raise ValueError(f"day [{day}] lies before the last signed day, {latest.day}")
    heads = {head.chain: [head.number, head.digest] for head in Head.objects.filter(number__gt=0).order_by("chain")}
    previous = latest.digest if latest else ""
    digest = root_of(day, heads, previous)
    return Root.objects.create(
        day=day, heads=heads, previous=previous, digest=digest, signature=signature_of(digest.encode())
    )


def _plain(detail: Mapping[str, Any]) -> dict[str, Any]:
    plain: dict[str, Any] = json.loads(json.dumps(dict(detail)), parse_float=_refused)
    return plain


def _refused(number: str) -> float:
    raise TypeError(f"detail holds the fraction [{number}], expected text or a whole number")
