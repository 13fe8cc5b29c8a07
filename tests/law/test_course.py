"""办理过程：所陈述的即成为事实，后一次代替前一次；撤销的不算；理由须为本程序所认。"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Annotated

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guitu.law.citation import LAW
from guitu.law.course import Barred, Course, Refusal, Unanswered
from guitu.law.holidays.published import PUBLISHED
from guitu.law.procedure import Procedure
from guitu.law.vocabulary import (
    CLOSED,
    Actor,
    Asked,
    Bar,
    Deadline,
    Document,
    Effect,
    Ground,
    GroundKey,
    Known,
    Latest,
    Notice,
    Outcome,
    Stage,
    Step,
    Tier,
    by,
    otherwise,
    within,
)

ART = LAW.at(23)
DAY = date(2026, 3, 2)
SENT = ("send", Outcome.SUBMIT)
COMPLETED = ("complete", Outcome.COMPLETE)
WEIGHED = ("weigh", Outcome.DECIDE)


@dataclass(frozen=True, kw_only=True)
class Request:
    """A sample to try the interpreter on."""

    ground: Annotated[GroundKey, Asked("理由")]
    weight: Annotated[int, Known("分量")] = 0
    until: Annotated[date | None, Known("商定日期")] = None


@dataclass(frozen=True, kw_only=True)
class Weighing:
    """What a step states."""

    weight: Annotated[int, Asked("分量")]
    until: Annotated[date | None, Asked("商定日期", optional=True)] = None


SAMPLE: Procedure[Request] = Procedure(
    key="sample",
    words="示例",
    facts=Request,
    cites=ART,
    since=LAW.since,
    grounds=(Ground("work", "工作", (), ART), Ground("home", "居所", (), ART)),
    steps=(
        Step("send", "申请", Actor.SUPERVISEE, {Outcome.SUBMIT: "weigh"}, ART),
        Step("weigh", "衡量", Actor.COUNTY, {Outcome.LACK: "complete", Outcome.DECIDE: "end"}, ART, Weighing),
        Step("complete", "补齐", Actor.SUPERVISEE, {Outcome.COMPLETE: "weigh"}, ART),
        Step("end", "办结", Actor.DECIDER, {Outcome.CLOSE: CLOSED}, ART),
    ),
    bars=(Bar("heavy", "过重", lambda x: x.weight > 9, ART, (WEIGHED,)),),
    authority=(
        Tier("light", "五以内", lambda x: x.weight <= 5, Actor.OFFICE, ART),
        Tier("other", "其余", otherwise, Actor.COUNTY, ART),
    ),
    deadlines=(
        Deadline("afresh", "五日内", "weigh", within(5, since=Latest((SENT, COMPLETED))), ART),
        Deadline("agreed", "商定之日", "end", by(lambda x: x.until), ART),
    ),
    documents=(Document("heavy_paper", "重件单", WEIGHED, ART, when=lambda x: x.weight > 5),),
    notices=(Notice("heavy_notice", "通报", Actor.PROCURATORATE, WEIGHED, ART, when=lambda x: x.weight > 5),),
    effects=(Effect("heavy_effect", "重件", Stage.SERVING, WEIGHED, ART, lambda x: x.weight > 5),),
)


def sent(ground: str = "work") -> Course[Request]:
    course = Course(SAMPLE, Request(ground=GroundKey(ground)), opened=DAY, calendar=PUBLISHED)
    return course.take(Outcome.SUBMIT, by=Actor.SUPERVISEE, on=DAY)


def weighed(weight: int, outcome: Outcome = Outcome.DECIDE, until: date | None = None) -> Course[Request]:
    return sent().take(outcome, facts=Weighing(weight=weight, until=until), by=Actor.COUNTY, on=DAY)


@pytest.mark.parametrize(("weight", "brought"), [(5, False), (6, True)])
def test_what_an_act_states_rules_that_very_act(weight: int, *, brought: bool) -> None:
    act = weighed(weight).acts[-1]

    assert ([e.what.key for e in act.errands], [e.key for e in act.effects]) == (
        (["heavy_paper", "heavy_notice"], ["heavy_effect"]) if brought else ([], [])
    )
    assert isinstance(act.before, Request)
    assert act.before.weight == 0


@pytest.mark.parametrize(("weight", "decider"), [(5, Actor.OFFICE), (6, Actor.COUNTY)])
def test_and_every_later_one(weight: int, decider: Actor) -> None:
    course = weighed(weight)

    assert (course.situation.weight, course.ruling.decider) == (weight, decider)
    assert course.take(Outcome.CLOSE, by=decider, on=DAY).step is None


@pytest.mark.parametrize(("weight", "barred"), [(9, False), (10, True)])
def test_a_bar_hears_what_is_being_stated(weight: int, *, barred: bool) -> None:
    if not barred:
        assert weighed(weight).stands_at == "end"
        return
    with pytest.raises(Barred, match="“示例”不得决定：过重"):
        weighed(weight)


def test_a_later_statement_stands_over_an_earlier_one() -> None:
    course = weighed(7, Outcome.LACK).take(Outcome.COMPLETE, by=Actor.SUPERVISEE, on=DAY)
    assert course.situation.weight == 7

    course = course.take(Outcome.DECIDE, facts=Weighing(weight=3), by=Actor.COUNTY, on=DAY)
    assert course.situation.weight == 3


def test_what_was_annulled_is_no_longer_stated() -> None:
    course = weighed(7).annul(2, reason="登错", by=Actor.COUNTY, on=DAY)

    assert course.situation == Request(ground=GroundKey("work"))
    later = weighed(7, Outcome.LACK).take(Outcome.COMPLETE, by=Actor.SUPERVISEE, on=DAY)
    assert later.acts[-1].before == Request(ground=GroundKey("work"))
    assert course.ruling.decider is Actor.OFFICE


def test_the_day_agreed_becomes_the_last() -> None:
    agreed = date(2026, 3, 9)

    assert [due.day for _, due in weighed(1, until=agreed).due] == [agreed]
    assert weighed(1).due == ()


def test_the_term_starts_afresh_with_the_completion() -> None:
    course = weighed(1, Outcome.LACK)
    assert [due.day for _, due in sent().due] == [date(2026, 3, 7)]

    course = course.take(Outcome.COMPLETE, by=Actor.SUPERVISEE, on=date(2026, 3, 6))
    assert [due.day for _, due in course.due] == [date(2026, 3, 11)]


def test_a_ground_of_another_law_cannot_be_chosen() -> None:
    with pytest.raises(Unanswered, match=r"“申请”没有理由\[visit\]，只有工作、居所"):
        sent("visit")


MOVES = st.lists(
    st.tuples(st.sampled_from(list(Outcome)), st.integers(0, 12), st.integers(0, 3), st.booleans()), max_size=12
)


@given(MOVES)
def test_whatever_comes_is_admitted_or_refused_and_the_record_replays(
    moves: list[tuple[Outcome, int, int, bool]],
) -> None:
    """任意次序的行为，要么依法记录，要么依法拒绝；记录重放，所得相同。"""
    course, day = Course(SAMPLE, Request(ground=GroundKey("work")), opened=DAY, calendar=PUBLISHED), DAY
    for outcome, weight, later, undo in moves:
        day += timedelta(days=later)
        actor = course.actor_for(course.step) if course.step else Actor.COUNTY
        facts = Weighing(weight=weight) if course.stands_at == "weigh" else None
        with suppress(Refusal):
            course = course.take(outcome, by=actor, on=day, facts=facts)
            if undo:
                course = course.annul(max(course.standing), reason="误", by=Actor.COUNTY, on=day)

    again = replace(course, acts=(), annulments=())
    for act in course.standing.values():
        again = again.take(act.outcome, by=act.by, on=act.on, facts=act.facts)
    assert again.acts == tuple(course.standing.values())
    assert (again.stands_at, again.situation, again.due) == (course.stands_at, course.situation, course.due)
