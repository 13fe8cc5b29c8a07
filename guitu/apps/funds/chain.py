"""The signature chain of spending: a setting of the unit, laid out as a procedure and run like any other.

Without a setting the chain is the one that a county reported in 2023: joint review, the leader in charge of finance,
the supervisor of the fund, then the finance room. A step may begin at an amount: `least` is included (以上).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from guitu.law.citation import Instrument
from guitu.law.procedure import Procedure
from guitu.law.vocabulary import CLOSED, Actor, Asked, Outcome, Step

RULE = Instrument("本单位财务支出审批程序（设置）", date(2020, 1, 1))
SIGNERS = frozenset({Actor.JOINT_REVIEW, Actor.FINANCE_LEADER, Actor.FUND_SUPERVISOR, Actor.BUREAU_HEAD})


@dataclass(frozen=True, slots=True)
class Link:
    """One signature: its key, its words, whose it is, and from which amount (yuan) it is needed."""

    key: str
    words: str
    by: Actor
    least: Decimal = Decimal(0)


@dataclass(frozen=True, kw_only=True)
class Spending:
    """一笔支出。"""

    words: Annotated[str, Asked("内容")]
    amount: Annotated[Decimal, Asked("金额（元）")]
    payee: Annotated[str, Asked("收款人")]


@dataclass(frozen=True, kw_only=True)
class Opinion:
    """签字人的意见。"""

    opinion: Annotated[str, Asked("意见")]


REPORTED = (
    Link("joint_review", "联审会签小组会审", Actor.JOINT_REVIEW),
    Link("leader", "财务分管领导签字审批", Actor.FINANCE_LEADER),
    Link("supervisor", "财政资金监管人签字", Actor.FUND_SUPERVISOR),
)
"""桃江县司法局2023年绩效评价报告所述的审批链。"""


class Unfit(ValueError):
    """A chain that cannot stand; the message names every fault."""


def links(setting: Sequence[dict[str, Any]] | None) -> tuple[Link, ...]:
    """Read a chain from a setting, or refuse it."""
    if setting is None:
        return REPORTED
    try:
        read = tuple(
            Link(row["key"], row["words"], Actor[row["by"]], Decimal(str(row.get("least", 0)))) for row in setting
        )
    except (KeyError, TypeError, ArithmeticError) as error:
        raise Unfit(f"审批链设置无法读取：[{error}]；每一步须有 key、words、by，可有 least") from error
    faults = [
        *(f"步骤[{key}]重复" for key in sorted({link.key for link in read if _count(read, link.key) > 1})),
        *(f"[{link.by.value}]不能是审批链上的签字人" for link in read if link.by not in SIGNERS),
        *(f"步骤[{link.key}]起始金额[{link.least}]不能小于零" for link in read if link.least < 0),
    ]
    if not any(link.least == 0 for link in read):
        faults.append("至少应有一步对任何金额都适用")
    if faults:
        raise Unfit("；".join(faults))
    return read


def setting_of(chain: Sequence[Link]) -> list[dict[str, Any]]:
    """Return a chain in the form in which it is kept."""
    return [{"key": x.key, "words": x.words, "by": x.by.name, "least": str(x.least)} for x in chain]


def procedure(chain: Sequence[Link], amount: Decimal) -> Procedure[Spending]:
    """Lay out the steps that a spending of this amount passes: asked for, signed in order, paid."""
    needed = [link for link in chain if amount >= link.least]
    after = [*(link.key for link in needed[1:]), "pay"]
    signed = tuple(
        Step(
            link.key,
            link.words,
            link.by,
            {Outcome.APPROVE: onward, Outcome.REFUSE: CLOSED},
            RULE.at(number),
            Opinion,
        )
        for number, (link, onward) in enumerate(zip(needed, after, strict=True), start=2)
    )
    first = Step(
        "ask", "经办人申请", Actor.HANDLER, {Outcome.SUBMIT: needed[0].key}, RULE.at(1), None, ("发票", "合同或者清单")
    )
    last = Step(
        "pay", "财务室报账支出", Actor.ACCOUNTANT, {Outcome.PAY: CLOSED, Outcome.REFUSE: CLOSED}, RULE.at(9), Opinion
    )
    return Procedure(
        key="spending",
        words="财务支出",
        facts=Spending,
        cites=RULE.at(1),
        since=RULE.since,
        steps=(first, *signed, last),
    )


def _count(read: Sequence[Link], key: str) -> int:
    return sum(link.key == key for link in read)
