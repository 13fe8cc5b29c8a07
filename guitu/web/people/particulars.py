"""What a file states, laid out to be read: the judgment, the registration form, the rights of the person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from guitu.apps.people.models import Correction, Sentence
from guitu.apps.people.registration import items
from guitu.apps.people.selectors import File
from guitu.law.vocabulary import Right
from guitu.web.components.declared import startable
from guitu.web.components.showing import long_day


@dataclass(frozen=True, slots=True)
class Group:
    """One group of the registration form with what was answered."""

    words: str
    answers: tuple[tuple[str, str], ...]


def registration(file: File) -> tuple[tuple[Group, ...], int]:
    """Return the answered items by their groups, and how many that arise are not answered yet."""
    groups: dict[str, list[tuple[str, str]]] = {}
    missing = 0
    for key, item in items().items():
        if item.held or not item.asked(file.answers):
            continue
        if said := file.answers.get(key):
            groups.setdefault(item.group, []).append((item.label, said))
        else:
            missing += 1
    return tuple(Group(words, tuple(answers)) for words, answers in groups.items()), missing


def sentence(stated: Sentence) -> list[tuple[str, str]]:
    """Return what the court decided, line by line; what it did not decide is not listed."""
    measures = (
        (stated.exit_restricted, "决定机关已办理限制出境"),
        (stated.border_control, "决定机关决定边控"),
        (stated.deportation, "附加判处驱逐出境"),
        (stated.by_custodian, "由监狱管理机关或者公安机关批准"),
    )
    lines = (
        ("罪名", stated.offence),
        ("犯罪类型", stated.offence_kind),
        ("原判刑罚", stated.penalty),
        ("附加刑", stated.additional),
        ("判决法院", stated.court),
        ("判决书字号", stated.number),
        ("判决日期", long_day(stated.pronounced)),
        ("生效日期", long_day(stated.effective)),
        ("职业禁止", stated.occupation_ban),
        ("附带措施", "；".join(words for holds, words in measures if holds)),
        ("主要犯罪事实", stated.facts),
    )
    return [(label, words) for label, words in lines if words]


def rights(correction: Correction, on: date) -> list[tuple[str, tuple[Right, ...]]]:
    """Return the rights of the person by the procedure that gives them; each right is named once.

    A secret procedure gives none that he may be shown here.
    """
    named: set[str] = set()
    found = []
    for procedure in startable(correction.office, on):
        fresh = tuple(right for right in procedure.rights if right.words not in named)
        named |= {right.words for right in fresh}
        if fresh and not procedure.secret:
            found.append((procedure.words, fresh))
    return found
