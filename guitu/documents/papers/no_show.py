"""未按时报到：查找、通报、责令报到、协助查找、询问、处理建议。"""

from __future__ import annotations

from guitu.documents.content import Block, Form
from guitu.documents.facts import PaperFacts
from guitu.documents.kinds import Copy, PaperKind, Style
from guitu.documents.needs import (
    ACCOUNT,
    ASKED,
    DUE,
    FINDINGS,
    MEASURE,
    OPINION,
    QUESTIONED,
    REASONS,
    RECORDED_BY,
    VERIFIED,
    WAYS,
)
from guitu.documents.papers.wording import PLEASE_REPLY, READ_OVER
from guitu.documents.parts import approval, listed_rows, need_rows, opinion_rows, person_rows, record, row, term_rows
from guitu.law.vocabulary import Actor

NOT_APPEARED = "无正当理由拒不报到的，依法给予训诫、警告；情节严重的，依法提请撤销缓刑、撤销假释或者收监执行。"


def _search(x: PaperFacts) -> tuple[Block | str, ...]:
    rows = (
        *person_rows(x),
        *term_rows(x),
        *listed_rows(x),
        *need_rows(x, WAYS, QUESTIONED, FINDINGS),
        row(("查找依据", x.basis)),
        *opinion_rows(x, Actor.OFFICE, Actor.COUNTY),
    )
    return (Form(rows),)


def _report(x: PaperFacts) -> tuple[Block | str, ...]:
    searched = f"本机构已组织查找：{x.of(FINDINGS)}" if x.has(FINDINGS) else "本机构已立即组织查找。"
    return (
        f"社区矫正对象{x.identity}，{x.conviction}。",
        f"该对象应于{x.of(DUE)}前报到，未按时报到。发现经过：{x.of(ACCOUNT)}{searched}",
        f"依照{x.basis}的规定，特此通报。请依法送达有关法律文书，责令其按时报到，并将有关情况告知本机构。",
    )


def _order(x: PaperFacts) -> tuple[Block | str, ...]:
    return (
        f"你{x.conviction}，应当于{x.of(DUE)}前报到，至今未报到。",
        f"依照{x.basis}的规定，责令你立即到{x.unit.name}（地址：{x.unit.address}，电话：{x.unit.phone}）报到。",
        f"确因疾病、意外事故、不可抗力等原因未能按时报到的，应当说明理由并提供证明。{NOT_APPEARED}",
    )


def _assistance(x: PaperFacts) -> tuple[Block | str, ...]:
    return (
        f"社区矫正对象{x.identity}，{x.conviction}。",
        f"该对象应于{x.of(DUE)}前报到，至今下落不明。本机构已组织查找：{x.of(FINDINGS)}",
        f"依照{x.basis}的规定，请协助查找，并将查找结果及时告知本机构。",
        PLEASE_REPLY,
    )


PAPERS = (
    PaperKind("search_record", "社区矫正对象查找记录", Style.FORM, "", _search, needs=(WAYS, FINDINGS)),
    PaperKind(
        "no_show_notice",
        "关于社区矫正对象未按时报到情况的通报函",
        Style.LETTER,
        "通",
        _report,
        to=Actor.SENTENCER,
        needs=(DUE, ACCOUNT),
        copies=(Copy.MAIN, Copy.REPLY),
        cc=(Actor.PROCURATORATE,),
    ),
    PaperKind(
        "report_order",
        "责令报到通知书",
        Style.ORDER,
        "报",
        _order,
        to=Actor.SUPERVISEE,
        needs=(DUE,),
        copies=(Copy.STUB, Copy.MAIN, Copy.RECEIPT),
    ),
    PaperKind(
        "search_request",
        "关于配合协助查找社区矫正对象的函",
        Style.LETTER,
        "查",
        _assistance,
        to=Actor.POLICE,
        needs=(DUE, FINDINGS),
        copies=(Copy.STUB, Copy.MAIN, Copy.REPLY),
        encloses=True,
    ),
    PaperKind(
        "hearing_record",
        "未按时报到谈话（询问）笔录",
        Style.RECORD,
        "",
        record(ASKED, RECORDED_BY, REASONS, VERIFIED),
        signs=("被询问人签名",),
        countersigned=("询问人签名",),
        note=READ_OVER,
    ),
    PaperKind(
        "no_show_proposal",
        "未按时报到处理建议表",
        Style.FORM,
        "",
        approval(Actor.OFFICE, Actor.COUNTY, needs=(REASONS, VERIFIED, OPINION, MEASURE)),
        needs=(OPINION,),
    ),
)
