"""南京市二〇二一年: twelve units' year in the proportions of the published report; people and events are invented.

江北新区 is a unit without a division code. The report gives three totals for the city and none by unit: how the
totals spread over the units is drawn here.
"""

from __future__ import annotations

from datetime import date

from guitu.law.procedures.pre_sentence_assessment import Conclusion
from guitu.law.span import Span
from guitu.law.vocabulary import Category
from guitu.simulate.chance import Chance
from guitu.simulate.lives_of import live
from guitu.simulate.places import beside
from guitu.simulate.script import County, Office, Post, Region, Script, Soul, Term, Walk, Worker
from guitu.simulate.staff import staff_of
from guitu.simulate.year import Plan, Year

YEAR = Span(date(2021, 1, 1), date(2021, 12, 31))

UNITS: tuple[tuple[str, str, str, int, tuple[str, ...]], ...] = (
    ("玄武区", "320102", "玄矫", 5, ("梅园新村", "锁金村", "红山")),
    ("秦淮区", "320104", "秦矫", 9, ("夫子庙", "中华门", "光华路")),
    ("建邺区", "320105", "建矫", 5, ("莫愁湖", "南湖", "兴隆")),
    ("鼓楼区", "320106", "鼓矫", 9, ("华侨路", "挹江门", "幕府山")),
    ("栖霞区", "320113", "栖矫", 10, ("尧化", "迈皋桥", "仙林")),
    ("雨花台区", "320114", "雨矫", 6, ("宁南", "铁心桥", "西善桥")),
    ("江宁区", "320115", "宁矫", 19, ("东山", "秣陵", "汤山", "湖熟")),
    ("浦口区", "320111", "浦矫", 6, ("江浦", "桥林", "汤泉")),
    ("六合区", "320116", "六矫", 9, ("雄州", "龙池", "竹镇")),
    ("溧水区", "320117", "溧矫", 7, ("永阳", "柘塘", "白马")),
    ("高淳区", "320118", "高矫", 6, ("淳溪", "古柏", "桠溪")),
    ("江北新区", "", "北矫", 9, ("泰山", "沿江", "大厂")),
)
"""Place, division code, mark, how large it is beside the others, some of its offices."""

RECEIVED, RELEASED, ASSESSED = 3411, 3236, 3368
STAYING = 900
POSTS = ((Post.ADMINISTRATIVE, 18), (Post.INSTITUTION, 4))


def nanjing(seed: str = "nanjing-2021") -> Script:
    """Return the script of the city's year; the same seed returns the same script."""
    counties = tuple(_county(*unit) for unit in UNITS)
    sizes = [size for *_, size, _ in UNITS]
    received, released, assessed, staying = (spread(total, sizes) for total in (RECEIVED, RELEASED, ASSESSED, STAYING))
    terms: list[Term] = []
    walks: list[Walk] = []
    workers: list[Worker] = []
    souls: list[Soul] = []
    for at, county in enumerate(counties):
        plan = _plan(received[at], released[at], assessed[at], staying[at])
        staff = staff_of(
            Chance(seed, "staff", county.key), county, posts=POSTS, corrections=5 + 2 * len(county.offices)
        )
        year = Year(county=county, neighbours=(), plan=plan, seed=seed, workers=staff, region=f"9999{at + 30}")
        live(year)
        souls += year.souls.values()
        terms += year.terms.values()
        walks += year.walks
        workers += staff
    return Script(
        key="nanjing",
        words="南京市 2021 年",
        region=Region(province="江苏省", city="南京市", division=("32", "3201"), counties=counties),
        until=YEAR.last,
        establishment=tuple((county.key, post, number) for county in counties for post, number in POSTS),
        workers=tuple(workers),
        souls=tuple(souls),
        terms=tuple(terms),
        walks=tuple(walks),
    )


def spread(total: int, sizes: list[int]) -> list[int]:
    """Split a total by size, the remainder to the largest fractions, so that the parts make the total."""
    whole = [total * size // sum(sizes) for size in sizes]
    order = sorted(range(len(sizes)), key=lambda at: total * sizes[at] % sum(sizes), reverse=True)
    for at in order[: total - sum(whole)]:
        whole[at] += 1
    return whole


def _county(place: str, division: str, mark: str, _: int, offices: tuple[str, ...]) -> County:
    return County(
        key=division or "jiangbei",
        place=place,
        name=f"{place}社区矫正管理局",
        division=division,
        mark=mark,
        court_mark=f"苏{division[2:] or '0191'}",
        offices=tuple(
            Office(key=f"{number:02d}", name=f"{town}街道司法所", mark=f"{mark}{town[:2]}")
            for number, town in enumerate(offices, start=1)
        ),
        beside=beside(place),
        telephone="025-55500000",
        address=place,
    )


def _plan(received: int, released: int, assessed: int, staying: int) -> Plan:
    """Return one unit's year: a tenth of those released had a short term that began within the year."""
    short = released // 10
    kinds = ((Category.PAROLE, max(1, received // 100)), (Category.TEMPORARY, max(1, received // 120)))
    others = sum(number for _, number in kinds)
    suitable, with_caution = assessed * 92 // 100, assessed * 4 // 100
    return Plan(
        span=YEAR,
        released_before=0,
        opening=((Category.PROBATION, released - short + staying), *kinds),
        admitted=((Category.PROBATION, received - others), *kinds),
        ending=((Category.PROBATION, released),),
        ending_of_admitted=short,
        moved_in=0,
        moved_out=0,
        assessments=(
            (Conclusion.SUITABLE, suitable),
            (Conclusion.WITH_CAUTION, with_caution),
            (Conclusion.UNSUITABLE, assessed - suitable - with_caution),
        ),
        assessments_open=0,
        leaves=received // 4,
        leaves_open=2,
        crossings=2,
        border_controls=1,
        documents_kept=received // 20,
        reprimands=received // 6,
        warnings=received // 50,
        penalties=0,
        revocations=0,
    )
