"""Which day it is for the product: today; on a trial site, the day on which its demonstration stands."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.utils import timezone

from guitu.apps.organs.models import Setting

KEY = "demonstration_day"


def today() -> date:
    """Return the day in Asia/Shanghai, or the day of the demonstration where one is loaded on a trial site."""
    if settings.TRIAL and (chosen := Setting.objects.filter(key=KEY, unit=None).first()):
        return date.fromisoformat(str(chosen.value))
    return timezone.localdate()
