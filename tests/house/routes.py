"""Every address that the site answers, taken from it at run time, with something of a unit put in for each argument."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RegexPattern

PUBLIC = frozenset({"alive", "login/", "login/code/", "progress/", "api/openapi.json", "api/docs", "api/health"})
"""What is open to anybody; nothing of any unit stands there."""

WORDS: Mapping[str, str] = {
    "handling/<slug:key>": "outgoing_leave",
    "handbook/<slug:key>": "outgoing_leave",
    "api/procedures/<key>": "outgoing_leave",
    "law/<slug:name>": "criminal_law",
    "api/law/instruments/<name>": "criminal_law",
    "law/<slug:name>/<int:number>": "72",
    "overview/figures/<slug:key>": "stock",
    "api/figures/<key>": "stock",
    "people/<int:correction_id>/<slug:tab>": "papers",
    "performance/<int:evaluation_id>/attest/<slug:key>": "finance_rules",
    "performance/<int:evaluation_id>/review/<slug:key>": "committees",
    "performance/<int:evaluation_id>/figures/<slug:key>": "stock",
    "performance/<int:evaluation_id>/report.<slug:form>": "pdf",
    "performance/reports/<int:report_id>.<slug:form>": "pdf",
    "administration/calendar/<int:year>": "2026",
    "audit/<str:digest>": "0" * 64,
}
"""By the address up to an argument that means nothing of a unit: a word that may stand there."""

ELSEWHERE: Mapping[str, str] = {
    "handling/<slug:key>/person/<int:person_id>/": "pre_sentence_assessment",
    "handling/<slug:key>/person/<int:person_id>/preview/": "pre_sentence_assessment",
}
"""By the whole address: another word for its first argument. Before any correction few procedures can begin."""

ABOUT_NOBODY = ("law/", "handbook/", "help/", "api/law/", "api/procedures", "account/")
"""Addresses that read no rows of any unit: one who knows nothing of it stands for all."""


OWN_ALONE = frozenset({"filter_id"})
"""Arguments that mean the caller's own or nothing: another's is passed by, as is one that is not there."""


@dataclass(frozen=True, slots=True)
class Route:
    """One address as it is declared, as it is knocked at, and which of its arguments mean something of the unit."""

    declared: str
    address: str
    objects: tuple[str, ...]
    view: Callable[..., Any]

    @property
    def interface(self) -> bool:
        return self.declared.startswith("api/")

    @property
    def public(self) -> bool:
        return self.declared in PUBLIC

    @property
    def about_nobody(self) -> bool:
        exact = self.declared in {"api/", "api/no-such-address"}
        return exact or self.declared.startswith(ABOUT_NOBODY)


class Uncovered(LookupError):
    """An argument of an address for which the walk has nothing to put in."""


def routes(objects: Mapping[str, Any]) -> list[Route]:
    """Return every address. Raises Uncovered, naming all arguments that neither table knows."""
    found, uncovered = [], []
    for declared, names, view in _declared(get_resolver().url_patterns):
        address = declared
        for name, written in names:
            word = ELSEWHERE.get(declared) if name == "key" else None
            word = word or WORDS.get(_until(declared, written))
            value = word if word is not None else objects.get(name)
            if value is None:
                uncovered.append(f"{declared} [{name}]")
                continue
            address = address.replace(written, str(value))
        means = tuple(
            name
            for name, written in names
            if name in objects and name not in OWN_ALONE and _until(declared, written) not in WORDS
        )
        found.append(Route(declared, f"/{address}", means, view))
    if uncovered:
        raise Uncovered(
            "nothing to put in for " + "; ".join(uncovered) + " — add an object to own_unit.py, or a word to routes.py"
        )
    return found


def _until(declared: str, written: str) -> str:
    return declared[: declared.index(written) + len(written)]


def _declared(
    patterns: list[URLPattern | URLResolver], before: str = ""
) -> Iterator[tuple[str, list[tuple[str, str]], Callable[..., Any]]]:
    """Yield each address with its arguments, their names and how they are written, and the page behind it."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _declared(pattern.url_patterns, before + str(pattern.pattern))
        elif isinstance(pattern.pattern, RegexPattern):
            yield before + "no-such-address", [], pattern.callback
        else:
            declared = before + str(pattern.pattern)
            yield declared, list(_arguments(declared)), pattern.callback


def _arguments(declared: str) -> Iterator[tuple[str, str]]:
    for part in declared.split("<")[1:]:
        written = part.partition(">")[0]
        yield written.rpartition(":")[2], f"<{written}>"
