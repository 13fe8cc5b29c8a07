"""Keep identity and telephone numbers out of the logs, wherever in an entry they stand."""

from __future__ import annotations

import re
from collections.abc import MutableMapping
from typing import Any

# Neither letters nor digits may touch a number: a longer one is something else, such as a digest or an order number.
IDENTITY = re.compile(r"(?<![0-9A-Za-z])(?:[0-9]{17}[0-9Xx]|[0-9]{15})(?![0-9A-Za-z])")
MOBILE = re.compile(r"(?<![0-9A-Za-z])(?:\+?86[- ]?)?1[3-9][0-9][- ]?[0-9]{4}[- ]?[0-9]{4}(?![0-9A-Za-z])")
LANDLINE = re.compile(r"(?<![0-9A-Za-z])0[0-9]{2,3}[- ]?[1-9][0-9]{6,7}(?![0-9A-Za-z])")

MARKS = ((IDENTITY, "[身份证号]"), (MOBILE, "[电话]"), (LANDLINE, "[电话]"))


def redacted(value: Any) -> Any:  # noqa: ANN401  # a log entry holds whatever was logged
    """Return the same value without identity and telephone numbers, also inside mappings and sequences."""
    if isinstance(value, bool | None | float):
        return value
    if isinstance(value, int | str | bytes):
        text = value.decode(errors="replace") if isinstance(value, bytes) else str(value)
        cleaned = text
        for pattern, mark in MARKS:
            cleaned = pattern.sub(mark, cleaned)
        return cleaned if cleaned != text else value
    if isinstance(value, dict):
        return {redacted(key): redacted(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [redacted(item) for item in value]
    return redacted(repr(value))


def redact(_logger: object, _method: str, entry: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Redact an entry as a structlog processor: the last one before an entry is written."""
    return {key: redacted(value) for key, value in entry.items()}
