"""The sentence as the paper states it, and the correction that it opens."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from guitu.apps.organs.models import Level, Unit
from guitu.apps.people.models import Correction, Person, Sentence
from guitu.apps.people.selectors import corrections_seen, persons_seen
from guitu.apps.people.services import Stated, open_correction, sentence_person
from guitu.law import sentencing
from guitu.law.describe import Field
from guitu.law.sentencing import Length, Penalty
from guitu.law.span import Span
from guitu.law.vocabulary import Category
from guitu.web.access import HANDLERS, DeskRequest, open_to
from guitu.web.administration.forms import Answers, Form, choice, day, switch, text
from guitu.web.administration.lists import unit_chosen
from guitu.web.clock import today
from guitu.web.people.filling import Misstated, must_fit, one_form
from guitu.web.people.registering import offices, presumed_office

WORDS = ("offence", "offence_kind", "court", "number", "penalty", "additional", "facts", "prohibition")
SWITCHES: tuple[tuple[str, str], ...] = tuple(
    (name, str(Sentence._meta.get_field(name).verbose_name))  # type: ignore[union-attr]  # noqa: SLF001 - a column, no relation
    for name in (
        "exit_restricted",
        "border_control",
        "deportation",
        "by_custodian",
        "fixed_period",
        "over_five_years",
    )
)
"""What is ticked, in the words of the record."""
MOST = {"years": 25, "months": 300, "days": 9999, "custody": 9999, "original_years": 25, "original_months": 300}
"""[design] Beyond these a number is a slip of the pen."""


@require_http_methods(["GET", "POST"])
@open_to(*HANDLERS)
def new(request: DeskRequest, person_id: int) -> HttpResponse:
    """Ask for the judgment and its term and open the correction; the same judgment opens one correction only."""
    person = get_object_or_404(persons_seen(request.viewer), pk=person_id)

    def opened(request: DeskRequest, answers: Answers) -> HttpResponse:
        return _opened(request, person, answers)

    own = Unit.objects.filter(path=person.path, level=Level.OFFICE).values_list("pk", flat=True).first()
    form = Form("sentence", "判决（决定）与期限", "建立档案，等待报到", _fields(request), opened)
    return one_form(
        request,
        "people/new_sentence.html",
        form,
        at_first=presumed_office(request.viewer) | ({"office": str(own)} if own else {}),
        shown=lambda: {"person": person},
    )


def _fields(request: DeskRequest) -> tuple[Field, ...]:
    return (
        text("offence", "罪名"),
        text("offence_kind", "犯罪类型", optional=True),
        text("court", "判决（决定）机关"),
        text("number", "判决书（决定书）字号"),
        day("pronounced", "判决日期"),
        day("effective", "生效日期"),
        text("penalty", "原判刑罚"),
        text("additional", "附加刑", optional=True),
        text("facts", "主要犯罪事实", optional=True),
        text("prohibition", "禁止令内容", optional=True),
        Field("prohibited", "禁止令期间", "span", optional=True),
        text("occupation_ban", "职业禁止", optional=True),
        *(switch(name, label) for name, label in SWITCHES),
        choice("category", "矫正类别", tuple((each.name, each.value) for each in Category)),
        Field("term", "文书载明的矫正期限", "span"),
        choice("office", "负责的司法所", offices(request.viewer)),
        switch("minor", "犯罪时不满十八周岁，按未成年人案件建档"),
        choice("reckoned", "核对期限：刑罚种类", tuple((p.name, p.value) for p in Penalty), optional=True),
        _number("years", "核对期限：年"),
        _number("months", "核对期限：月"),
        _number("days", "核对期限：日"),
        _number("custody", "判决前先行羁押日数"),
        _number("original_years", "宣告缓刑的，原判刑期：年"),
        _number("original_months", "宣告缓刑的，原判刑期：月"),
        switch("several", "数罪并罚"),
    )


def _number(name: str, label: str) -> Field:
    return Field(name, label, "number", optional=True)


def _opened(request: DeskRequest, person: Person, answers: Answers) -> HttpResponse:
    must_fit(Sentence, answers)
    if answers["pronounced"] > today():
        raise Misstated("pronounced", f"判决日期[{answers['pronounced']}]晚于今天{today()}")
    if answers["effective"] < answers["pronounced"]:
        raise Misstated("effective", f"生效日期[{answers['effective']}]早于判决日期{answers['pronounced']}")
    if answers["prohibited"] and not answers["prohibition"]:
        raise Misstated("prohibition", "已填写禁止令期间，应当写明禁止令内容")
    # Who sends the same form twice at once waits here for himself.
    Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    if there := _already(request, person, answers):
        messages.info(request, f"判决书[{answers['number']}]已经建档，没有重复建立。")
        return redirect("person", there.pk)
    term = _span(answers["term"])
    stated = Stated(
        **{name: answers[name] for name in (*WORDS, "occupation_ban", "pronounced", "effective")},
        **{name: answers[name] for name, _ in SWITCHES},
        prohibited=_span(answers["prohibited"]) if answers["prohibited"] else None,
        reckoning=_reckoning(answers, term),
    )
    opened = open_correction(
        viewer=request.viewer,
        sentence=sentence_person(viewer=request.viewer, person=person, stated=stated),
        category=Category[answers["category"]],
        term=term,
        office=unit_chosen(request.viewer, answers["office"]),
        on=today(),
        minors_case=answers["minor"],
    )
    messages.success(request, f"已为{person.name}建立档案{opened.correction.number}，等待报到。")
    for finding in opened.findings:
        words = f"期限核对：{finding.words}（{finding.cites}）。以文书为准执行，同时向决定机关核实。"
        messages.warning(request, words)
    return redirect("person", opened.correction.pk)


def _already(request: DeskRequest, person: Person, answers: Answers) -> Correction | None:
    """Return the running correction under this judgment, if there is one."""
    mine = corrections_seen(request.viewer).filter(person=person, ended=None)
    return mine.filter(sentence__number=answers["number"].strip()).first()


def _span(plain: list[str]) -> Span:
    first, last = plain
    return Span(date.fromisoformat(first), date.fromisoformat(last))


def _reckoning(answers: Answers, term: Span) -> sentencing.Sentence | None:
    """Return from what the term can be reckoned, where the length was entered."""
    for name, most in MOST.items():
        if not 0 <= (answers[name] or 0) <= most:
            raise Misstated(name, f"[{answers[name]}]应在0至{most}之间")
    length = tuple(answers[name] or 0 for name in ("years", "months", "days"))
    if not answers["reckoned"] and not any(length):
        return None
    if not answers["reckoned"]:
        raise Misstated("reckoned", "已填写刑期，应当选择刑罚种类")
    if not any(length):
        raise Misstated("years", "已选择刑罚种类，应当填写判决的年、月或者日")
    original = (answers["original_years"] or 0, answers["original_months"] or 0)
    return sentencing.Sentence(
        penalty=Penalty[answers["reckoned"]],
        length=Length(*length),
        begins=term.first,
        custody=answers["custody"] or 0,
        original=Length(*original) if any(original) else None,
        several=answers["several"],
    )
