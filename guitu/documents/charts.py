"""Charts as SVG: bars, shares of a whole, a line. No script and no style sheet, so that paper and page draw the same.

Every value is lettered, so that a chart can be read in grey and by a screen reader; the drawing never rounds it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from html import escape
from math import ceil, cos, floor, log10, pi, sin

WIDTH = 640
SIZE = 14
COLOURS = (
    "#1f5f8b",
    "#c9a25a",
    "#4f8a5b",
    "#a3503f",
    "#6b6f9c",
    "#7a8793",
    "#3d8c8c",
    "#8a6d3b",
    "#b07aa1",
    "#9cae5f",
    "#5d7fa3",
    "#d08770",
    "#7f9f7f",
)
INK, SOFT, LINE = "#1c2733", "#5b6875", "#dfe4e9"
FACES = "Noto Sans SC, Noto Sans CJK SC, SimHei, Microsoft YaHei, sans-serif"
BAR, GAP = 15, 12
RADIUS, HOLE = 104, 58
PERCENT = 100


@dataclass(frozen=True, slots=True)
class Value:
    """A number and how it is printed."""

    number: Fraction
    words: str

    def __post_init__(self) -> None:
        if self.number < 0:
            raise ValueError(f"a chart draws no value below nothing: [{self.words}]")


@dataclass(frozen=True, slots=True)
class Row:
    """One series: its words, and a value a category."""

    words: str
    values: tuple[Value, ...]


def bars(categories: Sequence[str], rows: Sequence[Row]) -> str:
    """Draw lying bars, a group a category: long Chinese labels keep to one line."""
    label = min(max((_wide(words) for words in categories), default=0) + 12, WIDTH // 2)
    most = max((value.number for row in rows for value in row.values), default=Fraction(0)) or Fraction(1)
    lettering = max((_wide(value.words) for row in rows for value in row.values), default=0) + 10
    room = WIDTH - label - lettering
    top = 30 if len(rows) > 1 else 6
    group = BAR * len(rows) + GAP
    drawn = _legend([row.words for row in rows]) if len(rows) > 1 else []
    for place, words in enumerate(categories):
        y = top + place * group
        drawn.append(_text(label - 8, y + BAR * len(rows) / 2 + 5, words, anchor="end"))
        for number, row in enumerate(rows):
            value, at = row.values[place], y + number * BAR
            long = float(room * value.number / most)
            colour = COLOURS[number % len(COLOURS)]
            drawn.append(f'<rect x="{label}" y="{at + 1}" width="{long:.1f}" height="{BAR - 2}" fill="{colour}"/>')
            drawn.append(_text(label + long + 6, at + BAR - 3, value.words, fill=SOFT, size=SIZE - 2))
    high = top + len(categories) * group
    axis = f'<path d="M{label} {top - 4}V{high - 4}" stroke="{SOFT}" stroke-width="1" fill="none"/>'
    return _drawing(high, [*drawn, axis], "、".join(categories))


def shares(categories: Sequence[str], values: Sequence[Value]) -> str:
    """Draw a ring of the parts of a whole, with a list of them at its side, the largest first."""
    whole = sum((value.number for value in values), Fraction(0))
    parts = sorted(zip(categories, values, strict=True), key=lambda part: -part[1].number)
    step = 25
    high = max(2 * RADIUS + 16, step * len(parts) + 16)
    x, y = RADIUS + 12.0, high / 2
    drawn, turned = [], Fraction(0)
    for number, (words, value) in enumerate(parts):
        colour = COLOURS[number % len(COLOURS)]
        part = value.number / whole if whole else Fraction(0)
        drawn += [_slice(x, y, turned, part, colour)] if part else []
        turned += part
        at = (high - step * len(parts)) / 2 + step * number + 17
        drawn.append(f'<rect x="{2 * RADIUS + 48}" y="{at - 11:.1f}" width="12" height="12" fill="{colour}"/>')
        drawn.append(_text(2 * RADIUS + 68, at, words))
        drawn.append(_text(WIDTH - 74, at, value.words, anchor="end", fill=SOFT))
        drawn.append(_text(WIDTH - 8, at, f"{float(PERCENT * part):.1f}%", anchor="end", fill=SOFT))
    return _drawing(high, drawn, "、".join(categories))


def line(categories: Sequence[str], values: Sequence[Value]) -> str:
    """Draw one line over ordered categories, such as the months of a year; the last value is lettered."""
    most = max((value.number for value in values), default=Fraction(0)) or Fraction(1)
    tick = _tick(most)
    ticks = [tick * number for number in range(ceil(most / tick) + 1)]
    left, right, top, low = 12 + max(_wide(_plain(each)) for each in ticks), WIDTH - 40, 24, 220

    def place(number: int, value: Fraction) -> tuple[float, float]:
        across = left + (right - left) * number / max(1, len(categories) - 1)
        return across, low - float((low - top) * value / ticks[-1])

    drawn = []
    for each in ticks:
        _, y = place(0, each)
        drawn.append(f'<path d="M{left} {y:.1f}H{right}" stroke="{LINE}" stroke-width="1" fill="none"/>')
        drawn.append(_text(left - 8, y + 4, _plain(each), anchor="end", fill=SOFT, size=SIZE - 2))
    points = [place(number, value.number) for number, value in enumerate(values)]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    drawn.append(f'<polyline points="{path}" fill="none" stroke="{COLOURS[0]}" stroke-width="2.5"/>')
    drawn += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{COLOURS[0]}"/>' for x, y in points]
    for number, words in enumerate(categories):
        drawn.append(_text(place(number, Fraction(0))[0], low + 22, words, anchor="middle", fill=SOFT, size=SIZE - 2))
    if points:
        x, y = points[-1]
        drawn.append(_text(x, y - 9, values[-1].words, anchor="end"))
    return _drawing(low + 34, drawn, "、".join(categories))


def _slice(x: float, y: float, turned: Fraction, part: Fraction, colour: str) -> str:
    if part == 1:
        middle = (RADIUS + HOLE) / 2
        return f'<circle cx="{x}" cy="{y}" r="{middle}" fill="none" stroke="{colour}" stroke-width="{RADIUS - HOLE}"/>'
    first, last = (2 * pi * float(share) - pi / 2 for share in (turned, turned + part))
    large = int(part > Fraction(1, 2))
    (ax, ay), (bx, by) = ((x + RADIUS * cos(at), y + RADIUS * sin(at)) for at in (first, last))
    (cx, cy), (dx, dy) = ((x + HOLE * cos(at), y + HOLE * sin(at)) for at in (last, first))
    path = (
        f"M{ax:.2f} {ay:.2f}A{RADIUS} {RADIUS} 0 {large} 1 {bx:.2f} {by:.2f}"
        f"L{cx:.2f} {cy:.2f}A{HOLE} {HOLE} 0 {large} 0 {dx:.2f} {dy:.2f}Z"
    )
    return f'<path d="{path}" fill="{colour}" stroke="#fff" stroke-width="1.5"/>'


def _legend(words: Sequence[str]) -> list[str]:
    drawn, x = [], 8.0
    for number, each in enumerate(words):
        drawn.append(f'<rect x="{x:.1f}" y="4" width="12" height="12" fill="{COLOURS[number % len(COLOURS)]}"/>')
        drawn.append(_text(x + 18, 15, each))
        x += 44 + _wide(each)
    return drawn


def _tick(most: Fraction) -> Fraction:
    """Return a round step that reaches the largest value in at most five steps."""
    step = Fraction(10) ** floor(log10(most))
    return next(size for times in (Fraction(1, 5), Fraction(1, 2), 1, 2) if (size := step * times) * 5 >= most)


def _plain(number: Fraction) -> str:
    return f"{float(number):g}"


def _wide(words: str) -> int:
    """Return about how wide a lettering is."""
    return ceil(sum(SIZE if ord(char) > 0x2000 else SIZE * 0.58 for char in words))


def _text(  # noqa: PLR0913 - one parameter an attribute
    x: float, y: float, words: str, *, anchor: str = "start", fill: str = INK, size: int = SIZE
) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{fill}" font-size="{size}" '
        f'font-family="{FACES}">{escape(words)}</text>'
    )


def _drawing(high: float, parts: Sequence[str], words: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {high:.0f}" role="img" '
        f'aria-label="{escape(words)}">{"".join(parts)}</svg>'
    )
