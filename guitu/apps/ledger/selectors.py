"""Reads of the ledger: what a supervisor may look up, and whether every chain still holds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Any, Protocol

from django.db.models import Q, QuerySet
from django.utils import timezone

from guitu.apps.ledger.models import Entry, Head, Root, Verb
from guitu.apps.ledger.signing import is_signed


class Looks(Protocol):
    """Whoever looks: he knows the condition under which a row lies in the places of his duties."""

    def around(self, field: str = "path") -> Q: ...


class Breach(StrEnum):
    """In what way a chain is broken."""

    MISSING = "缺少这一行"
    ALTERED = "这一行的内容被改动"
    UNLINKED = "这一行与上一行不相接"
    END = "链的末尾与登记的末尾不符"
    ROOT = "当日根与所列各链末尾或者上一日根不符"
    SIGNATURE = "当日根的签名不符"
    CUT = "当日根所列的末尾已不在链上"


@dataclass(frozen=True, slots=True)
class Broken:
    """The first place at which the record does not hold; for a root, `chain` is its day and `number` 0."""

    chain: str
    number: int
    breach: Breach

    def __str__(self) -> str:
        return f"{self.chain} 第{self.number}行：{self.breach}" if self.number else f"{self.chain}：{self.breach}"


def entries_seen(  # noqa: PLR0913 - one parameter a column of the search
    viewer: Looks,
    *,
    person_id: int | None = None,
    account: str = "",
    verb: Verb | None = None,
    first: date | None = None,
    last: date | None = None,
) -> QuerySet[Entry]:
    """Return the rows of the chains in the viewer's places, the latest first; days are whole days, both counted."""
    asked: dict[str, object] = {
        "person_id": person_id,
        "account": account or None,
        "verb": verb,
        "at__gte": _midnight(first) if first else None,
        "at__lt": _midnight(last + timedelta(days=1)) if last else None,
    }
    said = {name: value for name, value in asked.items() if value is not None}
    return Entry.objects.filter(viewer.around("chain"), **said).order_by("-at", "chain", "-number")


def first_broken(chain: str | None = None) -> Broken | None:
    """Return the first broken row of one chain, or of all chains and daily roots; None where everything holds.

    Run it where everything is seen (`organs.scope.system_scope`): rows that are hidden count as missing.
    """
    heads = Head.objects.order_by("chain")
    for head in heads.filter(chain=chain) if chain else heads:
        if broken := _broken_in(head):
            return broken
    return None if chain else _broken_root()


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
    return _digest(said)


def root_of(day: date, heads: dict[str, Any], previous: str) -> str:
    """Return the digest of a day's root: SHA-256 over the day, the ends of all chains and the root before it."""
    return _digest([day.isoformat(), heads, previous])


def _digest(said: list[Any]) -> str:
    return sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _instant(at: datetime) -> str:
    return at.astimezone(timezone.get_fixed_timezone(0)).isoformat(timespec="microseconds")


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime(day.year, day.month, day.day))  # noqa: DTZ001 - made aware at once


def _broken_in(head: Head) -> Broken | None:
    number, digest = 0, ""
    for entry in _rows(head.chain):
        number += 1
        if entry.number != number:
            return Broken(head.chain, number, Breach.MISSING)
        if entry.digest != digest_of(entry):
            return Broken(head.chain, number, Breach.ALTERED)
        if entry.previous != digest:
            return Broken(head.chain, number, Breach.UNLINKED)
        digest = entry.digest
    if number < head.number:
        return Broken(head.chain, number + 1, Breach.MISSING)
    return None if (number, digest) == (head.number, head.digest) else Broken(head.chain, number, Breach.END)


def _rows(chain: str) -> Iterator[Entry]:
    return Entry.objects.filter(chain=chain).order_by("number").iterator(chunk_size=2000)


def _broken_root() -> Broken | None:
    previous = ""
    for root in Root.objects.order_by("day"):
        if root.previous != previous or root.digest != root_of(root.day, root.heads, root.previous):
            return Broken(root.day.isoformat(), 0, Breach.ROOT)
        if not is_signed(root.digest.encode(), root.signature):
            return Broken(root.day.isoformat(), 0, Breach.SIGNATURE)
        held = {(chain, number) for chain, number in _held(root)}
        if any((chain, number) not in held for chain, (number, _) in root.heads.items()):
            return Broken(root.day.isoformat(), 0, Breach.CUT)
        previous = root.digest
    return None


def _held(root: Root) -> QuerySet[Entry, tuple[str, int]]:
    digests = [digest for _, digest in root.heads.values()]
    return Entry.objects.filter(digest__in=digests).values_list("chain", "number")
