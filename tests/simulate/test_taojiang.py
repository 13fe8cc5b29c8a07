"""桃江二〇二三年：法律准许的案卷里数出来的，就是报告所载的。"""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest

from guitu.law.vocabulary import Category, Outcome
from guitu.simulate.script import Post, Script
from guitu.simulate.taojiang import ESTABLISHMENT, YEAR, taojiang


@pytest.fixture(scope="module")
def script() -> Script:
    return taojiang("specification")


def times(script: Script, procedure: str, step: str, outcome: Outcome) -> int:
    acts = (act for walk in script.walks if walk.course.procedure.key == procedure for act in walk.course.acts)
    return sum(act.moment == (step, outcome) for act in acts)


@pytest.mark.parametrize(
    ("procedure", "step", "outcome", "number"),
    [
        ("pre_sentence_assessment", "check", Outcome.REGISTER, 268),
        ("pre_sentence_assessment", "conclude", Outcome.CONCLUDE, 248 + 10 + 9),
        ("intake", "register", Outcome.REGISTER, 227 - 6),
        ("release", "certify", Outcome.RELEASE, 239 - 7),
        ("outgoing_leave", "decide", Outcome.APPROVE, 365),
        ("outgoing_leave", "away", Outcome.REPORT, 354),
        ("regular_crossing", "decide", Outcome.APPROVE, 12),
        ("residence_change", "arrive", Outcome.REGISTER, 7 + 6),
        ("exit_control", "file", Outcome.FILE, 224 + 3),
        ("exit_control", "keep", Outcome.RECEIVE, 25),
        ("warning", "decide", Outcome.DECIDE, 26),
        ("reprimand", "decide", Outcome.DECIDE, 186),
        ("public_security_penalty", "answer", Outcome.PENALISE, 1),
        ("probation_revocation", "propose", Outcome.PROPOSE, 1),
        ("probation_revocation", "ruling", Outcome.REVOKE, 0),
    ],
)
def test_what_happened_is_what_the_report_tells(
    script: Script, procedure: str, step: str, outcome: Outcome, number: int
) -> None:
    assert times(script, procedure, step, outcome) == number


def test_another_seed_makes_other_people_with_the_same_year(script: Script) -> None:
    other = taojiang("another")

    assert {soul.number for soul in other.souls} != {soul.number for soul in script.souls}
    for procedure, step, outcome in (
        ("outgoing_leave", "decide", Outcome.APPROVE),
        ("release", "certify", Outcome.RELEASE),
    ):
        assert times(other, procedure, step, outcome) == times(script, procedure, step, outcome)


def test_the_same_seed_makes_the_same_county(script: Script) -> None:
    assert taojiang("specification") == script


def test_the_register_before_the_year(script: Script) -> None:
    old = [term for term in script.terms if term.imported and term.county == "430922"]
    here = [term for term in old if term.ended is None]

    assert len(here) == 283
    assert len(old) - len(here) == 3131 - 239
    assert Counter(term.category for term in here) == {
        Category.PROBATION: 277,
        Category.PAROLE: 3,
        Category.TEMPORARY: 3,
    }


def test_no_number_could_be_a_real_persons(script: Script) -> None:
    """行政区划代码九九开头的，从未有过。"""
    assert all(soul.number.startswith("9999") for soul in script.souls)
    numbers = [soul.number for soul in script.souls]
    assert len(set(numbers)) == len(numbers)


def test_who_works_there(script: Script) -> None:
    assert Counter(worker.post for worker in script.workers) == {
        Post.ADMINISTRATIVE: 73,
        Post.WORKER: 1,
        Post.INSTITUTION: 9,
        Post.SELF_FUNDED: 3,
    }
    assert sum(number for _, number in ESTABLISHMENT) == 95
    corrections = [worker for worker in script.workers if worker.corrections]
    assert (len(corrections), sum(worker.full_time for worker in corrections)) == (40, 5)
    assert len({worker.office for worker in corrections if worker.office}) == 16


def test_nothing_happens_after_the_last_day(script: Script) -> None:
    assert all(act.on <= YEAR.last for walk in script.walks for act in walk.course.acts)
    assert all(walk.course.opened >= YEAR.first - timedelta(days=60) for walk in script.walks)
