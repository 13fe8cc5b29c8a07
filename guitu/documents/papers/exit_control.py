"""出入境管控：报备、变更、撤控、补办函、证件保管与返还。"""

from __future__ import annotations

from guitu.documents.content import Block, Column, Table
from guitu.documents.dates import arabic
from guitu.documents.facts import PaperFacts
from guitu.documents.kinds import Copy, PaperKind, Style
from guitu.documents.needs import CHECKED, ENDED, KEPT, NOTE, NUMBER, UNTIL
from guitu.documents.papers.wording import PLEASE_REPLY, about
from guitu.documents.parts import approval
from guitu.law.vocabulary import Actor


def _request(x: PaperFacts) -> tuple[Block | str, ...]:
    return (
        f"社区矫正对象{x.identity}，{x.conviction}。",
        (f"经核对：{x.of(CHECKED)}依照{x.basis}的规定，请办理限制出境手续，并将办理情况及材料告知本机构。"),
        PLEASE_REPLY,
    )


def _lift(x: PaperFacts) -> tuple[Block | str, ...]:
    ended = f"该对象的社区矫正已于{x.of(ENDED)}结束。" if x.has(ENDED) else ""
    return (
        f"{about(x)}{x.conviction}。{ended}",
        f"撤销事由：{x.of(NOTE)}",
        f"依照{x.basis}的规定，请撤销对该对象的法定不准出境人员报备。",
    )


def _change(x: PaperFacts) -> tuple[Block | str, ...]:
    term = x.serving
    number = f"（报备编号：{x.of(NUMBER)}）" if x.has(NUMBER) else ""
    return (
        (
            f"{about(x)}{number}的报备事项发生变更：{x.of(NOTE)}"
            f"现矫正期限自{arabic(term.span.first)}起至{arabic(term.span.last)}止，报备期限截至{x.of(UNTIL)}。"
        ),
        f"依照{x.basis}的规定，请相应变更法定不准出境人员报备。",
    )


def _documents(x: PaperFacts) -> Table:
    rows = tuple((str(number), item, "1") for number, item in enumerate(x.items(KEPT), 1))
    return Table((Column("序号"), Column("证件名称及号码", 7), Column("本数")), rows)


def _custody(x: PaperFacts) -> tuple[Block | str, ...]:
    return (
        f"今收到{about(x)}交来由本机构代为保管的出入境证件，清单如下：",
        _documents(x),
        "上述证件于解除或者终止社区矫正时返还。",
    )


def _returned(x: PaperFacts) -> tuple[Block | str, ...]:
    return (f"本机构代为保管的{about(x)}的下列出入境证件，已如数返还：", _documents(x))


PAPERS = (
    PaperKind(
        "exit_report",
        "法定不准出境人员报备表",
        Style.FORM,
        "",
        approval(Actor.COUNTY, needs=(NOTE, UNTIL), convicted=True),
        to=Actor.EXIT_AUTHORITY,
        needs=(NOTE, UNTIL),
        copies=(Copy.MAIN, Copy.REPLY),
    ),
    PaperKind(
        "exit_request",
        "关于办理社区矫正对象限制出境手续的函",
        Style.LETTER,
        "境",
        _request,
        to=Actor.SENTENCER,
        needs=(CHECKED,),
        copies=(Copy.MAIN, Copy.REPLY),
    ),
    PaperKind(
        "exit_change",
        "关于变更法定不准出境人员报备的函",
        Style.LETTER,
        "境",
        _change,
        to=Actor.EXIT_AUTHORITY,
        needs=(NOTE, UNTIL),
        copies=(Copy.MAIN, Copy.REPLY),
    ),
    PaperKind(
        "exit_lift",
        "关于撤销法定不准出境人员报备的函",
        Style.LETTER,
        "境",
        _lift,
        to=Actor.EXIT_AUTHORITY,
        needs=(NOTE,),
        copies=(Copy.MAIN, Copy.REPLY),
    ),
    PaperKind(
        "document_custody",
        "出入境证件代为保管收据",
        Style.CERTIFICATE,
        "证",
        _custody,
        to=Actor.SUPERVISEE,
        needs=(KEPT,),
        signs=("交证人签名",),
        countersigned=("收证人签名",),
        note="本收据一式两份，本机构和交证人各存一份。",
    ),
    PaperKind(
        "document_return",
        "出入境证件返还凭证",
        Style.CERTIFICATE,
        "证",
        _returned,
        to=Actor.SUPERVISEE,
        needs=(KEPT,),
        signs=("领证人签名",),
        countersigned=("返还人签名",),
    ),
)
