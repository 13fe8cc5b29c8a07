"""No box is ever printed: a character without a font is refused by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from guitu.documents.content import Face
from guitu.documents.fonts import Fonts, MissingGlyph


@pytest.mark.parametrize("char", "镕喆玥翀㛃䶮")
def test_rare_characters_of_names_are_at_hand(fonts: Fonts, char: str) -> None:
    fonts.require([f"张{char}"])


def test_a_character_that_no_font_has_is_named(fonts: Fonts) -> None:
    with pytest.raises(MissingGlyph, match=r"\[\U0002EBF1\]（U\+2EBF1）") as refused:
        fonts.require(["张三", "李\U0002ebf1四"])
    assert refused.value.missing == ("\U0002ebf1",)


@pytest.mark.parametrize("char", ["\x00", "\x07", "\x1b", "\x7f"])
def test_control_characters_are_refused(fonts: Fonts, char: str) -> None:
    with pytest.raises(MissingGlyph, match="控制字符"):
        fonts.require([f"张{char}三"])


def test_a_line_break_needs_no_glyph(fonts: Fonts) -> None:
    fonts.require(["一\n二"])


def test_every_face_falls_back_to_every_family(fonts: Fonts) -> None:
    for face in Face:
        assert set(fonts.chain(face)) == set(fonts.coverage)


def test_without_fonts_nothing_is_printed(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="没有可用的字体"):
        Fonts((tmp_path,)).require(["张"])


def test_the_bureaus_folder_is_searched_first(tmp_path: Path) -> None:
    assert Fonts.below(tmp_path).directories == (tmp_path / "fonts", tmp_path / "build" / "fonts")
