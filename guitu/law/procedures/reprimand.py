"""训诫：对较轻的违反监督管理规定行为。"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from guitu.law.citation import LAW, MEASURES
from guitu.law.procedure import Procedure
from guitu.law.vocabulary import (
    CLOSED,
    Actor,
    Asked,
    Bar,
    Document,
    Ground,
    GroundKey,
    Known,
    Notice,
    Outcome,
    Right,
    Step,
)

art, duty = MEASURES.at, LAW.at

SUBMITTED = ("investigate", Outcome.SUBMIT)
HEARD = ("hear", Outcome.RECORD)
DECIDED = ("decide", Outcome.DECIDE)
OBJECTED = ("serve", Outcome.OBJECT)
WITHDRAWN = ("review", Outcome.WITHDRAW)
ANSWERED = ("answer", Outcome.SERVE)


@dataclass(frozen=True, kw_only=True)
class Misconduct:
    """一次违反监督管理规定的行为：司法所所查明的，与档案所记载的。"""

    ground: Annotated[GroundKey, Asked("训诫情形")]
    happened: Annotated[str, Asked("事实经过")]
    investigators: Annotated[tuple[str, ...], Asked("调查人（两人以上）")]
    days_out: Annotated[int | None, Asked("未按时报到或者脱离监管的天数", optional=True)] = None
    minor: Annotated[bool, Known("未成年社区矫正对象")] = False
    reprimands: Annotated[int, Known("此前受训诫次数")] = 0
    warnings: Annotated[int, Known("此前受警告次数")] = 0
    guardian: Annotated[str, Known("监护人到场情况")] = ""
    objection: Annotated[str, Known("本人提出的异议")] = ""

    @property
    def days_unstated(self) -> bool:
        return self.ground == "unreported" and (self.days_out or 0) < 1

    @property
    def belongs_to_warning(self) -> bool:
        return self.ground == "unreported" and (self.days_out or 0) > 10

    @property
    def guardian_unaccounted(self) -> bool:
        return self.minor and not self.guardian.strip()


@dataclass(frozen=True, kw_only=True)
class Hearing:
    """听取本人的陈述和申辩。"""

    statement: Annotated[str, Asked("本人陈述和申辩")]
    guardian: Annotated[str, Asked("监护人到场情况，或者未能到场的原因（未成年人必填）", optional=True)] = ""


@dataclass(frozen=True, kw_only=True)
class Decision:
    """县级社区矫正机构的决定。"""

    opinion: Annotated[str, Asked("决定意见")]
    reasons: Annotated[str, Asked("理由")]


@dataclass(frozen=True, kw_only=True)
class Service:
    """决定书的宣读和送达。"""

    signed_by: Annotated[str, Asked("签收人；拒收的，写明见证人")]
    read_out: Annotated[bool, Asked("已向本人宣读，并告知提出异议的途径", must=True)]
    objection: Annotated[str, Asked("本人提出的异议", optional=True)] = ""


@dataclass(frozen=True, kw_only=True)
class Review:
    """对异议的复查。"""

    findings: Annotated[str, Asked("复查情况")]
    reasons: Annotated[str, Asked("维持或者撤销的理由")]


@dataclass(frozen=True, kw_only=True)
class Reply:
    """向本人告知复查结果。"""

    signed_by: Annotated[str, Asked("签收人；拒收的，写明见证人")]
    procuratorate_named: Annotated[bool, Asked("已告知可以向人民检察院提出", must=True)]


REPRIMAND: Procedure[Misconduct] = Procedure(
    key="reprimand",
    words="训诫",
    facts=Misconduct,
    cites=art(34),
    since=MEASURES.since,
    grounds=(
        Ground(
            "unreported",
            "不按规定时间报到或者接受社区矫正期间脱离监管，未超过十日",
            ("报到记录或者查找记录",),
            art(34, item=1),
        ),
        Ground(
            "rules",
            "违反关于报告、会客、外出、迁居等规定，情节轻微",
            ("相应的报告、会客、外出、迁居记录",),
            art(34, item=2),
        ),
        Ground(
            "education",
            "不按规定参加教育学习等活动，经教育仍不改正",
            ("签到记录", "此前的教育记录"),
            art(34, item=3),
        ),
        Ground("other", "其他违反监督管理规定，情节轻微", ("有关证明材料",), art(34, item=4)),
    ),
    steps=(
        Step(
            "investigate",
            "调查核实",
            Actor.OFFICE,
            {Outcome.SUBMIT: "hear"},
            art(40),
            evidence=("调查笔录", "证据材料"),
        ),
        Step(
            "hear",
            "听取陈述申辩",
            Actor.OFFICE,
            {Outcome.RECORD: "decide", Outcome.EXCUSE: CLOSED},
            art(40, unconfirmed=True),
            Hearing,
            ("陈述申辩笔录",),
        ),
        Step("decide", "决定", Actor.COUNTY, {Outcome.DECIDE: "serve", Outcome.DROP: CLOSED}, art(32), Decision),
        Step(
            "serve",
            "宣读和送达",
            Actor.OFFICE,
            {Outcome.SERVE: CLOSED, Outcome.OBJECT: "review"},
            art(32),
            Service,
            ("送达回证",),
        ),
        Step(
            "review",
            "处理异议",
            Actor.COUNTY,
            {Outcome.MAINTAIN: "answer", Outcome.WITHDRAW: "answer"},
            art(32),
            Review,
            ("复查记录",),
        ),
        Step("answer", "告知异议处理结果", Actor.OFFICE, {Outcome.SERVE: CLOSED}, art(32), Reply, ("送达回证",)),
    ),
    bars=(
        Bar(
            "one_investigator",
            "调查人不足两人",
            lambda x: len(set(x.investigators)) < 2,
            art(40, unconfirmed=True),
            (SUBMITTED,),
        ),
        Bar("days", "未写明脱离监管的天数", lambda x: x.days_unstated, art(34, item=1), (SUBMITTED,)),
        Bar("too_long", "超过十日的，依警告办理", lambda x: x.belongs_to_warning, art(35, item=2), (DECIDED,)),
        Bar("guardian", "未记明监护人到场情况", lambda x: x.guardian_unaccounted, art(55), (HEARD,)),
        Bar("no_objection", "未写明本人提出的异议", lambda x: not x.objection.strip(), art(32), (OBJECTED,)),
    ),
    documents=(
        Document("reprimand_investigation", "训诫调查笔录", SUBMITTED, art(40)),
        Document("reprimand_approval", "社区矫正对象训诫审批表", HEARD, art(32)),
        Document("reprimand_decision", "社区矫正对象训诫决定书", DECIDED, art(32), Actor.SUPERVISEE),
        Document("objection_answer", "考核奖惩异议处理告知书", ANSWERED, art(32), Actor.SUPERVISEE),
    ),
    notices=(
        Notice("guardian_called", "通知监护人到场", Actor.GUARDIAN, SUBMITTED, art(55), when=lambda x: x.minor),
        Notice("copy", "抄送训诫决定书", Actor.PROCURATORATE, DECIDED, art(32)),
        Notice("withdrawn", "通报撤销训诫决定", Actor.PROCURATORATE, WITHDRAWN, art(32)),
        Notice("guardian_told", "告知训诫决定", Actor.GUARDIAN, DECIDED, art(55), when=lambda x: x.minor),
        Notice("publish", "列入定期公示", Actor.OFFICE, DECIDED, art(32), when=lambda x: not x.minor),
    ),
    rights=(
        Right("be_heard", "决定前有权陈述和申辩", art(40, unconfirmed=True)),
        Right("object", "对训诫决定有异议的，可以向县级社区矫正机构提出，机构应当及时处理并告知结果", art(32)),
        Right("procuratorate", "对处理结果仍有异议的，可以向人民检察院提出", art(32)),
        Right("petition", "认为合法权益受到侵害的，有权向人民检察院或者有关机关申诉、控告和检举", duty(34, 2)),
        Right("minor_privacy", "未成年社区矫正对象的考核奖惩不公开", art(55)),
    ),
)
