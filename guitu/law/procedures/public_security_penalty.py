"""提请治安管理处罚：违反监督管理规定或者禁止令，依法应由公安机关处罚。"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from guitu.law.citation import LAW, MEASURES, PROCURATORATE_RULES, PUBLIC_SECURITY_PENALTIES
from guitu.law.procedure import Procedure, varied
from guitu.law.vocabulary import (
    CLOSED,
    Actor,
    Asked,
    Bar,
    Category,
    Deadline,
    Document,
    Force,
    Ground,
    GroundKey,
    Known,
    Notice,
    Outcome,
    Right,
    Step,
    by,
    within,
)

art, duty, penal = MEASURES.at, LAW.at, PUBLIC_SECURITY_PENALTIES.at

SUBMITTED = ("investigate", Outcome.SUBMIT)
PROPOSED = ("propose", Outcome.PROPOSE)
PENALISED = ("answer", Outcome.PENALISE)
DECLINED = ("answer", Outcome.DECLINE)


@dataclass(frozen=True, kw_only=True)
class Offence:
    """一次应予治安管理处罚的行为：司法所所查明的，与档案所记载的。"""

    ground: Annotated[GroundKey, Asked("提请情形")]
    happened: Annotated[str, Asked("事实经过")]
    investigators: Annotated[tuple[str, ...], Asked("调查人（两人以上）")]
    category: Annotated[Category, Known("矫正类别")]
    minor: Annotated[bool, Known("未成年社区矫正对象")] = False
    prohibited: Annotated[bool, Known("判决宣告禁止令")] = False
    until: Annotated[date | None, Known("公安机关延长后的办理期限")] = None

    @property
    def order_unknown(self) -> bool:
        return self.ground == "prohibition" and not self.prohibited

    @property
    def on_parole(self) -> bool:
        return self.category is Category.PAROLE


@dataclass(frozen=True, kw_only=True)
class OffenceSince2026(Offence):
    """修订后的治安管理处罚法并罚违反职业禁止决定的行为。"""

    barred_from_work: Annotated[bool, Known("判决宣告职业禁止")] = False

    @property
    def order_unknown(self) -> bool:
        return self.ground == "prohibition" and not (self.prohibited or self.barred_from_work)


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """县级社区矫正机构的处罚建议。"""

    opinion: Annotated[str, Asked("建议内容")]
    reasons: Annotated[str, Asked("事实、证据和依据")]


@dataclass(frozen=True, kw_only=True)
class Answer:
    """公安机关的答复。"""

    result: Annotated[str, Asked("处理结果（不予处罚或者延长的，写明理由）")]
    number: Annotated[str, Asked("决定书文号", optional=True)] = ""


@dataclass(frozen=True, kw_only=True)
class TimedAnswer(Answer):
    """公安机关的答复；延长办理的，写明延长到何日。"""

    until: Annotated[date | None, Asked("延长后的办理期限", optional=True)] = None


@dataclass(frozen=True, kw_only=True)
class Explanation:
    """公安机关不予处罚的理由，以及本机构的后续意见。"""

    reasons: Annotated[str, Asked("公安机关说明的理由")]
    opinion: Annotated[str, Asked("后续意见")]


PUBLIC_SECURITY_PENALTY: Procedure[Offence] = Procedure(
    key="public_security_penalty",
    words="提请治安管理处罚",
    facts=Offence,
    cites=duty(59),
    since=MEASURES.since,
    grounds=(
        Ground("rules", "违反监督管理规定，依法应予治安管理处罚", ("违规事实的证据", "此前的处理记录"), art(36)),
        Ground(
            "prohibition",
            "违反人民法院禁止令，依法应予治安管理处罚",
            ("禁止令", "违反禁止令的证据"),
            art(36),
        ),
        Ground(
            "staff",
            "殴打、威胁、侮辱、骚扰、报复社区矫正机构工作人员及其近亲属",
            ("现场记录", "视听资料", "证人证言"),
            duty(60),
        ),
    ),
    steps=(
        Step(
            "investigate",
            "调查核实",
            Actor.OFFICE,
            {Outcome.SUBMIT: "propose"},
            art(40),
            evidence=("调查笔录", "证据材料"),
        ),
        Step(
            "propose",
            "提请",
            Actor.COUNTY,
            {Outcome.PROPOSE: "answer", Outcome.DROP: CLOSED},
            art(36),
            Proposal,
            ("证据目录",),
        ),
        Step(
            "answer",
            "公安机关处理",
            Actor.POLICE,
            {Outcome.PENALISE: CLOSED, Outcome.DECLINE: "ask"},
            duty(59),
            Answer,
            ("公安机关决定书或者复函",),
        ),
        Step(
            "ask",
            "了解不予处罚的理由",
            Actor.COUNTY,
            {Outcome.RECEIVE: CLOSED},
            art(36, unconfirmed=True),
            Explanation,
        ),
    ),
    bars=(
        Bar(
            "one_investigator",
            "调查人不足两人",
            lambda x: len(set(x.investigators)) < 2,
            art(40, unconfirmed=True),
            (SUBMITTED,),
        ),
        Bar(
            "parole",
            "假释的社区矫正对象不在提请之列，依警告或者提请撤销假释办理",
            lambda x: x.on_parole,
            art(36),
            (SUBMITTED, PROPOSED),
        ),
        Bar("no_order", "判决没有宣告禁止令", lambda x: x.order_unknown, art(36), (SUBMITTED, PROPOSED)),
    ),
    documents=(
        Document("penalty_investigation", "治安管理处罚建议调查笔录", SUBMITTED, art(40)),
        Document("penalty_review", "提请治安管理处罚审核表", PROPOSED, art(36, unconfirmed=True)),
        Document(
            "penalty_inform",
            "关于治安管理处罚处理结果的通报函",
            PENALISED,
            art(36, unconfirmed=True),
            Actor.PROCURATORATE,
        ),
        Document("penalty_proposal", "治安管理处罚建议书", PROPOSED, art(36), Actor.POLICE),
    ),
    notices=(
        Notice("copy", "抄送治安管理处罚建议书", Actor.PROCURATORATE, PROPOSED, art(36, unconfirmed=True)),
        Notice("result", "通报处罚结果", Actor.PROCURATORATE, PENALISED, art(36, unconfirmed=True)),
        Notice("ask_reasons", "请说明不予处罚的理由", Actor.POLICE, DECLINED, art(36, unconfirmed=True)),
        Notice(
            "no_result",
            "通报不予处罚的结果",
            Actor.PROCURATORATE,
            DECLINED,
            PROCURATORATE_RULES.at(643, item=4),
        ),
        Notice("guardian", "告知提请处罚", Actor.GUARDIAN, PROPOSED, art(55), when=lambda x: x.minor),
    ),
    rights=(
        Right("petition", "认为合法权益受到侵害的，有权向人民检察院或者有关机关申诉、控告和检举", duty(34, 2)),
        Right("minor_privacy", "未成年社区矫正对象的考核奖惩不公开", art(55)),
    ),
)

# 2026年修订的治安管理处罚法另定条序、期限和告知听取，并专列违反禁止令的处罚。
PUBLIC_SECURITY_PENALTY_2026: Procedure[OffenceSince2026] = varied(
    PUBLIC_SECURITY_PENALTY,
    place="全国",
    cites=penal(72),
    since=PUBLIC_SECURITY_PENALTIES.since,
    facts=OffenceSince2026,
    grounds=(
        Ground(
            "rules",
            "被管制、缓刑、暂予监外执行的人违反法律、行政法规或者国务院有关部门的监督管理规定",
            ("违规事实的证据", "此前的处理记录"),
            penal(72, item=4),
        ),
        Ground(
            "prohibition",
            "违反人民法院禁止令或者职业禁止决定",
            ("禁止令或者职业禁止决定", "违反的证据"),
            penal(73, item=1),
        ),
    ),
    steps=(
        Step(
            "answer",
            "公安机关处理",
            Actor.POLICE,
            {Outcome.PENALISE: CLOSED, Outcome.DECLINE: "ask", Outcome.EXTEND: "answer"},
            penal(118),
            TimedAnswer,
            ("公安机关决定书或者复函",),
        ),
    ),
    bars=(
        Bar(
            "parole",
            "假释的社区矫正对象不在提请之列，依警告或者提请撤销假释办理",
            lambda x: x.on_parole,
            penal(72, item=4),
            (SUBMITTED, PROPOSED),
        ),
        Bar(
            "no_order",
            "判决没有宣告禁止令或者职业禁止",
            lambda x: x.order_unknown,
            penal(73, item=1),
            (SUBMITTED, PROPOSED),
        ),
        Bar("no_new_day", "延长办理未写明期限", lambda x: x.until is None, penal(118), (("answer", Outcome.EXTEND),)),
    ),
    deadlines=(
        # 立案之日不为提请机关所知。从严解释：自提请之日起算。
        Deadline(
            "answer_soon",
            "三十日内处理",
            "answer",
            within(30, since=PROPOSED),
            penal(118),
            when=lambda x: x.until is None,
        ),
        Deadline(
            "answer_extended",
            "延长后的期限内处理",
            "answer",
            by(lambda x: x.until),
            penal(118),
            when=lambda x: x.until is not None,
        ),
        Deadline(
            "answer_at_latest",
            "两次延长后至迟九十日",
            "answer",
            within(90, since=PROPOSED),
            penal(118),
            Force.SHALL,
        ),
    ),
    rights=(
        Right("be_heard", "公安机关作出处罚决定前，有权获知事实、理由和依据，并陈述和申辩", penal(112)),
        Right("guardian_heard", "不满十八周岁的，公安机关还应听取父母或者其他监护人的意见", penal(112)),
        Right("review", "对处罚决定不服的，可以依法申请行政复议或者提起行政诉讼", penal(121)),
        Right("sealed", "治安管理处罚记录依法封存，只用于办案，不得公开", penal(136)),
    ),
)
