"""What a password must be like, and changing it.

Length is what resists guessing (ASVS 6.2); graded protection also asks for kinds of characters, change and memory.
The switch `password.graded` chooses; both rules refuse common passwords and those that resemble the account.
"""

from __future__ import annotations

import re
from datetime import datetime

from django.contrib.auth.hashers import check_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from guitu.apps.ledger.models import Verb
from guitu.apps.ledger.services import SYSTEM, record
from guitu.apps.organs.figures import PASSWORD_BARRED, PASSWORD_GRADED, PASSWORD_LENGTH
from guitu.apps.organs.models import Account, PastPassword
from guitu.apps.organs.selectors import chain_of, figure, unit_of
from guitu.apps.organs.services.accounts import end_sittings

KINDS = (r"[a-z]", r"[A-Z]", r"\d", r"[^\w\s]|_")
"""Small letters, capitals, digits, signs."""
KINDS_NEEDED = 3


class Unfit(ValueError):
    """A password that cannot serve; the message lists everything that is wrong with it."""


def faults_of(password: str, account: Account) -> list[str]:
    """Return everything that is wrong with a password, in the user's words; nothing if it may be used."""
    unit = unit_of(account)
    faults = []
    if len(password) < (least := figure(PASSWORD_LENGTH, unit)):
        faults.append(f"密码有{len(password)}个字符，至少应有{least}个")
    try:
        validate_password(password, account)
    except ValidationError as refused:
        faults += [
            " ".join(each.messages) for each in refused.error_list if each.code != "password_too_short" or not faults
        ]
    if figure(PASSWORD_GRADED, unit):
        if sum(bool(re.search(kind, password)) for kind in KINDS) < KINDS_NEEDED:
            faults.append("密码应含小写字母、大写字母、数字、符号中的至少三类")
        barred = figure(PASSWORD_BARRED, unit)
        past = account.past_passwords.values_list("password", flat=True)[: barred - 1]
        if any(check_password(password, each) for each in (account.password, *past)):
            faults.append(f"密码不能与最近{barred}次用过的相同")
    return faults


@transaction.atomic
def change_password(*, account: Account, old: str, new: str, at: datetime, keep: str = "") -> Account:
    """Change one's own password; every sitting but `keep` ends. Raises Unfit, with every fault named."""
    account = Account.objects.select_for_update().get(pk=account.pk)
    if not account.check_password(old):
        raise Unfit("原密码不正确")
    if old == new:
        raise Unfit("新密码不能与原密码相同")
    if faults := faults_of(new, account):
        raise Unfit("；".join(faults))
    PastPassword.objects.create(account=account, password=account.password)
    account.set_password(new)
    account.must_change, account.changed = False, at
    account.save(update_fields=["password", "must_change", "changed"])
    end_sittings(account, keep)
    unit = unit_of(account)
    record(
        chain=chain_of(unit) if unit else SYSTEM,
        account=account.username,
        verb=Verb.CHANGE,
        subject="account",
        subject_id=account.pk,
        detail={"password": "changed"},
    )
    return account
