"""Coming in by name and password: counted, locked after too many failures in a row, limited to so many sittings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from django.contrib.auth.hashers import make_password
from django.contrib.sessions.models import Session
from django.db import transaction

from guitu.apps.ledger.models import Verb
from guitu.apps.ledger.services import ORIGIN, SYSTEM, record
from guitu.apps.organs.figures import FAILURES, LOCKED_MINUTES, SITTINGS
from guitu.apps.organs.models import Account, Authenticator, Sitting
from guitu.apps.organs.selectors import chain_of, figure, unit_of

WRONG = "账号或者密码不正确。"


class Entrance(Enum):
    """How a sign-in came out."""

    ADMITTED = "admitted"
    WRONG = "wrong"
    LOCKED = "locked"


@dataclass(frozen=True, slots=True)
class SignIn:
    """How a sign-in came out, whose it was if he is admitted, and the words for him."""

    entrance: Entrance
    account: Account | None = None
    words: str = ""


@transaction.atomic
def sign_in(*, username: str, password: str, origin: str, at: datetime) -> SignIn:
    """Check a name and a password. Failures are counted, so they are an answer and no exception that would undo it.

    A wrong name, a wrong password and a closed account are answered alike, and take as long.
    """
    account = Account.objects.select_for_update().filter(username=username, is_active=True).first()
    came = ORIGIN.set(origin)
    try:
        if account is None:
            make_password(password)
            # What was typed as a name may be a password: it is not written down.
            record(chain=SYSTEM, account=SYSTEM, verb=Verb.REFUSED, subject="account", detail={"sign_in": "unknown"})
            return SignIn(Entrance.WRONG, words=WRONG)
        if account.locked_until and at < account.locked_until:
            note(account, Verb.REFUSED, sign_in="locked")
            return SignIn(Entrance.LOCKED, words=locked_words(account.locked_until, at))
        if account.check_password(password):
            # With a second factor the count ends at its code: else a known password would buy ever more guesses at it.
            if not Authenticator.objects.filter(user=account, confirmed=True).exists():
                account.failures, account.locked_until = 0, None
                account.save(update_fields=["failures", "locked_until"])
            note(account, Verb.SIGN_IN)
            return SignIn(Entrance.ADMITTED, account)
        return failed(account, at, WRONG)
    finally:
        ORIGIN.reset(came)


def failed(account: Account, at: datetime, words: str) -> SignIn:
    """Count a failure of an account whose row is locked, and lock it after too many in a row."""
    unit = unit_of(account)
    most, minutes = figure(FAILURES, unit), figure(LOCKED_MINUTES, unit)
    account.failures += 1
    locked = account.failures >= most
    if locked:
        account.failures, account.locked_until = 0, at + timedelta(minutes=minutes)
    account.save(update_fields=["failures", "locked_until"])
    note(account, Verb.REFUSED, sign_in="now locked" if locked else "wrong")
    if locked and account.locked_until:
        return SignIn(Entrance.LOCKED, words=locked_words(account.locked_until, at))
    return SignIn(Entrance.WRONG, words=f"{words}再错{most - account.failures}次，账号将锁定{minutes}分钟。")


@transaction.atomic
def sit(*, account: Account, key: str, origin: str) -> int:
    """Note the session in which an account now sits; end the oldest beyond the limit, and return how many ended.

    Call it after the session has its final key. A session that ends by itself is forgotten here.
    """
    Account.objects.select_for_update().get(pk=account.pk)
    live = Session.objects.values("session_key")
    account.sittings.exclude(key__in=live).delete()
    Sitting.objects.update_or_create(key=key, defaults={"account": account, "origin": origin[:64]})
    others = list(account.sittings.exclude(key=key).order_by("-since", "-pk").values_list("key", flat=True))
    ended = others[figure(SITTINGS, unit_of(account)) - 1 :]
    Session.objects.filter(session_key__in=ended).delete()
    account.sittings.filter(key__in=ended).delete()
    if ended:
        note(account, Verb.SIGN_OUT, sittings_ended=len(ended))
    return len(ended)


@transaction.atomic
def sign_out(*, account: Account, key: str) -> None:
    """End one sitting."""
    Session.objects.filter(session_key=key).delete()
    account.sittings.filter(key=key).delete()
    note(account, Verb.SIGN_OUT)


def note(account: Account, verb: Verb, **detail: str | int) -> None:
    """Write what an account did for itself on the chain of its county."""
    unit = unit_of(account)
    record(
        chain=chain_of(unit) if unit else SYSTEM,
        account=account.username,
        verb=verb,
        subject="account",
        subject_id=account.pk,
        detail=detail,
    )


def locked_words(until: datetime, at: datetime) -> str:
    """Return what somebody is told who comes while his account is locked: whole minutes, rounded up."""
    minutes = -(-(until - at) // timedelta(minutes=1))
    return f"连续多次未通过，账号已锁定，请{minutes}分钟后再试，或者联系系统管理员。"
