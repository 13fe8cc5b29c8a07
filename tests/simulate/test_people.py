"""虚构的人：刑罚说得通，号码没有人会有。"""

from __future__ import annotations

from datetime import date

import pytest

from guitu.law.vocabulary import Category
from guitu.simulate.chance import Chance
from guitu.simulate.people import OFFENCES, a_soul, a_verdict, an_offence, term_from

FINED = {offence.name: offence.fined for offence in OFFENCES}


@pytest.mark.parametrize(("months", "possible"), [(11, True), (12, True), (13, False)])
def test_detention_alone_never_ends_in_years_of_probation(months: int, *, possible: bool) -> None:
    """危险驾驶只处拘役；拘役的缓刑不超过一年（刑法第七十三条）。"""
    drawn = {an_offence(Chance("offence", number), Category.PROBATION, months).name for number in range(400)}

    assert ("危险驾驶罪" in drawn) is possible


def test_a_sentence_hangs_together() -> None:
    for number in range(300):
        chance = Chance("verdict", number)
        span = term_from(date(2022, 3, 1), chance.one_of((3, 6, 12, 18, 24, 36)))
        verdict = a_verdict(
            chance, category=Category.PROBATION, span=span, court="某县人民法院", mark="湘0922", serial=number
        )
        assert bool(verdict.additional) is FINED[verdict.offence]
        if verdict.offence == "危险驾驶罪":
            assert verdict.penalty.startswith("拘役")


def test_no_telephone_could_be_anybodys() -> None:
    """手机号没有以一〇开头的。"""
    souls = [a_soul(Chance("soul", number), f"s{number}", place="某县", town="某镇") for number in range(50)]

    assert all(soul.telephone.startswith("10") and len(soul.telephone) == 11 for soul in souls)
