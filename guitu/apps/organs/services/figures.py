"""Setting a day right, and choosing a figure."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from guitu.apps.ledger.models import Verb
from guitu.apps.organs.figures import FIGURES
from guitu.apps.organs.models import DayCorrection, Setting, Unit
from guitu.apps.organs.selectors import Viewer
from guitu.apps.organs.services.entitlement import must_administer, must_keep, noted


@transaction.atomic
def correct_day(*, viewer: Viewer, day: date, works: bool, paper: str) -> DayCorrection:
    """Say that a day is worked or off, by which notice. The whole system's administrator does it, for all."""
    must_keep(viewer, "更正工作日历")
    if not paper.strip():
        raise ValueError(f"依据[{paper}]不能为空：请写明通知的名称或者文号")
    corrected, _ = DayCorrection.objects.update_or_create(day=day, defaults={"works": works, "paper": paper.strip()})
    noted(viewer, Verb.CHANGE, "day", corrected.pk, None, day=day, works=works)
    return corrected


@transaction.atomic
def choose_setting(*, viewer: Viewer, key: str, value: int, unit: Unit | None, source: str) -> Setting:
    """Choose a figure for a unit and all below it, or for all. Raises ValueError for what the figure does not admit."""
    must_administer(viewer, unit, "调整设置")
    figure = next((each for each in FIGURES if each.key == key), None)
    if figure is None:
        raise ValueError(f"没有设置[{key}]，可以调整的有：{'、'.join(each.key for each in FIGURES)}")
    if not figure.admits(value):
        raise ValueError(f"“{figure.words}”不能是[{value}]，应在{figure.least}至{figure.most}之间")
    if not source.strip():
        raise ValueError(f"来源[{source}]不能为空：请写明依据")
    chosen, _ = Setting.objects.update_or_create(
        unit=unit, key=key, defaults={"value": value, "source": source.strip()}
    )
    noted(viewer, Verb.CHANGE, "setting", chosen.pk, unit, key=key, value=value)
    return chosen
