"""Loading a whole script in one transaction, while the pages answer and tell how far it has come."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from django.contrib.auth.hashers import make_password
from django.core.cache import cache
from django.db import connections

from guitu.apps.cases.services import Run, load
from guitu.apps.correspondence.services import issue_all, settle
from guitu.apps.organs.models import Level, Unit
from guitu.apps.organs.scope import system_scope
from guitu.config.database import roles
from guitu.config.database.choice import ROLE, chosen
from guitu.config.demonstration import PASSWORD
from guitu.config.demonstration.choices import choose
from guitu.config.demonstration.files import lay_corrections, lay_people
from guitu.config.demonstration.money import lay_money
from guitu.config.demonstration.places import Place, Recorders, found, staff
from guitu.simulate.nanjing import nanjing
from guitu.simulate.script import Script, Walk
from guitu.simulate.taojiang import taojiang

SEED = "guitu"
"""From which the demonstration is drawn; another seed draws other people with the same figures."""

SCRIPTS: dict[str, Callable[[str], Script]] = {"taojiang": taojiang, "nanjing": nanjing}
"""What may be loaded, by its name on the command line."""

PROGRESS, ACCOUNTS = "demo-progress", "demo-accounts"

PAPERED = 5000
"""Up to how many cases the papers are drawn too; a whole city's were drawn elsewhere, and only their days are kept."""

BATCH = 200
"""Courses that are written between two words about how far it has come."""


def tell(done: int, total: int, words: str) -> None:
    """Say how far it has come, so that the pages show it: through another connection, outside the transaction."""

    def told() -> None:
        cache.set(PROGRESS, {"done": done, "total": total, "words": words}, timeout=None)
        connections.close_all()

    with ThreadPoolExecutor(1) as other:
        other.submit(told).result()


Teller = Callable[[int, int, str], None]
"""Hears how far it has come: done, of how many, and what is being done."""


def load_script(name: str, heard: Callable[[str], None]) -> bool:
    """Load a script; False if its place is there already. Broken off, it leaves nothing and may be run again.

    Between the cases and the money the planner gets its statistics: the money counts the cases.
    """
    heard(f"推演{name}")
    tell(0, 1, "推演演示数据")
    try:
        script = SCRIPTS[name](SEED)
        with system_scope():
            place = lay(script, heard, tell)
        if place:
            analyse()
            with system_scope():
                lay_money(script, place)
        cache.set(ACCOUNTS, PASSWORD, timeout=None)
    finally:
        tell(1, 1, "")
    return place is not None


def analyse() -> None:
    """Let the database count what lies in its tables; only their owner may ask for it."""
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT tableowner = current_user FROM pg_tables WHERE tablename = 'cases_act'")
        (owns,) = cursor.fetchone()
        if owns:
            cursor.execute("ANALYZE")
            return
    with roles.connect(chosen({**os.environ, ROLE: "owner"})) as owner:
        owner.execute("ANALYZE")


def lay(script: Script, heard: Callable[[str], None], tell: Teller) -> Place | None:
    """Lay a script into the database and return where it lies; None if its place is there already."""
    total = len(script.walks)
    if Unit.objects.filter(level=Level.COUNTY, name__in=[county.name for county in script.region.counties]).exists():
        return None
    place = found(script.region)
    staff(script, place, make_password(PASSWORD))
    choose(script, place)
    tell(0, total, "登记对象与判决")
    heard(f"登记{len(script.souls)}人")
    people = lay_people(script, place)
    corrections = lay_corrections(script, place, people)
    recorders = Recorders()

    def run(walk: Walk) -> Run:
        office = place.unit(walk.county, walk.office)
        return Run(
            course=walk.course,
            person=people[walk.soul],
            correction=corrections[walk.term] if walk.term else None,
            office=office,
            acting=tuple(recorders.of(act.by, act.outcome, office) for act in walk.course.acts),
            counterpart=_counterpart(walk, place),
        )

    runs: dict[int, Run] = {}
    for done in range(0, total, BATCH):
        batch = [run(walk) for walk in script.walks[done : done + BATCH]]
        runs.update((case.pk, ran) for case, ran in zip(load(batch), batch, strict=True))
        tell(min(done + BATCH, total), total + 1, "办理演示案件")
        heard(f"案件{min(done + BATCH, total)}/{total}")
    tell(total, total + 1, "制发演示文书")
    if total <= PAPERED:
        heard(f"文书{issue_all(runs=runs, until=script.until)}份")
    else:
        heard(f"文书与通知{settle(list(runs), until=script.until)}件，记为在本系统之外办结")
    return place


def _counterpart(walk: Walk, place: Place) -> Unit | None:
    return place.counties[walk.counterpart] if walk.counterpart else None
