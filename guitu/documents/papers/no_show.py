"""未按时报到：查找、通报、责令报到、协助查找。"""

from __future__ import annotations

from guitu.documents.content import Block, Form
from guitu.documents.facts import PaperFacts
from guitu.documents.kinds import Copy, PaperKind, Style
from guitu.documents.needs import LOST_SINCE, REPORT_BY, SEARCH_LOG, SEARCH_RESULT
from guitu.documents.papers.wording import PLEASE_REPLY
from guitu.documents.parts import listed_rows, need_rows, opinion_rows, person_rows, row, term_rows
from guitu.law.vocabulary import Actor


def _record(x: PaperFacts) -> tuple[Block | str, ...]:
    rows = (
        *person_rows(x),
        *term_rows(x),
        *listed_rows(x),
        *need_rows(x, SEARCH_LOG, SEARCH_RESULT),
        row(("查找依据", x.basis)),
        *opinion_rows(x, Actor.OFFICE, Actor.COUNTY),
    )
    return (Form(rows),)


def _notice(x: PaperFacts) -> tuple[Block | str, ...]:
    return (
        f"社区矫正对象{x.identity}，{x.conviction}。",
        f"该对象应于{x.of(REPORT_BY)}前报到，至今未报到。本机构已组织查找，查找情况：{x.of(SEARCH_RESULT)}",
        f"依照{x.basis}的规定，特此通报。请依法送达有关法律文书，督促其按时报到，并将有关情况告知本机构。",
    )


def _order(x: PaperFacts) -> tuple[Block | str, ...]:
    return (
        f"你{x.conviction}，应当于{x.of(REPORT_BY)}前报到，至今未报到。",
        f"依照{x.basis}的规定，责令你立即到{x.unit.name}（地址：{x.unit.address}，电话：{x.unit.phone}）报到。",
        (
            "确因疾病、意外事故、不可抗力等原因未能按时报到的，应当说明理由并提供证明。无正当理由拒不报到的，"
            "依法给予训诫、警告；情节严重的，依法提请撤销缓刑、撤销假释或者收监执行。"
        ),
    )


def _request(x: PaperFacts) -> tuple[Block | str, ...]:
    return (
        f"社区矫正对象{x.identity}，{x.conviction}。",
        f"该对象自{x.of(LOST_SINCE)}起失去联系。本机构已组织查找，查找情况：{x.of(SEARCH_RESULT)}查找记录附后。",
        f"依照{x.basis}的规定，请协助查找，并将查找结果及时告知本机构。",
        PLEASE_REPLY,
    )


PAPERS = (
    PaperKind("search_record", "社区矫正对象查找记录", Style.FORM, "", _record, needs=(SEARCH_LOG, SEARCH_RESULT)),
    PaperKind(
        "no_show_notice",
        "关于社区矫正对象未按时报到情况的通报函",
        Style.LETTER,
        "通",
        _notice,
        to=Actor.SENTENCER,
        needs=(REPORT_BY, SEARCH_RESULT),
        copies=(Copy.MAIN, Copy.REPLY),
        cc=(Actor.PROCURATORATE, Actor.POLICE),
    ),
    PaperKind(
        "report_order",
        "责令报到通知书",
        Style.ORDER,
        "报",
        _order,
        to=Actor.SUPERVISEE,
        needs=(REPORT_BY,),
        copies=(Copy.STUB, Copy.MAIN, Copy.RECEIPT),
    ),
    PaperKind(
        "search_request",
        "关于配合协助查找社区矫正对象的函",
        Style.LETTER,
        "查",
        _request,
        to=Actor.POLICE,
        needs=(LOST_SINCE, SEARCH_RESULT),
        copies=(Copy.STUB, Copy.MAIN, Copy.REPLY),
        encloses=True,
    ),
)
