"""经常性跨市、县活动：因正常工作和生活需要，固定往返于批准的市、县。"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from guitu.law.citation import LAW, MEASURES, PROCURATORATE_RULES
from guitu.law.procedure import Procedure
from guitu.law.span import Span, months_after
from guitu.law.vocabulary import (
    CLOSED,
    Actor,
    Asked,
    Bar,
    Deadline,
    Document,
    Ground,
    GroundKey,
    Known,
    Notice,
    Outcome,
    Right,
    Step,
    by,
)

art, duty, forbids = MEASURES.at, LAW.at, PROCURATORATE_RULES.at

# 检例第135号写明：批准一次的有效期为六个月，并不限于本省。
six_months = art(29, unconfirmed=False)

SUBMITTED = ("apply", Outcome.SUBMIT)
LACKING = ("endorse", Outcome.LACK)
APPROVED = ("decide", Outcome.APPROVE)
REFUSED = ("decide", Outcome.REFUSE)
TRAVELLED = ("travel", Outcome.RECORD)
STOPPED = ("revoke", Outcome.DECIDE)


@dataclass(frozen=True, kw_only=True)
class Crossing:
    """一项经常性跨市、县活动：本人所陈述的，与档案所记载的。"""

    ground: Annotated[GroundKey, Asked("申请理由")]
    explanation: Annotated[str, Asked("具体事由")]
    places: Annotated[tuple[str, ...], Asked("往返的市、县名称")]
    timing: Annotated[str, Asked("往返时间")]
    frequency: Annotated[str, Asked("往返频次")]
    forbidden: Annotated[tuple[str, ...], Known("禁止令禁止进入的市、县")] = ()
    minor: Annotated[bool, Known("未成年社区矫正对象")] = False
    valid: Annotated[Span | None, Known("批准的有效期")] = None
    went: Annotated[str, Known("本次到往的市、县")] = ""
    trip: Annotated[Span | None, Known("本次往返日期")] = None

    @property
    def into_forbidden_zone(self) -> bool:
        return not set(self.places).isdisjoint(self.forbidden)

    @property
    def valid_too_long(self) -> bool:
        # 六个月自批准生效之日起算，至第六个月对应日的前一日届满。
        return self.valid is None or self.valid.last >= months_after(self.valid.first, 6)

    @property
    def expires(self) -> date | None:
        return self.valid.last if self.valid else None

    @property
    def strays(self) -> bool:
        return self.went not in self.places

    @property
    def out_of_time(self) -> bool:
        return not self.trip or not self.valid or self.valid.overlap(self.trip) < self.trip.days


@dataclass(frozen=True, kw_only=True)
class Endorsement:
    """司法所的核实与意见。"""

    opinion: Annotated[str, Asked("核实情况与意见")]


@dataclass(frozen=True, kw_only=True)
class Decision:
    """县级社区矫正机构的决定。"""

    opinion: Annotated[str, Asked("审批意见")]
    reasons: Annotated[str, Asked("理由")]
    valid: Annotated[Span | None, Asked("有效期起止（准予的必填，不超过六个月）", optional=True)] = None


@dataclass(frozen=True, kw_only=True)
class Service:
    """告知书的送达。"""

    signed_by: Annotated[str, Asked("签收人")]
    told: Annotated[bool, Asked("已告知批准的市、县、有效期和报告要求", must=True)]


@dataclass(frozen=True, kw_only=True)
class Trip:
    """一次往返的告知与核查。"""

    note: Annotated[str, Asked("告知方式与核查情况")]
    went: Annotated[str, Asked("到往的市、县", optional=True)] = ""
    trip: Annotated[Span | None, Asked("往返日期", optional=True)] = None


@dataclass(frozen=True, kw_only=True)
class Revocation:
    """停止这项活动的决定。"""

    reasons: Annotated[str, Asked("停止或者继续的理由")]


REGULAR_CROSSING: Procedure[Crossing] = Procedure(
    key="regular_crossing",
    words="经常性跨市、县活动",
    facts=Crossing,
    cites=duty(27, 1),
    since=MEASURES.since,
    grounds=(
        Ground("work", "正常工作需要", ("劳动合同、营运证件或者单位证明",), art(29)),
        Ground("life", "正常生活需要", ("居所、就学、赡养抚养等证明",), art(29)),
    ),
    steps=(
        Step(
            "apply",
            "书面申请",
            Actor.SUPERVISEE,
            {Outcome.SUBMIT: "endorse"},
            art(29),
            evidence=("申请书", "理由证明"),
        ),
        Step(
            "endorse",
            "司法所签署意见",
            Actor.OFFICE,
            {Outcome.FORWARD: "decide", Outcome.LACK: "complete"},
            art(29),
            Endorsement,
            ("核实记录",),
        ),
        Step("complete", "补齐材料", Actor.SUPERVISEE, {Outcome.COMPLETE: "endorse"}, art(29)),
        Step("decide", "审批", Actor.COUNTY, {Outcome.APPROVE: "serve", Outcome.REFUSE: CLOSED}, art(29), Decision),
        Step("serve", "送达告知书", Actor.OFFICE, {Outcome.SERVE: "travel"}, art(29), Service, ("送达回证",)),
        Step(
            "travel",
            "往返告知与核查",
            Actor.OFFICE,
            {Outcome.RECORD: "travel", Outcome.CLOSE: CLOSED, Outcome.STOP: "revoke"},
            art(29),
            Trip,
            ("电话、微信等告知记录",),
            rests=True,
        ),
        Step(
            "revoke",
            "停止活动",
            Actor.COUNTY,
            {Outcome.DECIDE: CLOSED, Outcome.DROP: "travel"},
            art(29, unconfirmed=True),
            Revocation,
            ("理由消失、违规或者使用电子定位装置的材料",),
        ),
    ),
    bars=(
        Bar("zone", "往返地在禁止令所禁区域内", lambda x: x.into_forbidden_zone, forbids(643, item=2), (APPROVED,)),
        Bar("six_months", "未写明有效期，或者有效期超过六个月", lambda x: x.valid_too_long, six_months, (APPROVED,)),
        Bar("strays", "所到之地不在批准的市、县之列", lambda x: x.strays, art(29), (TRAVELLED,)),
        Bar("out_of_time", "未写明往返日期，或者不在有效期内", lambda x: x.out_of_time, art(29), (TRAVELLED,)),
    ),
    deadlines=(Deadline("expiry", "有效期届满，需要继续的重新申请", "travel", by(lambda x: x.expires), six_months),),
    documents=(
        Document("crossing_application", "社区矫正对象经常性跨市、县活动审批表", SUBMITTED, art(29)),
        Document("crossing_completion", "经常性跨市、县活动申请材料补齐告知书", LACKING, art(29), Actor.SUPERVISEE),
        Document("crossing_permit", "经常性跨市、县活动审批告知书（准予）", APPROVED, art(29), Actor.SUPERVISEE),
        Document("crossing_refusal", "经常性跨市、县活动审批告知书（不准）", REFUSED, art(29), Actor.SUPERVISEE),
        Document(
            "crossing_end",
            "停止经常性跨市、县活动告知书",
            STOPPED,
            art(29, unconfirmed=True),
            Actor.SUPERVISEE,
        ),
    ),
    notices=(
        Notice("guardian", "告知监护人", Actor.GUARDIAN, APPROVED, duty(53, unconfirmed=True), when=lambda x: x.minor),
        Notice(
            "guardian_refusal",
            "告知监护人不准",
            Actor.GUARDIAN,
            REFUSED,
            duty(53, unconfirmed=True),
            when=lambda x: x.minor,
        ),
    ),
    rights=(
        Right("proper", "确有正当理由的，应当批准", duty(27, 1)),
        Right("other_provinces", "往返的市、县可以在外省", six_months),
        Right("not_summed", "批准范围内的往返不计入外出累计天数", art(29, unconfirmed=True)),
        Right("reasons", "不准或者停止的，书面告知并说明理由", art(29)),
        Right("again", "有效期届满仍有需要的，可以重新申请", art(29)),
        Right("appeal", "认为合法权益受到侵害的，有权向人民检察院或者有关机关申诉、控告和检举", duty(34, 2)),
    ),
)
