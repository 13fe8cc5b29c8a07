"""审读的结果怎样交出去：编号稳定、JSON齐全、页面可标、终端可读、长文不慢。"""

from __future__ import annotations

import json
import time

from guitu.scrutiny.audit import audit_bytes, audit_file, to_json
from guitu.scrutiny.markup import marked_up
from guitu.scrutiny.relation import Verdict
from guitu.scrutiny.wording import KINDS, summary, text
from tests.scrutiny.making import REPORTS

REPORT = REPORTS / "taojiang-2023.txt"


def test_ids_are_unique_named_by_kind_and_the_same_each_time() -> None:
    first, again = audit_file(REPORT), audit_file(REPORT)
    ids = [relation.id for relation in first.relations]

    assert len(set(ids)) == len(ids)
    assert all(relation.id.rpartition("-")[0] == relation.kind for relation in first.relations)
    assert first.relations == again.relations


def test_the_json_has_exactly_the_agreed_members() -> None:
    data = json.loads(to_json(audit_file(REPORT)))
    (failed,) = [r for r in data["relations"] if r["kind"] == "sum" and r["verdict"] == "fails"]

    assert set(data) == {"document", "relations"}
    assert data["document"] == "taojiang-2023.txt"
    assert {frozenset(relation) for relation in data["relations"]} == {
        frozenset(
            ("id", "kind", "verdict", "severity", "printed", "recomputed", "difference", "operands", "where", "words")
        )
    }
    assert (failed["printed"], failed["recomputed"], failed["difference"]) == ("268", "267", "-1")
    assert failed["operands"][1] == {"label": "建议适用社区矫正", "value": "248例"}
    assert failed["where"] == {"line": 15, "quote": "2023年我县共受理调查评估268例"}


def test_the_pieces_of_a_line_give_the_line_and_carry_the_worst_verdict() -> None:
    audit = audit_file(REPORT)
    lines = marked_up(audit)

    assert tuple(line.text for line in lines) == audit.document.lines
    (piece,) = [piece for piece in lines[14].pieces if piece.text == "慎用社区矫正10例"]
    assert piece.verdict is Verdict.FAILS
    assert piece.relations == ("sum-4",)
    assert {one for line in lines for piece in line.pieces for one in piece.relations} == {
        relation.id for relation in audit.relations
    }


def test_cells_of_a_table_are_marked_as_cells() -> None:
    lines = marked_up(audit_file(REPORTS / "nanjing-2021.txt"))

    assert [line.cell for line in lines[7:9]] == [False, True]


def test_the_terminal_names_the_gravest_first_and_tells_what_holds_only_when_asked() -> None:
    audit = audit_file(REPORT)
    short, long = text(audit), text(audit, every=True)

    assert "共核对39项：相符22项，不符11项，存疑4项，无法核对2项。" in short
    assert short.index("少1例") < short.index("工勤") < short.index("刑释解教")
    assert "【相符】" not in short
    assert "【相符】22项" in long
    assert {relation.kind for relation in audit.relations} <= KINDS.keys()


def test_a_text_without_figures_is_told_so() -> None:
    assert summary(audit_bytes("a.txt", "今天天气好".encode())) == "没有找到可以核对的数字或说法。"


def test_a_report_of_two_hundred_pages_takes_seconds() -> None:
    page = REPORT.read_text("utf-8")
    content = "\n".join([page] * 50).encode()
    start = time.perf_counter()
    audit_bytes("long.txt", content)

    assert len(content) > 500_000
    assert time.perf_counter() - start < 10
