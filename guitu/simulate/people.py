"""Invented people: names, numbers that pass the check digit under a region that does not exist, sentences."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from guitu.law.span import Span, days, months_after
from guitu.law.vocabulary import Category
from guitu.simulate.chance import Chance
from guitu.simulate.script import Soul, Verdict

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
    "姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
GIVEN = "伟强军勇杰涛明超辉刚平峰林斌波建国华文志海云飞鹏浩宇晨阳俊凯鑫磊洋帆旭东升荣贵福生根发才良友德义仁"
GIVEN_FEMALE = "芳娟敏静丽艳秀英霞玲桂兰红梅燕萍琴雪莲凤玉珍慧婷洁琳佳怡欣悦蓉春香翠云菊彩月娥淑惠"
RARE = ("阿依古丽·买买提", "尉迟㛃", "曾喆", "单䶮", "欧阳翀", "仇玥")
REGION = "999922"
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


@dataclass(frozen=True, slots=True)
class Offence:
    """An offence as it comes before a county's court: how often, whether fined, and whether only by 拘役 (CL 133-1)."""

    name: str
    facts: str
    weight: int
    fined: bool = True
    detention_only: bool = False


OFFENCES = (
    Offence("危险驾驶罪", "醉酒后驾驶机动车上道路行驶，被查获。", 26, detention_only=True),
    Offence("盗窃罪", "秘密窃取他人财物，数额较大。", 15),
    Offence("帮助信息网络犯罪活动罪", "出借本人银行卡供他人转移资金。", 13),
    Offence("故意伤害罪", "因琐事与他人发生争执，致人轻伤。", 10, fined=False),
    Offence("交通肇事罪", "驾驶机动车发生事故，致一人死亡，负主要责任。", 9, fined=False),
    Offence("开设赌场罪", "为他人赌博提供场所并抽头。", 7),
    Offence("掩饰、隐瞒犯罪所得罪", "明知是犯罪所得而帮助转账、取现。", 7),
    Offence("诈骗罪", "虚构事实骗取他人财物，数额较大，已退赔。", 6),
    Offence("非法捕捞水产品罪", "在禁渔期使用禁用方法捕捞。", 4),
    Offence("寻衅滋事罪", "酒后随意殴打他人，情节恶劣。", 3, fined=False),
)
DETENTION_MOST = 12
"""Months of probation after which it can no longer have been 拘役 (CL 73)."""


def an_offence(chance: Chance, category: Category, months: int) -> Offence:
    """Return an offence that can stand behind such a term: detention alone never ends in years of probation."""
    fitting = [
        (offence, offence.weight)
        for offence in OFFENCES
        if not offence.detention_only or (category is Category.PROBATION and months <= DETENTION_MOST)
    ]
    return chance.weighted(fitting)


def a_soul(chance: Chance, key: str, *, place: str, town: str, minor_on: date | None = None) -> Soul:
    """Return somebody who lives in a town; with `minor_on`, somebody of sixteen or seventeen on that day."""
    female = chance.happens(14)
    if chance.happens(1):
        name = chance.one_of(RARE)
    else:
        given = GIVEN_FEMALE if female else GIVEN
        name = chance.one_of(SURNAMES) + "".join(chance.some_of(given, chance.between(1, 2)))
    born = chance.day(date(1958, 1, 1), date(2003, 12, 31))
    if minor_on is not None:
        born = chance.day(months_after(minor_on, -12 * 18 + 1), months_after(minor_on, -12 * 18 + 20))
    village = chance.one_of(("石板", "花桥", "荷塘", "竹山", "水口", "新塘", "大洋", "樟树", "黄泥", "凤形"))
    home = f"{place}{town}{village}村{chance.between(1, 18)}组{chance.between(1, 60)}号"
    return Soul(
        key=key,
        name=name,
        female=female,
        born=born,
        ethnicity="汉族" if chance.happens(96) else chance.one_of(("土家族", "苗族", "回族", "侗族")),
        number=_number(chance, born, female=female),
        household=home,
        residence=home if chance.happens(80) else f"{place}{town}{village}社区{chance.between(1, 9)}栋",
        telephone=f"1000{chance.between(0, 9_999_999):07d}",
    )


def _number(chance: Chance, born: date, *, female: bool) -> str:
    return number_of(REGION, born, chance.between(0, 499) * 2 + (0 if female else 1))


def number_of(region: str, born: date, order: int) -> str:
    """Return a number as GB 11643 builds it; ours lie under region codes that were never given to any place."""
    digits = f"{region}{born:%Y%m%d}{order:03d}"
    rest = sum(int(digit) * weight for digit, weight in zip(digits, WEIGHTS, strict=True)) % 11
    return digits + "10X98765432"[rest]


def renumbered(soul: Soul, taken: Collection[str], region: str) -> Soul:
    """Return the same person under a number of the region that nobody has yet: the next order of the same sex."""
    order = int(soul.number[14:17])
    for step in range(0, 1000, 2):
        number = number_of(region, soul.born, (order + step) % 1000)
        if number not in taken:
            return replace(soul, number=number)
    raise ValueError(f"five hundred people of one sex were born on [{soul.born}] in [{region}]")


def a_verdict(  # noqa: PLR0913 - one parameter a part of the paper
    chance: Chance, *, category: Category, span: Span, court: str, mark: str, serial: int
) -> Verdict:
    """Return the sentence behind a correction whose term is known: probation runs from the day it took effect."""
    months = _months(span)
    offence = an_offence(chance, category, months)
    fine = chance.one_of(("二千", "三千", "五千", "八千", "一万", "二万"))
    effective = span.first
    if category in (Category.PAROLE, Category.TEMPORARY):
        effective = months_after(span.first, -chance.between(8, 30))
    pronounced = effective - days(11)
    return Verdict(
        offence=offence.name,
        court=court,
        number=f"（{pronounced.year}）{mark}刑初{serial}号",
        pronounced=pronounced,
        effective=effective,
        penalty=_penalty(category, months, detention=offence.detention_only),
        additional=f"罚金人民币{fine}元" if offence.fined else "",
        facts=offence.facts,
    )


MONTHS = (
    "",
    "一个月",
    "二个月",
    "三个月",
    "四个月",
    "五个月",
    "六个月",
    "七个月",
    "八个月",
    "九个月",
    "十个月",
    "十一个月",
)
YEARS = ("", "一年", "二年", "三年", "四年", "五年")


def _penalty(category: Category, months: int, *, detention: bool) -> str:
    length = YEARS[months // 12] + MONTHS[months % 12]
    if category is Category.PROBATION:
        if detention or months < DETENTION_MOST:
            return f"拘役{MONTHS[min(6, max(1, months // 2))]}，缓刑{length}"
        half = YEARS[months // 24] + (MONTHS[months // 2 % 12] if months % 24 else "")
        return f"有期徒刑{half}，缓刑{length}"
    if category is Category.CONTROL:
        return f"管制{length}"
    return "有期徒刑三年"


def _months(span: Span) -> int:
    whole = (span.last.year - span.first.year) * 12 + span.last.month - span.first.month
    return whole + (1 if span.last.day >= span.first.day else 0)


def term_ending(last: date, months: int) -> Span:
    """Return the term of so many months that ends on a day."""
    first = months_after(last + days(1), -months)
    return Span(first, months_after(first, months) - days(1))


def term_from(first: date, months: int) -> Span:
    """Return the term of so many months that begins on a day; it ends on the day before the same day of its month."""
    return Span(first, months_after(first, months) - days(1))
