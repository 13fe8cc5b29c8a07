"""法律文书接收：决定机关送达，执行地县级机构核对、回执、补齐、转送。"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from guitu.law.citation import COOPERATION, LAW, MEASURES, SUPREME_COURT_PROCEDURE
from guitu.law.procedure import Procedure, varied
from guitu.law.span import days
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
    Latest,
    Notice,
    Outcome,
    Right,
    Stage,
    Step,
    after,
    within,
)

art, law, coop, spc = MEASURES.at, LAW.at, COOPERATION.at, SUPREME_COURT_PROCEDURE.at

DELIVERED = ("deliver", Outcome.SUBMIT)
RECEIVED = ("check", Outcome.RECEIVE)
LACKING = ("check", Outcome.LACK)
COMPLETED = ("complete", Outcome.COMPLETE)

PAPERS_IN = Latest((DELIVERED, COMPLETED))


@dataclass(frozen=True, kw_only=True)
class Papers:
    """一次送达：文书所载的，与档案所记载的。"""

    sender: Annotated[str, Asked("送达机关")]
    reference: Annotated[str, Asked("判决、裁定、决定文号")]
    effective: Annotated[date, Asked("判决、裁定、决定生效日期")]
    notified: Annotated[date | None, Asked("决定机关通知日期", optional=True)] = None
    category: Annotated[Category | None, Known("矫正类别")] = None
    elsewhere: Annotated[bool, Known("决定机关与执行地不在同一地方")] = False
    admitted: Annotated[bool, Known("本人已登记接收")] = False
    minor: Annotated[bool, Known("未成年人")] = False
    missing: Annotated[tuple[str, ...], Known("尚缺的文书")] = ()
    agree: Annotated[bool, Known("各文书所载一致")] = False

    @property
    def notified_in_time(self) -> bool:
        return self.notified is not None and self.notified <= self.effective + days(5)


@dataclass(frozen=True, kw_only=True)
class Inspection:
    """逐件核对。"""

    received: Annotated[tuple[str, ...], Asked("收到的文书")]
    missing: Annotated[tuple[str, ...], Asked("缺少的文书", optional=True)] = ()
    agree: Annotated[bool, Asked("身份、罪名、类别、起止日期各文书一致")] = False
    prohibition: Annotated[bool, Asked("有禁止令")] = False
    political_rights: Annotated[bool, Asked("附加剥夺政治权利")] = False
    occupation: Annotated[bool, Asked("有从业禁止")] = False
    property_penalty: Annotated[bool, Asked("有罚金或者赔偿")] = False
    remarks: Annotated[str, Asked("核对情况")]


PAPERS_RECEIVED: Procedure[Papers] = Procedure(
    key="papers_received",
    words="法律文书接收",
    facts=Papers,
    cites=law(20),
    since=MEASURES.since,
    steps=(
        Step(
            "deliver",
            "送达法律文书",
            Actor.SENTENCER,
            {Outcome.SUBMIT: "check"},
            law(20),
            None,
            ("判决书、裁定书或者决定书", "执行通知书"),
        ),
        Step(
            "check",
            "核对法律文书",
            Actor.COUNTY,
            {Outcome.RECEIVE: CLOSED, Outcome.LACK: "complete"},
            art(16),
            Inspection,
            ("文书清单", "文书扫描件"),
        ),
        Step(
            "complete",
            "送达或者补齐文书",
            Actor.SENTENCER,
            {Outcome.COMPLETE: "check"},
            art(16),
            None,
            ("补齐的文书",),
        ),
    ),
    bars=(
        Bar("incomplete", "文书尚不齐全", lambda x: bool(x.missing), art(16), (RECEIVED,)),
        Bar("at_odds", "各文书所载不一致，应当请决定机关更正", lambda x: not x.agree, law(22), (RECEIVED,)),
        Bar("unlisted", "未列明缺少或者不一致的文书", lambda x: not x.missing, art(16), (LACKING,)),
    ),
    deadlines=(
        # 送达之前没有另行通知的，送达即为通知。
        Deadline(
            "notify_soon",
            "自生效之日起五日内通知",
            "deliver",
            after(5, lambda x: x.effective),
            law(20),
            when=lambda x: not x.notified_in_time,
        ),
        Deadline("deliver_soon", "自生效之日起十日内送达", "deliver", after(10, lambda x: x.effective), law(20)),
        Deadline("receipt_soon", "收到法律文书后五日内送达回执", "check", within(5, since=PAPERS_IN), art(16)),
        Deadline("receipt_sent", "收到法律文书后五日内送达回执", "papers_receipt", within(5, since=PAPERS_IN), art(16)),
        Deadline("complete_soon", "接通知后五日内送达或者补齐", "complete", within(5, since=LACKING), art(16)),
    ),
    documents=(
        Document("papers_receipt", "社区矫正法律文书接收回执", RECEIVED, art(16), Actor.SENTENCER),
        Document("papers_request", "关于补送社区矫正法律文书的函", LACKING, art(16), Actor.SENTENCER),
        Document(
            "papers_transmittal",
            "关于转送社区矫正法律文书的函",
            RECEIVED,
            law(20),
            Actor.PROCURATORATE,
            lambda x: x.elsewhere,
        ),
    ),
    notices=(
        Notice(
            "forward_procuratorate",
            "转送法律文书",
            Actor.PROCURATORATE,
            RECEIVED,
            law(20),
            when=lambda x: x.elsewhere,
        ),
        Notice("forward_police", "转送法律文书", Actor.POLICE, RECEIVED, law(20), when=lambda x: x.elsewhere),
    ),
    # 条文未写明文书不齐时本人能否报到。办法第十六条先予登记，故自文书到达之时即待报到。
    effects=(
        Effect("await_report", "待本人报到或者移送", Stage.AWAIT_REPORT, DELIVERED, law(21), lambda x: not x.admitted),
    ),
    rights=(
        Right("minor", "未成年人的身份信息保密，文书由专人保管", law(54)),
        Right("dignity", "人身、财产等权利受法律保护，就业、就学和社会保障不受歧视", law(4)),
    ),
)


@dataclass(frozen=True, kw_only=True)
class PapersSince2026(Papers):
    """二〇二六年起的送达：限制出境、病情等材料一并送达。"""

    exit_papers: Annotated[bool, Known("附有限制出境材料")] = False
    medical_papers: Annotated[bool, Known("附有病情诊断等材料和保证书")] = False
    inquiry_report: Annotated[bool, Known("附有未成年人社会调查报告")] = False

    @property
    def inquiry_lacking(self) -> bool:
        return self.minor and not self.inquiry_report

    @property
    def medical_lacking(self) -> bool:
        return self.category is Category.TEMPORARY and not self.medical_papers


@dataclass(frozen=True, kw_only=True)
class InspectionSince2026(Inspection):
    """二〇二六年起的逐件核对。"""

    exit_papers: Annotated[bool, Asked("附有限制出境材料")] = False
    medical_papers: Annotated[bool, Asked("（暂予监外执行）附有病情诊断、妊娠检查或者生活不能自理鉴别和保证书")] = False
    inquiry_report: Annotated[bool, Asked("（未成年人）附有社会调查报告和在案表现")] = False


PAPERS_RECEIVED_2026: Procedure[PapersSince2026] = varied(
    PAPERS_RECEIVED,
    place="全国",
    cites=law(20),
    since=COOPERATION.since,
    facts=PapersSince2026,
    steps=(
        Step(
            "deliver",
            "送达法律文书",
            Actor.SENTENCER,
            {Outcome.SUBMIT: "check"},
            coop(8),
            None,
            ("判决书、裁定书或者决定书", "执行通知书", "社区矫正告知书", "执行地确定书", "限制出境材料"),
        ),
        Step(
            "check",
            "核对法律文书",
            Actor.COUNTY,
            {Outcome.RECEIVE: CLOSED, Outcome.LACK: "complete"},
            coop(8),
            InspectionSince2026,
            ("文书清单", "文书扫描件"),
        ),
    ),
    bars=(
        Bar("exit", "未附限制出境材料", lambda x: not x.exit_papers, coop(8), (RECEIVED,)),
        Bar("inquiry", "未成年人未附社会调查报告和在案表现", lambda x: x.inquiry_lacking, spc(580), (RECEIVED,)),
        Bar("medical", "暂予监外执行未附病情等材料", lambda x: x.medical_lacking, coop(9), (RECEIVED,)),
    ),
)
