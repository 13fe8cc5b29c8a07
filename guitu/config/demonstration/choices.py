"""What a simulated place has chosen: what its counties entrust to their offices, and the day it stands on."""

from __future__ import annotations

from datetime import date

from guitu.apps.organs.clock import KEY
from guitu.apps.organs.models import Entrustment, Power, Setting
from guitu.config.demonstration.places import Place
from guitu.simulate.script import Script

ENTRUSTED = date(2020, 7, 1)


def choose(script: Script, place: Place) -> None:
    """Entrust every office with every power, keep documents where the province does, and set the product's day."""
    Entrustment.objects.bulk_create(
        Entrustment(
            county=place.counties[county],
            office=office,
            power=power,
            paper=f"{place.counties[county].place}社区矫正事项委托书（演示）",
            first=ENTRUSTED,
        )
        for (county, _), office in place.offices.items()
        for power in Power
    )
    Setting.objects.create(
        unit=place.province, key="keeps_documents", value=True, source="演示设置：据公开报告所述做法"
    )
    standing = Setting.objects.filter(key=KEY, unit=None).first()
    if standing is None or str(standing.value) < script.until.isoformat():
        Setting.objects.update_or_create(
            key=KEY, unit=None, defaults={"value": script.until.isoformat(), "source": f"{script.words}演示数据截止日"}
        )
