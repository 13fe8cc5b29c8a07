"""社区矫正专项资金绩效评价：南京市2021年指标评分表（3个一级、10个二级、19个三级指标，100分）。

The table as a city published it. Where its wording leaves a reading open, the reading is a
setting of ``special_fund_2021`` and is printed among the remarks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from guitu.evaluation.bands import Band
from guitu.evaluation.evidence import Answers, Attested
from guitu.evaluation.framework import NATIONAL_GRADES, Framework, Indicator, Section, Source
from guitu.evaluation.frameworks.special_fund_2021_items import (
    ARRIVAL,
    ASSISTANCE,
    DISTRIBUTION,
    FINANCE_RULES,
    IMPLEMENTATION,
    ITEMS,
    KEY_PERSONS,
    OBJECTIVES,
    ORGANISATION,
    RULES,
    SCREENING,
    SECURITY,
    SPENDING,
)
from guitu.evaluation.marks import Defect, Remark
from guitu.evaluation.measures import Measure, Measured
from guitu.evaluation.scoring import (
    Banded,
    Base,
    Checklist,
    Incident,
    Item,
    Lagging,
    Part,
    PerIncident,
    PerShortfall,
    Portion,
    Proportional,
    Share,
)
from guitu.law.vocabulary import Known

TABLE = "南京市司法局2021年社区矫正专项资金项目绩效评价指标评分表"


@dataclass(frozen=True, kw_only=True)
class FundYear:
    """一级财政的社区矫正专项资金的一年：县一级只列本县一个单位，市一级列所辖各区县。

    Counted figures are ``Known``; what must be examined is ``Attested`` item by item, with its
    evidence. ``None``, or an item without an answer, means that nobody has the figure yet.
    """

    body: str
    year: int
    units: tuple[str, ...]
    answers: Annotated[Answers, Attested("逐项核对结论")]
    committees: Annotated[Measured | None, Known("乡镇（街道）社区矫正委员会：已成立与应成立")] = None
    escapes: Annotated[Mapping[str, int] | None, Known("因管理责任新增脱管漏管（在逃）起数")] = None
    letters: Annotated[Mapping[str, int] | None, Known("经核实确认的检察机关“两书”件数")] = None
    reoffending: Annotated[Measure | None, Known("社区矫正对象重新犯罪率")] = None
    smart_centre: Annotated[Lagging | None, Attested("智慧社区矫正中心创建滞后的单位")] = None
    repair_room: Annotated[Lagging | None, Attested("损害修复功能室建设滞后的单位")] = None
    staff_satisfaction: Annotated[Measure | None, Attested("社区矫正工作人员满意度")] = None
    person_satisfaction: Annotated[Measure | None, Attested("社区矫正对象满意度")] = None

    def __post_init__(self) -> None:
        if not self.units:
            raise ValueError(f"[{self.body}] {self.year} names no unit: expected at least its own")
        if strange := sorted(self.answers.keys() - {item.key for item in ITEMS}):
            raise ValueError(f"answers to [{'、'.join(strange)}], which the table does not ask")
        for satisfaction in (self.staff_satisfaction, self.person_satisfaction):
            if satisfaction and not satisfaction.evidence:
                raise ValueError(f"satisfaction of [{satisfaction}] without evidence: expected the survey it rests on")
        for lagging in (self.smart_centre, self.repair_room):
            if lagging and lagging.units != len(self.units):
                raise ValueError(f"shares count [{lagging.units}] units: expected the {len(self.units)} of the year")


SECTIONS = (
    Section("decision", "项目决策"),
    Section("management", "项目管理"),
    Section("performance", "项目绩效"),
    Section("decision.objective", "项目目标", within="decision"),
    Section("management.project", "项目管理", within="management"),
    Section("management.arrival", "资金落实", within="management"),
    Section("management.distribution", "资金分配", within="management"),
    Section("management.finance", "财务管理", within="management"),
    Section("management.organisation", "组织实施", within="management"),
    Section("performance.output", "项目产出", within="performance"),
    Section("performance.society", "社会效益", within="performance"),
    Section("performance.lasting", "可持续效益", within="performance"),
    Section("performance.satisfaction", "服务对象满意度", within="performance"),
)

ESCAPES = (Incident("at_large", "未找到（未追回）", 6), Incident("recovered", "已找到（已追回）", 3))
LETTERS = (Incident("correction", "纠正违法通知书", 2), Incident("proposal", "检察建议书", 2))

REOFFENDING = (
    Band(points=10, at_most=Decimal("0.1")),
    Band(points=8, above=Decimal("0.1"), at_most=Decimal("0.2")),
    Band(points=0, at_least=Decimal("0.2")),
)


def examined(items: tuple[Item, ...]) -> Checklist[FundYear]:
    """Mark a checklist on the answers of the year to these items."""
    keys = [item.key for item in items]
    return Checklist(lambda y: {key: y.answers[key] for key in keys if key in y.answers}, items)


def special_fund_2021(*, part: Part = Part.DROPPED, base: Base = Base.WHOLE) -> Framework[FundYear]:
    """Lay out the table under the readings that its wording leaves open.

    Args:
        part: what becomes of less than five points below 85% satisfaction.
        base: on which points a lagging unit's share is deducted. The city's own sum,
            six points times two in twelve, took the whole indicator.

    """
    rows = (*_decision_and_management(), *_output(), *_society(), _lasting(base), *_satisfaction(part))
    return Framework(
        key="special_fund_2021",
        words="社区矫正专项资金绩效评价（南京市2021年指标体系）",
        facts=FundYear,
        cites=Source(TABLE, "全表"),
        since=date(2021, 1, 1),
        out_of=100,
        indicators=rows,
        grades=NATIONAL_GRADES,
        sections=SECTIONS,
    )


def _row(number: int) -> Source:
    return Source(TABLE, f"第{number}项")


def _decision_and_management() -> tuple[Indicator[FundYear], ...]:
    table = (
        ("objectives", "目标内容", "decision.objective", "明晰", OBJECTIVES),
        ("rules", "项目管理制度", "management.project", "健全有效", RULES),
        ("implementation", "项目管理实施", "management.project", "健全", IMPLEMENTATION),
        ("arrival", "资金到位", "management.arrival", "100%", ARRIVAL),
        ("distribution", "分配程序", "management.distribution", "合理", DISTRIBUTION),
        ("finance_rules", "财务管理制度", "management.finance", "健全", FINANCE_RULES),
        ("spending", "资金使用", "management.finance", "合规", SPENDING),
        ("organisation", "组织构架", "management.organisation", "健全", ORGANISATION),
    )
    return tuple(
        Indicator(
            key=key, words=words, section=section, target=target, scoring=examined(items), cites=_row(number),
            printed="，".join(f"{item.words}（{item.points}分）" for item in items),
        )
        for number, (key, words, section, target, items) in enumerate(table, 1)
    )  # fmt: skip


def _output() -> tuple[Indicator[FundYear], ...]:
    committees = Indicator[FundYear](
        key="committees",
        words="完成稳控工作",
        section="performance.output",
        target="100%",
        scoring=Proportional(lambda y: y.committees, full=4),
        cites=_row(9),
        printed="推进各区乡镇街道成立社区矫正委员会，落实工作内容，按照项目产出情况与计划产出数酌情得分（4分）",
        remedy="对照乡镇（街道）名册逐一列出尚未成立社区矫正委员会的单位，明确成立时限和责任人，成立后报备文件和成员名单",
        notes=(
            Remark(Defect.MISNOMER, "指标名为稳控工作，标准只看乡镇（街道）社区矫正委员会的成立，按标准计"),
            Remark(Defect.UNSETTLED, "“酌情得分”如何计算，此处按已成立数与应成立数之比计"),
        ),
    )
    table = (
        ("screening", "隐患排查", SCREENING),
        ("security", "完成安保工作", SECURITY),
        ("key_persons", "重点人员监管", KEY_PERSONS),
        ("assistance", "帮扶困难矫正对象", ASSISTANCE),
    )
    others = tuple(
        Indicator(
            key=key, words=words, section="performance.output", target="100%", scoring=examined(items),
            cites=_row(number), printed="；".join(f"{item.words}（{item.points}分）" for item in items),
        )
        for number, (key, words, items) in enumerate(table, 10)
    )  # fmt: skip
    return (committees, *others)


def _society() -> tuple[Indicator[FundYear], ...]:
    return (
        Indicator(
            key="escapes",
            words="脱管漏管（在逃）率",
            section="performance.society",
            target="0",
            scoring=PerIncident(lambda y: y.escapes, full=6, kinds=ESCAPES),
            cites=_row(14),
            printed="当年无新增脱管漏管（在逃）社区矫正对象（6分）；当年有因管理责任引起的新增脱管漏管（在逃）"
            "社区矫正对象，未找到（未追回）的（1起扣6分）；已找到（已追回）的（1起扣3分），扣完为止。",
            remedy="逐起复盘脱管漏管的发现、报告和查找经过，补上接收衔接和日常核查的缺口；未追回的会同公安机关继续查找并按月报告",
        ),
        Indicator(
            key="letters",
            words="社区矫正工作人员规范执法",
            section="performance.society",
            target="0",
            scoring=PerIncident(lambda y: y.letters, full=6, kinds=LETTERS, unit="件"),
            cites=_row(15),
            printed="①当年没有收到或者没有经核实确认存在执法不规范等的检察机关“两书”（6分）。②收到经核实确认的，"
            "1件纠正违法通知书扣2分，1件检察建议书扣2分，扣完为止。",
            remedy="对每一件纠正违法通知书、检察建议书逐条整改并按期书面回复，将所涉环节列入执法检查和业务培训，防止同类问题再次发生",
        ),
        Indicator(
            key="reoffending",
            words="再犯罪率",
            section="performance.society",
            target="0.1%",
            scoring=Banded(lambda y: y.reoffending, REOFFENDING),
            cites=_row(16),
            printed="①当年社区矫正对象重新犯罪率在0.1%以下的，得10分；②超过0.1%，不超过0.2%的，得8分；"
            "③0.2%以上的，得0分。",
            remedy="逐案分析重新犯罪人员的风险评估、矫正方案和教育帮扶记录，对同类罪名、同类处境的在册对象重新评估并调整矫正方案",
        ),
    )


def _lasting(base: Base) -> Indicator[FundYear]:
    portions = (
        Portion[FundYear]("开展智慧社区矫正中心创建工作", 3, lambda y: y.smart_centre),
        Portion[FundYear]("建立完善损害修复功能室", 3, lambda y: y.repair_room),
    )
    return Indicator(
        key="lasting",
        words="可持续影响",
        section="performance.lasting",
        target="100%",
        scoring=Share(portions, base=base, settled=False),
        cites=_row(17),
        printed="①开展智慧社区矫正中心创建工作（3分）；②建立完善损害修复功能室（3分），按权重比扣分",
        remedy="与启动较慢的单位逐一商定建设进度、场地和设备清单，按季度通报进度，将下一年度设备类资金优先用于补齐缺项",
    )


def _satisfaction(part: Part) -> tuple[Indicator[FundYear], ...]:
    wrong_people = Remark(Defect.MISNOMER, "社区矫正工作人员不是服务对象，其满意度却列入服务对象满意度，按标准计")

    def scoring(full: int, *, staff: bool) -> PerShortfall[FundYear]:
        return PerShortfall(
            lambda y: y.staff_satisfaction if staff else y.person_satisfaction,
            full=full,
            target=85,
            step=5,
            each=1,
            part=part,
            settled=False,
            open_at_target=True,
        )

    return (
        Indicator(
            key="staff_satisfaction",
            words="社区矫正工作人员满意度",
            section="performance.satisfaction",
            target="85%",
            scoring=scoring(15, staff=True),
            cites=_row(18),
            printed="社区矫正工作人员幸福感和安全感调查超过85%得满分，低于85%每降低5%扣1分，扣完为止。",
            remedy="按题项列出不满意集中的方面（工作负荷、待遇、安全防护、培训），逐项提出改进措施，下一年度调查同一题项予以比较",
            notes=(wrong_people,),
        ),
        Indicator(
            key="person_satisfaction",
            words="社区矫正对象满意度",
            section="performance.satisfaction",
            target="85%",
            scoring=scoring(5, staff=False),
            cites=_row(19),
            printed="对社区矫正工作的满意度超过85%得满分，低于85%每降低5%扣1分，扣完为止。",
            remedy="由非本人矫正小组成员匿名回访，归纳不满意的具体事由（办事等候、请假审批、帮扶兑现），逐条答复并公布改进结果",
        ),
    )


SPECIAL_FUND_2021 = special_fund_2021()
