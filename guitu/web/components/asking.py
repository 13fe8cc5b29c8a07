"""Forms drawn from a declaration: what is asked, what was given, what is still missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date, time
from decimal import Decimal, InvalidOperation
from typing import Any, get_type_hints

from guitu.law.codec import part
from guitu.law.describe import Field, form
from guitu.law.procedure import Procedure

Given = Mapping[str, str]

AT_LENGTH = ("意见", "理由", "情况", "事由", "内容", "原因", "事实", "说明", "结果", "措施", "陈述", "记录")
"""Words in a label which tell that the answer will be a paragraph."""


@dataclass(frozen=True, slots=True)
class Question:
    """One field as the page draws it: what was given so far, and what is wrong with it."""

    field: Field
    given: Mapping[str, str]
    fault: str = ""

    @property
    def value(self) -> str:
        return self.given.get(self.field.name, "")

    @property
    def first(self) -> str:
        return self.given.get(f"{self.field.name}-first", "")

    @property
    def last(self) -> str:
        return self.given.get(f"{self.field.name}-last", "")

    @property
    def lines(self) -> int:
        """Return how many lines the box of a text has at first: a name fits one, an opinion does not."""
        return 3 if any(word in self.field.label for word in AT_LENGTH) else 1

    @property
    def template(self) -> str:
        return f"desk/questions/{self.field.widget}.html"


@dataclass(frozen=True, slots=True)
class Heard:
    """The questions as answered, and the answers that could be read, by the name of the fact."""

    questions: tuple[Question, ...]
    answers: Mapping[str, Any]

    @property
    def faults(self) -> tuple[Question, ...]:
        return tuple(question for question in self.questions if question.fault)

    @property
    def complete(self) -> bool:
        return not self.faults


def asked(procedure: Procedure[Any], at: str | None = None) -> tuple[Question, ...]:
    """Return the blank questions of an application, or of a later step."""
    return tuple(Question(field, {}) for field in form(procedure, at))


def heard(procedure: Procedure[Any], given: Given, at: str | None = None) -> Heard:
    """Read what was given; a fault names the value in [brackets] and says what was expected."""
    facts = _facts(procedure, at)
    if facts is None:
        return Heard((), {})
    hints, blanks = get_type_hints(facts), _blanks(facts)
    questions, answers = [], {}
    for field in form(procedure, at):
        fault = ""
        try:
            plain = PLAIN[field.widget](field, given)
            if plain is not None:
                answers[field.name] = part(hints[field.name], plain)
            elif field.name not in blanks:
                fault = "尚未选择" if field.widget == "choice" else "尚未填写"
        except Unreadable as unreadable:
            fault = str(unreadable)
        questions.append(Question(field, given, fault))
    return Heard(tuple(questions), answers)


class Unreadable(ValueError):
    """A blank or an answer that cannot be read."""


def _facts(procedure: Procedure[Any], at: str | None) -> type[Any] | None:
    first, *_ = procedure.steps
    if at in (None, first.key):
        return procedure.facts
    return next(step.asks for step in procedure.steps if step.key == at)


def _blanks(facts: type[Any]) -> frozenset[str]:
    """Return the names of facts that have a value of their own where nothing is given."""
    return frozenset(f.name for f in fields(facts) if f.default is not MISSING or f.default_factory is not MISSING)


def _text(field: Field, given: Given) -> str | None:
    return given.get(field.name, "").strip() or None


def _date(field: Field, given: Given) -> str | None:
    return _read_date(text) if (text := _text(field, given)) else None


def _span(field: Field, given: Given) -> list[str] | None:
    first, last = (given.get(f"{field.name}-{end}", "").strip() for end in ("first", "last"))
    if not first and not last:
        return None
    if not first or not last:
        raise Unreadable("起止日期须都填写")
    span = [_read_date(first), _read_date(last)]
    if span[1] < span[0]:
        raise Unreadable(f"止日[{last}]早于起日[{first}]")
    return span


def _time(field: Field, given: Given) -> str | None:
    if (text := _text(field, given)) is None:
        return None
    try:
        return time.fromisoformat(text).isoformat()
    except ValueError:
        raise Unreadable(f"[{text}]不是时刻，请写成08:30的样子") from None


def _number(field: Field, given: Given) -> int | None:
    if (text := _text(field, given)) is None:
        return None
    try:
        return int(text)
    except ValueError:
        raise Unreadable(f"[{text}]不是整数") from None


def _amount(field: Field, given: Given) -> str | None:
    if (text := _text(field, given)) is None:
        return None
    try:
        amount = Decimal(text.replace(",", "").replace("，", ""))
    except InvalidOperation:
        raise Unreadable(f"[{text}]不是数额") from None
    if not amount.is_finite():
        raise Unreadable(f"[{text}]不是数额")
    return str(amount)


def _checkbox(field: Field, given: Given) -> bool:
    return given.get(field.name, "") == "on"


def _lines(field: Field, given: Given) -> list[str] | None:
    return [line.strip() for line in given.get(field.name, "").splitlines() if line.strip()] or None


def _choice(field: Field, given: Given) -> str | None:
    if (key := _text(field, given)) is None:
        return None
    if key not in dict(field.choices):
        raise Unreadable(f"[{key}]不在可选之列")
    return key


def _read_date(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise Unreadable(f"[{text}]不是日期，请写成2026-06-03的样子") from None


PLAIN: Mapping[str, Any] = {
    "text": _text,
    "date": _date,
    "span": _span,
    "time": _time,
    "number": _number,
    "amount": _amount,
    "checkbox": _checkbox,
    "lines": _lines,
    "choice": _choice,
}
"""By widget: the plain shape of an answer, None where nothing was given."""


def labels_missing(heard_so_far: Heard) -> Iterator[str]:
    """Name what is still missing, as a list an officer can go through."""
    return (question.field.label for question in heard_so_far.faults)
