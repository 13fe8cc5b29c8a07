"""The record of what was done with the files: searched in one's own places, and held against its own digests."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Q
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from guitu.apps.ledger.models import Head, Root, Verb
from guitu.apps.ledger.selectors import entries_seen, first_broken
from guitu.apps.organs.models import Unit
from guitu.apps.organs.scope import system_scope
from guitu.apps.organs.selectors import chain_of
from guitu.web.access import DeskRequest, open_to
from guitu.web.administration.forms import Answers, Form
from guitu.web.administration.lists import list_section
from guitu.web.administration.sections import WATCHERS
from guitu.web.components.listing import Choice, Column, Kind

SUBJECTS = {
    "account": "账号",
    "act": "办理步骤",
    "attachment": "材料",
    "case": "案卷",
    "correction": "档案",
    "comparison": "对比表",
    "day": "工作日历",
    "entrustment": "委托",
    "establishment": "编制",
    "grant": "岗位",
    "identity_number": "证件号码",
    "item": "登记事项",
    "paper": "文书",
    "person": "对象",
    "portrait": "照片",
    "registration_item": "登记事项",
    "relation": "社会关系",
    "sentence": "判决",
    "setting": "设置",
    "staff": "人员",
    "unconfirmed_rules": "待核条文",
    "unit": "机构",
}
"""What rows speak of, in words; a row's own word stands where there is none."""


def words_of(subject: str) -> str:
    """Return what a row speaks of, in words."""
    return SUBJECTS.get(subject, subject)


SINCE = (("1", "今天"), ("7", "近七日"), ("30", "近三十日"), ("365", "近一年"))


def _since(value: str) -> Q:
    """Return the condition on the real day: the record is written in real time, whatever day a trial stands on."""
    return Q(at__date__gt=timezone.localdate() - timedelta(days=int(value)))


KIND = Kind(
    title="操作留痕",
    columns=(
        Column("at", "时间", lambda row: row.at, "at"),
        Column("account", "账号", lambda row: row.account, "account"),
        Column("verb", "行为", lambda row: row.get_verb_display(), "verb"),
        Column("subject", "对什么", lambda row: words_of(row.subject), "subject"),
        Column("subject_id", "编号", lambda row: row.subject_id),
        Column("person", "涉及的人", lambda row: row.person_id, "person_id"),
        Column("origin", "来源地址", lambda row: row.origin, "origin"),
        Column("number", "链上序号", lambda row: row.number, "number"),
    ),
    order=("-at", "chain", "-number"),
    seek=lambda _, sought: Q(person_id=int(sought)) if sought.isdecimal() else Q(account__startswith=sought),
    seeks="账号，或者涉及的人的编号",
    filters=(
        Choice("verb", "行为", tuple(Verb.choices), lambda value: Q(verb=value)),
        Choice("since", "时间", SINCE, _since),
    ),
)


@require_http_methods(["GET", "POST"])
@open_to(*WATCHERS)
def ledger(request: DeskRequest) -> HttpResponse:
    """List the rows of the chains in the viewer's places; hold them against their digests on demand."""
    verify = Form("verify", "核验", "核验", (), _verified)
    root = Root.objects.last()
    return list_section(
        request,
        KIND,
        entries_seen(request.viewer),
        row="administration/rows/entry.html",
        template="administration/ledger.html",
        in_rows=(verify,),
        more={"root": root},
    )


def _verified(request: DeskRequest, _: Answers) -> str:
    """Walk every chain in the viewer's places from its first row to its last."""
    home = request.viewer.home
    own = Unit.objects.filter(pk=home.unit_id).first() if home else None
    if own is None:
        raise ValueError("您没有所在单位，没有可以核验的链")
    with system_scope():
        heads = list(Head.objects.filter(chain__startswith=chain_of(own)).order_by("chain"))
        for head in heads:
            if broken := first_broken(head.chain):
                raise ValueError(f"核验不符：{broken}。请立即保全数据库和备份，并报上级机构。")
    return f"核验完毕：{len(heads)}条链、共{sum(head.number for head in heads)}行，首尾相接，未被改动。"
