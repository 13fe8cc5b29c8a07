"""What was sent, read by the declaration it answers: an application, or the statement of a later step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from decimal import InvalidOperation
from typing import Any, get_type_hints

from guitu.api.errors import Malformed
from guitu.law.codec import part
from guitu.law.describe import FILLED_IN, Field, form
from guitu.law.procedure import Procedure
from guitu.law.vocabulary import Step


def application(procedure: Procedure[Any], sent: Mapping[str, Any]) -> dict[str, Any]:
    """Return what an applicant states, by name. Raises Malformed for what was not asked, is missing or misshapen."""
    return _heard(procedure.words, form(procedure), procedure.facts, sent)


def statement(procedure: Procedure[Any], step: Step, sent: Mapping[str, Any]) -> object:
    """Return what is stated with a step in the kind it asks for; None where the step asks nothing."""
    if step.asks is None:
        if sent:
            raise Malformed(f"“{step.words}”无须另填事项，不应有{sorted(sent)}")
        return None
    return step.asks(**_heard(step.words, form(procedure, step.key), step.asks, sent))


@contextmanager
def reckonable() -> Iterator[None]:
    """Answer days that no calendar reaches as what they are: a value that cannot be."""
    try:
        yield
    except OverflowError as beyond:
        raise Malformed("所填日期或者数字超出可以推算的范围") from beyond


def _heard(words: str, asked: tuple[Field, ...], kind: type[Any], sent: Mapping[str, Any]) -> dict[str, Any]:
    fields = {field.name: field for field in asked}
    if strange := sorted(set(sent) - set(fields)):
        raise Malformed(f"“{words}”没有{strange}，可填：{'、'.join(fields) or '无'}")
    if missing := [field.label for field in asked if field.required and field.name not in sent]:
        raise Malformed(f"“{words}”未填写{'、'.join(missing)}")
    hints = get_type_hints(kind)
    return {name: _part(fields[name], hints[name], value) for name, value in sent.items()}


def _part(field: Field, kind: object, value: object) -> Any:  # noqa: ANN401 - whatever the declaration says
    try:
        _storable(value)
        return part(kind, value)
    except (ValueError, TypeError, KeyError, InvalidOperation) as fault:
        expected = "、".join(key for key, _ in field.choices) or FILLED_IN[field.widget]
        raise Malformed(f"“{field.label}”不能是[{repr(value)[:64]}]，应为：{expected}") from fault


def _storable(value: object) -> None:
    """Refuse characters that no database keeps: the zero character and halves of a pair."""
    match value:
        case str():
            if "\0" in value:
                raise ValueError(value)
            value.encode()
        case list():
            for each in value:
                _storable(each)
        case dict():
            for each in (*value, *value.values()):
                _storable(each)
