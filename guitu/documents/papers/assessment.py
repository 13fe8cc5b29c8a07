"""调查评估：委托登记、补齐、退回、延长、调查、评议、意见；居住地核实。"""

from __future__ import annotations

from guitu.documents.content import Block, Form, Heading
from guitu.documents.dates import arabic
from guitu.documents.facts import Need, PaperFacts
from guitu.documents.kinds import Copy, PaperKind, Style, Volume
from guitu.documents.needs import (
    AGREED_LAST_DAY,
    AGREEMENT,
    ANSWER,
    ASKED,
    COMMITTEE,
    COMMUNITY,
    CONCLUSION,
    CONDITIONS,
    CONSEQUENCES,
    DANGER,
    ENTRUSTED_BY,
    FAMILY,
    HOME,
    INVESTIGATORS,
    LETTER,
    MISSING,
    OBSTACLE,
    OFFENCE,
    PRESENT,
    PROPOSED,
    REASONS,
    RECORDED_BY,
    RESIDENCE,
    TO_FORBID,
    VERIFIED,
    VICTIM,
    VIEWS,
)
from guitu.documents.papers.wording import PLEASE_REPLY, READ_OVER
from guitu.documents.parts import listed_rows, need_rows, opinion_rows, person_rows, record, row
from guitu.law.citation import in_chinese
from guitu.law.vocabulary import Actor

FINDINGS = (HOME, FAMILY, CONSEQUENCES, COMMITTEE, VICTIM, TO_FORBID, DANGER, COMMUNITY)
FOUND = (HOME, FAMILY, CONSEQUENCES, COMMITTEE, DANGER, COMMUNITY)


def _registration(x: PaperFacts) -> tuple[Block | str, ...]:
    rows = (*person_rows(x), *listed_rows(x), row(("办理依据", x.basis)), *opinion_rows(x, Actor.COUNTY))
    return (Form(rows),)


def _commission(x: PaperFacts) -> str:
    who = f"{x.person.name}（{x.person.id_kind}号码{x.person.id_number}）"
    return f"你单位委托本机构对{who}进行调查评估的函（{x.of(LETTER)}）收悉。"


def _completion(x: PaperFacts) -> tuple[Block | str, ...]:
    return (
        f"{_commission(x)}经核对，材料不齐全。依照{x.basis}的规定，请补齐下列材料：",
        *(f"{number}．{item}" for number, item in enumerate(x.items(MISSING), 1)),
        "调查评估期限自材料补齐之日起计算。",
    )


def _return(x: PaperFacts) -> tuple[Block | str, ...]:
    contacted = (f"经与你单位联系：{x.of(ANSWER)}",) if x.has(ANSWER) else ()
    return (
        f"{_commission(x)}经核实，因{x.of(OBSTACLE)}，无法进行调查评估。",
        *contacted,
        f"依照{x.basis}的规定，现将委托材料退回。",
    )


def _extension(x: PaperFacts) -> tuple[Block | str, ...]:
    until = f"，将期限延长至{x.of(AGREED_LAST_DAY)}" if x.has(AGREED_LAST_DAY) else ""
    return (
        f"{_commission(x)}因在规定期限内难以完成，依照{x.basis}的规定，商请延长调查评估期限{until}。",
        *((f"有关情况：{x.of(AGREEMENT)}",) if x.has(AGREEMENT) else ()),
        "是否同意，请予函复。",
    )


def _appraisal(x: PaperFacts) -> tuple[Block | str, ...]:
    rows = (
        row(("评议事项", f"对{x.person.name}拟适用社区矫正的调查评估")),
        row(("评议日期", x.date), ("委托机关", x.of(ENTRUSTED_BY))),
        row(("被评估人", x.person.name), ("证件号码", x.person.id_number)),
        *need_rows(x, PRESENT, INVESTIGATORS, *FINDINGS, VIEWS),
        row(("评议依据", x.basis)),
    )
    return (Form(rows),)


def _opinion(x: PaperFacts) -> tuple[Block | str, ...]:
    conditions = (f"慎用的条件：{x.of(CONDITIONS)}",) if x.has(CONDITIONS) else ()
    return (
        (
            f"受你单位委托（{x.of(LETTER)}），本机构对{x.person.name}（{x.person.sex}，{arabic(x.person.born)}出生，"
            f"{x.person.id_kind}号码{x.person.id_number}，户籍地{x.person.household}，居住地{x.person.residence}；"
            f"涉嫌（所犯）罪名：{x.of(OFFENCE)}）拟适用社区矫正（{x.of(PROPOSED)}）进行了调查评估。"
        ),
        Heading(1, "一、有关情况"),
        *_findings(x, tuple(need for need in FINDINGS if x.has(need))),
        Heading(1, "二、评估意见"),
        f"评估结论：{x.of(CONCLUSION)}。",
        *conditions,
        f"理由：{x.of(REASONS)}",
        f"以上意见依照{x.basis}的规定出具，供你单位决定时参考。是否采信，请在相关法律文书中说明。",
    )


def _findings(x: PaperFacts, needs: tuple[Need, ...]) -> tuple[Block | str, ...]:
    found: list[Block | str] = []
    for number, need in enumerate(needs, 1):
        found += [Heading(2, f"（{in_chinese(number)}）{need.label}"), *x.paragraphs(need)]
    return tuple(found)


def _inform(x: PaperFacts) -> tuple[Block | str, ...]:
    return (
        (
            f"本机构收到{x.of(ENTRUSTED_BY)}委托（{x.of(LETTER)}），对{x.person.name}"
            f"（{x.person.id_kind}号码{x.person.id_number}）拟适用社区矫正（{x.of(PROPOSED)}）进行调查评估。"
        ),
        f"依照{x.basis}的规定，特此通报。",
    )


def _residence_inquiry(x: PaperFacts) -> tuple[Block | str, ...]:
    return (
        (
            f"{x.person.name}（{x.person.sex}，{arabic(x.person.born)}出生，{x.person.id_kind}号码{x.person.id_number}）"
            f"称其居住地为{x.of(RESIDENCE)}。依照{x.basis}的规定，请协助核实："
        ),
        "一、该住所是否存在，现由何人居住；",
        "二、居住人与其本人的关系，是否同意其居住；",
        "三、其本人是否实际居住、居住多久，是否有固定生活来源。",
        PLEASE_REPLY,
    )


def _residence_reply(x: PaperFacts) -> tuple[Block | str, ...]:
    return (
        f"你单位关于核实{x.person.name}居住地的函收悉。经核实，{x.of(VERIFIED)}",
        f"依照{x.basis}的规定，特此函复。",
    )


PAPERS = (
    PaperKind("assessment_registration", "调查评估委托登记表", Style.FORM, "", _registration, volume=Volume.ASSESSMENT),
    PaperKind(
        "assessment_completion_notice",
        "社区矫正调查评估材料补齐通知书",
        Style.ORDER,
        "补",
        _completion,
        to=Actor.COMMISSIONER,
        addressed=ENTRUSTED_BY,
        needs=(LETTER, MISSING),
        copies=(Copy.STUB, Copy.MAIN, Copy.REPLY),
        volume=Volume.ASSESSMENT,
    ),
    PaperKind(
        "assessment_return_notice",
        "社区矫正调查评估材料退回通知书",
        Style.ORDER,
        "退",
        _return,
        to=Actor.COMMISSIONER,
        addressed=ENTRUSTED_BY,
        needs=(LETTER, OBSTACLE),
        copies=(Copy.STUB, Copy.MAIN, Copy.REPLY),
        volume=Volume.ASSESSMENT,
    ),
    PaperKind(
        "assessment_extension_letter",
        "关于商请延长调查评估期限的函",
        Style.LETTER,
        "评",
        _extension,
        to=Actor.COMMISSIONER,
        addressed=ENTRUSTED_BY,
        needs=(LETTER,),
        copies=(Copy.MAIN, Copy.REPLY),
        volume=Volume.ASSESSMENT,
    ),
    PaperKind(
        "assessment_interview_record",
        "调查评估询问（走访）笔录",
        Style.RECORD,
        "",
        record(INVESTIGATORS, ASKED, RECORDED_BY),
        volume=Volume.ASSESSMENT,
        signs=("被询问人签名",),
        countersigned=("调查人签名",),
        note=READ_OVER,
    ),
    PaperKind(
        "assessment_appraisal_record",
        "调查评估集体评议记录",
        Style.FORM,
        "",
        _appraisal,
        needs=(ENTRUSTED_BY, PRESENT, VIEWS),
        volume=Volume.ASSESSMENT,
        countersigned=("参加评议人员签名",),
    ),
    PaperKind(
        "assessment_opinion",
        "社区矫正调查评估意见书",
        Style.ORDER,
        "评",
        _opinion,
        to=Actor.COMMISSIONER,
        addressed=ENTRUSTED_BY,
        needs=(LETTER, PROPOSED, OFFENCE, *FOUND, CONCLUSION, REASONS),
        copies=(Copy.STUB, Copy.MAIN, Copy.REPLY),
        cc=(Actor.PROCURATORATE,),
        volume=Volume.ASSESSMENT,
    ),
    PaperKind(
        "assessment_inform",
        "关于受委托开展调查评估的通报函",
        Style.LETTER,
        "评",
        _inform,
        to=Actor.PROCURATORATE,
        needs=(ENTRUSTED_BY, LETTER, PROPOSED),
        volume=Volume.ASSESSMENT,
        copies=(Copy.MAIN, Copy.REPLY),
    ),
    PaperKind(
        "residence_inquiry",
        "关于核实居住地的函",
        Style.LETTER,
        "核",
        _residence_inquiry,
        to=Actor.POLICE,
        needs=(RESIDENCE,),
        copies=(Copy.MAIN, Copy.REPLY),
        volume=Volume.ASSESSMENT,
    ),
    PaperKind(
        "residence_reply",
        "关于核实居住地的复函",
        Style.LETTER,
        "核",
        _residence_reply,
        to=Actor.COMMISSIONER,
        addressed=ENTRUSTED_BY,
        needs=(VERIFIED,),
        volume=Volume.ASSESSMENT,
    ),
)
