"""A paper to plain JSON and back, so that it can be kept as it was issued and never be drawn again from later facts."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from guitu.documents import content
from guitu.documents.content import Paper

KIND, DATE = "is", "date"


def to_plain(value: object) -> Any:  # noqa: ANN401 - JSON has no narrower type
    """Return a paper, or any part of it, in the plain shapes of JSON; each part names its class."""
    if is_dataclass(value):
        parts = {field.name: to_plain(getattr(value, field.name)) for field in fields(value)}
        return {KIND: type(value).__name__, **parts}
    if isinstance(value, Enum) and type(value).__module__ == content.__name__:
        return {KIND: type(value).__name__, "member": value.name}
    if isinstance(value, date):
        return {DATE: value.isoformat()}
    if isinstance(value, tuple):
        return [to_plain(part) for part in value]
    return str(value) if isinstance(value, str) else value


def from_plain(plain: dict[str, Any]) -> Paper:
    """Return the paper that was kept; what is no part of a paper is refused."""
    paper = _part(plain)
    if not isinstance(paper, Paper):
        raise TypeError(f"[{plain.get(KIND)}] was kept where a paper was expected")
    return paper


def _part(plain: Any) -> Any:  # noqa: ANN401 - reads whatever was kept
    if isinstance(plain, list):
        return tuple(_part(part) for part in plain)
    if not isinstance(plain, dict):
        return plain
    if DATE in plain and KIND not in plain:
        return date.fromisoformat(plain[DATE])
    kind = getattr(content, str(plain[KIND]), None)
    if not isinstance(kind, type) or kind.__module__ != content.__name__:
        raise TypeError(f"[{plain[KIND]}] is no part of a paper")
    if issubclass(kind, Enum):
        return kind[plain["member"]]
    return kind(**{name: _part(value) for name, value in plain.items() if name != KIND})
