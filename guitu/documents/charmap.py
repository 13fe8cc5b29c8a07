"""The character map of a font file: which characters it can draw (OpenType ``cmap``, formats 4 and 12)."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from pathlib import Path
from struct import calcsize, unpack_from

_COLLECTION = b"ttcf"


def characters(path: Path, index: int = 0) -> frozenset[int]:
    """Return the code points that a font (or one font of a collection) has a glyph for."""
    return _characters(path, index, path.stat().st_mtime_ns)


@lru_cache(maxsize=256)
def _characters(path: Path, index: int, _modified: int) -> frozenset[int]:
    table = _cmap(path, index)
    (count,) = unpack_from(">H", table, 2)
    found: set[int] = set()
    for number in range(count):
        platform, encoding, offset = unpack_from(">HHL", table, 4 + 8 * number)
        if platform == 0 or (platform, encoding) in {(3, 1), (3, 10)}:
            found.update(_subtable(table[offset:]))
    return frozenset(found)


def _cmap(path: Path, index: int) -> bytes:
    """Return the bytes of the ``cmap`` table alone; the fonts are large."""
    with path.open("rb") as file:
        start = 0
        if file.read(4) == _COLLECTION:
            file.seek(12 + 4 * index)
            (start,) = unpack_from(">L", file.read(4))
        file.seek(start + 4)
        (tables,) = unpack_from(">H", file.read(2))
        file.seek(start + 12)
        directory = file.read(16 * tables)
        for number in range(tables):
            tag, _, offset, length = unpack_from(">4sLLL", directory, 16 * number)
            if tag == b"cmap":
                file.seek(offset)
                return file.read(length)
    raise ValueError(f"the font [{path}] has no character map")


def _subtable(data: bytes) -> chain[int]:
    (form,) = unpack_from(">H", data)
    spans = {4: _segments, 12: _groups}.get(form)
    return chain.from_iterable(spans(data) if spans else ())


def _segments(data: bytes) -> list[range]:
    """Format 4: the basic plane, in segments. Those that map to no glyph are the closing 0xFFFF alone."""
    (doubled,) = unpack_from(">H", data, 6)
    shape = f">{doubled // 2}H"
    size = calcsize(shape)
    ends = unpack_from(shape, data, 14)
    starts = unpack_from(shape, data, 16 + size)
    deltas = unpack_from(shape, data, 16 + 2 * size)
    offsets = unpack_from(shape, data, 16 + 3 * size)
    spans = []
    for place, (first, last, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        if not offset:
            spans += [range(code, code + 1) for code in range(first, last + 1) if (code + delta) & 0xFFFF]
            continue
        at = 16 + 3 * size + 2 * place + offset
        for code in range(first, min(last, 0xFFFE) + 1):
            (glyph,) = unpack_from(">H", data, at + 2 * (code - first))
            if glyph:
                spans.append(range(code, code + 1))
    return spans


def _groups(data: bytes) -> list[range]:
    """Format 12: all planes, in groups of consecutive glyphs."""
    (count,) = unpack_from(">L", data, 12)
    groups = (unpack_from(">LLL", data, 16 + 12 * number) for number in range(count))
    return [range(first + (not glyph), last + 1) for first, last, glyph in groups]
