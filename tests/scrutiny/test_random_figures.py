"""随机造的分项与表格：没有错的从不报错，埋下的错从不放过。"""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from guitu.scrutiny.audit import Audit, audit_bytes
from guitu.scrutiny.relation import Relation, Verdict
from tests.scrutiny.making import as_text

SHAPES = [
    "全年受理调查评估{whole}件，其中建议适用{0}件，不建议适用{1}件，退回{2}件。",
    "全年受理调查评估{whole}件，建议适用{0}件、不建议适用{1}件、退回{2}件；另走访{other}人次。",
    "目前在矫{whole}人（缓刑{0}人、假释{1}人、暂予监外执行{2}人），执法车{other}辆。",
    "年末在册{whole}人，按管理类别分：严管{0}人，普管{1}人，宽管{2}人。",
    "严管、普管、宽管分别为{0}人、{1}人、{2}人，合计{whole}人。",
    "给予警告{0}人次、训诫{1}人次、其他处理{2}人次，合计{whole}人次，同比下降{other}%。",
    "全年处理{whole}件：电话督促{0}件、上门督促{1}件、书面督促{2}件。",
    "办理外出{whole}例，按期返回{0}例，逾期未归{1}例，未批准{2}例。",
]
counts = st.integers(1, 5000)
slips = st.integers(-60, 60).filter(bool)


def sums(audit: Audit) -> list[Relation]:
    return [relation for relation in audit.relations if relation.kind == "sum"]


def audited(sentence: str) -> Audit:
    return audit_bytes("r.txt", f"某县司法局2023年社区矫正绩效评价报告\n{sentence}\n".encode())


@given(st.sampled_from(SHAPES), st.lists(counts, min_size=3, max_size=3), st.integers(1, 99))
def test_a_breakdown_that_adds_up_holds(shape: str, parts: list[int], other: int) -> None:
    (found,) = sums(audited(shape.format(*parts, whole=sum(parts), other=other)))

    assert found.verdict is Verdict.HOLDS


@given(st.sampled_from(SHAPES), st.lists(counts, min_size=3, max_size=3), st.integers(1, 99), slips)
def test_a_breakdown_that_does_not_add_up_never_holds(shape: str, parts: list[int], other: int, slip: int) -> None:
    whole = max(sum(parts) + slip, *parts)
    if whole in (sum(parts), sum(parts[:2])):
        return
    audit = audited(shape.format(*parts, whole=whole, other=other))
    found = sums(audit)

    assert found
    assert all(relation.verdict is Verdict.FAILS for relation in found)
    assert found[0].difference == str(sum(parts) - whole)


places = ["青山镇", "白水乡", "河东街道", "柳林镇", "石桥镇", "新田乡", "大湾镇"]
amounts = st.integers(1, 9_999_99).map(lambda cents: Decimal(cents) / 100)


def table(rows: list[Decimal], total: Decimal) -> bytes:
    body = [[place, f"{amount:.2f}"] for place, amount in zip(places, rows, strict=False)]
    return as_text(["某县司法局2023年度经费分配", [["单位", "分配金额（万元）"], *body, ["合计", f"{total:.2f}"]]])


@given(st.lists(amounts, min_size=2, max_size=7))
def test_a_table_that_adds_up_holds(rows: list[Decimal]) -> None:
    (found,) = sums(audit_bytes("r.txt", table(rows, sum(rows, Decimal(0)))))

    assert found.verdict is Verdict.HOLDS


@given(st.lists(amounts, min_size=2, max_size=7), st.integers(-5000, 5000).filter(bool))
def test_a_gap_of_a_table_is_rounding_up_to_half_a_cent_a_row_and_fails_beyond(rows: list[Decimal], cents: int) -> None:
    total = sum(rows, Decimal(0)) + Decimal(cents) / 100
    if total < 0:
        return
    (found,) = sums(audit_bytes("r.txt", table(rows, total)))
    inside = abs(Decimal(cents) / 100) <= Decimal("0.005") * len(rows)

    assert found.verdict is (Verdict.ROUNDING if inside else Verdict.FAILS)
    assert Decimal(found.difference or 0) == -Decimal(cents) / 100


@given(counts, counts, st.integers(0, 2))
def test_a_rate_rounded_as_printed_holds(part: int, rest: int, decimals: int) -> None:
    whole = part + rest
    rate = Decimal(part * 100) / whole
    printed = f"{rate.quantize(Decimal(1).scaleb(-decimals), 'ROUND_HALF_UP'):f}"
    audit = audited(f"应参加{whole}人，实际参加{part}人，参加率{printed}%。")

    assert [relation.verdict for relation in audit.relations if relation.kind == "rate"] == [Verdict.HOLDS]


@given(counts, counts, st.integers(1, 40))
def test_a_rate_off_by_a_point_or_more_fails(part: int, rest: int, off: int) -> None:
    rate = (Decimal(part * 100) / (part + rest)).quantize(Decimal("0.1"), "ROUND_HALF_UP") + off
    audit = audited(f"应参加{part + rest}人，实际参加{part}人，参加率{rate}%。")

    assert [relation.verdict for relation in audit.relations if relation.kind == "rate"] == [Verdict.FAILS]


@given(counts, counts, st.integers(0, 5000), slips)
def test_stock_and_flow_hold_exactly_or_fail(start: int, inflow: int, outflow: int, slip: int) -> None:
    end = start + inflow - outflow
    if min(end, end + slip) < 0:
        return
    text = "年初在册社区矫正对象{0}人，全年新接收{1}人，解除矫正{2}人，年末在册{3}人。"
    right, wrong = (audited(text.format(start, inflow, outflow, shown)) for shown in (end, end + slip))

    assert [r.verdict for r in right.relations if r.kind == "stock_flow"] == [Verdict.HOLDS]
    assert [r.verdict for r in wrong.relations if r.kind == "stock_flow"] == [Verdict.FAILS]


@settings(max_examples=200)
@given(
    st.text(
        alphabet="其中分别合计（）()《》：；，。、0123456789.%人件例万元分率得扣超过以上以下每\t\n|一二三年月日截至",
        max_size=120,
    )
)
def test_no_text_however_odd_breaks_the_auditor(text: str) -> None:
    if text.strip():
        audited(text)
