"""What the forms of 资金 and 绩效 have in common: who may open them, reading days and sums, answering a refusal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation

from django.contrib import messages
from django.db import transaction

from guitu.apps.organs.models import Role
from guitu.law.course import Refusal
from guitu.web.access import HANDLERS, DeskRequest
from guitu.web.clock import today

ACCOUNTANTS: tuple[Role, ...] = (Role.FINANCE, Role.JOINT_REVIEWER, Role.FINANCE_LEADER, Role.FUND_SUPERVISOR)
KEEPERS: tuple[Role, ...] = (*HANDLERS, *ACCOUNTANTS)
"""Those who have to do with money: who asks for it, who signs, who keeps the accounts."""
EVALUATORS: tuple[Role, ...] = tuple(role for role in KEEPERS if role is not Role.OFFICER)
"""Those who have to do with evaluations: an office is evaluated with its county."""
ANSWERS = (Refusal, ValueError)
"""What the verbs say no with; each message is fit to be read by an officer."""


def amount_in(request: DeskRequest, name: str, words: str) -> Decimal:
    """Read a sum; what is none is refused with what was typed."""
    text = request.POST.get(name, "").strip().replace(",", "").replace("，", "")
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise ValueError(f"{words}[{text}]不是数额，请填写数字") from None
    if not number.is_finite():
        raise ValueError(f"{words}[{text}]不是数额，请填写数字")
    return number


def number_in(request: DeskRequest, name: str, words: str) -> int:
    """Read a whole number."""
    text = request.POST.get(name, "").strip()
    if not text.isascii() or not text.isdecimal():
        raise ValueError(f"{words}[{text}]应为整数")
    return int(text)


def day_in(request: DeskRequest, name: str, words: str) -> date:
    """Read a day; today where none is given, and none in the future."""
    text = request.POST.get(name, "").strip()
    if not text:
        return today()
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{words}[{text}]不是日期，请写成2023-06-03的样子") from None
    if day > today():
        raise ValueError(f"{words}[{text}]在今天之后")
    return day


def text_in(request: DeskRequest, name: str) -> str:
    """Read a text."""
    return request.POST.get(name, "").strip()


def refused(request: DeskRequest, do: Callable[[], object], done: str = "") -> str:
    """Do something in one transaction: say that it is done and return nothing, or return why it was refused."""
    try:
        with transaction.atomic():
            do()
    except ANSWERS as refusal:
        return str(refusal)
    if done:
        messages.success(request, done)
    return ""
