"""执行地变更：转出与转入。"""

from __future__ import annotations

from datetime import date
from typing import Any

from guitu.law.course import Course
from guitu.law.procedures import residence_change as change
from guitu.law.span import days
from guitu.law.vocabulary import GroundKey, Outcome
from guitu.simulate.chance import Chance
from guitu.simulate.script import Soul
from guitu.simulate.walking import office_day, walk


def a_move(  # noqa: PLR0913 - one parameter a part of the record
    chance: Chance, soul: Soul, *, to: str, address: str, applied: date, minor: bool, until: date
) -> Course[Any]:
    """Return one move, from the application to the receipt for the file."""
    applied = office_day(applied)
    asked, answered = office_day(applied, 2), office_day(applied, 5)
    decided = office_day(answered, 1)
    arrived = office_day(decided, 3)
    facts = change.Move(
        ground=GroundKey(chance.one_of(("work", "home"))),
        new_county=to,
        new_address=address,
        moves=applied + days(31),
        minor=minor,
    )
    served = change.Service(signed_by=soul.name, report_by=decided + days(7), told=True)
    return walk(
        "residence_change",
        facts,
        (Outcome.SUBMIT, applied, None),
        (Outcome.FORWARD, office_day(applied, 1), None),
        (Outcome.FORWARD, asked, None),
        (Outcome.AGREE, answered, change.Reply(opinion="经核实居所和工作属实，同意接收。")),
        (Outcome.APPROVE, decided, change.Decision(opinion="同意变更", reasons="理由正当，新执行地同意接收。")),
        (Outcome.SERVE, decided, served),
        (Outcome.REGISTER, arrived, change.Arrival(note="按期报到，登记接收。", arrived=arrived)),
        (Outcome.RECEIVE, office_day(arrived, 1), change.Receipt(file_received=arrived, complete=True)),
        until=until,
    )
