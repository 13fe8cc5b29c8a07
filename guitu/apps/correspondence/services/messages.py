"""Telling somebody something: in the product always, further through a carrier that the site chooses."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from guitu.apps.cases.models import Case
from guitu.apps.cases.selectors.courses import declared
from guitu.apps.correspondence.models import Message, Register
from guitu.apps.organs.models import Account, Unit
from guitu.law.course import Barred

Carrier = Callable[[str, str], None]
"""Carries a text to a number; raises ConnectionError where it cannot."""

SIMULATED: list[tuple[str, str]] = []
"""What the simulated carrier has carried, latest last: for trials without a contract with an operator."""


def simulate(number: str, text: str) -> None:
    """Carry nowhere, and keep what would have been sent."""
    SIMULATED.append((number, text))


CARRIERS: Mapping[str, Carrier] = MappingProxyType({"simulator": simulate})
"""The carriers a site may name in `GUITU_CARRIER`; an operator's adapter is one more function."""

TEXTS: Mapping[Register, str] = MappingProxyType(
    {
        Register.OFFICER: "【归途】{title}：{body}",
        Register.PERSON: "【社区矫正提醒】您好，{body}如有疑问，请联系您的司法所。",
        Register.COURT: "【社区矫正机构】{title}。{body}此函已由政法协同渠道另送。",
    }
)


@transaction.atomic
def tell(  # noqa: PLR0913 - one parameter a part of the message
    *,
    register: Register,
    title: str,
    body: str,
    to: Account | None = None,
    unit: Unit | None = None,
    case: Case | None = None,
    number: str = "",
) -> Message:
    """Leave a message in the product; with a number, and where the site has a carrier, send it there too.

    Of a secret procedure the person is told nothing (Barred).
    """
    if case and register is Register.PERSON and declared(case).secret:
        raise Barred(f"“{declared(case).words}”保密，不得告知本人")
    message = Message.objects.create(to=to, unit=unit, register=register, title=title, body=body, case=case)
    carrier = CARRIERS.get(getattr(settings, "GUITU_CARRIER", ""))
    if number and carrier:
        carrier(number, TEXTS[register].format(title=title, body=body))
        message.carried, message.carried_at = settings.GUITU_CARRIER, timezone.now()
        message.save(update_fields=["carried", "carried_at"])
    return message
