"""专项资金分配：各单位份额合计恰为总额，公开文件所载的金额并列保留。"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from guitu.allocation.formulas.special_fund import FundUnit
from guitu.allocation.published.nanjing_2021 import PRINTED_ROWS
from guitu.apps.funds.services import share_out
from guitu.apps.funds.services.budgeting import Unsound
from guitu.apps.funds.services.sharing import Pool, units_of
from guitu.law.course import NotCompetent
from tests.apps.county import County, a_county

pytestmark = pytest.mark.django_db

ON = date(2021, 3, 1)


def a_pool(**changes: object) -> Pool:
    units = {
        name: FundUnit(
            capacity=Decimal(1),
            opening=100 + 7 * number,
            month_ends=(100 + 7 * number,) * 12,
            assessments=200 + 13 * number,
            own_spending=Decimal(30 + number),
            score=Decimal(90),
        )
        for number, name in enumerate(PRINTED_ROWS)
    }
    told = {"year": 2021, "amount": Decimal("317.00"), "units": units, "source": "各区报表", "printed": PRINTED_ROWS}
    return Pool(**{**told, **changes})  # type: ignore[arg-type]


@pytest.fixture
def county() -> County:
    return a_county()


def test_the_shares_make_the_pool_and_the_printed_amounts_stay_beside(county: County) -> None:
    run = share_out(viewer=county.city_officer, unit=county.city, pool=a_pool(), on=ON)

    assert sum(Decimal(share) for share in run.shares.values()) == Decimal("317.00")
    assert sum(Decimal(amount) for amount in run.printed.values()) == Decimal("317.03")
    assert set(run.derivation) == set(PRINTED_ROWS)


def test_a_kept_run_can_be_run_again(county: County) -> None:
    run = share_out(viewer=county.city_officer, unit=county.city, pool=a_pool(), on=ON)
    again = share_out(viewer=county.city_officer, unit=county.city, pool=a_pool(units=units_of(run)), on=ON)

    assert again.shares == run.shares


def test_a_missing_figure_blocks_the_run(county: County) -> None:
    units = dict(a_pool().units)
    units["玄武区"] = FundUnit(
        capacity=Decimal(1), opening=1, month_ends=None, assessments=1, own_spending=Decimal(1), score=Decimal(1)
    )
    with pytest.raises(Unsound, match="玄武区"):
        share_out(viewer=county.city_officer, unit=county.city, pool=a_pool(units=units), on=ON)


def test_a_county_does_not_share_out_the_citys_fund(county: County) -> None:
    with pytest.raises(NotCompetent):
        share_out(viewer=county.chief, unit=county.city, pool=a_pool(), on=ON)
