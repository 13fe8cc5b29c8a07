"""入矫宣告：登记接收之后，向本人宣告七项内容，本人签署知悉。"""

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
    Effect,
    Known,
    Notice,
    Outcome,
    Right,
    Stage,
    Step,
    Tier,
    otherwise,
)

art, law = MEASURES.at, LAW.at

PREPARED = ("prepare", Outcome.RECORD)
ANNOUNCED = ("announce", Outcome.ANNOUNCE)
SIGNED = ("sign", Outcome.SIGN)
WITNESSED = ("witness", Outcome.RECORD)


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """一次宣告的安排。"""

    place: Annotated[str, Asked("宣告地点")]
    chair: Annotated[str, Asked("主持人")]
    invited: Annotated[tuple[str, ...], Asked("通知到场的人员")]
    in_public: Annotated[bool, Asked("公开进行")] = False
    entrusted: Annotated[bool, Known("县级机构已委托司法所宣告")] = False
    minor: Annotated[bool, Known("未成年人")] = False
    guardian: Annotated[str, Known("监护人到场情况")] = ""


@dataclass(frozen=True, kw_only=True)
class Content:
    """宣告的七项内容，逐项宣告。"""

    facts_of_crime: Annotated[bool, Asked("犯罪事实", must=True)]
    judgment: Annotated[bool, Asked("判决书、裁定书、决定书、执行通知书等的主要内容", must=True)]
    term: Annotated[bool, Asked("社区矫正期限的起止日期", must=True)]
    duties: Annotated[bool, Asked("应当遵守的规定、被剥夺或者限制的权利、禁止的事项和违反的后果", must=True)]
    rights: Annotated[bool, Asked("依法享有的权利", must=True)]
    group: Annotated[bool, Asked("矫正小组的人员组成和职责", must=True)]
    other: Annotated[bool, Asked("其他有关事项", must=True)]
    present: Annotated[tuple[str, ...], Asked("到场人员")]
    guardian: Annotated[str, Asked("（未成年人）监护人到场情况", optional=True)] = ""


@dataclass(frozen=True, kw_only=True)
class Signature:
    """本人的签署。"""

    understood: Annotated[str, Asked("本人对宣告内容的意见")]


@dataclass(frozen=True, kw_only=True)
class Witness:
    """拒绝签署的见证。"""

    witnesses: Annotated[tuple[str, ...], Asked("见证人")]
    circumstances: Annotated[str, Asked("拒绝签署的情况")]


ANNOUNCEMENT: Procedure[Meeting] = Procedure(
    key="announcement",
    words="入矫宣告",
    facts=Meeting,
    cites=law(22),
    since=MEASURES.since,
    steps=(
        Step("prepare", "安排宣告", Actor.DECIDER, {Outcome.RECORD: "announce"}, art(20)),
        Step(
            "announce",
            "宣告",
            Actor.DECIDER,
            {Outcome.ANNOUNCE: "sign"},
            art(20),
            Content,
            ("签到表", "现场照片或者录音录像"),
        ),
        # 条文未写明本人拒绝签署如何处理。比照送达：由见证人见证并记明情况，宣告仍然完成。
        Step(
            "sign",
            "本人签署",
            Actor.SUPERVISEE,
            {Outcome.SIGN: CLOSED, Outcome.DISAGREE: "witness"},
            art(20),
            Signature,
            ("本人签名",),
        ),
        Step(
            "witness",
            "见证拒绝签署",
            Actor.DECIDER,
            {Outcome.RECORD: CLOSED},
            art(20),
            Witness,
            ("见证人签名",),
        ),
    ),
    bars=(
        Bar("in_public", "未成年人的宣告不公开", lambda x: x.minor and x.in_public, art(55), (PREPARED,)),
        Bar(
            "guardian",
            "未写明监护人到场情况",
            lambda x: x.minor and not x.guardian.strip(),
            art(55),
            (ANNOUNCED,),
        ),
    ),
    authority=(
        Tier("entrusted", "经委托，由司法所宣告", lambda x: x.entrusted, Actor.OFFICE, art(20)),
        Tier("other", "其余情形", otherwise, Actor.COUNTY, art(20)),
    ),
    documents=(
        Document("admission_announcement", "社区矫正宣告书", ANNOUNCED, art(20), Actor.SUPERVISEE),
        Document("announcement_record", "社区矫正宣告笔录", ANNOUNCED, art(20)),
    ),
    notices=(
        Notice("invite_group", "通知矫正小组成员等到场", Actor.GROUP, PREPARED, art(20)),
        Notice("invite_guardian", "通知监护人到场", Actor.GUARDIAN, PREPARED, art(55), when=lambda x: x.minor),
    ),
    effects=(
        Effect("serving", "宣告完毕，开始矫正", Stage.SERVING, SIGNED, law(22)),
        Effect("serving_unsigned", "宣告完毕，开始矫正（拒绝签署）", Stage.SERVING, WITNESSED, law(22)),
    ),
    rights=(
        Right("rights_told", "有权知悉在矫正期间享有的权利", art(20)),
        Right(
            "objection", "对监督管理有异议的，可以向社区矫正机构提出，也可以向人民检察院申诉、控告和检举", law(34, 2)
        ),
        Right("minor", "未成年人的宣告不公开，身份信息保密", law(54)),
    ),
)
