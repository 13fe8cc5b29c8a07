"""执行地变更：申请、征求意见、复函、决定、不准、告知、移交、回执、未报到通报。"""

from __future__ import annotations

from guitu.documents.content import Block, Column, Table
from guitu.documents.facts import PaperFacts, written
from guitu.documents.kinds import Copy, PaperKind, Sealer, Style
from guitu.documents.needs import FILES, GROUND, NEW_ADDRESS, NEW_COUNTY, OPINION, REASONS, REPORT_BY
from guitu.documents.papers.wording import PLEASE_REPLY, REFUSED, about
from guitu.documents.parts import approval
from guitu.law.vocabulary import Actor


def _inquiry(x: PaperFacts) -> tuple[Block | str, ...]:
    return (
        f"社区矫正对象{x.identity}，{x.conviction}。",
        (
            f"该对象因{x.of(GROUND)}，申请将执行地变更至{x.of(NEW_COUNTY)}，拟居住于{x.of(NEW_ADDRESS)}，"
            f"联系电话{x.person.phone}。"
        ),
        f"依照{x.basis}的规定，请核实其拟居住地、工作或者生活来源等情况，并在收到本函后五日内书面答复是否同意。",
    )


def _reply(x: PaperFacts, words: str) -> tuple[Block | str, ...]:
    return (
        f"你单位关于征求{x.person.name}变更执行地意见的函收悉。经核实：{x.of(OPINION)}",
        f"依照{x.basis}的规定，{words}。",
        "特此函复。",
    )


def _agreeing(x: PaperFacts) -> tuple[Block | str, ...]:
    return _reply(x, f"同意接收该对象在{x.of(NEW_COUNTY)}执行社区矫正")


def _disagreeing(x: PaperFacts) -> tuple[Block | str, ...]:
    return _reply(x, "不同意接收")


def _dispute(x: PaperFacts) -> tuple[Block | str, ...]:
    return (
        f"社区矫正对象{x.identity}，{x.conviction}。",
        (
            f"该对象因{x.of(GROUND)}，申请将执行地变更至{x.of(NEW_COUNTY)}（{x.of(NEW_ADDRESS)}）。"
            f"本机构与{x.body(Actor.NEW_COUNTY)}对是否变更意见不一致：{x.of(OPINION)}"
        ),
        f"依照{x.basis}的规定，请予协调。",
    )


def _order(x: PaperFacts) -> tuple[Block | str, ...]:
    return (
        f"你因{x.of(GROUND)}申请变更执行地。经审查并征求{x.body(Actor.NEW_COUNTY)}意见，依照{x.basis}的规定，决定：",
        f"将你的社区矫正执行地由{x.unit.name}管辖的地区变更至{x.of(NEW_COUNTY)}（新居所：{x.of(NEW_ADDRESS)}）。",
        (
            f"你应当自收到本决定书之日起七日内到{x.body(Actor.NEW_COUNTY)}报到。"
            "无正当理由不按时报到的，依法承担相应的法律后果。"
        ),
    )


def _refusal(x: PaperFacts) -> tuple[Block | str, ...]:
    return (
        f"你因{x.of(GROUND)}申请将执行地变更至{x.of(NEW_COUNTY)}。经审查，依照{x.basis}的规定，不准变更。",
        f"理由：{x.of(REASONS)}",
        "未经批准，不得迁居。",
        REFUSED,
    )


def _transfer(x: PaperFacts) -> tuple[Block | str, ...]:
    named = x.items(FILES) if x.has(FILES) else x.attachments
    listed = (*named, *[""] * max(0, 6 - len(named)))
    rows = tuple((str(number) if item else "", item, "", "") for number, item in enumerate(listed, 1))
    return (
        (
            f"{about(x)}经批准变更执行地至{x.of(NEW_COUNTY)}。依照{x.basis}的规定，现将其法律文书和档案移交你单位，"
            "请核对后在五日内送达回执。"
        ),
        Table((Column("序号"), Column("文书、档案名称", 7), Column("份数"), Column("备注", 2)), rows, "移交清单"),
    )


def _copies(x: PaperFacts) -> tuple[Block | str, ...]:
    return (
        f"社区矫正对象{x.identity}，{x.conviction}。",
        f"该对象的执行地已变更至{x.of(NEW_COUNTY)}（{x.of(NEW_ADDRESS)}），由{x.body(Actor.NEW_COUNTY)}执行社区矫正。",
        f"依照{x.basis}的规定，特此通知。",
    )


def _receipt(x: PaperFacts) -> tuple[Block | str, ...]:
    return (f"你单位移交的{about(x)}的法律文书和档案，已于{written(x.date)}收到。依照{x.basis}的规定，特此回执。",)


def _absent(x: PaperFacts) -> tuple[Block | str, ...]:
    return (
        f"{about(x)}经你单位批准变更执行地至{x.of(NEW_COUNTY)}，应当于{x.of(REPORT_BY)}前报到，至今未报到。",
        f"依照{x.basis}的规定，特此通知，请立即组织查找，并将查找情况告知本机构。",
        PLEASE_REPLY,
    )


PAPERS = (
    PaperKind(
        "change_application",
        "社区矫正对象执行地变更审批表",
        Style.FORM,
        "",
        approval(Actor.OFFICE, Actor.COUNTY, signed="申请人签名"),
    ),
    PaperKind(
        "inquiry",
        "关于变更社区矫正执行地征求意见的函",
        Style.LETTER,
        "变",
        _inquiry,
        to=Actor.NEW_COUNTY,
        needs=(GROUND, NEW_COUNTY, NEW_ADDRESS),
        copies=(Copy.MAIN, Copy.REPLY),
        encloses=True,
    ),
    PaperKind(
        "inquiry_reply",
        "关于变更社区矫正执行地的复函（同意接收）",
        Style.LETTER,
        "变",
        _agreeing,
        to=Actor.COUNTY,
        needs=(NEW_COUNTY, OPINION),
        sealer=Sealer.NEW_COUNTY,
        copies=(Copy.MAIN, Copy.REPLY),
    ),
    PaperKind(
        "inquiry_refusal",
        "关于变更社区矫正执行地的复函（不同意接收）",
        Style.LETTER,
        "变",
        _disagreeing,
        to=Actor.COUNTY,
        needs=(OPINION,),
        sealer=Sealer.NEW_COUNTY,
        copies=(Copy.MAIN, Copy.REPLY),
    ),
    PaperKind(
        "change_dispute",
        "关于提请协调执行地变更的报告",
        Style.LETTER,
        "变",
        _dispute,
        to=Actor.HIGHER,
        needs=(GROUND, NEW_COUNTY, NEW_ADDRESS, OPINION),
        copies=(Copy.MAIN, Copy.REPLY),
        encloses=True,
    ),
    PaperKind(
        "change_order",
        "社区矫正执行地变更决定书",
        Style.ORDER,
        "变",
        _order,
        to=Actor.SUPERVISEE,
        needs=(GROUND, NEW_COUNTY, NEW_ADDRESS),
        copies=(Copy.STUB, Copy.MAIN, Copy.RECEIPT),
        cc=(
            *(Actor.SENTENCER, Actor.NEW_COUNTY, Actor.PROCURATORATE),
            *(Actor.POLICE, Actor.NEW_PROCURATORATE, Actor.NEW_POLICE),
        ),
    ),
    PaperKind(
        "change_refusal",
        "审批告知书（不准变更执行地）",
        Style.ORDER,
        "变",
        _refusal,
        to=Actor.SUPERVISEE,
        needs=(GROUND, NEW_COUNTY, REASONS),
        copies=(Copy.MAIN, Copy.RECEIPT),
    ),
    PaperKind(
        "file_transfer",
        "关于移交社区矫正对象法律文书和档案的函",
        Style.LETTER,
        "变",
        _transfer,
        to=Actor.NEW_COUNTY,
        needs=(NEW_COUNTY,),
        copies=(Copy.MAIN, Copy.REPLY),
    ),
    PaperKind(
        "change_notice",
        "社区矫正执行地变更通知书",
        Style.ORDER,
        "变",
        _copies,
        to=Actor.SENTENCER,
        needs=(NEW_COUNTY, NEW_ADDRESS),
        copies=(Copy.MAIN, Copy.REPLY),
        cc=(Actor.PROCURATORATE, Actor.POLICE),
    ),
    PaperKind(
        "transfer_receipt",
        "社区矫正对象档案移交回执",
        Style.ORDER,
        "变",
        _receipt,
        to=Actor.COUNTY,
        sealer=Sealer.NEW_COUNTY,
        cc=(Actor.NEW_PROCURATORATE, Actor.NEW_POLICE),
    ),
    PaperKind(
        "absence_notice",
        "关于社区矫正对象未到新执行地报到的通知函",
        Style.LETTER,
        "变",
        _absent,
        to=Actor.COUNTY,
        sealer=Sealer.NEW_COUNTY,
        needs=(NEW_COUNTY, REPORT_BY),
        copies=(Copy.MAIN, Copy.REPLY),
    ),
)
