"""未按时报到（漏管）：查找、通报、听取理由，按逾期长短提出处理建议。"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from guitu.law.citation import COOPERATION, LAW, MEASURES
from guitu.law.procedure import Procedure, varied
from guitu.law.span import months_after
from guitu.law.vocabulary import (
    CLOSED,
    Actor,
    Asked,
    Bar,
    Category,
    Document,
    Effect,
    Known,
    Notice,
    Outcome,
    Right,
    Stage,
    Step,
    Tier,
    otherwise,
)

art, law, coop = MEASURES.at, LAW.at, COOPERATION.at

DISCOVERED = ("discover", Outcome.RECORD)
SEARCHED = ("search", Outcome.RECORD)
HELP_ASKED = ("assist", Outcome.FORWARD)
GIVEN_UP = ("absent", Outcome.PROPOSE)
APPEARED = ("appear", Outcome.REPORT)
HEARD = ("hear", Outcome.RECORD)
PROPOSED = ("propose", Outcome.PROPOSE)


class Measure(StrEnum):
    """可以建议的处理，由轻到重。"""

    ADMONITION = "训诫"
    WARNING = "警告"
    REVOCATION = "提请撤销缓刑、假释"


@dataclass(frozen=True, kw_only=True)
class NoShow:
    """一次未按时报到。"""

    due: Annotated[date, Asked("应当报到的最后日期")]
    discovered: Annotated[date, Asked("发现日期")]
    account: Annotated[str, Asked("发现经过")]
    category: Annotated[Category | None, Known("矫正类别")] = None
    minor: Annotated[bool, Known("未成年人")] = False
    admitted: Annotated[bool, Known("本人已登记接收")] = False
    checked: Annotated[date | None, Known("查证仍未报到的日期")] = None
    appeared: Annotated[date | None, Known("实际报到日期")] = None
    measure: Annotated[Measure | None, Known("建议的处理")] = None

    @property
    def until(self) -> date:
        return self.appeared or self.checked or self.discovered

    @property
    def days_late(self) -> int:
        # 条文未写明逾期自何日起算。自期限届满的次日起算，报到之日计入。
        return (self.until - self.due).days

    @property
    def over_a_month(self) -> bool:
        return self.until > months_after(self.due, 1)

    @property
    def on_probation(self) -> bool:
        return self.category is Category.PROBATION

    @property
    def on_parole(self) -> bool:
        return self.category is Category.PAROLE

    @property
    def revocable(self) -> bool:
        return self.over_a_month and (self.on_probation or self.on_parole)

    @property
    def gravest(self) -> Measure:
        """逾期的长短所容许的最重处理。"""
        if self.revocable:
            return Measure.REVOCATION
        return Measure.WARNING if self.days_late > 10 else Measure.ADMONITION

    @property
    def too_grave(self) -> bool:
        ladder = list(Measure)
        return self.measure is not None and ladder.index(self.measure) > ladder.index(self.gravest)


@dataclass(frozen=True, kw_only=True)
class Search:
    """查找的经过。"""

    ways: Annotated[tuple[str, ...], Asked("查找方式（逐项写明时间）")]
    asked: Annotated[tuple[str, ...], Asked("询问的人员")]
    findings: Annotated[str, Asked("查找情况")]


@dataclass(frozen=True, kw_only=True)
class StillAbsent:
    """查找后仍未报到。"""

    checked: Annotated[date, Asked("查证日期")]
    findings: Annotated[str, Asked("查证情况")]


@dataclass(frozen=True, kw_only=True)
class Appearance:
    """本人报到。"""

    appeared: Annotated[date, Asked("实际报到日期")]


@dataclass(frozen=True, kw_only=True)
class Hearing:
    """本人陈述的理由和核实情况。"""

    reasons: Annotated[str, Asked("本人陈述的理由")]
    verified: Annotated[str, Asked("核实情况")]


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """处理建议：档次由系统按逾期长短算出，是否处理、如何处理由人决定。"""

    opinion: Annotated[str, Asked("处理意见")]
    measure: Annotated[Measure | None, Asked("建议的处理", optional=True)] = None


NO_SHOW: Procedure[NoShow] = Procedure(
    key="no_show",
    words="未按时报到",
    facts=NoShow,
    cites=law(30),
    since=MEASURES.since,
    steps=(
        Step("discover", "发现未按时报到", Actor.COUNTY, {Outcome.RECORD: "search"}, law(30)),
        Step(
            "search",
            "立即查找",
            Actor.COUNTY,
            {Outcome.RECORD: "result"},
            law(30),
            Search,
            ("通话记录", "走访记录", "询问笔录", "照片"),
        ),
        Step("result", "查找结果", Actor.COUNTY, {Outcome.FIND: "appear", Outcome.MISS: "assist"}, law(30)),
        Step("assist", "书面提请公安机关协助", Actor.COUNTY, {Outcome.FORWARD: "trace"}, law(30)),
        Step("trace", "协助查找", Actor.POLICE, {Outcome.FIND: "appear", Outcome.MISS: "absent"}, law(30)),
        Step(
            "absent",
            "仍未报到的处理",
            Actor.COUNTY,
            {Outcome.FIND: "appear", Outcome.PROPOSE: CLOSED, Outcome.CLOSE: CLOSED},
            law(30),
            StillAbsent,
        ),
        Step("appear", "本人报到", Actor.SUPERVISEE, {Outcome.REPORT: "hear"}, law(21), Appearance),
        Step("hear", "听取理由", Actor.COUNTY, {Outcome.RECORD: "propose"}, law(30), Hearing, ("本人陈述的证明",)),
        Step(
            "propose",
            "提出处理建议",
            Actor.COUNTY,
            {Outcome.PROPOSE: CLOSED, Outcome.EXCUSE: CLOSED, Outcome.DROP: CLOSED},
            law(28),
            Proposal,
        ),
    ),
    bars=(
        Bar("not_yet", "报到期限尚未届满", lambda x: x.discovered <= x.due, law(21), (DISCOVERED,)),
        Bar("too_early", "逾期未超过一个月的，不得提请撤销", lambda x: not x.over_a_month, art(46), (GIVEN_UP,)),
        Bar(
            "irrevocable",
            "提请撤销只适用于缓刑、假释",
            lambda x: not (x.on_probation or x.on_parole),
            law(46),
            (GIVEN_UP,),
        ),
        Bar("unnamed", "未写明建议的处理", lambda x: x.measure is None, law(28), (PROPOSED,)),
        Bar("too_grave", "建议的处理重于逾期长短所容许的档次", lambda x: x.too_grave, law(28), (PROPOSED,)),
    ),
    authority=(
        Tier(
            "probation_month",
            "缓刑逾期超过一个月，可以提请撤销缓刑",
            lambda x: x.on_probation and x.over_a_month,
            Actor.COURT,
            art(46),
        ),
        Tier(
            "parole_month",
            "假释逾期超过一个月，可以提请撤销假释",
            lambda x: x.on_parole and x.over_a_month,
            Actor.COURT,
            art(47),
        ),
        Tier("over_ten", "逾期超过十日，可以警告", lambda x: x.days_late > 10, Actor.COUNTY, art(35)),
        Tier("within_ten", "逾期十日以内，可以训诫", otherwise, Actor.COUNTY, art(34)),
    ),
    documents=(
        Document("search_record", "社区矫正对象查找记录", SEARCHED, law(30)),
        Document("search_request", "关于配合协助查找社区矫正对象的函", HELP_ASKED, law(30), Actor.POLICE),
        Document("hearing_record", "未按时报到谈话（询问）笔录", HEARD, law(30)),
    ),
    notices=(
        Notice("tell_procuratorate", "通报未按时报到", Actor.PROCURATORATE, DISCOVERED, art(38)),
        Notice(
            "call_guardian", "联系监护人", Actor.GUARDIAN, DISCOVERED, law(53, unconfirmed=True), when=lambda x: x.minor
        ),
        Notice("ask_police", "书面提请协助查找", Actor.POLICE, HELP_ASKED, law(30)),
    ),
    effects=(
        Effect("missed", "未按时报到，列为漏管", Stage.MISSED, DISCOVERED, law(30), lambda x: not x.admitted),
        Effect("back", "本人已报到，待登记接收", Stage.AWAIT_REPORT, APPEARED, law(22), lambda x: not x.admitted),
    ),
    rights=(
        Right("heard", "处理之前应当听取本人的理由，区别情形处理", law(30)),
        Right("complaint", "认为合法权益受到侵害的，有权向人民检察院或者有关机关申诉、控告和检举", law(34, 2)),
    ),
)

NO_SHOW_2026: Procedure[NoShow] = varied(
    NO_SHOW,
    place="全国",
    cites=coop(12),
    since=COOPERATION.since,
    facts=NoShow,
    steps=(
        Step("discover", "发现未按时报到", Actor.COUNTY, {Outcome.RECORD: "search"}, coop(11)),
        Step(
            "search",
            "立即查找",
            Actor.COUNTY,
            {Outcome.RECORD: "result"},
            coop(12),
            Search,
            ("通话记录", "走访记录", "询问笔录", "照片"),
        ),
        Step("assist", "书面提请公安机关协助", Actor.COUNTY, {Outcome.FORWARD: "trace"}, coop(14)),
    ),
    documents=(
        Document("search_record", "社区矫正对象查找记录", SEARCHED, coop(12)),
        Document("no_show_notice", "关于社区矫正对象未按时报到情况的通报函", DISCOVERED, coop(12), Actor.SENTENCER),
        Document("report_order", "责令报到通知书", DISCOVERED, coop(12, unconfirmed=True), Actor.SUPERVISEE),
        Document("search_request", "关于配合协助查找社区矫正对象的函", HELP_ASKED, coop(14), Actor.POLICE),
    ),
    notices=(
        Notice("tell_procuratorate", "通报未按时报到", Actor.PROCURATORATE, DISCOVERED, coop(12)),
        Notice("tell_sentencer", "通报，请送达文书并责令报到", Actor.SENTENCER, DISCOVERED, coop(12)),
        Notice("ask_police", "书面提请协助查找", Actor.POLICE, HELP_ASKED, coop(14)),
    ),
    effects=(Effect("missed", "未按时报到，列为漏管", Stage.MISSED, DISCOVERED, coop(11), lambda x: not x.admitted),),
    rights=(Right("excused", "因重病、意外、不可抗力等特殊原因未按时报到的，不属漏管", coop(11)),),
)
