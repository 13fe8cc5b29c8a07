"""Every lost point should appear among the problems, every problem should be met by a next step."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from guitu.scrutiny.relation import Operand, Place, Relation, Severity, Verdict
from guitu.scrutiny.report import Report
from guitu.scrutiny.sections import Item, Part

KIND = "correspondence"
TOPICS: dict[str, str] = {
    "机构": r"机构(?!.*协助)|法人|执法主体|赋码|设置|挂牌",
    "队伍": r"队伍|人员(?:不足|配备|短缺|力量|少)|人手|力量(?:较为|不足|薄弱|较弱)|"
    r"执法力量|专职|配齐|充实.{0,6}人|专业性|业务(?:能力|素质|水平|培训)|待遇",
    "机制": r"机制|协作|衔接|配合|联动|协调",
    "社会力量": r"社会力量|社会组织|志愿|购买.{0,4}服务|参与度",
    "信息化": r"信息化|智慧|智能|数字|数据|平台",
    "档案": r"档案|案卷|台账|卷宗",
    "场所": r"场所|阵地|用房|办公(?:条件|场地)|基地|中心(?:建设|规范)|设施|设备|装备",
    "安全": r"安全|维稳|风险|隐患|脱管|漏管|人数.{0,4}增加|安保",
    "执法": r"执法(?!力量|主体)|规范化(?!.*场所)|监管|程序",
    "资金": r"资金|经费|预算|财政|拨付|到账|支出|配套|到位",
    "制度": r"制度|办法|细则",
    "目标": r"目标|指标|量化|绩效(?:管理|意识|目标)",
    "帮扶": r"帮扶|教育|矫治|就业|救助|心理",
    "宣传": r"宣传|知晓|认识|意识",
    "满意": r"满意",
    "脱离": r"一体化|监地",
}
COMMON = re.compile(
    r"社区矫正|社区|矫正|对象|人员|工作|建设|管理|进一步|加强|提高|不断|有待|尚不|尚未|较为|不够|不足|部分|存在"
)
GENERAL = frozenset({"执法"})


def find(report: Report) -> Iterator[Relation]:
    """Yield lost points against problems, and problems against next steps."""
    problems, remedies = report.part(Part.PROBLEM), report.part(Part.REMEDY)
    lost = [
        (
            f"{leaf.name.text}：{leaf.evidence.text if leaf.evidence else ''}",
            report.at(leaf.evidence or leaf.name),
            leaf,
        )
        for leaf in report.leaves
        if leaf.deducted or (leaf.score is not None and leaf.score < leaf.full)
    ]
    if lost and problems:
        named = [(leaf.name.text, _lost(text), place) for text, place, leaf in lost]
        yield _matched("失分项", "存在的问题", named, problems)
    if problems and remedies:
        named = [(item.lead, item.lead, item.place) for item in problems]
        yield _matched("问题", "改进措施或建议", named, remedies)


def _lost(text: str) -> str:
    """Return the clauses that say what was missing, else all of it."""
    clauses = re.split(r"[，。；,;]", text)
    negative = [clause for clause in clauses if re.search(r"未|不|较迟|较慢|滞后|缺|欠|超|无法|扣", clause)]
    return "，".join(negative or clauses)


def topics(text: str) -> set[str]:
    """Return the topics that a text is about."""
    return {name for name, pattern in TOPICS.items() if re.search(pattern, text)} - {"脱离"}


def answers(one: str, other: str) -> bool:
    """Tell whether two texts are about the same thing: a topic in common, or a run of four characters."""
    if topics(one) & topics(other) - GENERAL:
        return True
    plain, against = COMMON.sub("", one), COMMON.sub("", other)
    return any(plain[at : at + 4] in against for at in range(len(plain) - 3))


def _matched(what: str, by: str, named: Sequence[tuple[str, str, Place]], items: tuple[Item, ...]) -> Relation:
    open_ones = [(name, place) for name, text, place in named if not any(answers(text, item.lead) for item in items)]
    verdict = Verdict.FAILS if len(open_ones) == len(named) else Verdict.SUSPICIOUS if open_ones else Verdict.HOLDS
    words = f"{len(named)}个{what}，在“{by}”里" + (
        f"找不到对应的有{len(open_ones)}个：{'；'.join(name for name, _ in open_ones)}。"
        if open_ones
        else "都有对应的内容。"
    )
    where = open_ones[0][1] if open_ones else named[0][2]
    return Relation(
        KIND,
        verdict,
        Severity.WARNING if open_ones else Severity.INFO,
        words,
        where,
        printed=str(len(named)),
        recomputed=str(len(named) - len(open_ones)),
        operands=(
            *(Operand(what, name) for name, _, _ in named),
            *(Operand(by, item.lead) for item in items),
        ),
        also=tuple(place for _, place in open_ones[1:]) + tuple(item.place for item in items),
    )
