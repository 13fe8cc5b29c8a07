"""The score table of a report: which column is what, and its leaves."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from guitu.scrutiny.document import Cell, Table
from guitu.scrutiny.figures import FULL_WIDTH, NUMBER

COLUMNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("first", re.compile(r"^一级指标")),
    ("second", re.compile(r"^二级指标")),
    (
        "name",
        re.compile(
            r"^(?:三级指标|四级指标|指标名称|评价指标|考核指标|考评指标|评价内容|考核内容|考核项目|指标内容|指标$)"
        ),
    ),
    ("target", re.compile(r"指标值|目标值|年度指标|预期值|计划值")),
    ("actual", re.compile(r"完成值|实际值|完成情况$|实现值")),
    ("standard", re.compile(r"评分标准|评分细则|评价标准|计分标准|评分办法|评分规则|考核标准|打分标准|扣分标准")),
    (
        "evidence",
        re.compile(
            r"评分过程|评价情况|评分说明|得分说明|评分依据|得分依据|扣分|得分情况|评价结果|评分情况|自评说明|偏差|原因|备注"
        ),
    ),
    (
        "full",
        re.compile(r"^(?:指标)?(?:分值|满分|权重|标准分|分数|赋分)(?:[（(]?(?:分|%|100分?)[)）]?)?$|分值$|满分$|^权重"),
    ),
    ("score", re.compile(r"^(?:自评|评价|实际|最终|考核|核定)?(?:得分|评分|打分)(?:[（(]分[)）])?$|得分$")),
)
EXECUTION = "预算执行率"
TOTAL = re.compile(r"^(?:合计|总计|总分|总得分|得分合计|共计|合计得分|分值合计)")
SUBTOTAL = re.compile(r"小计")
PLAIN = re.compile(rf"^-?{NUMBER}\s*(?:分|%)?$")
SCORE_IN_TEXT = re.compile(rf"(?:得|计|评|为)({NUMBER})分")
DEDUCTION = re.compile(rf"扣(?:除|减|掉)?({NUMBER})分")


@dataclass(frozen=True, slots=True)
class Leaf:
    """One indicator: its cells by role, its full mark and its score as numbers, None where not printed."""

    name: Cell
    groups: tuple[Cell, ...]
    target: Cell | None
    actual: Cell | None
    standard: Cell | None
    evidence: Cell | None
    full_cell: Cell
    score_cell: Cell | None
    full: Decimal
    score: Decimal | None

    @property
    def deducted(self) -> tuple[Decimal, ...]:
        return tuple(Decimal(mark) for mark in DEDUCTION.findall(self.evidence.text)) if self.evidence else ()

    @property
    def told(self) -> Decimal | None:
        """The score that the evidence itself arrives at: as stated, or the full mark less what it takes off."""
        if not self.evidence:
            return None
        stated = SCORE_IN_TEXT.findall(re.sub(r"\s+", "", self.evidence.text.translate(FULL_WIDTH)))
        if stated:
            return Decimal(stated[-1])
        return self.full - sum(self.deducted, Decimal(0)) if self.deducted else None


@dataclass(frozen=True)
class ScoreSheet:
    """A table of indicators with full marks, perhaps scores, perhaps printed totals."""

    table: Table
    columns: dict[str, int]
    leaves: tuple[Leaf, ...]
    total_full: Cell | None
    total_score: Cell | None
    money: Table | None = None


def number(cell: Cell | None) -> Decimal | None:
    """Read a cell that holds one number and nothing else, but 分 or %."""
    if cell is None or not PLAIN.match(text := cell.text.translate(FULL_WIDTH).strip()):
        return None
    return Decimal(text.rstrip("分% ").replace(",", ""))


def score_sheet(table: Table) -> ScoreSheet | None:
    """Return the table as a score sheet, or None where its head names no indicators with marks."""
    for at, row in enumerate(table.rows[:12]):
        columns = _columns(row)
        if "full" in columns and columns.keys() & {"name", "first", "second", "standard"}:
            columns.setdefault("name", columns.get("second", columns.get("first", 0)))
            return _read(table, at, columns)
    return None


def _columns(row: tuple[Cell, ...]) -> dict[str, int]:
    found: dict[str, int] = {}
    for at, cell in enumerate(row):
        text = re.sub(r"\s+", "", cell.text)
        if cell.merged or len(text) > 16:
            continue
        role = next((role for role, pattern in COLUMNS if pattern.search(text)), None)
        if role and role not in found:
            found[role] = at
    return found


def _read(table: Table, head: int, columns: dict[str, int]) -> ScoreSheet:
    leaves: list[Leaf] = []
    totals: dict[str, Cell | None] = {"full": None, "score": None}
    held: dict[str, Cell] = {}
    extra = _execution(table.rows[:head])
    for row in table.rows[head + 1 :]:
        words = [re.sub(r"\s+", "", cell.text) for cell in row if cell.text and number(cell) is None]
        for role in ("first", "second"):
            if role in columns and row[columns[role]].text:
                held[role] = row[columns[role]]
        full, score = (row[columns[role]] if role in columns else None for role in ("full", "score"))
        if number(full) is None and number(score) is None:
            continue
        if any(TOTAL.match(word) for word in words) or not words:
            totals = {"full": full, "score": score}
        elif not any(SUBTOTAL.search(word) for word in words) and number(full) is not None:
            leaves.append(_leaf(row, columns, held))
    return ScoreSheet(table, columns, (*extra, *leaves), totals["full"], totals["score"], _money(table.rows[:head]))


def _leaf(row: tuple[Cell, ...], columns: dict[str, int], held: dict[str, Cell]) -> Leaf:
    def at(role: str) -> Cell | None:
        return row[columns[role]] if role in columns and row[columns[role]].text else None

    full = row[columns["full"]]
    name = at("name") or held.get("second") or held.get("first") or full
    return Leaf(
        name=name,
        groups=tuple(held[role] for role in ("first", "second") if role in held and held[role] != name),
        target=at("target"),
        actual=at("actual"),
        standard=at("standard"),
        evidence=at("evidence"),
        full_cell=full,
        score_cell=at("score"),
        full=number(full) or Decimal(0),
        score=number(at("score")),
    )


def _money(rows: tuple[tuple[Cell, ...], ...]) -> Table | None:
    """Cut out the lines on money that a self-evaluation form sets above its indicators."""
    at = next((at for at, row in enumerate(rows) if any("执行率" in cell.text for cell in row)), None)
    if at is None:
        return None
    plain = tuple(
        tuple(replace(cell, text="") if cell.text.strip() in "—-－/" else cell for cell in row) for row in rows
    )
    return Table(plain[at:])


def _execution(rows: tuple[tuple[Cell, ...], ...]) -> tuple[Leaf, ...]:
    """Find the line of budget execution, which a self-evaluation form marks above its indicators."""
    for at, row in enumerate(rows):
        heads = [re.sub(r"\s+", "", cell.text) for cell in row]
        if "执行率" not in heads or "分值" not in heads:
            continue
        for below in rows[at + 1 :]:
            full = below[heads.index("分值")]
            score = below[heads.index("得分")] if "得分" in heads else None
            if (mark := number(full)) is not None:
                rate = below[heads.index("执行率")]
                name, whole = Cell(EXECUTION, full.line), Cell("100%", full.line)
                return (Leaf(name, (), whole, rate, None, None, full, score, mark, number(score)),)
    return ()
