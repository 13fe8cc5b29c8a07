"""The interface keeps what its document says, whatever is sent to it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, seed, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    ignored_auth,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from guitu.config.wsgi import application
from tests.api.conftest import Caller, Calling
from tests.api.leave import applied, to_decision
from tests.web.fixture import Fixture

CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    unsupported_method,
    ignored_auth,
)


@pytest.fixture
def office(county: Fixture, calling: Calling) -> Iterator[Caller]:
    """An office with a case that waits for its decision, on a connection that outlives its requests."""
    caller = calling("officer")
    to_decision(caller, applied(caller, county.corrections[0]))
    # The requests of one test share its transaction, which a real server would end with each.
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield caller
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


schema = schemathesis.openapi.from_wsgi("/api/openapi.json", application)


@seed(20261122)
@schema.parametrize()
@settings(
    max_examples=12,
    deadline=None,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_no_answer_lies_outside_the_document(case: schemathesis.Case, office: Caller) -> None:
    """No status that was not declared, no other shape, no defect, and nothing without a token."""
    case.call_and_validate(headers=office.headers, checks=list(CHECKS))
