"""Chance from a seed: the same seed makes the same county, on every machine."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from guitu.law.span import days

T = TypeVar("T")


class Chance:
    """A source of choices. Each chapter of a life draws from its own, so that one chapter does not shift the next."""

    def __init__(self, *seed: object) -> None:
        self._source = random.Random("/".join(map(str, seed)))  # noqa: S311 - a simulation, not a secret

    def between(self, least: int, most: int) -> int:
        """Return a whole number from least to most, both included."""
        return self._source.randint(least, most)

    def one_of(self, choices: Sequence[T]) -> T:
        return self._source.choice(choices)

    def some_of(self, choices: Sequence[T], number: int) -> list[T]:
        """Return so many different ones, in random order."""
        return self._source.sample(choices, number)

    def weighted(self, choices: Sequence[tuple[T, int]]) -> T:
        """Return one of (choice, weight)."""
        return self._source.choices([choice for choice, _ in choices], [weight for _, weight in choices])[0]

    def happens(self, percent: int) -> bool:
        return self._source.randrange(100) < percent

    def day(self, first: date, last: date) -> date:
        """Return a day from first to last, both included."""
        return first + days(self._source.randint(0, (last - first).days))

    def shuffled(self, items: Sequence[T]) -> list[T]:
        return self._source.sample(items, len(items))
