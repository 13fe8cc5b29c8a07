"""What templates of money and marks call: numbers as they are printed, drawings, the state of a voucher."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from django import template
from django.utils.safestring import SafeString

from guitu.apps.funds.models import Voucher
from guitu.evaluation.measures import plain
from guitu.evaluation.permitted_uses import PerHead
from guitu.web.money import vouchers

register = template.Library()


@register.filter
def plainly(number: Decimal | Fraction | int | str) -> str:
    """Return a number without needless zeros."""
    return plain(Decimal(number) if isinstance(number, str) else number)


@register.filter
def wan(yuan: Decimal) -> str:
    """Return a sum in yuan as 万元."""
    return plain(Fraction(yuan) / 10000)


@register.filter
def yuan(amount: Decimal) -> str:
    """Return a sum in yuan, its thousands apart."""
    return f"{amount:,.2f}"


@register.filter
def signed(number: Decimal) -> str:
    """Return a difference with its sign."""
    return f"{number:+}" if number else "0"


@register.filter
def heads(check: PerHead) -> str:
    """Return how many persons a sum per head was divided by."""
    return plain(check.heads.count(check.base))


@register.filter
def drawing(svg: str) -> SafeString:
    """Return a chart as it was drawn: its lettering was escaped there."""
    return SafeString(svg)


@register.filter
def use_of(voucher: Voucher) -> str:
    """Return what a voucher is for."""
    return vouchers.use_of(voucher)


@register.filter
def state_of(voucher: Voucher) -> str:
    """Return where a voucher stands."""
    return vouchers.state_of(voucher)
