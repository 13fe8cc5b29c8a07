"""Places to simulate. Names of counties and towns are real; staff, people and everything they do are invented."""

from __future__ import annotations

from guitu.simulate.script import Body, County, Office, Region

TOWNS = (
    "桃花江镇",
    "浮邱山乡",
    "高桥镇",
    "马迹塘镇",
    "石牛江镇",
    "牛田镇",
    "松木塘镇",
    "修山镇",
    "鸬鹚渡镇",
    "大栗港镇",
    "武潭镇",
    "灰山港镇",
    "沾溪镇",
    "三堂街镇",
    "鲊埠回族乡",
    "经济开发区",
)
"""十五个乡镇；报告写明下辖十六个司法所而未列名，第十六个的名称是我们取的。"""


def beside(place: str) -> tuple[tuple[Body, str], ...]:
    """Return the bodies that stand beside a county, under their usual names."""
    return (
        (Body.COURT, f"{place}人民法院"),
        (Body.PROCURATORATE, f"{place}人民检察院"),
        (Body.POLICE, f"{place}公安局"),
        (Body.PRISON, f"{place}看守所"),
        (Body.EXIT, f"{place}公安局出入境管理大队"),
        (Body.AFTERCARE, f"{place}安置帮教工作办公室"),
    )


def _neighbour(place: str, division: str) -> County:
    return County(
        key=division,
        place=place,
        name=f"{place}社区矫正管理局",
        division=division,
        mark=f"{place[:1]}矫",
        court_mark=f"湘{division[2:]}",
        beside=beside(place),
        staffed=False,
        telephone="0737-5550000",
        address=f"{place}司法局",
    )


TAOJIANG = County(
    key="430922",
    place="桃江县",
    name="桃江县社区矫正管理局",
    division="430922",
    mark="桃矫",
    court_mark="湘0922",
    offices=tuple(
        Office(key=f"{number:02d}", name=f"{town}司法所", mark=f"桃矫{town[:2]}")
        for number, town in enumerate(TOWNS, start=1)
    ),
    beside=beside("桃江县"),
    telephone="0737-5550122",
    address="桃江县桃花江镇",
)

YIYANG = Region(
    province="湖南省",
    city="益阳市",
    division=("43", "4309"),
    counties=(
        TAOJIANG,
        _neighbour("赫山区", "430903"),
        _neighbour("安化县", "430923"),
        _neighbour("南县", "430921"),
        _neighbour("沅江市", "430981"),
    ),
)
