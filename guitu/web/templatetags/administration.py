"""What the templates of 管理 call: how an account stands, what a row of the record speaks of."""

from __future__ import annotations

from django import template

from guitu.apps.organs.models import Account
from guitu.web.administration.accounts import state_of
from guitu.web.administration.ledger import words_of

register = template.Library()


@register.filter
def account_state(account: Account) -> str:
    """Return how an account stands, in words."""
    return state_of(account)


@register.filter
def subject_words(subject: str) -> str:
    """Return what a row of the record speaks of, in words."""
    return words_of(subject)
