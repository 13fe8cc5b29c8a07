"""两份公开的绩效评价报告：一份县级叙述式自评，一份市级带评分表的评价；应查出的一一查出，相符的不得误报。"""

from __future__ import annotations

from collections import Counter

import pytest

from guitu.scrutiny.audit import Audit, audit_bytes, audit_file
from guitu.scrutiny.relation import Relation, Severity, Verdict
from tests.scrutiny.making import FORMATS, REPORTS, report

TAOJIANG, NANJING = "taojiang-2023.txt", "nanjing-2021.txt"
AUDITS = {name: audit_file(REPORTS / name) for name in (TAOJIANG, NANJING)}


def fingerprint(audit: Audit) -> Counter[tuple[str, str, str | None, str | None]]:
    return Counter((r.kind, r.verdict.value, r.printed, r.recomputed) for r in audit.relations)


def at(audit: Audit, kind: str, line: int, verdict: Verdict) -> list[Relation]:
    return [r for r in audit.of(verdict) if r.kind == kind and line in (r.where.line, *(p.line for p in r.also))]


TAOJIANG_FAILS = [
    ("sum", 15, Severity.ERROR, "248例＋慎用社区矫正10例＋不适用社区矫正9例＝267例，少1例"),
    ("grade", 20, Severity.ERROR, "“优良”，不在优、良、中、差"),
    ("presence", 19, Severity.ERROR, "没有评分表"),
    ("limit", 5, Severity.WARNING, "工勤：在职1人，编制0个，超出1"),
    ("per_head", 6, Severity.WARNING, "510＝每人1274.51元，低于1500元"),
    ("cutoff", 15, Severity.WARNING, "2023年12月6日，报告评价的是2023年全年，缺25天"),
    ("place_name", 12, Severity.WARNING, "“全区”"),
    ("correspondence", 23, Severity.WARNING, "3个问题，在“改进措施或建议”里找不到对应的有3个"),
    ("target", 7, Severity.WARNING, "没有一个数字"),
    ("breakdown", 9, Severity.WARNING, "列举了9种用途"),
    ("obsolete_term", 12, Severity.INFO, "刑释解教"),
]
NANJING_FAILS = [
    ("score", 103, Severity.ERROR, "扣1分，得3分，表中得分为4分"),
    ("score", 286, Severity.ERROR, "重算总分＝96，合计印为97.0"),
    ("contradiction", 8, Severity.ERROR, "使用率100%"),
    ("contradiction", 128, Severity.ERROR, "到账时间较迟"),
    ("evidence", 165, Severity.WARNING, "扣分应指明是哪一点"),
    ("evidence", 134, Severity.WARNING, "问是否及时"),
    ("evidence", 188, Severity.WARNING, "只重复了指标名称"),
    ("evidence", 262, Severity.WARNING, "损害修复功能室"),
    ("evidence", 273, Severity.WARNING, "酌情"),
    ("bands", 251, Severity.WARNING, "恰为0.2时同时落入两档"),
    ("bands", 271, Severity.WARNING, "恰为85时两档都不含"),
    ("bands", 281, Severity.WARNING, "恰为85时两档都不含"),
    ("sample", 282, Severity.WARNING, "没有写明问了多少人"),
    ("correspondence", 101, Severity.WARNING, "4个失分项"),
    ("typography", 2, Severity.INFO, "书名号不成对"),
    ("typography", 53, Severity.INFO, "应写作“（三）”"),
    ("typography", 68, Severity.INFO, "应写作“5.”"),
    ("typography", 82, Severity.INFO, "附件编号"),
]


@pytest.mark.parametrize(("name", "expected"), [(TAOJIANG, TAOJIANG_FAILS), (NANJING, NANJING_FAILS)])
def test_what_fails_is_found_and_nothing_else_fails(name: str, expected: list[tuple[str, int, Severity, str]]) -> None:
    audit = AUDITS[name]
    for kind, line, severity, words in expected:
        assert [r for r in at(audit, kind, line, Verdict.FAILS) if words in r.words and r.severity is severity], words
    assert len(audit.of(Verdict.FAILS)) == len(expected)


@pytest.mark.parametrize(
    ("kind", "line", "words"),
    [
        ("sum", 5, "81个＋事业编制9个＋工勤编制0个＋自收自支事业编制5个＝95个"),
        ("sum", 5, "73人＋机关工勤人员1人＋全额拨款事业编制人员9人＋自收自支人员3人＝86人"),
        ("same_fact", 5, "“在职人员”在第5行写86人，第5行写86人"),
        ("limit", 5, "在职总数：在职86人，编制95个"),
        ("limit", 5, "行政：在职73人，编制81个"),
        ("limit", 5, "事业：在职9人，编制9个"),
        ("limit", 5, "自收自支：在职3人，编制5个"),
        ("count", 5, "“事业单位”2个"),
        ("same_fact", 23, "“司法所”在第5行写16个，第23行写16个"),
        ("sum", 9, "65万元＋中央政法转移支付资金6万元＝71万元"),
        ("rate", 9, "执行率印为100%"),
        ("rate", 9, "到位率100%"),
        ("sum", 15, "11例＋期满销假354例＋逾期未归0例＝365例"),
        ("sum", 15, "转出7人＋转入6人＝13例"),
        ("sum", 15, "警告26人次＋训诫186人次＋治安管理处罚1人次＝213人次"),
        ("sum", 15, "缓刑265人＋假释3人＋暂予监外执行3人＝271人"),
        ("stock_flow", 15, "3402人－累计解除3131人＝271人"),
        ("limit", 15, "224人＋边控3人＝227人，恰为新接收人数"),
        ("limit", 15, "证件收缴25人"),
        ("count", 12, "“科目”6个"),
        ("per_head", 6, "271＝每人2398.52元"),
        ("per_head", 6, "277＝每人2346.57元"),
    ],
)
def test_what_holds_in_the_county_report_is_said_to_hold(kind: str, line: int, words: str) -> None:
    assert [r for r in at(AUDITS[TAOJIANG], kind, line, Verdict.HOLDS) if words in r.words]


@pytest.mark.parametrize(
    ("kind", "line", "words"),
    [
        ("count", 8, "写明12个区，随后的表列出12行"),
        ("count", 8, "“指标”5个"),
        ("same_fact", 49, "317万元，表中合计317.00万元"),
        ("rate", 8, "使用率印为100%"),
        ("weights", 285, "19项指标的分值相加＝100"),
        ("score", 286, "19项得分相加＝97"),
        ("score", 62, "自评分为97分，评分表总分97"),
        ("score", 262, "6×2÷12＝1"),
        ("weights", 102, "共76分"),
    ],
)
def test_what_holds_in_the_city_report_is_said_to_hold(kind: str, line: int, words: str) -> None:
    assert [r for r in at(AUDITS[NANJING], kind, line, Verdict.HOLDS) if words in r.words]


def test_item_points_make_the_full_mark_in_every_checklist_of_the_city_report() -> None:
    checklists = [r for r in AUDITS[NANJING].of(Verdict.HOLDS) if r.kind == "weights" and "评分标准所列各点" in r.words]

    assert len(checklists) == 16


def test_a_difference_inside_the_bound_of_rounding_is_rounding_and_nothing_worse() -> None:
    (tail,) = AUDITS[NANJING].of(Verdict.ROUNDING)

    assert (tail.printed, tail.recomputed, tail.difference) == ("317", "317.03", "0.03")
    assert tail.severity is Severity.WARNING
    assert "0.06" in tail.words


@pytest.mark.parametrize(
    ("name", "kind", "line"),
    [
        (TAOJIANG, "scope", 12),
        (TAOJIANG, "competence", 15),
        (TAOJIANG, "framework", 16),
        (TAOJIANG, "grade", 20),
        (NANJING, "contradiction", 144 - 4),
        (NANJING, "contradiction", 222),
        (NANJING, "contradiction", 171),
        (NANJING, "contradiction", 268),
        (NANJING, "contradiction", 107),
        (NANJING, "contradiction", 62),
        (NANJING, "evidence", 155),
        (NANJING, "unit", 233),
        (NANJING, "population", 268),
        (NANJING, "framework", 95),
        (NANJING, "scope", 131),
        (NANJING, "grade", 62),
        (NANJING, "duplicate_label", 106),
        (NANJING, "correspondence", 71),
    ],
)
def test_what_is_for_a_human_to_judge_is_suspicious_only(name: str, kind: str, line: int) -> None:
    assert at(AUDITS[name], kind, line, Verdict.SUSPICIOUS)


def test_what_the_text_does_not_print_is_not_checkable_and_the_implied_figure_is_given() -> None:
    implied = [r.recomputed for r in AUDITS[TAOJIANG].of(Verdict.NOT_CHECKABLE) if r.kind == "stock_flow"]
    flow, sample = sorted(AUDITS[NANJING].of(Verdict.NOT_CHECKABLE), key=lambda r: r.where.line)

    assert implied == ["283", "284"]
    assert (flow.kind, flow.recomputed) == ("stock_flow", "175")
    assert (sample.kind, sample.recomputed) == ("sample", "272")


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("name", [TAOJIANG, NANJING])
def test_the_same_report_gives_the_same_findings_in_every_format(name: str, kind: str) -> None:
    made = FORMATS[kind](report(name))

    assert fingerprint(audit_bytes(f"report.{kind}", made)) == fingerprint(AUDITS[name])


@pytest.mark.parametrize("name", [TAOJIANG, NANJING])
def test_every_quotation_stands_in_the_line_it_is_quoted_from(name: str) -> None:
    audit = AUDITS[name]
    for relation in audit.relations:
        for place in (relation.where, *relation.also):
            assert place.quote
            assert place.quote in audit.document.line(place.line)
