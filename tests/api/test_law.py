"""The law over the interface: what is in force, with the forms that the declarations draw."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from guitu.api.description import described
from guitu.api.interface import api
from guitu.api.law import forms, standing
from guitu.law.citation import MEASURES
from guitu.law.register import PROCEDURES, in_force
from tests.api.conftest import Calling


def test_procedures_are_those_in_force_that_day(calling: Calling) -> None:
    """A procedure that began in July 2020 is not listed on the day before."""
    office = calling("officer")
    first = min(procedure.since for procedure in PROCEDURES)
    before = date.fromordinal(first.toordinal() - 1)

    assert office.get("/procedures", on=before.isoformat()).json() == []
    assert office.get("/procedures", on=first.isoformat()).json() != []
    today = {each["key"] for each in office.get("/procedures").json()}
    assert "outgoing_leave" in today


def test_a_procedure_comes_with_its_tables_forms_and_articles(calling: Calling) -> None:
    """Every row of the declaration is a line with its article, and every step that asks has its form."""
    told = calling("officer").get("/procedures/outgoing_leave", on="2024-06-03").json()
    declared = in_force("outgoing_leave", on=date(2024, 6, 3))

    assert {name: len(lines) for name, lines in told["tables"].items()} == {
        name: len(rows) for name, rows in declared.tables.items()
    }
    assert all(line["article"].startswith("《") for lines in told["tables"].values() for line in lines)
    assert told["forms"] == forms(declared)
    assert told["forms"]["application"]["required"]


@pytest.mark.parametrize("procedure", standing(date(2026, 11, 22), ()), ids=lambda each: each.key)
def test_the_document_takes_its_forms_from_the_declarations(procedure: object) -> None:
    """To declare is enough: application and statements of every procedure stand in the document as declared."""
    schemas = described(api, date(2026, 11, 22))["components"]["schemas"]
    for step, form in forms(procedure).items():  # type: ignore[arg-type]  # parametrize knows no type
        assert schemas[f"{procedure.key}.{step}"] == form  # type: ignore[attr-defined]
    assert f"Opening.{procedure.key}" in schemas  # type: ignore[attr-defined]


def test_every_reference_of_the_document_resolves() -> None:
    """No schema is named that does not stand in the document."""
    document = described(api, date(2026, 11, 22))
    named = set(document["components"]["schemas"])

    def references(part: object) -> set[str]:
        match part:
            case dict():
                own = {part["$ref"]} if isinstance(part.get("$ref"), str) else set()
                return own.union(*(references(each) for each in part.values()))
            case list():
                return set().union(*(references(each) for each in part))
        return set()

    assert document["openapi"].startswith("3.1")
    assert {each.removeprefix("#/components/schemas/") for each in references(document)} <= named


def test_instruments_come_with_the_gist_of_their_articles(calling: Calling) -> None:
    """The corpus as it stands, with what has been confirmed."""
    office = calling("officer")
    names = [each["name"] for each in office.get("/law/instruments").json()]
    told = office.get("/law/instruments/community_corrections_measures").json()

    assert "community_corrections_law" in names
    assert told["title"] == MEASURES.title
    assert {each["article"]: each["gist"] for each in told["articles"]} == {
        number: article.gist for number, article in MEASURES.articles.items()
    }


def test_the_documentation_page_asks_nobody_else(client: Client) -> None:
    """Script and style come from this host, and nothing stands in the page that its policy forbids."""
    page = client.get("/api/docs", headers={"Host": "localhost"})
    text = page.content.decode()

    assert page.status_code == 200
    assert "script-src 'self';" in page["Content-Security-Policy"]
    assert "http" not in text
    assert "interface" in text
    assert "<style" not in text
    assert "style=" not in text
