"""The articles, and the handbook page of each procedure."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from guitu.apps.organs.models import Unit
from guitu.law.citation import Citation, in_chinese
from guitu.law.describe import handbook, unconfirmed
from guitu.law.procedure import Procedure
from guitu.law.register import PROCEDURES
from guitu.web.access import ANYONE_SIGNED_IN, DeskRequest, open_to
from guitu.web.clock import today
from guitu.web.components.declared import startable
from guitu.web.law.corpus import cites_article, instruments
from guitu.web.law.markdown import drawn


@require_GET
@open_to(ANYONE_SIGNED_IN)
def handbooks(request: DeskRequest) -> HttpResponse:
    """List the handbook pages and the instruments."""
    shown = {"procedures": _in_force(request), "instruments": instruments()}
    return render(request, "law/handbooks.html", shown)


@require_GET
@open_to(ANYONE_SIGNED_IN)
def handbook_page(request: DeskRequest, key: str) -> HttpResponse:
    """Show one procedure as it is declared: every table, every row with its article."""
    procedure = next((each for each in _in_force(request) if each.key == key), None)
    if procedure is None:
        raise Http404(f"没有名为[{key}]的程序")
    shown = {
        "procedure": procedure,
        "sections": drawn(handbook(procedure), _citations(procedure)),
        "unconfirmed": unconfirmed(procedure),
    }
    return render(request, "law/handbook.html", shown)


@require_GET
@open_to(ANYONE_SIGNED_IN)
def instrument_page(request: DeskRequest, name: str) -> HttpResponse:
    """List the articles of one instrument."""
    if (found := instruments().get(name)) is None:
        raise Http404(f"没有收录[{name}]")
    articles = [(number, in_chinese(number), article) for number, article in sorted(found.articles.items())]
    return render(request, "law/instrument.html", {"instrument": found, "name": name, "articles": articles})


@require_GET
@open_to(ANYONE_SIGNED_IN)
def article_page(request: DeskRequest, name: str, number: int) -> HttpResponse:
    """Show the gist of an article, whether it has been held to the text, and which rows rest on it."""
    found = instruments().get(name)
    if found is None or not 0 < number < 1000:
        raise Http404(f"没有收录[{name}]第[{number}]条")
    resting = [
        (procedure, row)
        for procedure in _in_force(request)
        for rows in procedure.tables.values()
        for row in rows
        if cites_article(row.cites, name, number)
    ]
    shown = {
        "instrument": found,
        "name": name,
        "words": f"第{in_chinese(number)}条",
        "article": found.articles.get(number),
        "resting": resting,
        "whole": request.htmx.boosted or not request.htmx,
    }
    return render(request, "law/article.html" if shown["whole"] else "law/article_card.html", shown)


def _in_force(request: DeskRequest) -> tuple[Procedure[Any], ...]:
    home = request.viewer.home
    if home:
        return startable(Unit.objects.get(pk=home.unit_id), today())
    return tuple({procedure.key: procedure for procedure in PROCEDURES}.values())


def _citations(procedure: Procedure[Any]) -> dict[str, Citation]:
    """Return the citations of a procedure by how they print."""
    cited = (procedure.cites, *(row.cites for rows in procedure.tables.values() for row in rows))
    return {str(citation): citation for citation in cited}
