"""报到、移送与登记接收：管制、缓刑、假释的自行报到，暂予监外执行的由移送机关交付。"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from guitu.law.citation import COOPERATION, LAW, MEASURES, PERSONAL_INFORMATION, PROCURATORATE_RULES
from guitu.law.procedure import Procedure, varied
from guitu.law.vocabulary import (
    CLOSED,
    Actor,
    Asked,
    Bar,
    Category,
    Deadline,
    Document,
    Effect,
    Known,
    Notice,
    Outcome,
    Right,
    Stage,
    Step,
    Tier,
    after,
    otherwise,
)

art, law, coop, pi = MEASURES.at, LAW.at, COOPERATION.at, PERSONAL_INFORMATION.at
refusal = PROCURATORATE_RULES.at

REPORTED = ("report", Outcome.REPORT)
HANDED_OVER = ("report", Outcome.TRANSFER)
LACKING = ("verify", Outcome.LACK)
TURNED_BACK = ("verify", Outcome.RETURN)
REGISTERED = ("register", Outcome.REGISTER)


class Objection(StrEnum):
    """不予接收的理由；有的法律不许。"""

    ANOTHER_PERSON = "身份不符"
    ANOTHER_PLACE = "执行地不在本县"
    PAPERS_MISSING = "法律文书不齐全"
    NOT_ASSESSED = "未经调查评估"
    NOT_LOCAL = "非本地户籍"


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """一次报到或者移送：文书所载的，与档案所记载的。"""

    effective: Annotated[date, Asked("判决、裁定、决定生效日期")]
    left_custody: Annotated[date | None, Asked("（假释）出监日期", optional=True)] = None
    decision_received: Annotated[date | None, Asked("（暂予监外执行）移送机关收到决定日期", optional=True)] = None
    on_bail: Annotated[bool, Asked("（暂予监外执行）正在取保候审、监视居住")] = False
    category: Annotated[Category | None, Known("矫正类别")] = None
    minor: Annotated[bool, Known("未成年人")] = False
    objection: Annotated[Objection | None, Known("不予接收的理由")] = None
    missing: Annotated[tuple[str, ...], Known("尚缺的文书")] = ()
    apart: Annotated[bool, Known("与成年人分别办理")] = False

    @property
    def handed_over(self) -> bool:
        return self.category is Category.TEMPORARY

    @property
    def comes_himself(self) -> bool:
        return self.category in (Category.CONTROL, Category.PROBATION, Category.PAROLE)


@dataclass(frozen=True, kw_only=True)
class Verification:
    """文书与身份的核对。"""

    papers: Annotated[tuple[str, ...], Asked("查验的文书和证件")]
    identity: Annotated[str, Asked("身份核实情况")]
    missing: Annotated[tuple[str, ...], Asked("缺少的文书", optional=True)] = ()
    objection: Annotated[Objection | None, Asked("不予接收的理由", optional=True)] = None


@dataclass(frozen=True, kw_only=True)
class Registration:
    """登记、建档与告知。"""

    office: Annotated[str, Asked("负责的司法所")]
    file_opened: Annotated[bool, Asked("已建立档案", must=True)]
    duties_told: Annotated[bool, Asked("已告知报告等义务和权利", must=True)]
    at_home: Annotated[bool, Asked("行动不便，派员上门办理")] = False
    file_keeper: Annotated[str, Asked("（异地暂予监外执行）保管档案的监狱、看守所", optional=True)] = ""
    apart: Annotated[bool, Asked("（未成年人）与成年人分别办理")] = False


INTAKE: Procedure[Arrival] = Procedure(
    key="intake",
    words="报到与登记接收",
    facts=Arrival,
    cites=law(21),
    since=MEASURES.since,
    steps=(
        Step(
            "report",
            "报到或者移送",
            Actor.DECIDER,
            {Outcome.REPORT: "verify", Outcome.TRANSFER: "verify"},
            law(21),
            None,
            ("身份证件", "判决书、裁定书、决定书或者假释证明书"),
        ),
        Step(
            "verify",
            "核对文书、核实身份",
            Actor.COUNTY,
            {Outcome.VERIFY: "register", Outcome.LACK: "register", Outcome.RETURN: CLOSED},
            law(22),
            Verification,
            ("证件核对记录",),
        ),
        Step(
            "register",
            "登记、建档",
            Actor.COUNTY,
            {Outcome.REGISTER: CLOSED},
            art(17),
            Registration,
            ("登记表（本人签名）", "本人照片"),
        ),
    ),
    bars=(
        Bar("unclassified", "档案未载明矫正类别", lambda x: x.category is None, law(22), (REPORTED, HANDED_OVER)),
        Bar("must_be_handed_over", "暂予监外执行的应当移送", lambda x: x.handed_over, law(21), (REPORTED,)),
        Bar("comes_himself", "管制、缓刑、假释的由本人报到", lambda x: x.comes_himself, law(21), (HANDED_OVER,)),
        Bar(
            "undated",
            "未填写移送机关收到决定日期",
            lambda x: x.decision_received is None,
            law(21),
            (HANDED_OVER,),
        ),
        Bar("unlisted", "未列明缺少的文书", lambda x: not x.missing, art(16), (LACKING,)),
        Bar("unreasoned", "未写明不予接收的理由", lambda x: x.objection is None, law(22), (TURNED_BACK,)),
        Bar(
            "papers_missing",
            "文书不齐全的先予登记，不得因此不接收",
            lambda x: x.objection is Objection.PAPERS_MISSING,
            art(16),
            (TURNED_BACK,),
        ),
        Bar("apart", "未成年人应当与成年人分别办理", lambda x: x.minor and not x.apart, law(52), (REGISTERED,)),
    ),
    authority=(
        Tier(
            "bail",
            "暂予监外执行，取保候审、监视居住中",
            lambda x: x.handed_over and x.on_bail,
            Actor.POLICE,
            law(21),
        ),
        Tier("custody", "暂予监外执行，在押", lambda x: x.handed_over, Actor.DETAINER, law(21)),
        Tier("himself", "管制、缓刑、假释", otherwise, Actor.SUPERVISEE, law(21)),
    ),
    # 条文未写明末日遇休息日是否顺延。本人的期限从宽解释：顺延至休息日后第一日；移送机关的从严解释：不顺延。
    deadlines=(
        Deadline(
            "report_soon",
            "自生效之日起十日内报到",
            "report",
            after(10, lambda x: x.effective, rolls=True),
            law(21),
            when=lambda x: x.comes_himself,
        ),
        Deadline(
            "hand_over_soon",
            "自收到决定之日起十日内移送",
            "report",
            after(10, lambda x: x.decision_received),
            law(21),
            when=lambda x: x.handed_over,
        ),
    ),
    documents=(
        Document("registration", "社区矫正对象基本信息登记表", REGISTERED, art(17)),
        Document("report_status", "社区矫正对象报到情况通知单", REGISTERED, art(17), Actor.SENTENCER),
        Document("duties_notice", "社区矫正权利义务告知书", REGISTERED, law(22), Actor.SUPERVISEE),
    ),
    notices=(
        Notice("request_papers", "请决定机关五日内送达或者补齐文书", Actor.SENTENCER, LACKING, art(16)),
        Notice("explain", "书面说明不予接收的理由", Actor.SENTENCER, TURNED_BACK, law(22, unconfirmed=True)),
        Notice("inform_of_refusal", "通报不予接收", Actor.PROCURATORATE, TURNED_BACK, refusal(642, unconfirmed=True)),
        Notice("inform_sentencer", "通报登记接收", Actor.SENTENCER, REGISTERED, art(17)),
        Notice("inform_procuratorate", "通报登记接收", Actor.PROCURATORATE, REGISTERED, art(17)),
        Notice("inform_police", "通报登记接收", Actor.POLICE, REGISTERED, art(17)),
        Notice("tell_guardian", "通知监护人", Actor.GUARDIAN, REGISTERED, art(55), when=lambda x: x.minor),
    ),
    effects=(Effect("admitted", "登记接收", Stage.ADMITTED, REGISTERED, law(22)),),
    rights=(
        Right("dignity", "人身、财产等权利受法律保护，就业、就学和社会保障不受歧视", law(4)),
        Right(
            "complaint",
            "认为合法权益受到侵害的，有权向人民检察院或者有关机关申诉、控告和检举，受理机关应当及时办理并告知结果",
            law(34, 2),
        ),
        Right("help", "可以申请社会救助、参加社会保险、获得法律援助，社区矫正机构给予协助", law(43)),
    ),
)


@dataclass(frozen=True, kw_only=True)
class ArrivalSince2026(Arrival):
    """二〇二六年起的报到或者移送：病危住院的，可以在医院或者远程登记。"""

    in_hospital: Annotated[bool, Known("在医院联合登记或者远程视频登记")] = False

    @property
    def by_judgment(self) -> bool:
        return self.category in (Category.CONTROL, Category.PROBATION)

    @property
    def on_parole(self) -> bool:
        return self.category is Category.PAROLE

    @property
    def undated_parole(self) -> bool:
        return self.on_parole and self.left_custody is None


@dataclass(frozen=True, kw_only=True)
class RegistrationSince2026(Registration):
    """二〇二六年起的登记、建档与告知。"""

    in_hospital: Annotated[bool, Asked("病危住院：同县在医院联合登记，异县远程视频登记")] = False
    purpose_told: Annotated[bool, Asked("已告知个人信息处理的目的、方式和范围", must=True)]


INTAKE_2026: Procedure[ArrivalSince2026] = varied(
    INTAKE,
    place="全国",
    cites=law(21),
    since=COOPERATION.since,
    facts=ArrivalSince2026,
    steps=(
        Step(
            "register",
            "登记、建档",
            Actor.COUNTY,
            {Outcome.REGISTER: CLOSED},
            art(17),
            RegistrationSince2026,
            ("登记表（本人签名）", "本人照片"),
        ),
    ),
    bars=(
        Bar("undated_parole", "未填写出监日期", lambda x: x.undated_parole, coop(8), (REPORTED,)),
        Bar(
            "no_refusal",
            "不得以未经调查评估或者非本地户籍为由不接收",
            lambda x: x.objection in (Objection.NOT_ASSESSED, Objection.NOT_LOCAL),
            coop(7),
            (TURNED_BACK,),
        ),
        Bar(
            "hospital",
            "医院联合登记、远程视频登记只适用于病危住院的暂予监外执行对象",
            lambda x: x.in_hospital and not x.handed_over,
            coop(9),
            (REGISTERED,),
        ),
    ),
    deadlines=(
        Deadline(
            "report_soon",
            "自生效之日起十日内报到",
            "report",
            after(10, lambda x: x.effective, rolls=True),
            law(21),
            when=lambda x: x.by_judgment,
        ),
        Deadline(
            "report_on_parole",
            "假释的，自出监之日起十日内报到",
            "report",
            after(10, lambda x: x.left_custody, rolls=True),
            coop(8),
            when=lambda x: x.on_parole,
        ),
    ),
    documents=(Document("handover_certificate", "暂予监外执行罪犯移交证明书", HANDED_OVER, coop(9), Actor.DETAINER),),
    rights=(Right("information", "收集敏感个人信息须有特定目的和充分必要性，并严格保护", pi(28)),),
)
