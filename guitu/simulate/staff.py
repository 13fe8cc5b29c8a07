"""Who works in a county: so many on each kind of post, five full-time at the county, the rest in the offices."""

from __future__ import annotations

from datetime import date

from guitu.simulate.chance import Chance
from guitu.simulate.people import GIVEN, GIVEN_FEMALE, SURNAMES
from guitu.simulate.script import County, Post, Worker

COUNTY_DUTIES = (
    ("社区矫正管理局局长", "county_chief"),
    ("社区矫正管理局副局长", "county_officer"),
    ("社区矫正管理股股长", "county_officer"),
    ("社区矫正执法岗", "county_officer"),
    ("社区矫正信息岗", "county_officer"),
)
BUREAU_DUTIES = (
    ("局长", "bureau_head"),
    ("财务室会计", "finance"),
    ("财务联审会签小组组长", "joint_reviewer"),
    ("财务分管领导", "finance_leader"),
    ("财政资金监管人", "fund_supervisor"),
    ("系统管理员", "administrator"),
)


def staff_of(
    chance: Chance, county: County, *, posts: tuple[tuple[Post, int], ...], corrections: int
) -> tuple[Worker, ...]:
    """Return everybody in post: `corrections` of them work in community corrections, five full-time at the county."""
    kinds = [post for post, number in posts for _ in range(number)]
    places = [("", duty, role, True, True) for duty, role in COUNTY_DUTIES]
    per_office = _spread(corrections - len(COUNTY_DUTIES), len(county.offices))
    for office, number in zip(county.offices, per_office, strict=True):
        places += [
            (office.key, "司法所所长" if first else "司法所工作人员", "officer", True, False)
            for first in [True, *[False] * (number - 1)]
        ]
    places += [("", duty, role, False, False) for duty, role in BUREAU_DUTIES]
    places += [("", "司法局工作人员", "", False, False) for _ in range(len(kinds) - len(places))]
    return tuple(
        _worker(chance, county, number, kind, *place)
        for number, (kind, place) in enumerate(zip(kinds, places, strict=True), start=1)
    )


def _spread(number: int, over: int) -> list[int]:
    whole, rest = divmod(number, over)
    return [whole + (1 if at < rest else 0) for at in range(over)]


def _worker(  # noqa: PLR0913, PLR0917 - one parameter a column of the register
    chance: Chance,
    county: County,
    number: int,
    post: Post,
    office: str,
    duty: str,
    role: str,
    corrections: bool,  # noqa: FBT001
    full_time: bool,  # noqa: FBT001
) -> Worker:
    female = chance.happens(35)
    name = chance.one_of(SURNAMES) + "".join(chance.some_of(GIVEN_FEMALE if female else GIVEN, chance.between(1, 2)))
    return Worker(
        key=f"{county.key}-w{number:03d}",
        name=name,
        county=county.key,
        office=office,
        post=post,
        duty=duty,
        corrections=corrections,
        full_time=full_time,
        female=female,
        first=date(2019, 3, 1),
        role=role,
    )
