"""Who looked at what through the interface: every look into a file, every list, every file handed out is kept."""

from __future__ import annotations

from guitu.api.door import Caller
from guitu.apps.cases.models import Case
from guitu.apps.ledger.models import Verb
from guitu.apps.ledger.services import record


def looked_at(caller: Caller, case: Case, subject: str, number: int, verb: Verb = Verb.READ) -> None:
    """Keep who looked into whose case, or took a file of it away."""
    record(
        chain=case.county.path,
        account=caller.viewer.account.username,
        verb=verb,
        subject=subject,
        subject_id=number,
        person_id=case.person_id,
    )


def listed(caller: Caller, subject: str, found: int, page: int) -> None:
    """Keep who asked for which list."""
    record(
        chain=caller.chain,
        account=caller.viewer.account.username,
        verb=Verb.LIST,
        subject=subject,
        detail={"found": found, "page": page},
    )
