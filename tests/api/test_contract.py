"""The interface keeps what its document says, whatever is sent to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.utils import timezone
from hypothesis import HealthCheck, Phase, seed, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    ignored_auth,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from guitu.apps.correspondence.services import issue
from guitu.config.wsgi import application
from tests.api.conftest import Caller, Calling
from tests.api.leave import DECIDED, applied, to_decision
from tests.web.fixture import Fixture

CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    unsupported_method,
    ignored_auth,
)


ELSEWHERE = ("correction", "person", "office", "counterpart")
"""What an application says of where it belongs: either a correction or a person, each of which has to be there."""


@dataclass(frozen=True)
class Office:
    """An office that calls, and what lies there by the name under which addresses and applications speak of it."""

    caller: Caller
    numbers: dict[str, int]

    def aimed(self, case: schemathesis.Case[Any]) -> schemathesis.Case[Any]:
        """Point what was drawn at random at what is really there: else nearly all of it would be found missing."""
        case.path_parameters.update({name: self.numbers[name] for name in case.path_parameters if name in self.numbers})
        if isinstance(case.body, dict) and "asked" in case.body:
            case.body = {"correction": self.numbers["correction_id"]} | {
                name: value for name, value in case.body.items() if name not in ELSEWHERE
            }
        return case


@pytest.fixture
def office(county: Fixture, calling: Calling) -> Iterator[Office]:
    """An office with one leave granted, its permit issued, and one to decide; its connection outlives its requests."""
    caller, correction = calling("officer"), county.corrections[0]
    case = to_decision(caller, applied(caller, correction))
    granted = caller.post(f"/cases/{case['id']}/acts", {"outcome": "APPROVE", "facts": DECIDED}).json()["case"]
    permit = next(each["id"] for each in granted["errands"] if each["key"] == "leave_permit")
    paper = issue(viewer=county.viewer("officer"), errand_id=permit, on=timezone.localdate())
    waiting = to_decision(caller, applied(caller, county.corrections[1]))
    # The requests of one test share its transaction, which a real server would end with each.
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield Office(
        caller,
        {
            "case_id": waiting["id"],
            "correction_id": correction.pk,
            "errand_id": permit,
            "paper_id": paper.pk,
        },
    )
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def described(*, coverage: bool) -> schemathesis.BaseSchema:
    """The document, with or without the systematic walk over the borders of every field."""
    found = schemathesis.openapi.from_wsgi("/api/openapi.json", application)
    found.config.phases.coverage.enabled = coverage
    return found


reads = described(coverage=True).include(method="GET")
# An opening has a form for each procedure: their borders together would take minutes.
writes = described(coverage=False).include(method="POST")

AT_RANDOM = settings(
    max_examples=8,
    deadline=None,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@seed(20261122)
@reads.parametrize()
@AT_RANDOM
def test_no_read_is_answered_outside_the_document(case: schemathesis.Case[Any], office: Office) -> None:
    """No status that was not declared, no other shape, no defect, and nothing without a token."""
    office.aimed(case).call_and_validate(headers=office.caller.headers, checks=list(CHECKS))


@seed(20261122)
@writes.parametrize()
@AT_RANDOM
def test_no_verb_is_answered_outside_the_document(case: schemathesis.Case[Any], office: Office) -> None:
    """The same of applications, steps, annulments, proofs and papers, whatever is sent."""
    office.aimed(case).call_and_validate(headers=office.caller.headers, checks=list(CHECKS))
