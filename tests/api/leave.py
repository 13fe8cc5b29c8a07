"""A leave as another system would apply for it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from guitu.apps.people.models import Correction
from tests.api.conftest import Caller

DECIDED = {"opinion": "同意", "reasons": "确需就医"}


def a_leave(correction: Correction, length: int = 5, **otherwise: object) -> dict[str, Any]:
    first = timezone.localdate() + timedelta(days=7)
    last = first + timedelta(days=length - 1)
    asked = {"ground": "medical", "destination": "杭州市", "span": [first.isoformat(), last.isoformat()]}
    opening = {"procedure": "outgoing_leave", "correction": correction.pk, "asked": asked, "key": str(uuid4())}
    return opening | otherwise


def applied(caller: Caller, correction: Correction, length: int = 5) -> dict[str, Any]:
    response = caller.post("/cases", a_leave(correction, length))
    assert response.status_code == 201, response.json()
    told: dict[str, Any] = response.json()
    return told


def to_decision(caller: Caller, case: dict[str, Any]) -> dict[str, Any]:
    """The office states what each step asks, as the form that comes with the case says, until somebody decides."""
    while case["present"]["key"] != "decide":
        form = case["present"]["form"] or {"properties": {}}
        onward = next(each["outcome"] for each in case["present"]["options"] if each["leads"] == "decide")
        facts = dict.fromkeys(form["properties"], "属实") or None
        response = caller.post(f"/cases/{case['id']}/acts", {"outcome": onward, "facts": facts})
        assert response.status_code == 201, response.json()
        case = response.json()["case"]
    return case
