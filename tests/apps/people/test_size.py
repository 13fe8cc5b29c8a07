"""Twenty thousand files: what is looked up every day is looked up by an index, also under row-level security."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.db import connection
from django.db.models import QuerySet

from guitu.apps.organs.models import Role, Unit
from guitu.apps.organs.scope import seen_by
from guitu.apps.organs.selectors import Viewer
from guitu.apps.people.models import Person
from guitu.apps.people.selectors import corrections_seen, search
from tests.apps.county import County, a_unit, a_viewer

PEOPLE = """
INSERT INTO people_person (name, pinyin, initials, former_name, sex, born, ethnicity, nationality, identity, number,
    number_digest, last_six_digest, household, residence, telephone, path)
SELECT chr(19968 + i * 7 % 2000) || chr(20000 + i * 13 % 3000), 'pin yin ' || i, 'py' || i % 700, '', 'male',
    '1990-1-1', '汉族', '中国', 'resident', '', md5(i::text), md5((i % 9000)::text), '', '', '',
    ($1::text[])[i % cardinality($1::text[]) + 1]
FROM generate_series(1, 20000) AS i
"""
SENTENCES = """
INSERT INTO people_sentence (person_id, offence, offence_kind, court, number, pronounced, effective, penalty,
    additional, prohibition, prohibited_places, facts, occupation_ban, exit_restricted, border_control, deportation,
    by_custodian, fixed_period, over_five_years)
SELECT id, '盗窃罪', '', '', '', '2024-1-1', '2024-1-1', '', '', '', '[]', '', '',
    false, false, false, false, false, false
FROM people_person WHERE pinyin LIKE 'pin yin %'
"""
CORRECTIONS = """
INSERT INTO people_correction (person_id, sentence_id, category, first, last, county_id, office_id, path, number,
    level, minor, stage, arrival, received, ending, imported)
SELECT p.id, s.id, 'PROBATION', '2024-1-1', '2026-1-1', u.parent_id, u.id, p.path, p.id::text, '', false, 'SERVING',
    'admitted', date '2024-1-1' + (p.id % 600)::int, '', true
FROM people_person p JOIN people_sentence s ON s.person_id = p.id JOIN organs_unit u ON u.path = p.path
WHERE s.offence = '盗窃罪' AND p.pinyin LIKE 'pin yin %'
"""


@pytest.fixture
def officer(county: County) -> Viewer:
    """An officer of one of a hundred offices, two hundred files in each."""
    offices: list[Unit] = []
    for number in range(20):
        unit = a_unit(county.county.level, f"县{number}", county.city, f"8{number:02d}")  # type: ignore[arg-type]
        offices += [a_unit(county.office.level, f"所{number}-{each}", unit, str(each)) for each in range(5)]  # type: ignore[arg-type]
    with connection.cursor() as cursor:
        cursor.execute(
            PEOPLE.replace("$1", "%(paths)s").replace(" % ", " %% "), {"paths": [unit.path for unit in offices]}
        )
        for statement in (SENTENCES, CORRECTIONS, "ANALYZE"):
            cursor.execute(statement)
    return a_viewer("busy", Role.OFFICER, offices[3])


def read(rows: QuerySet[Any]) -> tuple[float, str]:
    """How long a query took, in milliseconds, and how it was planned."""
    (plan,) = json.loads(rows.explain(format="json", analyze=True))
    return plan["Execution Time"], json.dumps(plan["Plan"])


@pytest.mark.nightly
def test_lists_and_searches_stay_quick(officer: Viewer, as_web_role: None) -> None:
    """Generous bounds: a list within a tenth of a second, a search by a part of a name within half a second."""
    with seen_by(officer):
        assert corrections_seen(officer).count() == 200
        took, _ = read(corrections_seen(officer).select_related("person")[:30])
        assert took < 100
        took, plan = read(Person.objects.filter(number_digest="0"))
        assert "Index" in plan
        assert took < 20
        took, plan = read(search(officer, "990101199003070015"))
        assert "number_digest" in plan
        assert took < 20
        took, _ = read(search(officer, "pinyin77"))
        assert took < 500
