"""出入境管控：不准出境人员报备、边控、证件代为保管，以及变更和解除。"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from guitu.law.citation import COOPERATION, EXIT_ENTRY, LAW
from guitu.law.procedure import Procedure, varied
from guitu.law.span import Span
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
    within,
)

duty, frontier, together = LAW.at, EXIT_ENTRY.at, COOPERATION.at

# 报备的表式和办法出自移民管理机构的内部规范，未读到；此处只引其上位法。
filing = frontier(12, item=2, unconfirmed=True)

CHECKED = ("check", Outcome.VERIFY)
FILED = ("file", Outcome.FILE)
CONFIRMED = ("confirm", Outcome.AGREE)
KEPT = ("keep", Outcome.RECEIVE)
ENDED = ("stands", Outcome.RELEASE)
AMENDED = ("amend", Outcome.FILE)
ACKNOWLEDGED = ("acknowledge", Outcome.AGREE)
LIFTED = ("lift", Outcome.FILE)


@dataclass(frozen=True, kw_only=True)
class ExitControl:
    """一人的出入境管控：接收时所核对的，与档案所记载的。"""

    ground: Annotated[GroundKey, Asked("报备事由")]
    checked: Annotated[str, Asked("限制出境材料与证件的核对情况")]
    documents_held: Annotated[tuple[str, ...], Asked("本人持有的出入境证件", optional=True)] = ()
    term: Annotated[Span, Known("矫正期限")]
    minor: Annotated[bool, Known("未成年社区矫正对象")] = False
    restricted: Annotated[bool, Known("决定机关已办理限制出境")] = False
    border_control: Annotated[bool, Known("决定机关决定边控")] = False
    keeps_documents: Annotated[bool, Known("本地规定由社区矫正机构代为保管证件")] = False
    terminated: Annotated[bool, Known("社区矫正已终止")] = False
    until: Annotated[date | None, Known("报备期限截止")] = None
    number: Annotated[str, Known("报备编号")] = ""
    kept: Annotated[tuple[str, ...], Known("代为保管的证件")] = ()
    ended: Annotated[date | None, Known("解除或者终止之日")] = None

    @property
    def out_of_step(self) -> bool:
        return self.until != self.term.last

    @property
    def still_serving(self) -> bool:
        return not self.ended or (self.ended < self.term.last and not self.terminated)

    @property
    def foreign_documents(self) -> bool:
        return not set(self.kept) <= set(self.documents_held)


@dataclass(frozen=True, kw_only=True)
class Filing:
    """一次报备或者变更报备。"""

    until: Annotated[date, Asked("报备期限截止（与矫正期限一致）")]
    note: Annotated[str, Asked("报备内容")]


@dataclass(frozen=True, kw_only=True)
class Confirmation:
    """移民管理机构的反馈。"""

    result: Annotated[str, Asked("反馈结果")]
    number: Annotated[str, Asked("报备编号（已受理的必填）", optional=True)] = ""


@dataclass(frozen=True, kw_only=True)
class Acknowledgement:
    """移民管理机构对变更报备的反馈。"""

    result: Annotated[str, Asked("反馈结果")]


@dataclass(frozen=True, kw_only=True)
class Custody:
    """证件的代为保管，或者不予保管的说明。"""

    note: Annotated[str, Asked("保管或者不保管的说明")]
    kept: Annotated[tuple[str, ...], Asked("代为保管的证件", optional=True)] = ()


@dataclass(frozen=True, kw_only=True)
class Event:
    """管控期间发生的事项。"""

    note: Annotated[str, Asked("变更或者解除的事由")]
    ended: Annotated[date | None, Asked("解除或者终止之日（解除管控的必填）", optional=True)] = None


@dataclass(frozen=True, kw_only=True)
class Lifting:
    """撤销报备。"""

    note: Annotated[str, Asked("撤销报备情况")]


EXIT_CONTROL: Procedure[ExitControl] = Procedure(
    key="exit_control",
    words="出入境管控",
    facts=ExitControl,
    cites=frontier(12, item=2),
    since=LAW.since,
    grounds=(
        Ground("admission", "登记接收时核对", ("判决书、执行通知书", "限制出境材料"), frontier(12, item=2)),
        Ground("moved_in", "由外地变更执行地转入", ("执行地变更决定书",), frontier(12, item=2, unconfirmed=True)),
        Ground("omitted", "发现漏报，补办报备", ("查询结果",), frontier(12, item=2, unconfirmed=True)),
    ),
    steps=(
        Step(
            "check",
            "核对限制出境",
            Actor.COUNTY,
            {Outcome.VERIFY: "file"},
            frontier(12, item=2, unconfirmed=True),
            evidence=("限制出境材料", "证件复印件"),
        ),
        Step("file", "报备", Actor.COUNTY, {Outcome.FILE: "confirm"}, frontier(12, item=2, unconfirmed=True), Filing),
        Step(
            "confirm",
            "移民管理机构反馈",
            Actor.EXIT_AUTHORITY,
            {Outcome.AGREE: "keep", Outcome.RETURN: "file"},
            frontier(12, item=2, unconfirmed=True),
            Confirmation,
            ("报备回执",),
        ),
        Step(
            "keep",
            "证件代为保管",
            Actor.COUNTY,
            {Outcome.RECEIVE: "stands", Outcome.DROP: "stands"},
            frontier(12, item=2, unconfirmed=True),
            Custody,
            ("证件保管收据存根",),
        ),
        Step(
            "stands",
            "管控期间",
            Actor.COUNTY,
            {Outcome.CHANGE: "amend", Outcome.RELEASE: "lift"},
            frontier(12, item=2, unconfirmed=True),
            Event,
            rests=True,
        ),
        Step(
            "amend",
            "变更报备",
            Actor.COUNTY,
            {Outcome.FILE: "acknowledge"},
            frontier(12, item=2, unconfirmed=True),
            Filing,
            ("期限或者身份变更的文书",),
        ),
        Step(
            "acknowledge",
            "移民管理机构反馈变更",
            Actor.EXIT_AUTHORITY,
            {Outcome.AGREE: "stands", Outcome.RETURN: "amend"},
            frontier(12, item=2, unconfirmed=True),
            Acknowledgement,
        ),
        Step(
            "lift",
            "撤销报备",
            Actor.COUNTY,
            {Outcome.FILE: CLOSED},
            frontier(12, item=2, unconfirmed=True),
            Lifting,
            ("解除或者终止社区矫正文书",),
        ),
    ),
    bars=(
        # 限制以刑罚执行完毕为止（法第三十四条：不得超越法律限制人身自由）：不短报，也不多报一日。
        Bar("out_of_step", "报备期限与矫正期限不一致", lambda x: x.out_of_step, frontier(12, item=2), (FILED, AMENDED)),
        Bar(
            "no_number",
            "未写明报备编号",
            lambda x: not x.number.strip(),
            frontier(12, item=2, unconfirmed=True),
            (CONFIRMED,),
        ),
        Bar(
            "no_custody_rule",
            "没有代为保管证件的规定",
            lambda x: not x.keeps_documents,
            duty(34),
            (KEPT,),
        ),
        Bar("nothing_kept", "未写明代为保管的证件", lambda x: not x.kept, duty(34, unconfirmed=True), (KEPT,)),
        Bar(
            "foreign_documents",
            "代为保管的不是本人持有的证件",
            lambda x: x.foreign_documents,
            duty(34, unconfirmed=True),
            (KEPT,),
        ),
        Bar(
            "still_serving", "刑罚尚未执行完毕，矫正也未终止", lambda x: x.still_serving, frontier(12, item=2), (ENDED,)
        ),
    ),
    deadlines=(
        Deadline(
            "return_same_day",
            "管控解除当日返还",
            "document_return",
            within(0),
            duty(34, unconfirmed=True),
            when=lambda x: bool(x.kept),
        ),
    ),
    documents=(
        Document(
            "exit_request",
            "关于办理社区矫正对象限制出境手续的函",
            CHECKED,
            frontier(12, item=2, unconfirmed=True),
            Actor.SENTENCER,
            lambda x: not x.restricted,
        ),
        Document("exit_report", "法定不准出境人员报备表", FILED, filing, Actor.EXIT_AUTHORITY),
        Document(
            "document_custody",
            "出入境证件代为保管收据",
            KEPT,
            frontier(12, item=2, unconfirmed=True),
            Actor.SUPERVISEE,
        ),
        Document("exit_change", "关于变更法定不准出境人员报备的函", AMENDED, filing, Actor.EXIT_AUTHORITY),
        Document("exit_lift", "关于撤销法定不准出境人员报备的函", LIFTED, filing, Actor.EXIT_AUTHORITY),
        Document(
            "document_return",
            "出入境证件返还凭证",
            LIFTED,
            duty(34, unconfirmed=True),
            Actor.SUPERVISEE,
            lambda x: bool(x.kept),
        ),
    ),
    notices=(
        Notice("told", "告知在刑罚执行完毕前不准出境", Actor.SUPERVISEE, FILED, frontier(12, item=2)),
        Notice("guardian", "告知监护人", Actor.GUARDIAN, FILED, duty(53, unconfirmed=True), when=lambda x: x.minor),
        Notice(
            "border_control",
            "依决定办理边控",
            Actor.EXIT_AUTHORITY,
            FILED,
            frontier(12, item=2, unconfirmed=True),
            when=lambda x: x.border_control,
        ),
        Notice(
            "border_control_lifted",
            "撤销边控",
            Actor.EXIT_AUTHORITY,
            LIFTED,
            frontier(12, item=2, unconfirmed=True),
            when=lambda x: x.border_control,
        ),
        Notice("lifted", "告知管控已经解除", Actor.SUPERVISEE, LIFTED, frontier(12, item=2)),
    ),
    rights=(
        Right("ends", "管控随刑罚执行完毕或者矫正终止而解除", frontier(12, item=2)),
        Right("receipt", "交存证件的，有权取得收据，解除时当日取回", duty(34, unconfirmed=True)),
        Right("petition", "认为合法权益受到侵害的，有权向人民检察院或者有关机关申诉、控告和检举", duty(34, 2)),
    ),
)

# 2026年起，限制出境由决定机关在判决、决定时办理并通知移民管理机构，材料随法律文书送达。
EXIT_CONTROL_2026: Procedure[ExitControl] = varied(
    EXIT_CONTROL,
    place="全国",
    cites=frontier(12, item=2),
    since=COOPERATION.since,
    facts=ExitControl,
    steps=(
        Step(
            "check",
            "核对限制出境",
            Actor.COUNTY,
            {Outcome.VERIFY: "file"},
            together(8),
            evidence=("随法律文书送达的限制出境材料", "证件复印件"),
        ),
    ),
    documents=(
        Document(
            "exit_request",
            "关于办理社区矫正对象限制出境手续的函",
            CHECKED,
            together(10),
            Actor.SENTENCER,
            lambda x: not x.restricted,
        ),
    ),
)
