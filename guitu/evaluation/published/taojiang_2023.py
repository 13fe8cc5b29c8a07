"""桃江县司法局2023年社区矫正项目支出：报告所述的事实。报告未附评分表，只有“优良”二字。"""

from __future__ import annotations

from guitu.evaluation.evidence import Answer, Evidence, Met
from guitu.evaluation.frameworks.special_fund_2021 import FundYear
from guitu.evaluation.printed import Printed
from guitu.evaluation.scoring import Lagging

REPORT = "桃江县司法局2023年项目支出（社区矫正）绩效评价报告"


def _said(words: str, part: str) -> Evidence:
    return Evidence(author="桃江县司法局", words=words, on=None, attachment=f"《{REPORT}》{part}")


TAOJIANG_2023 = FundYear(
    body="桃江县司法局",
    year=2023,
    units=("桃江县",),
    answers={
        "goal_set": Answer(Met.MET, _said("设立了2023年社区矫正经费的绩效目标", "第一部分")),
        "goal_quantified": Answer(Met.UNMET, _said("绩效目标没有一项可以计数的指标值", "第一部分")),
        "finance_rules": Answer(Met.MET, _said("支出经联审会签、分管领导、资金监管人签字后报账", "第二部分")),
        "no_diversion": Answer(Met.MET, _said("核查经费账目，资金使用过程中不存在违纪违规问题", "第五部分")),
        "bodies_complete": Answer(Met.UNMET, _said("机构尚不健全，社区矫正管理局为内设股室加挂", "第六部分")),
    },
    smart_centre=Lagging((), 1, _said("智慧矫正中心已进入试运行阶段", "第三部分")),
)

PRINTED_TAOJIANG_2023 = Printed(document=REPORT, marks={}, total=None, grade="优良")
