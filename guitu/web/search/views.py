"""One search over people, cases and papers: grouped, as one types, a few of each with the way to all of them."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import F, Model, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from guitu.apps.cases.selectors.courses import cases_seen
from guitu.apps.correspondence.selectors import papers_seen
from guitu.apps.organs.selectors import Viewer
from guitu.apps.people.selectors import corrections_seen
from guitu.apps.people.selectors import search as persons_found
from guitu.web.access import READERS, DeskRequest, open_to
from guitu.web.components.declared import procedure_words
from guitu.web.people.kinds import sought_by

SHOWN = 8
"""How many of each group stand on the page."""


@dataclass(frozen=True, slots=True)
class Group:
    """What was found of one sort: the first few, whether there are more, and where all of them stand."""

    key: str
    words: str
    rows: list[Model]
    more: bool
    address: str


@require_GET
@open_to(*READERS)
def search(request: DeskRequest) -> HttpResponse:
    """Find by name, pinyin, certificate or file number; by procedure; by the number of a paper."""
    sought = request.GET.get("q", "").strip()
    groups = [group for group in _found(request.viewer, sought) if group.rows] if sought else []
    shown = {"sought": sought, "groups": groups}
    part = request.htmx and request.htmx.target == "found"
    return render(request, "search/found.html" if part else "search/page.html", shown)


def _found(viewer: Viewer, sought: str) -> list[Group]:
    people = corrections_seen(viewer).filter(sought_by(viewer, sought)).select_related("person", "office")
    people = people.order_by(F("ended").desc(nulls_first=True), "person__pinyin", "pk")
    theirs = Q(person__in=persons_found(viewer, sought).values("pk")) | Q(correction__number__icontains=sought)
    keys = [key for key, words in procedure_words() if sought in words]
    cases = cases_seen(viewer).filter(theirs | Q(procedure__in=keys)).select_related("person", "office", "standing")
    papers = papers_seen(viewer).filter(Q(number__icontains=sought) | Q(title__icontains=sought))
    papers = papers.select_related("case__person", "unit").defer("content")
    return [
        _group("people", "对象", people, "people", sought),
        _group("cases", "案卷", cases.defer("facts").order_by("-opened", "-pk"), "cases", sought),
        _group("papers", "文书", papers.order_by("-issued", "-pk"), "papers", sought),
    ]


def _group(key: str, words: str, rows: QuerySet[Model], page: str, sought: str) -> Group:
    first = list(rows[: SHOWN + 1])
    return Group(key, words, first[:SHOWN], len(first) > SHOWN, f"{reverse(page)}?{urlencode({'q': sought})}")
