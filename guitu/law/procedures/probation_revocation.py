"""提请撤销缓刑：缓刑考验期内违反监督管理规定或者禁止令，情节严重。"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from guitu.law.citation import COOPERATION, LAW, MEASURES, PROHIBITION_ORDERS, SUPREME_COURT_PROCEDURE
from guitu.law.procedure import Procedure, varied
from guitu.law.span import Span, months_after
from guitu.law.vocabulary import (
    CLOSED,
    Actor,
    Asked,
    Bar,
    Category,
    CourtLevel,
    Deadline,
    Document,
    Effect,
    Ground,
    GroundKey,
    Known,
    Notice,
    Outcome,
    Right,
    Stage,
    Step,
    Tier,
    otherwise,
    within,
)

art, duty, together = MEASURES.at, LAW.at, COOPERATION.at

same_level = art(46, unconfirmed=True)

SUBMITTED = ("report", Outcome.SUBMIT)
VERIFIED = ("investigate", Outcome.VERIFY)
CONCLUDED = ("review", Outcome.CONCLUDE)
PROPOSED = ("propose", Outcome.PROPOSE)
REVOKED = ("ruling", Outcome.REVOKE)
UPHELD = ("ruling", Outcome.UPHOLD)


@dataclass(frozen=True, kw_only=True)
class Breach:
    """一次严重违规：司法所所报告的，与档案所记载的。"""

    ground: Annotated[GroundKey, Asked("提请情形")]
    happened: Annotated[str, Asked("事实经过")]
    court_name: Annotated[str, Asked("原审人民法院")]
    court: Annotated[CourtLevel, Asked("原审人民法院的审级")]
    absent: Annotated[Span | None, Asked("未按规定时间报到或者脱离监管的起止日期", optional=True)] = None
    category: Annotated[Category, Known("矫正类别")]
    minor: Annotated[bool, Known("未成年社区矫正对象")] = False
    prohibited: Annotated[bool, Known("判决宣告禁止令")] = False
    warnings: Annotated[int, Known("此前受警告次数")] = 0
    penalties: Annotated[int, Known("因违反监督管理规定受治安管理处罚次数")] = 0
    fugitive: Annotated[bool, Known("下落不明")] = False
    participants: Annotated[tuple[str, ...], Known("参加集体评议的人员")] = ()

    @property
    def no_order(self) -> bool:
        return self.ground == "prohibition" and not self.prohibited

    @property
    def not_over_a_month(self) -> bool:
        # “超过一个月”：自脱离监管之日至次月同日为一个月，次日起方为超过。
        over = self.absent is not None and self.absent.last > months_after(self.absent.first, 1)
        return self.ground == "absent" and not over

    @property
    def never_penalised(self) -> bool:
        return self.ground == "penalised" and self.penalties < 1

    @property
    def too_few_warnings(self) -> bool:
        return self.ground == "warned" and self.warnings < 2


@dataclass(frozen=True, kw_only=True)
class Investigation:
    """县级社区矫正机构的调查。"""

    findings: Annotated[str, Asked("查明的事实与证据")]
    uncounted: Annotated[str, Asked("不计入考验期的期间及证明", optional=True)] = ""


@dataclass(frozen=True, kw_only=True)
class Review:
    """法制审核与集体评议。"""

    participants: Annotated[tuple[str, ...], Asked("参加集体评议的人员")]
    legality: Annotated[str, Asked("法制审核意见")]
    opinion: Annotated[str, Asked("集体评议意见")]


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """撤销缓刑的建议。"""

    addressed: Annotated[str, Asked("受理建议的人民法院（原审，或者执行地同级）")]
    reasons: Annotated[str, Asked("事实、证据和依据")]


@dataclass(frozen=True, kw_only=True)
class Ruling:
    """人民法院的裁定。"""

    number: Annotated[str, Asked("裁定书文号")]
    ruled: Annotated[date, Asked("裁定日期")]


def at_large(x: Breach) -> bool:
    """Tell whether nobody knows where the person is, so that a ruling has to be enforced by pursuit."""
    return x.fugitive


PROBATION_REVOCATION: Procedure[Breach] = Procedure(
    key="probation_revocation",
    words="提请撤销缓刑",
    facts=Breach,
    cites=duty(46),
    since=MEASURES.since,
    grounds=(
        Ground("prohibition", "违反禁止令，情节严重", ("禁止令", "违反禁止令的证据"), art(46, item=1)),
        Ground(
            "absent",
            "无正当理由不按规定时间报到或者接受社区矫正期间脱离监管，超过一个月",
            ("查找记录", "起止时间的证明"),
            art(46, item=2),
        ),
        Ground(
            "penalised",
            "因违反监督管理规定受到治安管理处罚，仍不改正",
            ("治安管理处罚决定书", "新的违规证据"),
            art(46, item=3),
        ),
        Ground("warned", "受到社区矫正机构两次警告，仍不改正", ("两次警告决定书", "新的违规证据"), art(46, item=4)),
        Ground(
            "other",
            "其他违反有关法律、行政法规和监督管理规定，情节严重",
            ("违规次数、手段、原因、后果的证据",),
            art(46, item=5),
        ),
    ),
    steps=(
        Step(
            "report",
            "报告严重违规",
            Actor.OFFICE,
            {Outcome.SUBMIT: "investigate"},
            art(40),
            evidence=("违规事实的证据", "历次考核奖惩记录"),
        ),
        Step(
            "investigate",
            "调查取证",
            Actor.COUNTY,
            {Outcome.VERIFY: "review", Outcome.DROP: CLOSED},
            art(40),
            Investigation,
            ("调查笔录", "历次决定书及送达回证"),
        ),
        Step(
            "review",
            "法制审核与集体评议",
            Actor.COUNTY,
            {Outcome.CONCLUDE: "propose", Outcome.DROP: CLOSED},
            art(46, unconfirmed=True),
            Review,
            ("评议记录",),
        ),
        Step(
            "propose",
            "提出撤销缓刑建议",
            Actor.DECIDER,
            {Outcome.PROPOSE: "ruling", Outcome.DROP: CLOSED},
            art(46),
            Proposal,
            ("撤销缓刑建议书", "证据目录"),
        ),
        Step(
            "ruling",
            "人民法院裁定",
            Actor.COURT,
            {Outcome.REVOKE: CLOSED, Outcome.UPHOLD: CLOSED},
            duty(48),
            Ruling,
            ("裁定书", "送达回证"),
        ),
    ),
    bars=(
        Bar(
            "not_probation",
            "不是被宣告缓刑的社区矫正对象",
            lambda x: x.category is not Category.PROBATION,
            duty(46, 1),
            (SUBMITTED, PROPOSED),
        ),
        Bar("no_order", "判决没有宣告禁止令", lambda x: x.no_order, art(46, item=1), (SUBMITTED, PROPOSED)),
        Bar("a_month", "脱离监管未超过一个月", lambda x: x.not_over_a_month, art(46, item=2), (SUBMITTED, PROPOSED)),
        Bar(
            "never_penalised", "未受过治安管理处罚", lambda x: x.never_penalised, art(46, item=3), (SUBMITTED, PROPOSED)
        ),
        Bar("too_few", "此前受警告不足两次", lambda x: x.too_few_warnings, art(46, item=4), (SUBMITTED, PROPOSED)),
        Bar(
            "alone",
            "集体评议不能由一人作出",
            lambda x: len(set(x.participants)) < 2,
            art(46, unconfirmed=True),
            (CONCLUDED,),
        ),
    ),
    # 条文称“执行地同级社区矫正机构”，未写明与谁同级。从严解释：与原审人民法院同级。
    authority=(
        Tier("high", "高级人民法院判决", lambda x: x.court is CourtLevel.HIGH, Actor.PROVINCE, same_level),
        Tier(
            "intermediate", "中级人民法院判决", lambda x: x.court is CourtLevel.INTERMEDIATE, Actor.HIGHER, same_level
        ),
        Tier("basic", "基层人民法院判决", otherwise, Actor.COUNTY, same_level),
    ),
    deadlines=(
        # 法院收到建议书之日以送达为准；提请机关从严，自提出建议之日起算。
        Deadline("rule_soon", "收到建议书后三十日内裁定", "ruling", within(30, since=PROPOSED), duty(48, 1)),
    ),
    documents=(
        Document("revocation_investigation", "提请撤销缓刑调查报告", VERIFIED, art(40)),
        Document("revocation_review", "提请撤销缓刑集体评议记录", CONCLUDED, art(46, unconfirmed=True)),
        Document("revocation_approval", "提请撤销缓刑审核表", CONCLUDED, art(46, unconfirmed=True)),
        Document("probation_revocation_proposal", "撤销缓刑建议书", PROPOSED, art(46), Actor.COURT),
        Document("revocation_evidence", "提请撤销缓刑证据目录", PROPOSED, duty(46, 3), Actor.COURT),
        Document("termination_notice", "终止社区矫正通知书", REVOKED, duty(45), Actor.SENTENCER),
    ),
    notices=(
        Notice("copy", "抄送撤销缓刑建议书", Actor.PROCURATORATE, PROPOSED, duty(46, 3)),
        Notice("guardian", "告知提请撤销缓刑", Actor.GUARDIAN, PROPOSED, art(55), when=lambda x: x.minor),
        Notice("terminate", "办理终止社区矫正", Actor.COUNTY, REVOKED, duty(45)),
        Notice("deliver", "由公安机关送交监狱、看守所执行", Actor.POLICE, REVOKED, duty(48, 3)),
        Notice("pursue", "在逃的，由公安机关追捕，社区矫正机构协助", Actor.POLICE, REVOKED, duty(50), when=at_large),
        Notice("resume", "继续监督管理和教育帮扶", Actor.OFFICE, UPHELD, duty(48, 4)),
    ),
    effects=(
        Effect("pending", "提请撤销缓刑，等候裁定", Stage.REVOCATION_PENDING, PROPOSED, duty(46, 3)),
        Effect("revoked", "裁定撤销缓刑，终止社区矫正", Stage.TERMINATED_REVOKED, REVOKED, duty(45)),
        Effect("upheld", "裁定不予撤销，继续社区矫正", Stage.SERVING, UPHELD, duty(48, 4)),
    ),
    rights=(
        Right("be_heard", "人民法院拟裁定撤销的，应当听取本人的申辩及其委托的律师的意见", duty(48, 2)),
        Right("legal_aid", "可以委托律师，可以申请法律援助", duty(43)),
        Right("freed", "人民法院裁定不予撤销，已被逮捕的，应当立即释放", duty(48, 4)),
        Right("counted", "裁定撤销的，执行前被逮捕羁押的，羁押一日折抵刑期一日", duty(48, 3)),
        Right(
            "serious_breach",
            "违反禁止令三次以上，因此受治安管理处罚后再次违反，或者造成严重后果等，属于情节严重",
            PROHIBITION_ORDERS.at(12),
        ),
        Right("minor_privacy", "未成年社区矫正对象的身份信息保密，不得公开", duty(54, 1)),
        Right("petition", "认为合法权益受到侵害的，有权向人民检察院或者有关机关申诉、控告和检举", duty(34, 2)),
    ),
)

PROBATION_REVOCATION_2026: Procedure[Breach] = varied(
    PROBATION_REVOCATION,
    place="全国",
    cites=duty(46),
    since=COOPERATION.since,
    facts=Breach,
    steps=(
        Step(
            "propose",
            "提出撤销缓刑建议",
            Actor.DECIDER,
            {Outcome.PROPOSE: "ruling", Outcome.DROP: CLOSED},
            together(16),
            Proposal,
            (
                "撤销缓刑建议书",
                "判决书、执行通知书",
                "违规事实的证据",
                "历次考核奖惩记录",
                "不计入考验期期间的证明",
                "其他材料",
            ),
        ),
    ),
    documents=(Document("probation_revocation_proposal", "撤销缓刑建议书", PROPOSED, together(16), Actor.COURT),),
    notices=(
        Notice("deliver", "由公安机关送交监狱、看守所执行", Actor.POLICE, REVOKED, together(18)),
        Notice(
            "pursue",
            "在逃的，由公安机关追捕；裁定书为追逃依据",
            Actor.POLICE,
            REVOKED,
            together(21),
            when=at_large,
        ),
    ),
    rights=(
        Right("at_once", "撤销缓刑的裁定一经作出，立即生效", SUPREME_COURT_PROCEDURE.at(545)),
        Right("must_accept", "对未按时报到、脱管提出的建议，人民法院应当受理", together(16)),
    ),
)
