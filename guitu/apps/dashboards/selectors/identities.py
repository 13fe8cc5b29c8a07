"""Figures that must agree with each other: each identity with both sides counted apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Identity:
    """One equation of figures: what is added, what is taken away, and what must come out.

    What `crosses` is counted between counties: an office alone is no side of it.
    """

    words: str
    plus: tuple[str, ...]
    minus: tuple[str, ...]
    equals: str
    crosses: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """An identity with its numbers."""

    identity: Identity
    terms: tuple[tuple[str, str, int], ...]
    equals: tuple[str, int]

    @property
    def computed(self) -> int:
        return sum(-number if sign == "−" else number for sign, _, number in self.terms)

    @property
    def holds(self) -> bool:
        return self.computed == self.equals[1]

    @property
    def difference(self) -> int:
        return self.computed - self.equals[1]


IDENTITIES: tuple[Identity, ...] = (
    Identity("流量与存量", ("opening", "received"), ("ended",), "stock"),
    Identity("累计与存量", ("ever_received",), ("ever_ended",), "stock"),
    Identity("接收方式", ("admitted", "moved_here"), (), "received"),
    Identity("解除方式", ("released", "moved_away", "terminated"), (), "ended"),
    Identity("转入的档案与案件", ("moved_in",), (), "moved_here", crosses=True),
    Identity("转出的档案与案件", ("moved_out",), (), "moved_away", crosses=True),
    Identity("矫正类别", ("control", "probation", "parole", "temporary"), (), "stock"),
    Identity("外出去向", ("leaves_away", "leaves_returned", "leaves_overdue"), (), "leaves"),
    Identity("处分种类", ("warnings", "reprimands", "penalties"), (), "sanctions"),
)


def checked(counts: Mapping[str, int], *, office: bool = False) -> Iterator[Checked]:
    """Hold every identity that must hold there against the counts of one scope."""
    for identity in IDENTITIES:
        if office and identity.crosses:
            continue
        signed = [("+", key) for key in identity.plus] + [("−", key) for key in identity.minus]
        terms = tuple((sign, key, counts[key]) for sign, key in signed)
        yield Checked(identity, terms, (identity.equals, counts[identity.equals]))
