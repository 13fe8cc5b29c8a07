"""Issuing what a loaded county issued: the same papers, numbered in the order of their days, without gaps.

For courses that were laid in whole. Each paper is composed as `issue` would compose it; what a paper lacks leaves its
errand open for an officer to see.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from django.db import transaction
from django.db.models import OuterRef, Subquery

from guitu.apps.cases.models import Act, Case, Errand
from guitu.apps.cases.services import Run
from guitu.apps.correspondence.models import Counter, Dispatch, Manner, Paper, Service
from guitu.apps.correspondence.selectors.paper_facts import About, Directory, bodies, facts_for, unit_of
from guitu.apps.correspondence.services.rows import paper_row
from guitu.apps.ledger.models import Verb
from guitu.apps.ledger.services import Row, record_many
from guitu.documents.catalogue import CATALOGUE, compose
from guitu.documents.content import Incomplete
from guitu.documents.numbering import Serial
from guitu.law.span import days
from guitu.law.vocabulary import Actor

CHUNK = 1000
RECEIPT = days(4)
"""After how long a receipt came back."""


@transaction.atomic
def issue_all(*, runs: Mapping[int, Run], until: date, heard: Callable[[int], None] = lambda _: None) -> int:
    """Issue every paper and send every notice of loaded cases whose act lies before a day; return how many papers.

    `runs` are the courses by the number of their case. Papers of acts on the last days stay open: somebody is still
    at them. Receipts come back after some days, so the latest are outstanding.
    """
    directory = Directory()
    papers: list[Paper] = []
    services: list[tuple[int, date, str]] = []
    dispatches: list[Dispatch] = []
    done: list[Errand] = []
    numbers: dict[tuple[int, str, int], int] = defaultdict(int)

    def known(case: Case) -> About:
        run = runs[case.pk]
        signed = {number: str(account) for number, account in enumerate(run.acting, start=1)}
        return About(run.course, bodies(case, directory), signed, (), directory)

    for at, errand in enumerate(_open(list(runs), until)):
        case, on = errand.act.case, errand.act.on
        errand.done = on
        if errand.to:
            dispatches.append(_dispatch(errand, known(case), until))
        elif paper := _paper(errand, known(case), numbers):
            papers.append(paper)
            if CATALOGUE[errand.key].served:
                services.append((len(papers) - 1, on, _served_on(errand, known(case))))
        else:
            continue
        done.append(errand)
        if not at % CHUNK:
            heard(at)
    Paper.objects.bulk_create(papers, batch_size=CHUNK)
    Service.objects.bulk_create((_service(papers[at], on, to) for at, on, to in services), batch_size=CHUNK)
    Dispatch.objects.bulk_create(dispatches, batch_size=CHUNK)
    Errand.objects.bulk_update(done, ["done"], batch_size=CHUNK)
    for (unit, series, year), last in numbers.items():
        Counter.objects.update_or_create(unit_id=unit, kind=series, year=year, defaults={"last": last})
    _note(papers)
    return len(papers)


@transaction.atomic
def settle(cases: list[int], *, until: date) -> int:
    """Note that papers and notices of loaded cases were issued and sent outside, each on the day of its act."""
    rows = Errand.objects.filter(act__case__in=cases, done=None, act__annulment=None, act__on__lt=until - days(2))
    day = Act.objects.filter(pk=OuterRef("act_id")).values("on")
    return rows.update(done=Subquery(day))


def _open(cases: list[int], until: date) -> Iterable[Errand]:
    rows = Errand.objects.filter(act__case__in=cases, done=None, act__annulment=None, act__on__lt=until - days(2))
    joined = rows.select_related(
        "act__acting__staff",
        "act__case__person",
        "act__case__correction__sentence",
        "act__case__county__parent__parent",
        "act__case__office",
        "act__case__counterpart",
        "act__case__acting__staff",
    )
    return joined.order_by("act__on", "act_id", "pk")


def _paper(errand: Errand, known: About, numbers: dict[tuple[int, str, int], int]) -> Paper | None:
    """Return the row of one paper; None where it cannot yet say what it must."""
    kind, on = CATALOGUE[errand.key], errand.act.on
    unit = unit_of(errand.act.case, kind)
    counter = (unit.pk, kind.serial, on.year)
    serial = Serial(on.year, unit.mark, kind.serial, numbers[counter] + 1) if kind.serial else None
    try:
        facts = facts_for(errand, kind, serial=str(serial or ""), on=on, known=known)
        composed = compose(errand.key, facts)
    except Incomplete:
        return None
    if serial:
        numbers[counter] += 1
    return paper_row(errand, composed, serial, on, errand.act.acting)


def _served_on(errand: Errand, known: About) -> str:
    """Return who signs for a paper: the person, or the body to whom it is addressed."""
    to = CATALOGUE[errand.key].to
    return str(errand.act.case.person) if to is None else known.bodies.get(to, to.value)


def _service(paper: Paper, on: date, to: str) -> Service:
    return Service(paper=paper, to=to, sent=on, manner=Manner.DIRECT, signed=on, signer=to, acting=paper.acting)


def _dispatch(errand: Errand, known: About, until: date) -> Dispatch:
    actor, on = Actor[errand.to], errand.act.on
    back = on + RECEIPT
    return Dispatch(
        errand=errand,
        to=known.bodies.get(actor, actor.value),
        sent=on,
        manner=Manner.ELECTRONIC,
        receipt=back if back < until else None,
        acting=errand.act.acting,
    )


def _note(papers: list[Paper]) -> None:
    chains: dict[str, list[Row]] = defaultdict(list)
    for paper in papers:
        detail = {"kind": paper.kind, "number": paper.number, "digest": paper.digest, "loaded": True}
        row = Row(paper.acting.username, Verb.CREATE, "paper", paper.pk, paper.case.person_id, detail)
        chains[paper.case.county.path].append(row)
    for chain, rows in chains.items():
        record_many(chain=chain, rows=rows)
