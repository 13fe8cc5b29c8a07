"""专项资金的用途，与人均经费的下限。"""

from __future__ import annotations

from decimal import Decimal

import pytest

from guitu.evaluation.permitted_uses import (
    OPINION,
    PERMITTED_USES,
    Expense,
    Head,
    HeadBase,
    Heads,
    PerHead,
    questions,
    under_every_base,
)

TAOJIANG = Heads(opening=283, received=227, closing=271)


def test_the_listed_uses_stand_under_three_heads() -> None:
    assert {use.head for use in PERMITTED_USES} == set(Head)
    assert len({use.key for use in PERMITTED_USES}) == len(PERMITTED_USES)


def test_pay_is_not_among_the_listed_uses_and_must_be_explained() -> None:
    """人员工资占90%以上：不在所列用途之内，须说明依据。"""
    (question,) = questions([Expense("staff_pay", "人员工资", Decimal(91)), Expense("training", "培训", Decimal(9))])

    assert question.words == f"“人员工资”支出91元，占全部支出91%，不在{OPINION}所列用途之内，须说明依据"


def test_a_local_negative_list_forbids_even_a_listed_use() -> None:
    (question,) = questions([Expense("awards", "表彰", Decimal(10))], forbidden={"awards": "本市规定不得列支奖励"})

    assert question.words.endswith("属于不得列支的项目：本市规定不得列支奖励")
    assert questions([Expense("other", "其他", Decimal(0))]) == ()
    with pytest.raises(ValueError, match="spent \\[-1\\]"):
        Expense("training", "培训", Decimal(-1))


@pytest.mark.parametrize(
    ("base", "value", "holds"),
    [(HeadBase.CLOSING, "2398.52", True), (HeadBase.AVERAGE, "2346.57", True), (HeadBase.SERVED, "1274.51", False)],
)
def test_650000_yuan_under_three_bases(base: HeadBase, value: str, holds: bool) -> None:  # noqa: FBT001
    """每人每年不低于1500元：人数口径未定，三种口径两种成立、一种不成立，结果写明口径。"""
    per_head = PerHead(Decimal(650_000), TAOJIANG, base)

    assert value in per_head.words
    assert base in per_head.words
    assert per_head.holds is holds


@pytest.mark.parametrize(("budget", "holds"), [("406500", True), ("406499.99", False)])
def test_exactly_1500_is_enough(budget: str, holds: bool) -> None:  # noqa: FBT001
    assert PerHead(Decimal(budget), TAOJIANG, HeadBase.CLOSING).holds is holds


def test_nobody_on_the_register() -> None:
    nobody = under_every_base(Decimal(100), Heads(0, 0, 0))

    assert [check.holds for check in nobody] == [None, None, None]
    assert nobody[0].words == "期末在册人数为零，人均经费不适用"
    with pytest.raises(ValueError, match="fewer than none"):
        Heads(1, -1, 0)
