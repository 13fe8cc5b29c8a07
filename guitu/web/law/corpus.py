"""The instruments by the names of their files, so that every article has an address."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from guitu.law.citation import Citation, Instrument, instrument


@cache
def instruments() -> dict[str, Instrument]:
    """Return every instrument of the corpus, by the name of its file."""
    names = (entry.name for entry in files("guitu.law.instruments").iterdir() if entry.name.endswith(".toml"))
    return {name.removesuffix(".toml"): instrument(name.removesuffix(".toml")) for name in sorted(names)}


@cache
def _names() -> dict[tuple[str, object], str]:
    return {(each.title, each.since): name for name, each in instruments().items()}


def name_of(cited: Instrument) -> str | None:
    """Return under which name an instrument stands in the corpus; none for one that stands elsewhere."""
    return _names().get((cited.title, cited.since))


def cites_article(citation: Citation, name: str, article: int) -> bool:
    """Tell whether a row rests on this article."""
    return citation.article == article and name_of(citation.instrument) == name
