"""别处的报告，换了县名、数字和说法：没有错的一处也不报错，改错一处就查出那一处。"""

from __future__ import annotations

import pytest

from guitu.scrutiny.audit import Audit, audit_bytes
from guitu.scrutiny.document import Document
from guitu.scrutiny.readers.reading import read
from guitu.scrutiny.relation import Verdict
from tests.scrutiny.making import FORMATS, REPORTS, Content, content_of

INVENTED = [
    "qinghe-2022.txt",
    "linhe-2023.txt",
    "nanshan-2020.txt",
    "yunling-2023.txt",
    "longquan-2022.txt",
    "huaiyang-2021.txt",
    "linjiang-2024.txt",
    "qingyuan-2023.txt",
]

FORM: Content = [
    "项目支出绩效自评表",
    "（2023年度）",
    [
        ["项目名称", "社区矫正工作经费", "", "", "", "", "", ""],
        ["主管部门", "石泉县司法局", "", "", "实施单位", "石泉县社区矫正中心", "", ""],
        ["项目资金（万元）", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
        ["", "年度资金总额", "80", "82.50", "78.40", "10", "95.03%", "9.5"],
        ["", "其中：当年财政拨款", "80", "80.00", "76.00", "—", "95%", "—"],
        ["", "上年结转资金", "0", "2.50", "2.40", "—", "96%", "—"],
        ["", "其他资金", "0", "0", "0", "—", "", "—"],
        ["年度总体目标", "预期目标", "", "", "实际完成情况", "", "", ""],
        ["", "集中教育12次以上，对象满意度90%以上。", "", "", "全年集中教育12次，满意度92%（样本50人）。", "", "", ""],
        ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"],
        ["产出指标（50分）", "数量指标", "集中教育次数", "≥12次", "12次", "20", "20", ""],
        ["", "质量指标", "监管到位率", "100%", "100%", "20", "20", ""],
        ["", "时效指标", "按期完成率", "100%", "98%", "10", "9", "两项培训推迟"],
        ["效益指标（30分）", "社会效益", "再犯罪率", "≤0.2%", "0.1%", "30", "30", ""],
        ["满意度指标（10分）", "服务对象满意度", "矫正对象满意度", "≥90%", "92%", "10", "10", ""],
        ["总分", "", "", "", "", "100", "98.5", ""],
    ],
]


def document(name: str) -> Document:
    return read(name, (REPORTS / name).read_bytes())


def changed(name: str, old: str, new: str) -> Audit:
    """The report with one passage changed; the passage must be there, and once."""
    text = (REPORTS / name).read_text("utf-8")
    assert text.count(old) == 1, old
    return audit_bytes(name, text.replace(old, new).encode())


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("name", INVENTED)
def test_a_clean_report_has_no_failure_in_any_format(name: str, kind: str) -> None:
    audit = audit_bytes(f"report.{kind}", FORMATS[kind](content_of(document(name))))

    assert not [relation.words for relation in audit.of(Verdict.FAILS, Verdict.ROUNDING, Verdict.SUSPICIOUS)]
    assert len(audit.of(Verdict.HOLDS)) >= 8


@pytest.mark.parametrize("kind", FORMATS)
def test_a_clean_self_evaluation_form_has_no_failure_in_any_format(kind: str) -> None:
    audit = audit_bytes(f"form.{kind}", FORMATS[kind](FORM))

    assert not audit.of(Verdict.FAILS)
    assert [relation.kind for relation in audit.of(Verdict.SUSPICIOUS)] == ["grade"]
    assert {"sum", "rate", "weights", "score", "attainment"} <= {r.kind for r in audit.of(Verdict.HOLDS)}


PLANTED = [
    # sums: by bracket, 其中, meaning, 合计, 分别, classes, table
    ("qinghe-2022.txt", "行政编制38名", "行政编制36名", "sum"),
    ("qinghe-2022.txt", "中央转移支付资金12.30万元", "中央转移支付资金12.80万元", "sum"),
    ("qinghe-2022.txt", "不适用21件", "不适用20件", "sum"),
    ("qinghe-2022.txt", "合计26人次", "合计27人次", "sum"),
    ("qinghe-2022.txt", "普管98人", "普管99人", "sum"),
    ("qinghe-2022.txt", "很满意96份", "很满意86份", "sum"),
    ("linhe-2023.txt", "盗窃罪22人", "盗窃罪21人", "sum"),
    ("linhe-2023.txt", "同意14件", "同意13件", "sum"),
    ("longquan-2022.txt", "普管181名", "普管180名", "sum"),
    ("longquan-2022.txt", "男189名", "男188名", "sum"),
    ("longquan-2022.txt", "行政编制44名", "行政编制45名", "sum"),
    ("nanshan-2020.txt", "跨省的19名", "跨省的18名", "sum"),
    ("nanshan-2020.txt", "警告2人次", "警告3人次", "sum"),
    ("nanshan-2020.txt", "省补助160000元", "省补助150000元", "sum"),
    ("huaiyang-2021.txt", "共计95万元", "共计96万元", "sum"),
    ("huaiyang-2021.txt", "\t95.00\n", "\t96.00\n", "sum"),
    ("yunling-2023.txt", "合计\t261.00", "合计\t263.00", "sum"),
    ("yunling-2023.txt", "| 西山县 | 80 |", "| 西山县 | 81 |", "sum"),
    ("linjiang-2024.txt", "社工15人", "社工16人", "sum"),
    ("linjiang-2024.txt", "过程类19.5分", "过程类18.5分", "sum"),
    ("qingyuan-2023.txt", "刑事180件", "刑事190件", "sum"),
    # stock and flow
    ("qinghe-2022.txt", "全年新接收131人", "全年新接收132人", "stock_flow"),
    ("nanshan-2020.txt", "解除1815人", "解除1825人", "stock_flow"),
    ("huaiyang-2021.txt", "年末的205人", "年末的206人", "stock_flow"),
    ("yunling-2023.txt", "| 南浦县 | 90 | 20 | 25 | 85 |", "| 南浦县 | 90 | 20 | 24 | 85 |", "stock_flow"),
    ("qingyuan-2023.txt", "累计解矫940人", "累计解矫941人", "stock_flow"),
    # counts
    ("qinghe-2022.txt", "3个事业单位", "4个事业单位", "count"),
    ("longquan-2022.txt", "两类培训", "三类培训", "count"),
    ("yunling-2023.txt", "涉及5个县（市、区）", "涉及6个县（市、区）", "count"),
    # rates and balances
    ("linjiang-2024.txt", "预算执行率98.5%", "预算执行率95.8%", "rate"),
    ("qingyuan-2023.txt", "成功1188件", "成功1180件", "rate"),
    ("qinghe-2022.txt", "执行率94.49%", "执行率95.49%", "rate"),
    ("linhe-2023.txt", "参加率97.5%", "参加率98.5%", "rate"),
    ("linhe-2023.txt", "整改率96.3%", "整改率93.6%", "rate"),
    ("huaiyang-2021.txt", "93.33%", "93.93%", "rate"),
    ("yunling-2023.txt", "94.29%", "92.49%", "rate"),
    # limits
    ("qinghe-2022.txt", "事业人员5人，工勤人员2人", "事业人员4人，工勤人员3人", "limit"),
    ("longquan-2022.txt", "实际支出1,193,940元", "实际支出1,293,940元", "limit"),
    # the same fact twice
    ("qinghe-2022.txt", "全县共有司法所9个", "全县共有司法所10个", "same_fact"),
    ("yunling-2023.txt", "补助资金261万元", "补助资金260万元", "same_fact"),
    # weights, scores, grades, bands
    ("yunling-2023.txt", "依据充分（5分）", "依据充分（4分）", "weights"),
    ("yunling-2023.txt", "合计\t\t\t100", "合计\t\t\t90", "weights"),
    ("yunling-2023.txt", "得28分\t28", "得28分\t29", "score"),
    ("yunling-2023.txt", "最终评价得分98分", "最终评价得分99分", "score"),
    ("yunling-2023.txt", "得10分\t10\n合计", "得10分\t12\n合计", "score"),
    ("yunling-2023.txt", "评价结果为优秀", "评价结果为良好", "grade"),
    ("qinghe-2022.txt", "评价等级为“优”", "评价等级为“优良”", "grade"),
    ("qinghe-2022.txt", "自评得分96.5分", "自评得分86.5分", "grade"),
    ("yunling-2023.txt", "低于90%不低于80%得10分", "90%以下不低于80%得10分", "bands"),
    ("yunling-2023.txt", "不超过0.2%得满分", "低于0.2%得满分", "bands"),
    ("yunling-2023.txt", "低于90%不低于80%得10分；低于80%", "低于90%不低于80%得10分；低于70%", "bands"),
    # dates, heads, samples
    ("linhe-2023.txt", "截至2023年12月31日", "截至2023年11月30日", "cutoff"),
    ("longquan-2022.txt", "每人每年不低于2000元", "每人每年不低于4000元", "per_head"),
    ("qinghe-2022.txt", "对象满意度94%", "对象满意度94.5%", "sample"),
    ("nanshan-2020.txt", "满意197人", "满意196人", "rate"),
    # words
    ("qinghe-2022.txt", "全县共有司法所", "全区共有司法所", "place_name"),
    ("linhe-2023.txt", "目前重点对象45人", "目前刑释解教人员45人", "obsolete_term"),
    ("linhe-2023.txt", "提请撤销缓刑1人", "提请撤销缓刑XX人", "placeholder"),
    ("linhe-2023.txt", "财预〔2020〕10号", "《办法（财预〔2020〕10号）", "typography"),
    ("nanshan-2020.txt", "五、存在的不足", "六、存在的不足", "typography"),
    # sections against one another
    (
        "qinghe-2022.txt",
        "监管率达到100%，再犯罪率控制在0.2%以内，集中教育不少于12次，对象满意度不低于90%",
        "做好监管",
        "target",
    ),
    ("qinghe-2022.txt", "自评得分96.5分，", "经逐项评分，自评得分96.5分，", "presence"),
    (
        "qinghe-2022.txt",
        "购买社工服务22.4万元、电子定位设备租赁9.6万元、教育帮扶8.33万元、业务培训5.5万元",
        "购买社工服务、电子定位设备租赁、教育帮扶、业务培训",
        "breakdown",
    ),
    ("nanshan-2020.txt", "脱漏管率为0", "脱管率为0，年底前脱管2人", "contradiction"),
    ("nanshan-2020.txt", "无重大问题。", "支出率100%，但有部分资金未及时使用。", "contradiction"),
]


@pytest.mark.parametrize(("name", "old", "new", "kind"), [row for row in PLANTED if row[3]])
def test_a_planted_error_fails_as_what_it_is(name: str, old: str, new: str, kind: str) -> None:
    found = [relation.kind for relation in changed(name, old, new).of(Verdict.FAILS)]

    assert kind in found


def test_a_problem_without_a_next_step_is_for_a_human_when_others_have_theirs() -> None:
    audit = changed("linhe-2023.txt", "1.信息化应用水平不高。部分司法所对平台使用不熟练。", "1.档案管理不规范。")

    assert [relation.kind for relation in audit.of(Verdict.SUSPICIOUS)] == ["correspondence"]
    assert not audit.of(Verdict.FAILS)


FORM_ERRORS = [
    (3, 6, "93%", "rate", Verdict.FAILS),
    (3, 7, "10", "attainment", Verdict.SUSPICIOUS),
    (4, 3, "81.00", "sum", Verdict.FAILS),
    (10, 5, "25", "weights", Verdict.FAILS),
    (11, 4, "10次", "unit", Verdict.FAILS),
    (12, 6, "10", "attainment", Verdict.SUSPICIOUS),
    (13, 6, "31", "score", Verdict.FAILS),
    (13, 6, "25", "attainment", Verdict.SUSPICIOUS),
    (15, 6, "97", "score", Verdict.FAILS),
]


@pytest.mark.parametrize(("row", "column", "text", "kind", "verdict"), FORM_ERRORS)
@pytest.mark.parametrize("made", ["docx", "xlsx"])
def test_an_error_planted_in_a_form_is_found(  # noqa: PLR0917
    row: int, column: int, text: str, kind: str, verdict: Verdict, made: str
) -> None:
    title, year, rows = FORM
    assert isinstance(rows, list)
    copy = [list(cells) for cells in rows]
    copy[row][column] = text
    audit = audit_bytes(f"form.{made}", FORMATS[made]([title, year, copy]))

    assert kind in [relation.kind for relation in audit.of(verdict)]
