"""执行地变更：原执行地办理，新执行地回复、登记，档案在新执行地继续。"""

from __future__ import annotations

from datetime import date

import pytest

from guitu.apps.cases.models import Case
from guitu.apps.cases.services import annul, begin, take
from guitu.apps.people.models import Arrival, Correction
from guitu.law.course import NotCompetent, Relied
from guitu.law.procedures import residence_change as change
from guitu.law.span import days
from guitu.law.vocabulary import GroundKey, Outcome
from tests.apps.county import TODAY, County, a_county

pytestmark = pytest.mark.django_db


@pytest.fixture
def county() -> County:
    return a_county()


def on_the_way(county: County) -> Case:
    """A move applied for, agreed to by the other county and approved; the person travels."""
    case, _ = begin(
        viewer=county.officer,
        procedure="residence_change",
        person=county.person,
        correction=county.correction,
        office=county.office,
        counterpart=county.other_county,
        asked={
            "ground": GroundKey("home"),
            "new_county": "邻县",
            "new_address": "邻县城关镇",
            "moves": TODAY + days(40),
        },
        on=TODAY,
    )
    pk = case.pk
    take(viewer=county.officer, case_id=pk, outcome=Outcome.FORWARD, on=TODAY)
    take(viewer=county.chief, case_id=pk, outcome=Outcome.FORWARD, on=TODAY)
    reply = change.Reply(opinion="同意接收")
    with pytest.raises(NotCompetent):
        take(viewer=county.chief, case_id=pk, outcome=Outcome.AGREE, on=TODAY, facts=reply)
    take(viewer=county.other_chief, case_id=pk, outcome=Outcome.AGREE, on=TODAY, facts=reply)
    decided = change.Decision(opinion="同意", reasons="理由正当")
    take(viewer=county.chief, case_id=pk, outcome=Outcome.APPROVE, on=TODAY, facts=decided)
    served = change.Service(signed_by=county.person.name, report_by=TODAY + days(7), told=True)
    take(viewer=county.chief, case_id=pk, outcome=Outcome.SERVE, on=TODAY, facts=served)
    return case


def test_what_the_new_county_registers_goes_on_there(county: County) -> None:
    case = on_the_way(county)
    assert Correction.objects.get(pk=county.correction.pk).stage == "TRANSFER_PENDING"
    arrived = TODAY + days(3)
    stated = change.Arrival(note="按期报到", arrived=arrived)
    act = take(viewer=county.other_chief, case_id=case.pk, outcome=Outcome.REGISTER, on=arrived, facts=stated)

    old, new = (Correction.objects.get(pk=county.correction.pk), Correction.objects.get(previous=county.correction))
    assert (old.stage, old.ended, old.ending) == ("TRANSFERRED_OUT", arrived, "transferred")
    assert (new.county, new.arrival, new.received, new.ended) == (
        county.other_county,
        Arrival.TRANSFERRED,
        date(2024, 6, 6),
        None,
    )
    assert (new.person, new.sentence, new.first, new.last) == (old.person, old.sentence, old.first, old.last)
    with pytest.raises(Relied, match="须由新执行地先行处理"):
        annul(viewer=county.other_chief, case_id=case.pk, number=act.number, reason="误", on=arrived)
