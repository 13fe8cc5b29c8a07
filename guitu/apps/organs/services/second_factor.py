"""The second factor: a time-based one-time password (RFC 6238), enrolled by its own holder.

A code is taken once: whoever looks over a shoulder cannot use it again. Wrong codes count towards the same lock as
wrong passwords, so that six digits cannot be tried out.
"""

from __future__ import annotations

import base64
import secrets
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote, urlencode

from django.db import transaction
from django_otp.oath import TOTP

from guitu.apps.ledger.models import Verb
from guitu.apps.organs.models import Account, Authenticator
from guitu.apps.organs.services.signing_in import Entrance, SignIn, failed, locked_words, note

ISSUER = "归途"
SECRET_BYTES = 20
STEPS_OFF = 1
"""How many steps of thirty seconds a telephone's clock may be off, either way."""

WRONG = "动态口令不正确。"


@dataclass(frozen=True, slots=True)
class Enrolment:
    """What an authenticator app is told: the secret to type, or the address to scan. Shown until it is confirmed."""

    device: Authenticator
    secret: str
    address: str


@transaction.atomic
def enrol_second_factor(*, account: Account) -> Enrolment:
    """Draw a secret for an account that has no second factor; it counts from its first right code on.

    Raises ValueError where there is one: only an administrator takes it away (`reset_second_factor`).
    """
    if Authenticator.objects.filter(user=account, confirmed=True).exists():
        raise ValueError(f"账号[{account.username}]已启用动态口令，须先由系统管理员重置")
    Authenticator.objects.filter(user=account).delete()
    secret = base64.b32encode(secrets.token_bytes(SECRET_BYTES)).decode()
    device = Authenticator.objects.create(user=account, name="动态口令", confirmed=False, secret=secret)
    told = urlencode({"secret": secret, "issuer": ISSUER, "digits": 6, "period": 30}, quote_via=quote)
    return Enrolment(device, secret, f"otpauth://totp/{quote(f'{ISSUER}:{account.username}')}?{told}")


@transaction.atomic
def confirm_second_factor(*, account: Account, code: str, at: datetime) -> bool:
    """Put the enrolled second factor in force if the code is right; nothing is counted while it is being set up."""
    device = Authenticator.objects.select_for_update().filter(user=account, confirmed=False).first()
    if device is None or not _taken(device, code, at):
        return False
    device.confirmed = True
    device.save(update_fields=["confirmed"])
    note(account, Verb.CHANGE, second_factor="enrolled")
    return True


@transaction.atomic
def verify_second_factor(*, account: Account, code: str, at: datetime) -> tuple[SignIn, Authenticator | None]:
    """Check a code at the sign-in: admitted with the device it came from, or refused, and counted."""
    account = Account.objects.select_for_update().get(pk=account.pk)
    if account.locked_until and at < account.locked_until:
        return SignIn(Entrance.LOCKED, words=locked_words(account.locked_until, at)), None
    for device in Authenticator.objects.select_for_update().filter(user=account, confirmed=True):
        if _taken(device, code, at):
            account.failures = 0
            account.save(update_fields=["failures"])
            note(account, Verb.SIGN_IN, second_factor="verified")
            return SignIn(Entrance.ADMITTED, account), device
    return failed(account, at, WRONG), None


def _taken(device: Authenticator, code: str, at: datetime) -> bool:
    """Take a code, once, and learn how far the telephone's clock is off."""
    digits = code.replace(" ", "")
    if len(digits) != 6 or not (digits.isascii() and digits.isdigit()):
        return False
    totp = TOTP(base64.b32decode(device.secret), drift=device.drift)
    totp.time = at.timestamp()
    if not totp.verify(int(digits), tolerance=STEPS_OFF, min_t=device.last_step + 1):
        return False
    device.last_step, device.drift = totp.t(), totp.drift
    device.save(update_fields=["last_step", "drift"])
    return True
