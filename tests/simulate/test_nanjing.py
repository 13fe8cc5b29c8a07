"""南京二〇二一年：十二个单位各自的一年，合起来是报告所载的三个总数。"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guitu.law.vocabulary import Outcome
from guitu.simulate.nanjing import UNITS, nanjing, spread


@given(st.integers(0, 10_000), st.lists(st.integers(1, 50), min_size=1, max_size=20))
def test_a_total_is_spread_whole(total: int, sizes: list[int]) -> None:
    parts = spread(total, sizes)

    assert sum(parts) == total
    assert all(abs(part - total * size / sum(sizes)) < 1 for part, size in zip(parts, sizes, strict=True))


def test_twelve_units_of_which_one_has_no_code() -> None:
    assert len(UNITS) == 12
    assert [place for place, division, *_ in UNITS if not division] == ["江北新区"]


@pytest.mark.nightly
def test_the_citys_year_is_what_the_report_tells() -> None:
    script = nanjing("specification")
    moments = [(walk.course.procedure.key, *act.moment) for walk in script.walks for act in walk.course.acts]

    assert moments.count(("intake", "register", Outcome.REGISTER)) == 3411
    assert moments.count(("release", "certify", Outcome.RELEASE)) == 3236
    assert moments.count(("pre_sentence_assessment", "check", Outcome.REGISTER)) == 3368
