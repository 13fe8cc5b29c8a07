"""一个县一年里办过的每一种案件，每一份文书都能从案卷制发，不再另问一句。"""

from __future__ import annotations

import pytest

from guitu.apps.cases.models import Errand
from guitu.apps.cases.services import Run, load
from guitu.apps.correspondence.selectors import paper_of
from guitu.apps.correspondence.services import issue
from guitu.apps.organs.models import Level, Role
from guitu.documents.catalogue import CATALOGUE
from guitu.documents.content import texts
from guitu.documents.kinds import Sealer
from guitu.simulate.script import Script, Walk
from guitu.simulate.taojiang import taojiang
from tests.apps.county import County, a_county, a_unit, a_viewer

BESIDE = (Level.COURT, Level.PROCURATORATE, Level.POLICE, Level.PRISON, Level.EXIT, Level.AFTERCARE)


@pytest.fixture(scope="module")
def longest() -> dict[str, Walk]:
    """Of each procedure the walk that went furthest."""
    script: Script = taojiang("papers")
    found: dict[str, Walk] = {}
    for walk in script.walks:
        key = walk.course.procedure.key
        if key not in found or len(walk.course.acts) > len(found[key].course.acts):
            found[key] = walk
    return found


@pytest.fixture
def county() -> County:
    made = a_county()
    for unit in (made.county, made.other_county):
        unit.telephone, unit.address = "0737-5550122", "某镇某路1号"
        unit.save()
        for level in BESIDE:
            a_unit(level, f"{unit.place}{Level(level).label}", unit, f"x-{level}")
    made.person.household = made.person.residence = "某县城关镇某村一组"
    made.person.telephone = "19900000000"
    made.person.save()
    return made


PROCEDURES = (
    "pre_sentence_assessment",
    "papers_received",
    "intake",
    "group",
    "announcement",
    "exit_control",
    "outgoing_leave",
    "regular_crossing",
    "residence_change",
    "reprimand",
    "warning",
    "public_security_penalty",
    "probation_revocation",
    "release",
)


@pytest.mark.django_db
@pytest.mark.parametrize("procedure", PROCEDURES)
def test_every_paper_of_a_case_can_be_issued(procedure: str, longest: dict[str, Walk], county: County) -> None:
    walk = longest[procedure]
    run = Run(
        course=walk.course,
        person=county.person,
        correction=county.correction,
        office=county.office,
        acting=(county.clerk.account,) * len(walk.course.acts),
        counterpart=county.other_county if walk.counterpart else None,
    )
    (case,) = load([run])
    papers = Errand.objects.filter(act__case=case, to="").order_by("pk")
    head = a_viewer("head", Role.COUNTY_CHIEF, county.county)

    assert papers
    for errand in papers:
        if CATALOGUE[errand.key].encloses:
            case.attachments.get_or_create(
                name="询问笔录.pdf", kind="application/pdf", size=1, digest="0", content=b"", acting=head.account
            )
        theirs = CATALOGUE[errand.key].sealer is Sealer.NEW_COUNTY and walk.counterpart
        issuer = county.other_chief if theirs else head
        paper = issue(viewer=issuer, errand_id=errand.pk, on=errand.act.on)
        assert county.person.name in "".join(texts(paper_of(paper)))
