"""调查评估：适用社区矫正之前，受委托调查社会危险性和对所居住社区的影响。"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Annotated

from guitu.law.citation import COOPERATION, LAW, MEASURES
from guitu.law.procedure import Procedure, varied
from guitu.law.span import months_after
from guitu.law.vocabulary import (
    CLOSED,
    WORKDAYS,
    Actor,
    Asked,
    Bar,
    Category,
    Deadline,
    Document,
    Ground,
    GroundKey,
    Known,
    Latest,
    Notice,
    Outcome,
    Right,
    Step,
    Tier,
    by,
    otherwise,
    within,
)

art, law, coop = MEASURES.at, LAW.at, COOPERATION.at

ENTRUSTED = ("entrust", Outcome.SUBMIT)
ACCEPTED = ("check", Outcome.REGISTER)
LACKING = ("check", Outcome.LACK)
COMPLETED = ("complete", Outcome.COMPLETE)
INVESTIGATED = ("investigate", Outcome.RECORD)
EXTENDING = ("investigate", Outcome.EXTEND)
APPRAISED = ("appraise", Outcome.RECORD)
CONCLUDED = ("conclude", Outcome.CONCLUDE)
SENT_BACK = ("send_back", Outcome.RETURN)

PAPERS_IN = Latest((ENTRUSTED, COMPLETED))
FOUND_IMPOSSIBLE = Latest((("check", Outcome.STOP), ("complete", Outcome.STOP), ("investigate", Outcome.STOP)))


class Conclusion(StrEnum):
    """评估意见的结论。"""

    SUITABLE = "适用社区矫正"
    WITH_CAUTION = "慎用社区矫正"
    UNSUITABLE = "不适用社区矫正"


class Obstacle(StrEnum):
    """无法调查评估的原因。"""

    FALSE_IDENTITY = "姓名、居住地不实或者身份不明"
    JUDGED = "案件已作出判决"
    REPEATED = "已有调查评估意见且无新情况"
    WITHDRAWN = "委托机关撤回委托"
    UNCOMPLETED = "材料未能补齐"


@dataclass(frozen=True, kw_only=True)
class Entrustment:
    """一次委托：委托函所载的，与档案所记载的。"""

    ground: Annotated[GroundKey, Asked("委托情形")]
    entrusted_by: Annotated[str, Asked("委托机关")]
    letter: Annotated[str, Asked("委托函字号")]
    proposed: Annotated[Category, Asked("拟适用的矫正类别")]
    offence: Annotated[str, Asked("涉嫌（所犯）罪名")]
    residence: Annotated[str, Asked("拟核实的居住地")]
    fast_track: Annotated[bool, Asked("适用速裁程序")] = False
    entrusted: Annotated[bool, Known("县级机构已委托司法所开展调查")] = False
    minor: Annotated[bool, Known("未成年人")] = False
    missing: Annotated[tuple[str, ...], Known("尚缺的材料")] = ()
    agreed_last_day: Annotated[date | None, Known("商定的延长期限")] = None
    conclusion: Annotated[Conclusion | None, Known("评估结论")] = None
    conditions: Annotated[str, Known("慎用的条件")] = ""

    @property
    def ordinary(self) -> bool:
        return not self.fast_track and self.agreed_last_day is None

    @property
    def fast(self) -> bool:
        return self.fast_track and self.agreed_last_day is None


@dataclass(frozen=True, kw_only=True)
class Check:
    """委托材料的审查。"""

    opinion: Annotated[str, Asked("审查意见")]
    missing: Annotated[tuple[str, ...], Asked("缺少的材料", optional=True)] = ()


@dataclass(frozen=True, kw_only=True)
class Extension:
    """与委托机关商定的延长。"""

    agreement: Annotated[str, Asked("协商情况")]
    agreed_last_day: Annotated[date | None, Asked("商定的最后日期", optional=True)] = None


@dataclass(frozen=True, kw_only=True)
class Contact:
    """与委托机关的联系。"""

    obstacle: Annotated[Obstacle, Asked("无法调查评估的原因")]
    answer: Annotated[str, Asked("联系情况")]


@dataclass(frozen=True, kw_only=True)
class Appraisal:
    """调查所得与集体评议。"""

    home: Annotated[str, Asked("居所情况")]
    family: Annotated[str, Asked("家庭和社会关系")]
    consequences: Annotated[str, Asked("犯罪行为的后果和影响")]
    committee: Annotated[str, Asked("居（村）民委员会意见")]
    victim: Annotated[str, Asked("被害人意见", optional=True)] = ""
    to_forbid: Annotated[str, Asked("拟禁止的事项", optional=True)] = ""
    danger: Annotated[str, Asked("社会危险性")]
    community: Annotated[str, Asked("对所居住社区的影响")]
    investigators: Annotated[tuple[str, ...], Asked("调查人员")]
    present: Annotated[tuple[str, ...], Asked("参加评议人员")]
    views: Annotated[str, Asked("评议意见（含不同意见）")]


@dataclass(frozen=True, kw_only=True)
class Opinion:
    """调查评估意见。"""

    conclusion: Annotated[Conclusion, Asked("结论")]
    conditions: Annotated[str, Asked("慎用的条件", optional=True)] = ""
    reasons: Annotated[str, Asked("理由")]


PRE_SENTENCE_ASSESSMENT: Procedure[Entrustment] = Procedure(
    key="pre_sentence_assessment",
    words="调查评估",
    facts=Entrustment,
    cites=law(18),
    since=MEASURES.since,
    secret=True,
    grounds=(Ground("needed", "委托机关根据需要委托", ("调查评估委托函", "所附材料"), law(18)),),
    steps=(
        Step("entrust", "收到委托", Actor.COMMISSIONER, {Outcome.SUBMIT: "check"}, art(13), None, ("调查评估委托函",)),
        Step(
            "check",
            "审查委托材料",
            Actor.COUNTY,
            {Outcome.REGISTER: "investigate", Outcome.LACK: "complete", Outcome.STOP: "contact"},
            art(14),
            Check,
        ),
        Step(
            "complete",
            "补齐材料",
            Actor.COMMISSIONER,
            {Outcome.COMPLETE: "check", Outcome.STOP: "contact"},
            art(14),
            None,
            ("补齐的材料",),
        ),
        Step(
            "investigate",
            "调查",
            Actor.DECIDER,
            {Outcome.RECORD: "appraise", Outcome.EXTEND: "extend", Outcome.STOP: "contact"},
            art(14),
            None,
            ("走访、询问笔录", "居（村）民委员会意见", "被害人意见", "居所照片"),
        ),
        Step(
            "extend",
            "商请延长",
            Actor.COMMISSIONER,
            {Outcome.AGREE: "investigate", Outcome.DISAGREE: "investigate"},
            art(14),
            Extension,
        ),
        Step(
            "contact",
            "联系委托机关",
            Actor.COUNTY,
            {Outcome.VERIFY: "investigate", Outcome.STOP: "send_back"},
            art(14),
            Contact,
        ),
        Step("send_back", "退回材料", Actor.COUNTY, {Outcome.RETURN: CLOSED}, art(14)),
        Step(
            "appraise",
            "集体评议",
            Actor.COUNTY,
            {Outcome.RECORD: "conclude"},
            art(14),
            Appraisal,
            ("集体评议记录",),
        ),
        Step("conclude", "出具评估意见", Actor.COUNTY, {Outcome.CONCLUDE: CLOSED}, art(14), Opinion),
    ),
    bars=(
        Bar("unlisted", "未列明缺少的材料", lambda x: not x.missing, art(14), (LACKING,)),
        Bar(
            "undated",
            "未写明商定的最后日期",
            lambda x: x.agreed_last_day is None,
            art(14),
            (("extend", Outcome.AGREE),),
        ),
        Bar(
            "unagreed",
            "未商定一致的，期限不延长",
            lambda x: x.agreed_last_day is not None,
            art(14),
            (("extend", Outcome.DISAGREE),),
        ),
        Bar(
            "unconditional",
            "慎用社区矫正的，应当写明条件",
            lambda x: x.conclusion is Conclusion.WITH_CAUTION and not x.conditions.strip(),
            art(14),
            (CONCLUDED,),
        ),
    ),
    authority=(
        Tier("entrusted", "经委托，由司法所调查", lambda x: x.entrusted, Actor.OFFICE, law(9)),
        Tier("other", "其余情形", otherwise, Actor.COUNTY, law(18)),
    ),
    deadlines=(
        Deadline(
            "ordinary",
            "收到委托函及附件之日起十个工作日内",
            "conclude",
            within(10, WORKDAYS, since=PAPERS_IN),
            art(14),
            when=lambda x: x.ordinary,
        ),
        Deadline(
            "fast",
            "适用速裁程序的，五个工作日内",
            "conclude",
            within(5, WORKDAYS, since=PAPERS_IN),
            art(14),
            when=lambda x: x.fast,
        ),
        Deadline("agreed", "经协商一致延长的，以商定之日为限", "conclude", by(lambda x: x.agreed_last_day), art(14)),
    ),
    documents=(
        Document("assessment_registration", "调查评估委托登记表", ENTRUSTED, art(13)),
        Document("assessment_inform", "关于受委托开展调查评估的通报函", ENTRUSTED, art(13), Actor.PROCURATORATE),
        Document(
            "assessment_completion_notice", "社区矫正调查评估材料补齐通知书", LACKING, art(14), Actor.COMMISSIONER
        ),
        Document("assessment_return_notice", "社区矫正调查评估材料退回通知书", SENT_BACK, art(14), Actor.COMMISSIONER),
        Document("assessment_extension_letter", "关于商请延长调查评估期限的函", EXTENDING, art(14), Actor.COMMISSIONER),
        Document("assessment_interview_record", "调查评估询问（走访）笔录", INVESTIGATED, art(14)),
        Document("assessment_appraisal_record", "调查评估集体评议记录", APPRAISED, art(14)),
        Document("assessment_opinion", "社区矫正调查评估意见书", CONCLUDED, art(14), Actor.COMMISSIONER),
    ),
    notices=(
        Notice("tell_procuratorate", "收到委托后及时通知", Actor.PROCURATORATE, ENTRUSTED, art(13)),
        Notice("send_opinion", "送交评估意见", Actor.COMMISSIONER, CONCLUDED, art(14)),
        Notice("copy_procuratorate", "抄送评估意见", Actor.PROCURATORATE, CONCLUDED, art(14)),
    ),
    rights=(
        Right("reference", "评估意见供委托机关决定时参考", law(18)),
        Right("privacy", "调查所知的国家秘密、商业秘密和个人隐私应当保密", art(14)),
        Right("minor", "未成年人的身份信息和调查材料不得向他人提供", law(54)),
    ),
)


@dataclass(frozen=True, kw_only=True)
class EntrustmentSince2026(Entrustment):
    """二〇二六年起的委托：还要看此前有无评估意见。"""

    earlier_opinion: Annotated[date | None, Asked("此前评估意见的日期", optional=True)] = None
    new_facts: Annotated[bool, Asked("有新的事实、居住地或者保证人变化")] = False
    day_of_letter: Annotated[date, Asked("委托函日期")]

    @property
    def repeats(self) -> bool:
        """同一案件无新情况的不重复委托；假释、暂予监外执行的，以意见作出六个月内为限。"""
        if self.earlier_opinion is None or self.new_facts:
            return False
        if self.proposed in (Category.PAROLE, Category.TEMPORARY):
            # 条文未写明第六个月末日是否在内。“内”含本数：该日仍在六个月内。
            return self.day_of_letter <= months_after(self.earlier_opinion, 6)
        return True


@dataclass(frozen=True, kw_only=True)
class OpinionBeforeJudgment(Opinion):
    """判决作出之前的调查评估意见。"""

    not_judged: Annotated[bool, Asked("已核实案件尚未判决", must=True)]


OF_ARTICLE_FOUR = ("check", "complete", "contact", "send_back")

PRE_SENTENCE_ASSESSMENT_2026: Procedure[EntrustmentSince2026] = varied(
    PRE_SENTENCE_ASSESSMENT,
    place="全国",
    cites=law(18),
    since=COOPERATION.since,
    facts=EntrustmentSince2026,
    grounds=(
        Ground("parole", "拟提请、裁定假释（应当委托）", ("调查评估委托函", "所附材料"), coop(1)),
        Ground("prior_record", "有犯罪前科（一般应当委托）", ("调查评估委托函", "所附材料"), coop(1)),
        Ground("needed", "其他认为需要委托", ("调查评估委托函", "所附材料"), coop(1)),
    ),
    steps=(
        Step(
            "entrust",
            "收到委托",
            Actor.COMMISSIONER,
            {Outcome.SUBMIT: "check"},
            coop(3),
            None,
            ("调查评估委托函", "委托调查评估信息表", "案件文书", "居住地证明"),
        ),
        *(replace(step, cites=coop(4)) for step in PRE_SENTENCE_ASSESSMENT.steps if step.key in OF_ARTICLE_FOUR),
        Step("conclude", "出具评估意见", Actor.COUNTY, {Outcome.CONCLUDE: CLOSED}, coop(5), OpinionBeforeJudgment),
    ),
    bars=(
        Bar("unlisted", "未列明缺少的材料", lambda x: not x.missing, coop(4), (LACKING,)),
        Bar("repeated", "已有评估意见且无新情况，不重复调查评估", lambda x: x.repeats, coop(5), (ACCEPTED,)),
    ),
    deadlines=(
        # 委托函的全国格式（意见附件一）也载明十个、五个工作日。
        *(replace(row, cites=art(14, unconfirmed=False)) for row in PRE_SENTENCE_ASSESSMENT.deadlines[:2]),
        Deadline(
            "check_soon", "收到委托函三个工作日内告知补齐", "check", within(3, WORKDAYS, since=PAPERS_IN), coop(4)
        ),
        Deadline(
            "ask_soon",
            "收到委托函三个工作日内告知补齐",
            "assessment_completion_notice",
            within(3, WORKDAYS, since=PAPERS_IN),
            coop(4),
        ),
        Deadline(
            "contact_soon",
            "发现无法评估三个工作日内联系委托机关",
            "contact",
            within(3, WORKDAYS, since=FOUND_IMPOSSIBLE),
            coop(4),
        ),
        Deadline(
            "send_back_soon",
            "发现无法评估五个工作日内退回材料",
            "send_back",
            within(5, WORKDAYS, since=FOUND_IMPOSSIBLE),
            coop(4),
        ),
    ),
    documents=(
        Document(
            "assessment_completion_notice", "社区矫正调查评估材料补齐通知书", LACKING, coop(4), Actor.COMMISSIONER
        ),
        Document("assessment_return_notice", "社区矫正调查评估材料退回通知书", SENT_BACK, coop(4), Actor.COMMISSIONER),
        Document("assessment_opinion", "社区矫正调查评估意见书", CONCLUDED, coop(5), Actor.COMMISSIONER),
    ),
    notices=(Notice("copy_procuratorate", "抄送评估意见", Actor.PROCURATORATE, CONCLUDED, coop(5)),),
    rights=(
        Right("reference", "评估意见供参考，采信情况由委托机关在文书中说明", coop(5)),
        Right("carried", "委托材料不得由当事人、代理人或者利害关系人转递", coop(3)),
        Right("secret", "调查的人员、过程和结论保密，不得向本人、亲属、律师及其他人透露", coop(5)),
    ),
)
