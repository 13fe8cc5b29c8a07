"""金额须是一笔钱：有限、不过大、精确到分。"""

from __future__ import annotations

from decimal import Decimal

import pytest

from guitu.apps.funds.services.budgeting import Unsound, sound


@pytest.mark.parametrize("amount", ["NaN", "sNaN", "Infinity", "-Infinity", "1E+30", "10000000000", "0.001", "0"])
def test_what_is_no_sum_of_money_is_refused(amount: str) -> None:
    with pytest.raises(Unsound, match=r"\["):
        sound(Decimal(amount), least=Decimal(0))


@pytest.mark.parametrize("amount", ["0.01", "9999999999.99"])
def test_what_is_a_sum_of_money_passes(amount: str) -> None:
    sound(Decimal(amount), least=Decimal(0))
