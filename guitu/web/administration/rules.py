"""The rules whose article nobody has yet held to the published text: what is to be confirmed before it is relied on."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from guitu.apps.ledger.models import Verb
from guitu.apps.ledger.services import record
from guitu.law.citation import Citation
from guitu.law.describe import unconfirmed
from guitu.law.register import PROCEDURES
from guitu.web.access import DeskRequest, chain_of_viewer, open_to
from guitu.web.administration.forms import frame
from guitu.web.administration.sections import WATCHERS
from guitu.web.components.listing import wants_export
from guitu.web.components.workbook import workbook

PAGE = 50
HEADS = ("程序", "地方", "种类", "规则", "条文")
TABLES = {
    "grounds": "理由",
    "steps": "步骤",
    "bars": "禁止情形",
    "authority": "权限",
    "deadlines": "期限",
    "documents": "文书",
    "notices": "通知",
    "effects": "状态",
    "rights": "权利",
}


@dataclass(frozen=True, slots=True)
class Doubt:
    """One rule that rests on an unconfirmed article."""

    key: str
    procedure: str
    place: str
    table: str
    words: str
    cites: Citation


def doubts() -> list[Doubt]:
    """Return every such rule of every declaration, in the order of the register."""
    found = []
    for procedure in PROCEDURES:
        open_rows = {id(row) for row in unconfirmed(procedure)}
        for table, rows in procedure.tables.items():
            found += [
                Doubt(procedure.key, procedure.words, procedure.place, TABLES[table], row.words, row.cites)
                for row in rows
                if id(row) in open_rows
            ]
    return found


@require_GET
@open_to(*WATCHERS)
def rules(request: DeskRequest) -> HttpResponse:
    """List the rules to be confirmed, each with its article."""
    found = doubts()
    chosen, sought = request.GET.get("procedure", ""), request.GET.get("q", "").strip()
    rows = [
        each
        for each in found
        if chosen in ("", each.key) and (sought in each.words or sought in str(each.cites) or sought in each.procedure)
    ]
    if wants_export(request):
        record(
            chain=chain_of_viewer(request.viewer),
            account=request.viewer.account.username,
            verb=Verb.EXPORT,
            subject="unconfirmed_rules",
            detail={"rows": len(rows)},
        )
        cells = ((each.procedure, each.place, each.table, each.words, str(each.cites)) for each in rows)
        return workbook("待核条文", HEADS, cells)
    shown = {
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")),
        "procedures": sorted({(each.key, each.procedure) for each in found}, key=lambda pair: pair[1]),
        "chosen": chosen,
        "sought": sought,
        "query": urlencode({name: value for name, value in (("procedure", chosen), ("q", sought)) if value}),
        "instruments": Counter(each.cites.instrument.title for each in found).most_common(),
        "total": len(found),
    }
    part = request.htmx and request.htmx.target == "rows"
    template = "administration/rows_of_rules.html" if part else "administration/rules.html"
    return render(request, template, frame(request) | shown)
