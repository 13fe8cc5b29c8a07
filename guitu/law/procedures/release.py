"""解除矫正：矫正期满。"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from guitu.law.citation import (
    COOPERATION,
    CRIMINAL_LAW,
    CRIMINAL_PROCEDURE,
    EXIT_ENTRY,
    LAW,
    MEASURES,
    MEDICAL_EXECUTION_2014,
)
from guitu.law.procedure import Procedure, varied
from guitu.law.span import Span, months_before
from guitu.law.vocabulary import (
    CLOSED,
    MONTHS,
    Actor,
    Asked,
    Bar,
    Category,
    Deadline,
    Document,
    Effect,
    Force,
    Known,
    Notice,
    Outcome,
    Right,
    Stage,
    Step,
    after,
    ahead,
    by,
    within,
)

art, duty, together = MEASURES.at, LAW.at, COOPERATION.at

STARTED = ("start", Outcome.RECORD)
WRITTEN = ("summary", Outcome.SUBMIT)
APPRAISED = ("appraise", Outcome.CONCLUDE)
RELEASED = ("certify", Outcome.RELEASE)
DELIVERED = ("deliver", Outcome.SERVE)
ANNOUNCED = ("announce", Outcome.ANNOUNCE)


@dataclass(frozen=True, kw_only=True)
class Completion:
    """一人的矫正期满：全由档案记载，期限以法律文书为准，不能延长。"""

    category: Annotated[Category, Known("矫正类别")]
    term: Annotated[Span, Known("矫正期限")]
    minor: Annotated[bool, Known("未成年社区矫正对象")] = False
    today: Annotated[date | None, Known("办理当日")] = None
    issued: Annotated[date | None, Known("证明书落款日期")] = None
    sealed: Annotated[bool, Known("犯罪时未满十八周岁，且判处五年有期徒刑以下刑罚")] = False
    deported: Annotated[bool, Known("附加判处驱逐出境")] = False
    nationality_unknown: Annotated[bool, Known("国籍不明")] = False
    fixed_period: Annotated[bool, Known("暂予监外执行决定定有期限")] = False
    pending: Annotated[bool, Known("被采取强制措施，或者撤销、收监的提请尚未裁决")] = False
    told: Annotated[bool, Known("已告知安置帮教有关规定")] = False
    probationers_too: Annotated[bool, Known("本地规定缓刑人员一并移交安置帮教")] = False

    @property
    def too_early(self) -> bool:
        days = (self.today, self.issued)
        return any(day is None or day < self.term.last for day in days)

    @property
    def under_six_months(self) -> bool:
        return months_before(self.term.last, 6) < self.term.first

    @property
    def on_medical_parole(self) -> bool:
        return self.category is Category.TEMPORARY

    @property
    def to_aftercare(self) -> bool:
        return self.category is not Category.PROBATION or self.probationers_too


@dataclass(frozen=True, kw_only=True)
class Summary:
    """本人的总结。"""

    summary: Annotated[str, Asked("个人总结；未提交的，写明原因")]


@dataclass(frozen=True, kw_only=True)
class Appraisal:
    """社区矫正机构的书面鉴定。"""

    appraisal: Annotated[str, Asked("矫正期间表现与鉴定意见")]


@dataclass(frozen=True, kw_only=True)
class Certificate:
    """解除社区矫正证明书。"""

    number: Annotated[str, Asked("证明书文号")]
    issued: Annotated[date, Asked("证明书落款日期（矫正期限最后一日）")]


@dataclass(frozen=True, kw_only=True)
class Delivery:
    """证明书的交付。"""

    signed_by: Annotated[str, Asked("签收人；暂缓的，写明原因")]
    told: Annotated[bool, Asked("已告知安置帮教有关规定", optional=True)] = False


@dataclass(frozen=True, kw_only=True)
class Announcement:
    """解除矫正宣告，或者不举行宣告的说明。"""

    note: Annotated[str, Asked("宣告的时间、地点和参加人；不举行的，写明理由")]


RELEASE: Procedure[Completion] = Procedure(
    key="release",
    words="解除矫正",
    facts=Completion,
    cites=duty(44),
    since=MEASURES.since,
    steps=(
        Step("start", "期满前启动", Actor.COUNTY, {Outcome.RECORD: "summary"}, art(53)),
        Step(
            "summary",
            "个人总结",
            Actor.SUPERVISEE,
            {Outcome.SUBMIT: "appraise", Outcome.ABSENT: "appraise"},
            art(53),
            Summary,
        ),
        Step(
            "appraise",
            "书面鉴定",
            Actor.COUNTY,
            {Outcome.CONCLUDE: "certify"},
            art(53),
            Appraisal,
            ("考核奖惩记录", "矫正小组意见"),
        ),
        Step("certify", "出具解除社区矫正证明书", Actor.COUNTY, {Outcome.RELEASE: "deliver"}, duty(44), Certificate),
        Step("deliver", "交付证明书", Actor.OFFICE, {Outcome.SERVE: "announce"}, duty(44), Delivery, ("签收记录",)),
        Step(
            "announce",
            "解除矫正宣告",
            Actor.OFFICE,
            {Outcome.ANNOUNCE: CLOSED, Outcome.DROP: CLOSED},
            art(54),
            Announcement,
            ("宣告笔录",),
        ),
    ),
    # 条文未写明证明书在何日出具。从严解释：矫正期限的最后一日；不得提前，也不得拖延。
    bars=(
        Bar("early", "矫正期限尚未届满", lambda x: x.too_early, duty(44), (RELEASED,)),
        Bar("untold", "尚未告知安置帮教有关规定", lambda x: not x.told, art(53), (DELIVERED,)),
    ),
    deadlines=(
        Deadline("start_early", "期满三十日前启动", "start", ahead(30, lambda x: x.term.last), art(53)),
        Deadline("summary_early", "期满三十日前作出个人总结", "summary", ahead(30, lambda x: x.term.last), art(53)),
        Deadline("on_the_last_day", "期满之日出具证明书", "certify", by(lambda x: x.term.last), duty(44)),
        Deadline("announce_may", "可以在期满之日举行宣告", "announce", by(lambda x: x.term.last), art(54), Force.MAY),
        Deadline(
            "prison_papers_soon",
            "期满前一个月以内通知",
            "prison_papers",
            by(lambda x: x.term.last),
            MEDICAL_EXECUTION_2014.at(27),
        ),
    ),
    documents=(
        Document("personal_summary", "社区矫正个人总结", WRITTEN, art(53)),
        Document("release_appraisal", "社区矫正期满鉴定表", APPRAISED, art(53)),
        Document("release_certificate", "解除社区矫正证明书", RELEASED, duty(44), Actor.SUPERVISEE),
        Document("release_notice", "解除社区矫正通知书", RELEASED, duty(44), Actor.SENTENCER),
        Document(
            "aftercare_handover",
            "安置帮教衔接表",
            RELEASED,
            art(53),
            Actor.AFTERCARE,
            lambda x: x.to_aftercare,
        ),
        Document("release_announcement", "解除社区矫正宣告书", ANNOUNCED, art(54), Actor.SUPERVISEE),
        Document("release_record", "解除社区矫正宣告笔录", ANNOUNCED, art(54)),
    ),
    notices=(
        Notice(
            "prison_papers",
            "书面通知办理刑满释放手续",
            Actor.DETAINER,
            STARTED,
            MEDICAL_EXECUTION_2014.at(27),
            when=lambda x: x.on_medical_parole,
        ),
        Notice("copy_procuratorate", "抄送解除社区矫正通知书", Actor.PROCURATORATE, RELEASED, duty(44)),
        Notice("copy_police", "抄送解除社区矫正通知书", Actor.POLICE, RELEASED, duty(44)),
        Notice("aftercare", "移交安置帮教", Actor.AFTERCARE, RELEASED, art(53), when=lambda x: x.to_aftercare),
        Notice(
            "lift_exit_control",
            "办理撤销出入境管控、返还代为保管的证件",
            Actor.COUNTY,
            RELEASED,
            EXIT_ENTRY.at(12, item=2, unconfirmed=True),
        ),
        Notice("guardian", "告知监护人解除矫正", Actor.GUARDIAN, RELEASED, art(55), when=lambda x: x.minor),
        Notice(
            "seal",
            "封存犯罪记录和矫正档案",
            Actor.COUNTY,
            RELEASED,
            CRIMINAL_PROCEDURE.at(286),
            when=lambda x: x.sealed,
        ),
    ),
    effects=(
        Effect("due", "期满前三十日", Stage.RELEASE_DUE, STARTED, art(53)),
        Effect("released", "矫正期满，解除社区矫正", Stage.RELEASED, RELEASED, duty(44)),
    ),
    rights=(
        Right("on_time", "矫正期满之日取得解除社区矫正证明书，期限不得延长", duty(44)),
        Right("control_ended", "管制期满的，宣布解除管制", CRIMINAL_LAW.at(40)),
        Right("not_executed", "缓刑考验期满的，原判刑罚不再执行，并公开宣告", CRIMINAL_LAW.at(76)),
        Right("served", "假释考验期满的，认为原判刑罚已经执行完毕，并公开宣告", CRIMINAL_LAW.at(85)),
        Right("minor_privacy", "未成年社区矫正对象的解除宣告不公开", art(55)),
        Right("petition", "认为合法权益受到侵害的，有权向人民检察院或者有关机关申诉、控告和检举", duty(34, 2)),
    ),
)

RELEASE_2026: Procedure[Completion] = varied(
    RELEASE,
    place="全国",
    cites=duty(44),
    since=COOPERATION.since,
    facts=Completion,
    steps=(
        Step(
            "deliver",
            "交付证明书",
            Actor.OFFICE,
            {Outcome.SERVE: "announce", Outcome.POSTPONE: "deliver"},
            together(20),
            Delivery,
            ("签收记录", "被羁押或者下落不明的证明"),
        ),
    ),
    bars=(
        Bar(
            "no_cause",
            "没有被羁押、下落不明等暂缓送达的事由",
            lambda x: not x.pending,
            together(20),
            (("deliver", Outcome.POSTPONE),),
        ),
    ),
    deadlines=(
        Deadline(
            "start_deported",
            "附加驱逐出境的，期满两个月前启动",
            "start",
            ahead(2, lambda x: x.term.last, MONTHS),
            together(22),
            when=lambda x: x.deported,
        ),
        Deadline(
            "start_unknown",
            "国籍不明的，期满六个月前启动",
            "start",
            ahead(6, lambda x: x.term.last, MONTHS),
            together(22),
            when=lambda x: x.deported and x.nationality_unknown and not x.under_six_months,
        ),
        Deadline(
            "deportation_early",
            "期满两个月前移送",
            "deportation",
            ahead(2, lambda x: x.term.last, MONTHS),
            together(22),
        ),
        Deadline(
            "deportation_unknown",
            "国籍不明的，期满六个月前移送",
            "deportation",
            ahead(6, lambda x: x.term.last, MONTHS),
            together(22),
            when=lambda x: x.nationality_unknown and not x.under_six_months,
        ),
        Deadline(
            "deportation_at_once",
            "国籍不明且矫正期限不足六个月的，接收时即移送",
            "deportation",
            within(0),
            together(22),
            when=lambda x: x.nationality_unknown and x.under_six_months,
        ),
        Deadline(
            "fixed_period_early",
            "期满三十日前致函",
            "fixed_period",
            ahead(30, lambda x: x.term.last),
            together(16),
        ),
        # 三日出自2022年《关于未成年人犯罪记录封存的实施办法》，条文未读到，故引上位法而标待核。
        Deadline(
            "seal_soon",
            "执行完毕后三日内封存",
            "seal",
            after(3, lambda x: x.term.last),
            CRIMINAL_PROCEDURE.at(286, unconfirmed=True),
        ),
    ),
    documents=(
        Document(
            "release_postponement",
            "解除社区矫正证明书暂缓送达说明",
            ("deliver", Outcome.POSTPONE),
            together(20),
            Actor.SENTENCER,
        ),
        Document(
            "aftercare_handover",
            "安置帮教衔接表",
            RELEASED,
            together(20),
            Actor.AFTERCARE,
            lambda x: x.to_aftercare,
        ),
    ),
    notices=(
        Notice(
            "deportation",
            "移送驱逐出境的有关材料，期满之日由公安机关接走",
            Actor.POLICE,
            STARTED,
            together(22),
            when=lambda x: x.deported,
        ),
        Notice(
            "fixed_period",
            "致函告知监外执行期限将满",
            Actor.SENTENCER,
            STARTED,
            together(16),
            when=lambda x: x.on_medical_parole and x.fixed_period,
        ),
        Notice(
            "fixed_period_copy",
            "抄送期限将满的函",
            Actor.PROCURATORATE,
            STARTED,
            together(16),
            when=lambda x: x.on_medical_parole and x.fixed_period,
        ),
        Notice("aftercare", "移交安置帮教", Actor.AFTERCARE, RELEASED, together(20), when=lambda x: x.to_aftercare),
        Notice(
            "still_released",
            "告知期满解除，强制措施或者提请事项依法另行处理",
            Actor.SENTENCER,
            RELEASED,
            together(20),
            when=lambda x: x.pending,
        ),
    ),
    rights=(
        Right("despite_pending", "撤销、收监的提请尚未裁决，或者被采取强制措施的，期满仍应出具证明书", together(20)),
    ),
)
