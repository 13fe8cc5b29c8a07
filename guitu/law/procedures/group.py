"""矫正小组：为每名对象确定成员，签订责任书，告知本人；更换成员亦同。"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from guitu.law.citation import LAW, MEASURES
from guitu.law.procedure import Procedure
from guitu.law.vocabulary import (
    CLOSED,
    Actor,
    Asked,
    Bar,
    Document,
    Ground,
    GroundKey,
    Known,
    Notice,
    Outcome,
    Right,
    Step,
    Tier,
    otherwise,
)

art, law = MEASURES.at, LAW.at

FORMED = ("form", Outcome.DECIDE)
COMMITTED = ("commit", Outcome.SIGN)
TOLD = ("tell", Outcome.SERVE)


@dataclass(frozen=True, kw_only=True)
class Group:
    """小组现在的组成：更换成员的，写更换之后的全体成员。"""

    ground: Annotated[GroundKey, Asked("事由")]
    leader: Annotated[str, Asked("组长")]
    members: Annotated[tuple[str, ...], Asked("成员（姓名、身份）")]
    women: Annotated[int, Asked("其中女性人数")]
    versed_in_minors: Annotated[int, Asked("其中熟悉未成年人身心特点的人数")] = 0
    replaced: Annotated[tuple[str, ...], Asked("更换下来的成员及原因", optional=True)] = ()
    entrusted: Annotated[bool, Known("县级机构已委托司法所确定小组")] = False
    female: Annotated[bool, Known("女性")] = False
    minor: Annotated[bool, Known("未成年人")] = False

    @property
    def without_a_woman(self) -> bool:
        return self.female and self.women < 1

    @property
    def strange_to_minors(self) -> bool:
        return self.minor and self.versed_in_minors < 1

    @property
    def miscounted(self) -> bool:
        return not all(0 <= part <= len(self.members) for part in (self.women, self.versed_in_minors))

    @property
    def unnamed_change(self) -> bool:
        return self.ground == "replaced" and not self.replaced


@dataclass(frozen=True, kw_only=True)
class Commitment:
    """小组成员的承诺。"""

    visits: Annotated[str, Asked("联系、走访和报告的约定")]
    confidential: Annotated[bool, Asked("已告知保密要求", must=True)]


@dataclass(frozen=True, kw_only=True)
class Telling:
    """告知本人。"""

    answer: Annotated[str, Asked("本人对成员的意见")]


GROUP: Procedure[Group] = Procedure(
    key="group",
    words="矫正小组",
    facts=Group,
    cites=law(25),
    since=MEASURES.since,
    grounds=(
        Ground("formed", "入矫，组成小组", ("成员名单",), law(25)),
        Ground("replaced", "更换成员", ("更换原因的说明",), art(19)),
    ),
    steps=(
        Step("form", "确定成员", Actor.DECIDER, {Outcome.DECIDE: "commit"}, law(25)),
        Step("commit", "签订矫正责任书", Actor.GROUP, {Outcome.SIGN: "tell"}, art(19), Commitment, ("成员签名",)),
        Step("tell", "告知本人", Actor.DECIDER, {Outcome.SERVE: CLOSED}, art(19), Telling, ("本人签名",)),
    ),
    bars=(
        Bar("no_woman", "女性对象的小组应当有女性成员", lambda x: x.without_a_woman, law(25), (FORMED,)),
        Bar(
            "nobody_versed",
            "未成年对象的小组应当有熟悉未成年人身心特点的人员",
            lambda x: x.strange_to_minors,
            law(52),
            (FORMED,),
        ),
        Bar("miscounted", "所填人数与成员名单不符", lambda x: x.miscounted, law(25), (FORMED,)),
        Bar("unnamed_change", "未写明更换下来的成员及原因", lambda x: x.unnamed_change, art(19), (FORMED,)),
    ),
    authority=(
        Tier("entrusted", "经委托，由司法所确定", lambda x: x.entrusted, Actor.OFFICE, law(9)),
        Tier("other", "其余情形", otherwise, Actor.COUNTY, law(25)),
    ),
    documents=(
        Document("group_form", "矫正小组成员登记表", FORMED, law(25)),
        Document("group_undertaking", "矫正小组责任书", FORMED, art(19), Actor.GROUP),
    ),
    notices=(
        Notice("tell_guardian", "告知监护人小组成员", Actor.GUARDIAN, COMMITTED, art(55), when=lambda x: x.minor),
    ),
    rights=(
        Right("told", "有权知悉小组成员及其职责，并对成员提出意见", art(19)),
        Right("privacy", "查访应当保护本人的身份信息和个人隐私", law(26)),
        Right("minor", "未成年人的身份信息不得向无关人员透露", law(54)),
    ),
)
