"""一句话里查出什么：每一种关系的是与非，界线两侧各一例。"""

from __future__ import annotations

from decimal import Decimal

import pytest

from guitu.scrutiny.audit import audit_bytes
from guitu.scrutiny.relation import Relation
from guitu.scrutiny.relations.bands import bands
from guitu.scrutiny.relations.grades import grade_of
from guitu.scrutiny.relations.samples import reached, smallest_sample

TITLE = "青禾县司法局2023年社区矫正经费绩效评价报告\n"


def found(text: str, kind: str) -> list[Relation]:
    return [relation for relation in audit_bytes("r.txt", (TITLE + text).encode()).relations if relation.kind == kind]


@pytest.mark.parametrize(
    ("kind", "text", "verdicts"),
    [
        # a list that never claimed to be complete
        ("sum", "接收对象227人，其中女性30人，未成年人2人。", ["not_checkable"]),
        ("sum", "走访500人次，其中重点人员260人次，困难家庭100人次。", ["not_checkable"]),
        ("sum", "走访500人次，其中甲类260人次，乙类100人次。", ["suspicious"]),
        ("sum", "走访500人次，其中甲类260人次，乙类200人次。", ["fails"]),
        ("sum", "走访500人次，其中甲类260人次，乙类240人次。", ["holds"]),
        ("sum", "走访500人次，其中甲类260人次，乙类241人次。", ["fails"]),
        ("sum", "走访500余人次，其中甲类260人次，乙类200人次。", []),
        ("sum", "在矫271人。其中，缓刑265人、假释3人、暂予监外执行3人。", ["holds"]),
        ("sum", "在矫271人，其中缓刑265人（女性20人），假释6人。", ["holds"]),
        ("sum", "预算71万元，其中县级65万元、中央6万元，实际支出70万元。", ["holds"]),
        ("sum", "预算1.2万元，其中县级8000元、省级4000元。", ["holds"]),
        ("sum", "预算71万元，其中县级65万元、中央5万元。", ["fails"]),
        ("sum", "预算71.0万元，其中县级65.33万元、中央5.66万元。", ["rounding"]),
        ("sum", "新增接收239人（上年227人），解除240人（上年230人）。", []),
        # one part alone is bounded by its whole
        ("limit", "在矫271人，其中女性30人。", ["holds"]),
        ("limit", "在矫271人，其中女性272人。", ["fails"]),
        # stock and flow: annual is never cumulative
        ("stock_flow", "全年累计接收227人，解除239人，目前在矫271人。", ["not_checkable"]),
        ("stock_flow", "自2006年以来累计接收510人，累计解除239人，目前在矫271人。", ["holds"]),
        ("stock_flow", "自2006年以来累计接收510人，累计解除240人，目前在矫271人。", ["fails"]),
        # counts
        ("count", "从监管、教育、帮扶三个方面推进。", ["holds"]),
        ("count", "从监管、教育三个方面推进。", []),
        ("count", "围绕监管、教育、帮扶和执法四项工作推进。", ["holds"]),
        ("count", "围绕监管、教育、帮扶、执法五项工作推进。", ["fails"]),
        ("count", "突出两个重点：一是监管；二是教育。", []),
        ("count", "做好三方面工作：一是监管；二是教育。", ["fails"]),
        ("count", "做好两方面工作：一是监管；二是教育。", ["holds"]),
        ("count", "下设2个单位（法律援助中心、公证处）。", ["holds"]),
        ("count", "下设3个单位（法律援助中心、公证处）。", ["fails"]),
        ("count", "涉及12个县（市、区）。", []),
        # rates at their own precision
        ("rate", "应参加3人，实际参加2人，参加率66.7%。", ["holds"]),
        ("rate", "应参加3人，实际参加2人，参加率66.6%。", ["rounding"]),
        ("rate", "应参加3人，实际参加2人，参加率66%。", ["fails"]),
        ("rate", "预算100万元，支出80万元，执行率80%。", ["holds"]),
        ("rate", "预算100万元，支出80万元，执行率90%。", ["fails"]),
        ("rate", "在矫200人，其中女性30人，占15%。", ["holds"]),
        ("rate", "在矫200人，其中女性30人，占16%。", ["fails"]),
        ("rate", "目标参加率不低于95%。", []),
        ("balance", "预算100万元，支出80万元，结余20万元。", ["holds"]),
        ("balance", "预算100万元，支出80万元，结余19万元。", ["fails"]),
        # the same fact twice
        ("same_fact", "年初预算80万元。全年预算90万元。", []),
        ("same_fact", "下辖9个司法所。\n9个乡镇司法所人员不足。", ["holds"]),
        ("same_fact", "下辖9个司法所。\n8个乡镇司法所人员不足。", ["fails"]),
        # cut-off
        ("cutoff", "截至2023年12月31日，在矫271人。", ["holds"]),
        ("cutoff", "截至2023年12月30日，在矫271人。", ["fails"]),
        ("cutoff", "截至2023年12月底，在矫271人。", ["holds"]),
        ("cutoff", "截至2022年12月30日，在矫271人。", []),
        # per head, boundary on both sides
        ("per_head", "县级预算30万元。每人每年不低于1500元。目前在矫200人。", ["holds"]),
        ("per_head", "县级预算30万元。每人每年不低于1500元。目前在矫201人。", ["fails"]),
        ("per_head", "县级预算30万元。每人每年不低于1500元。", ["not_checkable"]),
        # grades
        ("grade", "自评得分90分，评价等级为优。", ["holds"]),
        ("grade", "自评得分89.9分，评价等级为优。", ["fails"]),
        ("grade", "自评得分89.5分，评价等级为良。", ["holds"]),
        ("grade", "评价等级为合格。", ["fails", "suspicious"]),
        ("grade", "自评得分80分。", ["suspicious"]),
        # contradictions, and what only looks like one
        ("contradiction", "资金使用率100%。个别镇资金未及时使用。", ["fails"]),
        ("contradiction", "资金使用率100%。防止资金结余沉淀。", []),
        ("contradiction", "经费及时足额到位。部分资金拨付滞后。", ["fails"]),
        ("contradiction", "资金拨付不及时，到账较晚。", []),
        ("contradiction", "全年未发生重新犯罪。另有2人重新犯罪被收监。", ["suspicious"]),
        # names and terms
        ("place_name", "我县加强监管，全县平稳。", ["holds"]),
        ("place_name", "建设安全区域，完善全区机制。", ["fails"]),
        ("place_name", "建设安全区域。", []),
        ("obsolete_term", "对社区服刑人员加强教育。", ["fails"]),
        ("obsolete_term", "对社区矫正对象加强教育。", []),
        ("placeholder", "本项目由____负责。", ["fails"]),
        ("placeholder", "本项目由李某负责。", []),
        ("typography", "根据《社区矫正法规定执行。", ["fails"]),
        ("typography", "根据《社区矫正法》规定执行。", []),
        ("typography", "工作有序，，推进。", ["fails"]),
        ("breakdown", "经费主要用于教育、帮扶、培训、宣传。", ["fails"]),
        ("breakdown", "经费主要用于教育2万元、帮扶3万元、培训1万元、宣传1万元。", ["holds"]),
        ("presence", "我局逐项进行评分。", ["fails"]),
        ("target", "一、绩效目标\n做好监管工作。", ["fails"]),
        ("target", "一、绩效目标\n再犯罪率低于0.2%。", ["holds"]),
        ("sample", "对象满意度97.43%。", ["not_checkable"]),
        ("sample", "对象满意度100%。", ["fails"]),
        ("sample", "发放问卷50份，对象满意度96%。", ["holds"]),
        ("sample", "发放问卷50份，对象满意度97%。", ["fails"]),
    ],
)
def test_what_one_sentence_gives(kind: str, text: str, verdicts: list[str]) -> None:
    assert [relation.verdict.value for relation in found(text, kind)] == verdicts


@pytest.mark.parametrize(
    ("standard", "shown"),
    [
        ("90%以上得5分；80%-90%得3分；80%以下得0分", [(None, 80, True), (80, 90, True), (90, None, True)]),
        ("超过85%得满分，低于85%每降低5%扣1分", [(None, 85, False), (85, None, False)]),
        ("不超过0.2%得10分；超过0.2%不得分", [(None, Decimal("0.2"), True), (Decimal("0.2"), None, False)]),
        ("每少1次扣2分，扣完为止", []),
    ],
)
def test_and_above_includes_the_number_and_more_than_does_not(
    standard: str, shown: list[tuple[int | None, int | None, bool]]
) -> None:
    read = sorted(set(bands(standard)), key=lambda band: band.low)

    assert [
        (
            None if band.low.is_infinite() else band.low,
            None if band.high.is_infinite() else band.high,
            band.low_in or band.high_in,
        )
        for band in read
    ] == shown


@pytest.mark.parametrize(
    ("percent", "decimals", "least"),
    [("97.43", 2, (265, 272)), ("100", 0, (1, 1)), ("50", 0, (1, 2)), ("33.3", 1, (1, 3)), ("99.99", 2, (6666, 6667))],
)
def test_the_smallest_sample_that_gives_a_percentage(percent: str, decimals: int, least: tuple[int, int]) -> None:
    assert smallest_sample(Decimal(percent), decimals) == least
    assert reached(Decimal(percent), decimals, least[1]) == least
    assert all(not reached(Decimal(percent), decimals, size) for size in range(1, min(least[1], 300)))


@pytest.mark.parametrize(
    ("score", "grade"),
    [("100", "优"), ("90", "优"), ("89.99", "良"), ("80", "良"), ("79.99", "中"), ("60", "中"), ("59.99", "差")],
)
def test_each_grade_holds_its_lower_end(score: str, grade: str) -> None:
    assert grade_of(Decimal(score)) == grade
