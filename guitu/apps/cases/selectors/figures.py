"""The figures of a place and a period. A figure is the number of its rows: whoever doubts it opens them.

Definitions follow the wording of the yearly evaluation reports; nothing here is stored or typed in.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from guitu.apps.cases.models import Act, Case
from guitu.apps.cases.selectors.scope import Scope
from guitu.apps.people.models import Arrival, Correction, Ending
from guitu.law.vocabulary import Category, Outcome

Rows = Callable[[Scope], QuerySet[Any]]


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: its key, group, words, what is counted, and the rows behind it."""

    key: str
    group: str
    words: str
    definition: str
    rows: Rows
    part_of: str = ""

    def count(self, scope: Scope) -> int:
        return self.rows(scope).count()

    @property
    def shows(self) -> type[Correction | Case | Act]:
        """What its rows are: the page lists them accordingly."""
        return SHOWN[self.group]


FLOW, STOCK, TOTAL, ASSESSMENT = "接收与解除", "在矫", "累计", "调查评估"
LEAVE, CROSSING, MOVE, EXIT, SANCTION = "请假外出", "经常性跨市县活动", "执行地变更", "出入境管控", "处分与提请"
SHOWN: dict[str, type[Correction | Case | Act]] = {
    **dict.fromkeys((FLOW, STOCK, TOTAL), Correction),
    **dict.fromkeys((LEAVE, MOVE), Case),
    **dict.fromkeys((ASSESSMENT, CROSSING, EXIT, SANCTION), Act),
}


def received(scope: Scope) -> QuerySet[Correction]:
    """Return what came in the period, however it came: admitted here or moved here."""
    return scope.corrections().filter(received__range=(scope.span.first, scope.span.last))


def ended(scope: Scope) -> QuerySet[Correction]:
    """Return what ended here in the period, however it ended."""
    return scope.corrections().filter(ended__range=(scope.span.first, scope.span.last))


def ever_received(scope: Scope) -> QuerySet[Correction]:
    """Return all that ever came, by the last day."""
    return scope.corrections().filter(received__lte=scope.day)


def ever_ended(scope: Scope) -> QuerySet[Correction]:
    """Return all that ever ended, by the last day."""
    return scope.corrections().filter(ended__lte=scope.day)


def stock(scope: Scope) -> QuerySet[Correction]:
    """Return who is under correction at the end of the last day."""
    return ever_received(scope).filter(Q(ended=None) | Q(ended__gt=scope.day))


def opening(scope: Scope) -> QuerySet[Correction]:
    """Return who was under correction when the first day began."""
    first = scope.span.first
    return scope.corrections().filter(received__lt=first).filter(Q(ended=None) | Q(ended__gte=first))


def of_category(category: Category) -> Rows:
    """Return the stock of one category."""
    return lambda scope: stock(scope).filter(category=category.name)


def concluded(conclusion: str) -> Rows:
    """Return the assessments of the period that ended in one conclusion."""
    return lambda scope: assessments(scope).filter(
        case__acts__in=Act.objects.filter(
            outcome=Outcome.CONCLUDE.name, facts__conclusion=conclusion, annulment=None, on__lte=scope.day
        )
    )


def assessments(scope: Scope) -> QuerySet[Act]:
    """Return the commissions accepted in the period."""
    return scope.acts("pre_sentence_assessment", "check", Outcome.REGISTER)


def undecided(scope: Scope) -> QuerySet[Act]:
    """Return the commissions accepted in the period that have no conclusion on its last day."""
    return assessments(scope).exclude(
        case__acts__in=Act.objects.filter(
            outcome__in=[Outcome.CONCLUDE.name, Outcome.RETURN.name], annulment=None, on__lte=scope.day
        )
    )


def leaves(scope: Scope) -> QuerySet[Case]:
    """Return the leaves granted in the period."""
    return scope.cases("outgoing_leave").filter(acts__in=scope.acts("outgoing_leave", "decide", Outcome.APPROVE))


def _returned(scope: Scope) -> QuerySet[Act]:
    return scope.acts("outgoing_leave", "away", Outcome.REPORT)


def leaves_returned(scope: Scope) -> QuerySet[Case]:
    """Return the leaves from which the person has reported back."""
    return leaves(scope).filter(acts__in=_returned(scope))


def leaves_away(scope: Scope) -> QuerySet[Case]:
    """Return the leaves whose last day has not passed and from which nobody has reported back."""
    return leaves(scope).exclude(acts__in=_returned(scope)).filter(facts__span__1__gte=scope.day.isoformat())


def leaves_overdue(scope: Scope) -> QuerySet[Case]:
    """Return the leaves whose last day has passed without a report."""
    return leaves(scope).exclude(acts__in=_returned(scope)).filter(facts__span__1__lt=scope.day.isoformat())


def moved_out(scope: Scope) -> QuerySet[Case]:
    """Return the moves to elsewhere in which the new county has registered the person."""
    return scope.cases("residence_change").filter(acts__in=scope.acts("residence_change", "arrive", Outcome.REGISTER))


def moved_in(scope: Scope) -> QuerySet[Case]:
    """Return the moves from elsewhere in which this place has registered the person."""
    return scope.cases("residence_change", inbound=True).filter(
        acts__in=scope.acts("residence_change", "arrive", Outcome.REGISTER, inbound=True)
    )


def moved(scope: Scope) -> QuerySet[Case]:
    """Return the moves in both directions."""
    return Case.objects.filter(Q(pk__in=moved_out(scope)) | Q(pk__in=moved_in(scope)))


def decided(procedure: str, step: str = "decide", outcome: Outcome = Outcome.DECIDE) -> Rows:
    """Return the acts of a step that ended so, but for decisions withdrawn after an objection."""
    withdrawn = Act.objects.filter(outcome=Outcome.WITHDRAW.name, annulment=None)
    return lambda scope: scope.acts(procedure, step, outcome).exclude(case__acts__in=withdrawn)


def exits(*, border: bool) -> Rows:
    """Return the first filings of the period with the exit authority, under border control or not."""
    return lambda scope: scope.acts("exit_control", "file", Outcome.FILE).filter(before__border_control=border)


SANCTIONS = (
    ("warning", "decide", Outcome.DECIDE),
    ("reprimand", "decide", Outcome.DECIDE),
    ("public_security_penalty", "answer", Outcome.PENALISE),
)


def sanctions(scope: Scope) -> QuerySet[Act]:
    """Return warnings and reprimands decided, and police penalties imposed."""
    found = Q(pk__in=[])
    for procedure, step, outcome in SANCTIONS:
        found |= Q(pk__in=decided(procedure, step, outcome)(scope))
    return Act.objects.filter(found)


FIGURES: tuple[Figure, ...] = (
    Figure("opening", STOCK, "期初在矫", "期间首日之前已接收、其时尚未解除的", opening),
    Figure("received", FLOW, "新接收", "期间内登记接收或者变更执行地转入的", received),
    Figure(
        "admitted",
        FLOW,
        "登记接收",
        "期间内由决定机关交付、登记接收的",
        lambda s: received(s).filter(arrival=Arrival.ADMITTED),
        "received",
    ),
    Figure(
        "moved_here",
        FLOW,
        "转入",
        "期间内变更执行地转入的",
        lambda s: received(s).filter(arrival=Arrival.TRANSFERRED),
        "received",
    ),
    Figure("ended", FLOW, "解除", "期间内期满解除、转出或者终止的", ended),
    Figure(
        "released", FLOW, "期满解除", "期间内矫正期满解除的", lambda s: ended(s).filter(ending=Ending.RELEASED), "ended"
    ),
    Figure(
        "moved_away",
        FLOW,
        "转出",
        "期间内变更执行地转出的",
        lambda s: ended(s).filter(ending=Ending.TRANSFERRED),
        "ended",
    ),
    Figure(
        "terminated",
        FLOW,
        "终止",
        "期间内因撤销缓刑、收监、死亡等终止的",
        lambda s: ended(s).exclude(ending__in=[Ending.RELEASED, Ending.TRANSFERRED]),
        "ended",
    ),
    Figure("stock", STOCK, "在矫", "期间末日终了时在矫的", stock),
    Figure("control", STOCK, "管制", "在矫对象中判处管制的", of_category(Category.CONTROL), "stock"),
    Figure("probation", STOCK, "缓刑", "在矫对象中宣告缓刑的", of_category(Category.PROBATION), "stock"),
    Figure("parole", STOCK, "假释", "在矫对象中裁定假释的", of_category(Category.PAROLE), "stock"),
    Figure("temporary", STOCK, "暂予监外执行", "在矫对象中暂予监外执行的", of_category(Category.TEMPORARY), "stock"),
    Figure("ever_received", TOTAL, "累计接收", "截至期间末日接收的全部对象，含旧登记册导入的", ever_received),
    Figure("ever_ended", TOTAL, "累计解除", "截至期间末日解除、转出或者终止的全部对象", ever_ended),
    Figure("assessments", ASSESSMENT, "受理调查评估", "期间内审查后受理的委托", assessments),
    Figure("suitable", ASSESSMENT, "建议适用社区矫正", "受理后出具适用意见的", concluded("SUITABLE"), "assessments"),
    Figure(
        "with_caution", ASSESSMENT, "慎用社区矫正", "受理后出具慎用意见的", concluded("WITH_CAUTION"), "assessments"
    ),
    Figure(
        "unsuitable", ASSESSMENT, "不适用社区矫正", "受理后出具不适用意见的", concluded("UNSUITABLE"), "assessments"
    ),
    Figure("undecided", ASSESSMENT, "尚未出具意见", "受理后至期间末日尚未出具意见或者退回的", undecided, "assessments"),
    Figure("leaves", LEAVE, "办理请假外出", "期间内准予的外出", leaves),
    Figure("leaves_away", LEAVE, "准假外出期间", "准予后尚在外出期限内、未销假的", leaves_away, "leaves"),
    Figure("leaves_returned", LEAVE, "期满销假", "准予后已返回报告的", leaves_returned, "leaves"),
    Figure("leaves_overdue", LEAVE, "逾期未归", "期限已过而未返回报告的", leaves_overdue, "leaves"),
    Figure(
        "crossings",
        CROSSING,
        "跨市县审批",
        "期间内批准的经常性跨市县活动",
        decided("regular_crossing", outcome=Outcome.APPROVE),
    ),
    Figure("moves", MOVE, "执行地变更", "期间内办结的转出与转入", moved),
    Figure("moved_out", MOVE, "转出", "期间内由新执行地登记接收的本地对象", moved_out, "moves"),
    Figure("moved_in", MOVE, "转入", "期间内由本地登记接收的外地对象", moved_in, "moves"),
    Figure("exit_filed", EXIT, "提请备案", "期间内向移民管理机构报备、未决定边控的", exits(border=False)),
    Figure("border_controls", EXIT, "办理边控", "期间内报备且决定机关决定边控的", exits(border=True)),
    Figure(
        "documents_kept",
        EXIT,
        "代为保管证件",
        "期间内收存本人出入境证件的",
        decided("exit_control", "keep", Outcome.RECEIVE),
    ),
    Figure("sanctions", SANCTION, "处分", "期间内的警告、训诫与治安管理处罚", sanctions),
    Figure("warnings", SANCTION, "警告", "期间内决定的警告", decided("warning"), "sanctions"),
    Figure("reprimands", SANCTION, "训诫", "期间内决定的训诫", decided("reprimand"), "sanctions"),
    Figure(
        "penalties",
        SANCTION,
        "治安管理处罚",
        "期间内公安机关依提请予以处罚的（处罚由公安机关作出，机构只能提请）",
        decided("public_security_penalty", "answer", Outcome.PENALISE),
        "sanctions",
    ),
    Figure(
        "revocations_proposed",
        SANCTION,
        "提请撤销缓刑",
        "期间内向人民法院提出的撤销缓刑建议",
        decided("probation_revocation", "propose", Outcome.PROPOSE),
    ),
)

BY_KEY: dict[str, Figure] = {figure.key: figure for figure in FIGURES}


def figure(key: str) -> Figure:
    """Return a figure by its key; KeyError names what was asked for."""
    if key not in BY_KEY:
        raise KeyError(f"no figure [{key}]; there are {sorted(BY_KEY)}")
    return BY_KEY[key]


def counted(scope: Scope, keys: Sequence[str] = tuple(BY_KEY)) -> dict[str, int]:
    """Return the counts of some figures, or of all."""
    return {key: figure(key).count(scope) for key in keys}
