"""Admitting somebody by his password: counted, locked after too many failures, and kept in the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.contrib.auth import authenticate
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from guitu.apps.ledger.models import Verb
from guitu.apps.ledger.services import SYSTEM, record
from guitu.apps.organs.models import Account

FAILURES = 5
LOCKED_FOR = timedelta(minutes=15)
# Five failures and a quarter of an hour: graded protection asks for a limit and leaves the figures to the operator.

WRONG = "账号或者密码不正确。"


@dataclass(frozen=True, slots=True)
class Answer:
    """Whom the password admits, or why nobody."""

    account: Account | None
    words: str = ""


@transaction.atomic
def admitted(request: HttpRequest, username: str, password: str) -> Answer:
    """Return the account if name and password agree. A wrong name and a wrong password are answered alike."""
    account = Account.objects.select_for_update().filter(username=username).first()
    if account and account.locked_until and account.locked_until > timezone.now():
        minutes = max(1, round((account.locked_until - timezone.now()).total_seconds() / 60))
        return Answer(None, f"连续{FAILURES}次未通过，账号已锁定，请{minutes}分钟后再试，或者联系管理员。")
    if authenticate(request, username=username, password=password) is not None and account:
        account.failures, account.locked_until = 0, None
        account.save(update_fields=["failures", "locked_until"])
        return Answer(account)
    if account is None:
        return Answer(None, WRONG)
    return Answer(None, _failed(account))


def _failed(account: Account) -> str:
    account.failures += 1
    locked = account.failures >= FAILURES
    if locked:
        account.failures, account.locked_until = 0, timezone.now() + LOCKED_FOR
    account.save(update_fields=["failures", "locked_until"])
    noted(account, Verb.REFUSED, {"sign_in": "locked" if locked else "wrong password"})
    if locked:
        minutes = LOCKED_FOR.seconds // 60
        return f"连续{FAILURES}次未通过，账号已锁定，请{minutes}分钟后再试，或者联系管理员。"
    return f"{WRONG}再错{FAILURES - account.failures}次将锁定{LOCKED_FOR.seconds // 60}分钟。"


def noted(account: Account, verb: Verb, detail: dict[str, str] | None = None) -> None:
    """Keep in the ledger that somebody came, left or was turned away."""
    grant = account.grants.select_related("unit").order_by("pk").first()
    record(
        chain=grant.unit.path if grant else SYSTEM,
        account=account.username,
        verb=verb,
        subject="account",
        subject_id=account.pk,
        detail=detail or {},
    )
