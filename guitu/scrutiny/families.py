"""Which parts belong to which whole by meaning: the breakdowns that reports of this field draw up.

A family is a table row: how a whole of it is named, and how its parts are. Parts that are all of one family
are a complete breakdown even where no word like 其中 announces it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Family:
    """A whole and the parts it falls into."""

    name: str
    whole: re.Pattern[str]
    part: re.Pattern[str]


def _family(name: str, whole: str, part: str) -> Family:
    return Family(name, re.compile(whole), re.compile(part))


FAMILIES: tuple[Family, ...] = (
    _family(
        "调查评估结论",
        r"调查评估|社会调查|评估(?:案件|委托|意见)?$|委托",
        r"建议.{0,2}适用|可以适用|(?:不|慎)(?:予|宜|适)?适?用|不建议|慎用|适宜|不适宜|适用社区矫正|具备.{0,6}条件|"
        r"同意|退回|退案|撤回|中止|终止评估|未办结|正在(?:办理|评估)|未出具",
    ),
    _family("居住地或执行地变更", r"居住地|执行地|迁居|变更", r"转出|转入|迁入|迁出|准予|不准予|不予批准|同意|不同意"),
    _family("请假外出", r"外出|请假|请销假", r"准假|在外|销假|归|返回|返矫|超假|未批准|不批准|批准|准予|不准"),
    _family(
        "处分",
        r"处分|处罚|惩处|惩戒|考核奖惩|处理违规|处置",
        r"警告|训诫|治安|提请|收监|撤销|逮捕|批评|使用电子",
    ),
    _family(
        "矫正类别",
        r"在矫|在册|矫正对象|矫正人员|接收|入矫|解除|解矫|列管",
        r"缓刑|假释|暂予监外|暂监外|监外执行|管制|剥夺政治权利",
    ),
    _family(
        "管理等级", r"在矫|在册|矫正对象|矫正人员|管理", r"严管|普管|宽管|严格管理|普通管理|宽松管理|[一二三]级管理"
    ),
    _family("性别", r"人|对象", r"^(?:男|女)(?:性|的|对象)?"),
    _family(
        "解除方式",
        r"解除|解矫|终止|减少",
        r"期满|矫正期满|特赦|死亡|收监|赦免|迁出|转出|终止",
    ),
    _family(
        "资金来源",
        r"资金|预算|经费|投入|收入|安排|下达|拨付|到位",
        r"中央|省级|市级|县级|区级|本级|上级|省财政|市财政|县财政|区财政|乡镇|镇级|街道|自筹|社会|财政拨款|转移支付|结转|其他",
    ),
    _family(
        "人员编制",
        r"编制|在职|在编|在岗|实有|职工|人员",
        r"行政|政法专项|事业|工勤|自收自支|差额|参公|聘用|编外|合同制",
    ),
    _family("满意度答案", r"有效|问卷|受访|回收|调查", r"^(?:很|非常|比较|基本|较)?(?:不太|不)?满意|一般"),
)
ACROSS = re.compile(
    r"女性|妇女|党员|未成年|少数民族|老年|六十|60岁|本科|大专|大学|研究生|重点|涉毒|涉黑|精神|残疾|困难|低保|外省|外地|涉外|港澳台"
)


def family_of(names: list[str], whole: str = "") -> Family | None:
    """Return the family to which all the parts belong, and whose whole this is where one is named."""
    return next(
        (
            family
            for family in FAMILIES
            if all(family.part.search(name) for name in names) and (not whole or family.whole.search(whole))
        ),
        None,
    )
