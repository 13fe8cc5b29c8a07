"""县级社区矫正工作年度绩效（虚构的标准，示写法）。"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from guitu.evaluation.bands import reaching
from guitu.evaluation.evidence import Answers, Attested
from guitu.evaluation.framework import Framework, Indicator
from guitu.evaluation.measures import Rate
from guitu.evaluation.scoring import Banded, Checklist, Incident, Item, PerIncident, PerShortfall
from guitu.law.citation import Instrument
from guitu.law.vocabulary import Known

STANDARD = Instrument("示范省社区矫正绩效评价办法", date(2024, 1, 1))
art = STANDARD.at

DUTIES = (Item("drill", "应急演练", 8), Item("train", "业务培训", 7), Item("audit", "执法检查", 5))
LOST = (Incident("lost", "脱离监管", 8),)


@dataclass(frozen=True, kw_only=True)
class Year:
    """一个县的一年。"""

    visits: Annotated[Rate | None, Known("实地查访：已查访/应查访")]
    lost: Annotated[int, Known("脱离监管起数")]
    decisions: Annotated[Rate, Known("作出决定：按期/全部")]
    duties: Annotated[Answers, Attested("本年做到的制度事项")]


COUNTY_PERFORMANCE: Framework[Year] = Framework(
    key="county_performance",
    words="县级社区矫正工作年度绩效",
    facts=Year,
    cites=art(1),
    since=STANDARD.since,
    out_of=100,
    indicators=(
        Indicator(
            key="visits",
            words="实地查访率",
            scoring=Banded(lambda y: y.visits, reaching((95, 30), (90, 24), (80, 15))),
            cites=art(5, 1),
        ),
        Indicator(
            key="lost",
            words="脱离监管",
            scoring=PerIncident(lambda y: {"lost": y.lost}, full=30, kinds=LOST),
            cites=art(5, 2),
        ),
        Indicator(
            key="in_time",
            words="按期决定率",
            scoring=PerShortfall(lambda y: y.decisions, full=20, step=5, each=4),
            cites=art(6),
        ),
        Indicator(key="duties", words="制度落实", scoring=Checklist(lambda y: y.duties, DUTIES), cites=art(7)),
    ),
    grades=((90, "优秀"), (80, "良好"), (60, "合格"), (0, "不合格")),
)
