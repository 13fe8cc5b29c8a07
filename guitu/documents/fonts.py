"""Fonts: which faces are at hand, and whether they have every character that a paper prints.

typst falls back silently and prints a box where no font has a character. Therefore only the
directories handed in are searched, the chain of families is spelt out for every face, and each
character is looked up in the fonts' own character maps before anything is printed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import typst

from guitu.documents.charmap import characters
from guitu.documents.content import Face

PREFERRED = {
    Face.BODY: ("仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong", "STFangsong", "Zhuque Fangsong", "FandolFang R"),
    Face.TITLE: ("方正小标宋简体", "FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05"),
    Face.BLACK: ("黑体", "SimHei", "Noto Sans SC", "Noto Sans CJK SC"),
    Face.KAI: ("楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi", "LXGW WenKai"),
}
FALLBACK = ("Noto Serif SC", "Noto Serif CJK SC", "Noto Sans SC", "Noto Sans CJK SC")


class MissingGlyph(ValueError):
    """No font at hand has a character; the message names it and asks for a font."""

    def __init__(self, missing: Iterable[str]) -> None:
        self.missing = tuple(missing)
        names = "、".join(f"[{_shown(char)}]（U+{ord(char):04X}）" for char in self.missing)
        super().__init__(f"现有字体缺少字符{names}，未予打印；请把含有该字的字体文件放入本单位的字体目录")


@dataclass(frozen=True)
class Fonts:
    """The fonts in some directories; the nearer directory does not hide the farther, names decide."""

    directories: tuple[Path, ...]

    @classmethod
    def below(cls, root: Path) -> Fonts:
        """Look first into the bureau's own ``fonts`` folder, then into what set-up fetched."""
        return cls((root / "fonts", root / "build" / "fonts"))

    @cached_property
    def book(self) -> typst.Fonts:
        """What typst is given to search: these directories, nothing of the system, nothing built in."""
        found = [str(directory) for directory in self.directories if directory.is_dir()]
        return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=found)

    @cached_property
    def coverage(self) -> dict[str, frozenset[int]]:
        """The characters of each family: those that all of its weights have."""
        held: dict[str, frozenset[int]] = {}
        for font in self.book.fonts():
            if font.path is not None:
                own = characters(Path(font.path), font.index)
                held[font.family] = held[font.family] & own if font.family in held else own
        if not held:
            raise FileNotFoundError(f"字体目录{[str(directory) for directory in self.directories]}中没有可用的字体")
        return held

    def chain(self, face: Face) -> tuple[str, ...]:
        """Return the families tried for a face, from the one wanted to any that is there."""
        wanted = (*PREFERRED[face], *FALLBACK)
        known = tuple(name for name in dict.fromkeys(wanted) if name in self.coverage)
        return (*known, *sorted(set(self.coverage) - {*known}))

    def require(self, texts: Iterable[str]) -> None:
        """Refuse texts with a character that no font has."""
        used = dict.fromkeys(char for text in texts for char in text if char != "\n")
        everything = frozenset[int]().union(*self.coverage.values())
        if missing := [char for char in used if ord(char) not in everything or unicodedata.category(char) == "Cc"]:
            raise MissingGlyph(missing)


def _shown(char: str) -> str:
    return "控制字符" if unicodedata.category(char) in {"Cc", "Cf", "Cs"} else char
