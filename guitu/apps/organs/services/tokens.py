"""Tokens: issued for another system to act as an account, shown once, counted by the minute, revoked at once."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Case, F, Value, When

from guitu.apps.ledger.models import Verb
from guitu.apps.organs.figures import TOKEN_CALLS, TOKEN_DAYS
from guitu.apps.organs.models import Account, Token, TokenScope
from guitu.apps.organs.selectors import Viewer, figure, token_digest, unit_of
from guitu.apps.organs.services.entitlement import must_administer, noted

MARK = "guitu_"
"""What every token begins with, so that one that was published by mistake can be recognised."""
LENGTH = 32


@dataclass(frozen=True, slots=True)
class IssuedToken:
    """A token and its secret: to be handed over now, since it is kept nowhere."""

    token: Token
    secret: str


@transaction.atomic
def issue_token(  # noqa: PLR0913 - one parameter a part of the record
    *, viewer: Viewer, account: Account, name: str, scopes: Collection[TokenScope], first: date, last: date
) -> IssuedToken:
    """Issue a token with which another system acts as an account, between two days.

    Raises Forbidden for whoever is not the account's administrator, ValueError for what a token cannot be.
    """
    unit = unit_of(account)
    must_administer(viewer, unit, "发放接口令牌")
    if not account.is_active:
        raise ValueError(f"账号[{account.username}]已停用，不能发放接口令牌")
    if not name.strip():
        raise ValueError(f"用途[{name}]不能为空：请写明哪个系统使用、用来做什么")
    if not scopes:
        raise ValueError("接口令牌至少要有一项范围：查阅、办理、导出")
    longest = figure(TOKEN_DAYS, unit)
    if not first <= last < first + timedelta(days=longest):
        raise ValueError(f"有效期[{first}至{last}]应当先起后止，最长{longest}日")
    secret = MARK + secrets.token_urlsafe(LENGTH)
    token = Token.objects.create(
        account=account,
        name=name.strip(),
        digest=token_digest(secret),
        scopes=sorted(scope.value for scope in scopes),
        first=first,
        last=last,
    )
    said = {"account": account.username, "scopes": ",".join(token.scopes), "first": first, "last": last}
    noted(viewer, Verb.CREATE, "token", token.pk, unit, **said)
    return IssuedToken(token, secret)


@transaction.atomic
def revoke_token(*, viewer: Viewer, token: Token, at: datetime) -> Token:
    """Revoke a token at once. Its account may do so itself, or the account's administrator; twice changes nothing."""
    unit = unit_of(token.account)
    if viewer.account != token.account:
        must_administer(viewer, unit, "收回接口令牌")
    if token.revoked is None:
        token.revoked = at
        token.save(update_fields=["revoked"])
        noted(viewer, Verb.CHANGE, "token", token.pk, unit, account=token.account.username, revoked=at)
    return token


def count_call(token: Token, *, at: datetime) -> bool:
    """Count one call, and tell whether it is still within what a minute allows. Two at once are counted as two."""
    minute = at.replace(second=0, microsecond=0)
    counted = Case(When(minute=minute, then=F("calls") + 1), default=Value(1))
    Token.objects.filter(pk=token.pk).update(calls=counted, minute=minute, used=at)
    token.refresh_from_db(fields=["calls"])
    return token.calls <= figure(TOKEN_CALLS, unit_of(token.account))
