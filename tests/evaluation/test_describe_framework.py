"""The printed standard is generated from what is applied."""

from __future__ import annotations

from dataclasses import replace

from guitu.evaluation.describe import handbook, origins
from guitu.evaluation.framework import Source, Veto
from guitu.evaluation.frameworks.special_fund_2021 import SPECIAL_FUND_2021, FundYear


def test_the_page_shows_every_row_and_every_reading() -> None:
    page = handbook(SPECIAL_FUND_2021)

    for indicator in SPECIAL_FUND_2021.indicators:
        assert f"| {indicator.words} | {indicator.target} | {indicator.scoring.full} |" in page
        assert indicator.scoring.words in page
        assert str(indicator.cites) in page
    assert all(remark.words in page for _, remark in SPECIAL_FUND_2021.remarks)
    assert "优（90分以上）、良（80分以上不满90分）、中（60分以上不满80分）、差（不满60分）" in page
    assert "## 一票否决" not in page


def test_the_page_shows_a_veto() -> None:
    veto = Veto[FundYear]("hidden", "瞒报", lambda _: True, 59, Source("试行办法", "附注"), "如实补报")

    assert "- 一票否决：瞒报，总分至多59分（《试行办法》附注）" in handbook(replace(SPECIAL_FUND_2021, vetoes=(veto,)))


def test_every_fact_says_whether_it_is_counted_or_attested() -> None:
    """各项数据或由档案计数，或经证据证明，没有一个是随手填报的。"""
    attested = {origin.name: origin.attested for origin in origins(FundYear)}

    assert attested == {
        "answers": True,
        "committees": False,
        "escapes": False,
        "letters": False,
        "reoffending": False,
        "smart_centre": True,
        "repair_room": True,
        "staff_satisfaction": True,
        "person_satisfaction": True,
    }
