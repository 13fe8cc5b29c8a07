"""One file a person (一人一档): a head that says where the correction stands, six tabs; every look is written down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from guitu.apps.cases.models import Act, Attachment, Case
from guitu.apps.cases.selectors.courses import cases_seen
from guitu.apps.correspondence.models import Paper
from guitu.apps.correspondence.selectors import papers_seen
from guitu.apps.ledger.models import Verb
from guitu.apps.ledger.services import record
from guitu.apps.organs.selectors import Viewer
from guitu.apps.people.models import Correction, Identity
from guitu.apps.people.selectors import File, corrections_seen, file_of
from guitu.apps.people.services import open_portrait
from guitu.law.vocabulary import CLOSED
from guitu.web.access import HANDLERS, READERS, DeskRequest, open_to
from guitu.web.clock import today
from guitu.web.components.declared import startable
from guitu.web.components.listing import Kind, exported, listed, wants_export
from guitu.web.handling.starting import may_begin
from guitu.web.people import kinds
from guitu.web.people.particulars import registration, rights, sentence
from guitu.web.people.term import Term

SHOWN_FIRST, SHOWN_LAST = 4, 2
"""How many places of a number stand open before somebody asks for the rest: enough to tell two people apart."""


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab: its key in the address, its words, and, where it is a list, the list with its rows."""

    key: str
    words: str
    kind: Kind | None = None
    rows: Callable[[Viewer, Correction], QuerySet[Any]] | None = None


def _cases(viewer: Viewer, correction: Correction) -> QuerySet[Case]:
    """Return the cases of the person: what was begun before this correction belongs to its story."""
    seen = cases_seen(viewer).filter(person=correction.person)
    return seen.select_related("person", "office", "standing").defer("facts")


def _papers(viewer: Viewer, correction: Correction) -> QuerySet[Paper]:
    seen = papers_seen(viewer).filter(case__person=correction.person)
    return seen.select_related("case__person", "unit").prefetch_related("services").defer("content")


def _acts(viewer: Viewer, correction: Correction) -> QuerySet[Act]:
    cases = cases_seen(viewer).filter(person=correction.person)
    return Act.objects.filter(case__in=cases).select_related("case", "acting__staff", "annulment")


def _materials(viewer: Viewer, correction: Correction) -> QuerySet[Attachment]:
    cases = cases_seen(viewer).filter(person=correction.person)
    return Attachment.objects.filter(case__in=cases).select_related("case", "acting__staff").defer("content")


TABS: tuple[Tab, ...] = (
    Tab("overview", "概况"),
    Tab("cases", "案件", kinds.CASES, _cases),
    Tab("papers", "文书", kinds.PAPERS, _papers),
    Tab("contacts", "联系"),
    Tab("timeline", "时间线", kinds.TIMELINE, _acts),
    Tab("materials", "材料", kinds.MATERIALS, _materials),
)


@require_GET
@open_to(*READERS)
def opened(request: DeskRequest, correction_id: int, tab: str = "overview") -> HttpResponse:
    """Open a file at one of its tabs: the whole page, the tab alone, or the rows of its list."""
    chosen = next((each for each in TABS if each.key == tab), None)
    if chosen is None:
        raise Http404(f"档案没有名为[{tab}]的一栏")
    try:
        file = file_of(request.viewer, correction_id)
    except Correction.DoesNotExist as unseen:
        raise Http404("没有这一档案，或者不在您的工作范围内") from unseen
    shown: dict[str, Any] = {"file": file, "tab": chosen, "tabs": _tabs(file, chosen)}
    if chosen.kind and chosen.rows:
        rows = chosen.rows(request.viewer, file.correction)
        if wants_export(request):
            return exported(request, chosen.kind, rows)
        shown |= {"listing": listed(request, chosen.kind, rows), "row": f"people/rows/{chosen.key}.html"}
        if request.htmx and request.htmx.target == "rows":
            return render(request, "desk/rows.html", shown)
    else:
        shown |= _told(request, file, chosen)
    if request.htmx and request.htmx.target == "tab":
        return render(request, "people/tab.html", shown)
    return render(request, "people/file.html", shown | _head(request, file))


@require_POST
@open_to(*READERS)
def number(request: DeskRequest, correction_id: int) -> HttpResponse:
    """Show the whole number of the certificate; who asked for it is written down."""
    correction = _seen(request.viewer, correction_id)
    _looked(request.viewer, correction, "identity_number")
    return render(request, "people/number.html", {"person": correction.person})


@require_GET
@open_to(*HANDLERS)
def portrait(request: DeskRequest, correction_id: int) -> HttpResponse:
    """Show the photograph, for recognising the person at reporting."""
    content = open_portrait(viewer=request.viewer, person=_seen(request.viewer, correction_id).person)
    if content is None:
        raise Http404("档案中没有照片")
    return HttpResponse(content, content_type="image/jpeg")


def masked(number: str) -> str:
    """Return a number with its middle covered."""
    covered = max(len(number) - SHOWN_FIRST - SHOWN_LAST, 0)
    return f"{number[:SHOWN_FIRST]}{'*' * covered}{number[-SHOWN_LAST:]}" if covered else "*" * len(number)


def _head(request: DeskRequest, file: File) -> dict[str, Any]:
    """Return what stands above the tabs."""
    correction = file.correction
    handles = request.viewer.has(*HANDLERS)
    return {
        "term": Term.of(correction, today()),
        "masked": masked(file.person.number),
        "identity": Identity(file.person.identity).label,
        "has_portrait": handles and hasattr(file.person, "portrait"),
        "startable": [
            procedure
            for procedure in (startable(correction.office, today()) if handles and correction.ended is None else ())
            if may_begin(request.viewer, procedure, correction.path)
        ],
    }


def _told(request: DeskRequest, file: File, tab: Tab) -> dict[str, Any]:
    """Return what a tab that is no list tells."""
    groups, missing = registration(file)
    if tab.key == "contacts":
        near = [group for group in groups if group.words in ("社会情况", "居住")]
        return {"groups": near}
    running = _cases(request.viewer, file.correction).exclude(standing__step=CLOSED)
    return {
        "term": Term.of(file.correction, today()),
        "sentence": sentence(file.sentence),
        "groups": groups,
        "missing": missing,
        "running": list(running.order_by("standing__last", "pk")[:6]),
        "rights": rights(file.correction, today()),
    }


def _tabs(file: File, chosen: Tab) -> list[dict[str, Any]]:
    pk = file.correction.pk
    return [
        {"words": tab.words, "now": tab is chosen, "address": reverse("person-tab", args=[pk, tab.key])} for tab in TABS
    ]


def _seen(viewer: Viewer, correction_id: int) -> Correction:
    rows = corrections_seen(viewer).select_related("person", "county")
    return get_object_or_404(rows, pk=correction_id)


def _looked(viewer: Viewer, correction: Correction, what: str) -> None:
    record(
        chain=correction.county.path,
        account=viewer.account.username,
        verb=Verb.READ,
        subject=what,
        subject_id=correction.pk,
        person_id=correction.person_id,
    )
