"""Handing a report in and reading it marked up. What was handed in is forgotten within the hour."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import quote

from django.core.cache import cache
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from guitu.apps.ledger.models import Verb
from guitu.apps.ledger.services import record
from guitu.scrutiny.audit import Audit, audit_bytes, to_json
from guitu.scrutiny.document import Unreadable
from guitu.scrutiny.markup import WORST, marked_up
from guitu.scrutiny.readers.reading import LARGEST
from guitu.scrutiny.relation import Relation, Verdict
from guitu.scrutiny.wording import KINDS, ORDER, SEVERITIES, VERDICTS, summary
from guitu.web.access import DeskRequest, open_to
from guitu.web.money.entries import EVALUATORS

KEPT = 3600
"""How many seconds a result can be opened again by whoever handed the report in."""


@dataclass(frozen=True, slots=True)
class Found:
    """One relation as the page lists it."""

    relation: Relation
    verdict: str
    severity: str
    kind: str


@require_http_methods(["GET", "POST"])
@open_to(*EVALUATORS)
def audit(request: DeskRequest) -> HttpResponse:
    """Take a report in and audit it, or say plainly why it cannot be read."""
    refusal = ""
    if request.method == "POST":
        try:
            digest = _taken(request)
        except Unreadable as unreadable:
            refusal = str(unreadable)
        else:
            return redirect("audit-result", digest)
    return render(request, "audit/audit.html", {"refusal": refusal}, status=422 if refusal else 200)


@require_GET
@open_to(*EVALUATORS)
def result(request: DeskRequest, digest: str) -> HttpResponse:
    """Show the report marked up, all of it or one verdict only."""
    found = _kept(request, digest)
    chosen = next((each for each in Verdict if each.value == request.GET.get("verdict", "")), None)
    relations = found.of(chosen) if chosen else tuple(each for v in WORST for each in found.of(v))
    ordered = relations if not chosen else tuple(sorted(relations, key=lambda each: each.where.line))
    shown = {
        "audit": found,
        "digest": digest,
        "summary": summary(found),
        "chosen": chosen.value if chosen else "",
        "verdicts": [(v.value, VERDICTS[v], found.counts[v]) for v in WORST],
        "relations": [_row(each) for each in sorted(ordered, key=_rank)],
        "lines": marked_up(Audit(found.document, relations)) if chosen else marked_up(found),
    }
    return render(request, "audit/result.html", shown)


@require_GET
@open_to(*EVALUATORS)
def as_json(request: DeskRequest, digest: str) -> HttpResponse:
    """Hand the findings out as JSON."""
    found = _kept(request, digest)
    response = HttpResponse(to_json(found), content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(f'{found.name}.audit.json')}"
    return response


def _taken(request: DeskRequest) -> str:
    file = request.FILES.get("report")
    if file is None:
        raise Unreadable("没有选择文件")
    if (size := file.size or 0) > LARGEST:
        raise Unreadable(f"文件[{file.name}]有{size // 1024 // 1024}兆，超过50兆的上限，请拆分后再审")
    content = file.read()
    found = audit_bytes(file.name or "", content)
    digest = sha256(content).hexdigest()
    cache.set(_key(request, digest), found, timeout=KEPT)
    home = request.viewer.home
    record(
        chain=home.path if home else "system",
        account=request.viewer.account.username,
        verb=Verb.READ,
        subject="audited_report",
        detail={"digest": digest, "relations": len(found.relations)},
    )
    return digest


def _kept(request: DeskRequest, digest: str) -> Audit:
    found = cache.get(_key(request, digest))
    if not isinstance(found, Audit):
        raise Http404("审读结果只保留一小时，请重新上传")
    return found


def _key(request: DeskRequest, digest: str) -> str:
    return f"audit-{request.viewer.account.pk}-{digest[:64]}"


def _row(relation: Relation) -> Found:
    return Found(relation, VERDICTS[relation.verdict], SEVERITIES[relation.severity], KINDS[relation.kind])


def _rank(relation: Relation) -> tuple[int, int, int]:
    return WORST.index(relation.verdict), ORDER.index(relation.severity), relation.where.line
