"""南京市司法局2021年社区矫正专项资金绩效评价：报告所述的事实，与报告印出的得分。

The facts keep to what the published report says in its 评分过程. Where a deduction was made
without naming the item, the evidence says to which item it was put, and why.
"""

from __future__ import annotations

from decimal import Decimal

from guitu.evaluation.evidence import Answer, Evidence, Met
from guitu.evaluation.frameworks.special_fund_2021 import FundYear
from guitu.evaluation.frameworks.special_fund_2021_items import ITEMS
from guitu.evaluation.measures import Measured, Percent
from guitu.evaluation.printed import Printed, PrintedMark
from guitu.evaluation.scoring import Lagging

REPORT = "2021年城市警备防务与基层政法经常性补助-社区矫正专项资金绩效评价报告"

DISTRICTS = (
    "玄武区",
    "秦淮区",
    "建邺区",
    "鼓楼区",
    "栖霞区",
    "雨花台区",
    "江宁区",
    "浦口区",
    "六合区",
    "溧水区",
    "高淳区",
    "江北新区",
)


def _said(words: str) -> Evidence:
    return Evidence(author="南京市司法局", words=words, on=None, attachment=f"《{REPORT}》附件1")


_DEPARTURES = {
    "goal_quantified": Answer(Met.UNMET, _said("有绩效目标且目标明确，目标细化，目标量化不足")),
    "finance_rules": Answer(Met.PARTLY, _said("市级有专项资金管理办法，部分区及以下未制定资金管理办法")),
    "used_properly": Answer(
        Met.UNMET,
        _said(
            "个别区因资金到账时间较迟未及时使用，部分区矫正资金配比不够合理，人员工资占总额90%以上；"
            "报告扣分而未指明事项，此处归入本项"
        ),
    ),
}

_MET = Answer(Met.MET, _said("评分过程记为做到"))

NANJING_2021 = FundYear(
    body="南京市司法局",
    year=2021,
    units=DISTRICTS,
    answers={item.key: _DEPARTURES.get(item.key, _MET) for item in ITEMS},
    committees=Measured(
        100, 100, "%", evidence=_said("各区严格落实完成稳控工作；市、区、街道三级社区矫正委员会全覆盖")
    ),
    escapes={"at_large": 0, "recovered": 0},
    letters={"correction": 0, "proposal": 0},
    reoffending=Percent(0, _said("再犯罪率为0")),
    smart_centre=Lagging(
        ("报告未具名的区之一", "报告未具名的区之二"), 12, _said("全市有两个区启动较慢，按全市12个区权重比扣分")
    ),
    repair_room=Lagging((), 12, _said("报告未就损害修复功能室另行举证，亦未就此扣分")),
    staff_satisfaction=Percent(Decimal("97.43"), _said("满意度为97.43%，未说明样本数")),
    person_satisfaction=Percent(100, _said("访谈，满意度为100%，未说明人数")),
)

PRINTED_NANJING_2021 = Printed(
    document=REPORT,
    marks={
        "objectives": PrintedMark(4, "有绩效目标且目标明确；目标细化，目标量化不足扣1分，得3分。", 3),
        "rules": PrintedMark(4, "管理制度健全；严格执行相关管理制度，得4分", 4),
        "implementation": PrintedMark(4, "按计划实施并完成工作任务，得4分", 4),
        "arrival": PrintedMark(2, "根据矫正资金的实际分配到位率计算得分，实际到位/计划到位=100%，得2分", 2),
        "distribution": PrintedMark(
            3, "分配各区资金范围充分合理；分配方式充分合理；与绩效目标达成具有直接关联，得3分", 3
        ),
        "finance_rules": PrintedMark(1, "市级有专项资金管理办法，部分区及以下未制定资金管理办法，扣1分，得1分", 1),
        "spending": PrintedMark(
            2,
            "各区遵循专项资金使用管理制度，区级以下资金使用合规，无截留挤占挪用情况，个别区因资金到账时间较迟未及时使用，"
            "部分区矫正资金配比不够合理，人员工资占总额90%以上，扣1分，得2分",
            2,
        ),
        "organisation": PrintedMark(2, "组织机构健全、权责及分工明确，得2分", 2),
        "committees": PrintedMark(4, "各区严格落实完成稳控工作，得4分", 4),
        "screening": PrintedMark(6, "排查重点对象，核对监控信息，提供研判记录，落实管控方案，得6分", 6),
        "security": PrintedMark(6, "完成点敏感节安保工作，每日定位，每周汇报等措施，得6分", 6),
        "key_persons": PrintedMark(8, "监管措施落实，有工作台账、方案齐全、1人1档。得8分", 8),
        "assistance": PrintedMark(
            4, "提供帮扶记录，如教育、培训、心理咨询、就业咨询等，每月大于两次的教育学习培训及思想汇报，得4分", 4
        ),
        "escapes": PrintedMark(
            6, "保障民众人身权、维护民众的财产权益，维护民众的生活秩序，脱管漏管（在逃）率为0，得6分", 6
        ),
        "letters": PrintedMark(6, "社区矫正工作人员执法规范，未发生执法违规情况，得6分", 6),
        "reoffending": PrintedMark(10, "社区矫正对象重新犯罪的情况统计，再犯罪率为0，得10分", 10),
        "lasting": PrintedMark(
            5,
            "开展智慧社区矫正中心创建工作与精准实施普遍、分类、个别“三项”教育，精准实施分级分类管理等任务"
            "全市有两个区启动较慢，按全市12个区权重比扣1分，得5分",
            5,
        ),
        "staff_satisfaction": PrintedMark(
            15, "有效提升社区矫正工作人员满意度，按照项目实际产出情况与计划产出数酌情得分，满意度为97.43%，得15分", 15
        ),
        "person_satisfaction": PrintedMark(5, "社区矫正对象满意度（访谈），满意度为100%，得5分", 5),
    },
    total=Decimal("97.0"),
    grade=None,
)
