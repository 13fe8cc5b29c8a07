"""桃江县二〇二三年: one county's year in the proportions of its published report; people and events are invented."""

from __future__ import annotations

from datetime import date

from guitu.law.procedures.pre_sentence_assessment import Conclusion
from guitu.law.span import Span
from guitu.law.vocabulary import Category
from guitu.simulate.chance import Chance
from guitu.simulate.lives_of import live
from guitu.simulate.places import TAOJIANG, YIYANG
from guitu.simulate.script import Post, Script
from guitu.simulate.staff import staff_of
from guitu.simulate.year import Plan, Year

YEAR = Span(date(2023, 1, 1), date(2023, 12, 6))
"""报告所载业务数据截至二〇二三年十二月六日。"""

PLAN = Plan(
    span=YEAR,
    released_before=2892,
    opening=((Category.PROBATION, 277), (Category.PAROLE, 3), (Category.TEMPORARY, 3)),
    admitted=((Category.PROBATION, 219), (Category.PAROLE, 1), (Category.TEMPORARY, 1)),
    ending=((Category.PROBATION, 237), (Category.PAROLE, 1), (Category.TEMPORARY, 1)),
    ending_of_admitted=20,
    moved_in=6,
    moved_out=7,
    assessments=((Conclusion.SUITABLE, 248), (Conclusion.WITH_CAUTION, 10), (Conclusion.UNSUITABLE, 9)),
    assessments_open=1,
    leaves=365,
    leaves_open=11,
    crossings=12,
    border_controls=3,
    documents_kept=25,
    reprimands=186,
    warnings=26,
    penalties=1,
    revocations=1,
)
POSTS = ((Post.ADMINISTRATIVE, 73), (Post.WORKER, 1), (Post.INSTITUTION, 9), (Post.SELF_FUNDED, 3))
ESTABLISHMENT = ((Post.ADMINISTRATIVE, 81), (Post.INSTITUTION, 9), (Post.WORKER, 0), (Post.SELF_FUNDED, 5))


def taojiang(seed: str = "taojiang-2023") -> Script:
    """Return the script of the county's year; the same seed returns the same script."""
    workers = staff_of(Chance(seed, "staff"), TAOJIANG, posts=POSTS, corrections=40)
    neighbours = tuple(county for county in YIYANG.counties if county is not TAOJIANG)
    year = Year(county=TAOJIANG, neighbours=neighbours, plan=PLAN, seed=seed, workers=workers)
    live(year)
    return Script(
        key="taojiang",
        words="桃江县 2023 年",
        region=YIYANG,
        until=YEAR.last,
        establishment=tuple((TAOJIANG.key, post, number) for post, number in ESTABLISHMENT),
        workers=workers,
        souls=tuple(year.souls.values()),
        terms=tuple(year.terms.values()),
        walks=tuple(year.walks),
    )
