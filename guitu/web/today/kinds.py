"""The lists of 今日 as they are drawn and taken out: columns, filters, order."""

from __future__ import annotations

from django.db.models import Q

from guitu.apps.cases.models import Standing
from guitu.apps.organs.selectors import Viewer
from guitu.apps.people.selectors import search
from guitu.web.clock import today
from guitu.web.components.declared import body_words, errand_words, procedure_of, procedure_words, step_words
from guitu.web.components.listing import Choice, Column, Kind
from guitu.web.components.showing import remaining
from guitu.web.today.lists import urgency

URGENCIES = (("late", "已逾期"), ("today", "今日到期"), ("soon", "三日内到期"), ("open", "未定期限"))


def _person(viewer: Viewer, sought: str, prefix: str) -> Q:
    found = Q(**{f"{prefix}__person__in": search(viewer, sought)})
    return found | Q(**{f"{prefix}__correction__number__icontains": sought})


def _procedure(prefix: str) -> Choice:
    return Choice("procedure", "事项", procedure_words(), lambda value: Q(**{f"{prefix}__procedure": value}))


def _due(standing: Standing) -> str:
    return remaining(standing.last, today())[0]


def _steps(title: str, who: str) -> Kind:
    return Kind(
        title=title,
        columns=(
            Column("last", "最后期限", lambda row: row.last, "last"),
            Column("left", "距期限", _due),
            Column("person", "对象", lambda row: row.case.person.name, "case__person__pinyin"),
            Column("step", "事项", lambda row: f"{procedure_of(row.case)}·{step_words(row)}", "case__procedure"),
            Column("body", who, body_words, "body"),
            Column("office", "司法所", lambda row: row.case.office.name, "case__office__path"),
            Column("since", "到达", lambda row: row.since, "since"),
        ),
        order=("last", "since", "pk"),
        seek=lambda viewer, sought: _person(viewer, sought, "case"),
        seeks="姓名、拼音、证件号码或档案号",
        filters=(
            Choice("due", "期限", URGENCIES, lambda value: urgency(value, "last", today(), moments=True)),
            _procedure("case"),
        ),
    )


STEPS = _steps("待我办理", "办理")
WAITING = _steps("等候他人", "等候")

ERRANDS = Kind(
    title="待发文书与通知",
    columns=(
        Column("last", "最后日期", lambda row: row.last, "last"),
        Column("left", "距期限", lambda row: remaining(row.last, today())[0]),
        Column("what", "文书或通知", errand_words, "key"),
        Column("person", "对象", lambda row: row.act.case.person.name, "act__case__person__pinyin"),
        Column("case", "事项", lambda row: procedure_of(row.act.case), "act__case__procedure"),
        Column("unit", "承办单位", lambda row: row.unit.name, "unit__path"),
        Column("since", "产生", lambda row: row.act.on, "act__on"),
    ),
    order=("last", "act__on", "pk"),
    seek=lambda viewer, sought: _person(viewer, sought, "act__case"),
    seeks="姓名、拼音、证件号码或档案号",
    filters=(
        Choice("due", "期限", URGENCIES, lambda value: urgency(value, "last", today(), moments=False)),
        Choice(
            "form", "种类", (("paper", "文书"), ("notice", "通知")), lambda v: Q(to="") if v == "paper" else ~Q(to="")
        ),
        _procedure("act__case"),
    ),
)

MESSAGES = Kind(
    title="消息",
    columns=(
        Column("written", "时间", lambda row: row.written, "written"),
        Column("title", "标题", lambda row: row.title),
        Column("body", "内容", lambda row: row.body),
    ),
    order=("-written", "pk"),
    seek=lambda _, sought: Q(title__icontains=sought) | Q(body__icontains=sought),
    seeks="标题或内容",
    filters=(Choice("read", "状态", (("new", "未读"), ("old", "已读")), lambda v: Q(read__isnull=v == "new")),),
)
