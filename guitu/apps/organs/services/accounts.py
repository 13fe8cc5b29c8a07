"""Accounts: issued to somebody employed, with a temporary password that is shown once, and closed when he leaves."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date

from django.contrib.sessions.models import Session
from django.db import transaction

from guitu.apps.ledger.models import Verb
from guitu.apps.organs.models import Account, Authenticator, Grant, Staff, Unit
from guitu.apps.organs.selectors import Viewer, unit_of
from guitu.apps.organs.services.entitlement import Forbidden, must_administer, noted

LETTERS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Without those that are taken for one another on paper."""
GROUPS, GROUP = 4, 4


@dataclass(frozen=True, slots=True)
class Issued:
    """An account and its temporary password: to be handed over now, since it is kept nowhere."""

    account: Account
    password: str


@transaction.atomic
def issue_account(*, viewer: Viewer, staff: Staff, username: str) -> Issued:
    """Issue an account to somebody on the list of staff. Whoever signs in first chooses his own password."""
    must_administer(viewer, staff.unit, "发放账号")
    if hasattr(staff, "account"):
        raise ValueError(f"[{staff.name}]已有账号[{staff.account.username}]，一人一号")
    if staff.last:
        raise ValueError(f"[{staff.name}]已于{staff.last}离岗，不能发放账号")
    if not username.isidentifier() or not username.isascii():
        raise ValueError(f"账号[{username}]应以字母开头，只含字母、数字和下划线")
    if Account.objects.filter(username=username).exists():
        raise ValueError(f"账号[{username}]已被使用，请另取一个")
    password = temporary_password()
    account = Account(username=username, staff=staff, must_change=True)
    account.set_password(password)
    account.save()
    noted(viewer, Verb.CREATE, "account", account.pk, staff.unit, username=username)
    return Issued(account, password)


@transaction.atomic
def reset_password(*, viewer: Viewer, account: Account) -> Issued:
    """Give an account a temporary password, end every sitting and lift its lock."""
    unit = _of_another(viewer, account, "重置密码")
    password = temporary_password()
    account.set_password(password)
    account.must_change, account.failures, account.locked_until = True, 0, None
    account.save(update_fields=["password", "must_change", "failures", "locked_until"])
    end_sittings(account)
    noted(viewer, Verb.CHANGE, "account", account.pk, unit, password="reset")  # noqa: S106 - what was done to it
    return Issued(account, password)


@transaction.atomic
def reset_second_factor(*, viewer: Viewer, account: Account) -> None:
    """Take an account's second factor away, as when a telephone was lost; a new one is enrolled at the next sign-in."""
    unit = _of_another(viewer, account, "重置动态口令")
    Authenticator.objects.filter(user=account).delete()
    end_sittings(account)
    noted(viewer, Verb.CHANGE, "account", account.pk, unit, second_factor="reset")


@transaction.atomic
def close_account(*, viewer: Viewer, account: Account, on: date) -> Account:
    """Close an account for good: no sign-in, no sitting, no duty after that day."""
    unit = _of_another(viewer, account, "停用账号")
    account.is_active = False
    account.save(update_fields=["is_active"])
    Grant.objects.filter(account=account, first__lte=on, last=None).update(last=on)
    Grant.objects.filter(account=account, first__lte=on, last__gt=on).update(last=on)
    end_sittings(account)
    noted(viewer, Verb.CHANGE, "account", account.pk, unit, closed=on)
    return account


def end_sittings(account: Account, keep: str = "") -> int:
    """End every sitting of an account but one; return how many ended."""
    ended = list(account.sittings.exclude(key=keep).values_list("key", flat=True))
    Session.objects.filter(session_key__in=ended).delete()
    account.sittings.filter(key__in=ended).delete()
    return len(ended)


def temporary_password() -> str:
    """Draw a password that can be read out: four groups of four."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(GROUP)) for _ in range(GROUPS))


def _of_another(viewer: Viewer, account: Account, what: str) -> Unit | None:
    """Return the unit of an account that the viewer may arrange; nobody arranges his own."""
    unit = unit_of(account)
    must_administer(viewer, unit, what)
    if account == viewer.account:
        raise Forbidden(f"{what}须由另一位系统管理员办理，不能为自己办理")
    return unit
