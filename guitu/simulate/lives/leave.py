"""外出：申请、审批、出行、返回、销假，以及经常性跨市、县活动。"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from guitu.law.course import Course
from guitu.law.procedures import outgoing_leave as leave
from guitu.law.procedures import regular_crossing as crossing
from guitu.law.span import Span, days, months_after
from guitu.law.vocabulary import GroundKey, Outcome
from guitu.simulate.chance import Chance
from guitu.simulate.script import Soul
from guitu.simulate.walking import office_day_before, walk

REASONS = (
    (("work", "长沙市", "厂方通知前往洽谈用工，附单位证明。"), 34),
    (("family", "益阳市赫山区", "亲属婚礼，附请柬。"), 24),
    (("medical", "长沙市", "县人民医院建议转诊，附诊断证明。"), 22),
    (("work", "岳阳市", "承接短期装修工程，附合同。"), 10),
    (("lawsuit", "常德市", "作为证人出庭，附传票。"), 5),
    (("study", "株洲市", "参加职业技能培训，附通知书。"), 5),
)


def a_leave(  # noqa: PLR0913 - one parameter a part of the application
    chance: Chance,
    soul: Soul,
    *,
    span: Span,
    earlier: Sequence[Span],
    minor: bool,
    until: date,
) -> Course[Any]:
    """Return one leave; the body that decides follows from its length and from the trips before it."""
    ground, destination, why = chance.weighted(REASONS)
    applied = office_day_before(span.first - days(chance.between(3, 5)))
    decided = office_day_before(span.first - days(1))
    facts = leave.Leave(
        ground=GroundKey(ground),
        destination=destination,
        span=span,
        explanation=why,
        earlier=tuple(trip for trip in earlier if trip.first <= applied),
        granted=tuple(trip for trip in earlier if trip.last >= applied),
        entrusted=True,
        minor=minor,
    )
    return walk(
        "outgoing_leave",
        facts,
        (Outcome.SUBMIT, applied, None),
        (Outcome.FORWARD, applied, leave.Verification(opinion="理由属实，材料齐全，平时表现良好，建议准予。")),
        (Outcome.APPROVE, max(applied, decided), leave.Decision(opinion="同意", reasons=why)),
        (Outcome.SERVE, max(applied, decided), leave.Service(signed_by=soul.name, told=True)),
        (Outcome.REPORT, span.first, None),
        (Outcome.REPORT, span.last, leave.Return(returned=span.last)),
        (Outcome.CLOSE, span.last, leave.Settlement(findings="按期返回，当面报告，予以销假。")),
        until=until,
    )


def a_crossing(chance: Chance, soul: Soul, *, applied: date, minor: bool, until: date) -> Course[Any]:
    """Return one permission for regular trips, valid for half a year."""
    valid = Span(applied + days(7), months_after(applied + days(7), 6) - days(1))
    facts = crossing.Crossing(
        ground=GroundKey("work"),
        explanation=chance.one_of(("从事货运，须定期送货。", "在邻市务工，往返居住。", "经营农产品批发，定期进货。")),
        places=(chance.one_of(("益阳市赫山区", "长沙市宁乡市", "常德市汉寿县")),),
        timing="每周一、周四往返",
        frequency="每周二次",
        minor=minor,
    )
    endorsed = crossing.Endorsement(opinion="情况属实，行程基本固定，建议批准。")
    return walk(
        "regular_crossing",
        facts,
        (Outcome.SUBMIT, applied, None),
        (Outcome.FORWARD, applied + days(1), endorsed),
        (
            Outcome.APPROVE,
            applied + days(3),
            crossing.Decision(opinion="同意", reasons="确因正常工作需要。", valid=valid),
        ),
        (Outcome.SERVE, applied + days(4), crossing.Service(signed_by=soul.name, told=True)),
        until=until,
    )
