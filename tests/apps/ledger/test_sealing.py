"""What identifies a person lies sealed: nobody reads it without the ring, nobody alters it unseen."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from guitu.apps.ledger.sealing import SealedText, Unsealable, digested, opened, sealed
from guitu.config import keys


@given(st.binary(max_size=2000))
def test_what_is_sealed_opens_again_and_shows_nothing(content: bytes) -> None:
    closed = sealed(content)
    assert opened(closed) == content
    if len(content) > 3:
        assert content not in closed


def test_the_same_content_is_never_sealed_alike() -> None:
    assert sealed(b"990101199003070015") != sealed(b"990101199003070015")


@given(st.integers(0, 30), st.integers(1, 255))
def test_one_bit_altered_anywhere_is_noticed(at: int, by: int) -> None:
    closed = bytearray(sealed(b"a number"))
    closed[at % len(closed)] ^= by
    with pytest.raises(Unsealable):
        opened(bytes(closed))


@pytest.mark.parametrize("length", [0, 1, 12, 13, 14, 20])
def test_what_was_cut_short_is_noticed(length: int) -> None:
    with pytest.raises(Unsealable):
        opened(sealed(b"a number")[:length])


def test_what_an_earlier_key_sealed_still_opens_and_a_lost_key_is_named(settings: Settings) -> None:
    ring = settings.GUITU_KEYS
    closed = sealed(b"a number")
    settings.GUITU_KEYS = keys.rotated(ring)
    assert opened(closed) == b"a number"
    assert sealed(b"x")[1:3] == settings.GUITU_KEYS.current.encode()
    newest = settings.GUITU_KEYS.current
    settings.GUITU_KEYS = replace(settings.GUITU_KEYS, sealing={newest: settings.GUITU_KEYS.sealing[newest]})
    with pytest.raises(Unsealable, match="no key"):
        opened(closed)


def test_a_digest_finds_the_same_value_and_tells_nothing_without_the_ring(settings: Settings) -> None:
    first = digested("990101199003070015")
    assert first == digested("990101199003070015") != digested("990101199003070016")
    settings.GUITU_KEYS = keys.new()
    assert digested("990101199003070015") != first


@pytest.mark.parametrize("text", ["", "某县某街1号", "𠮷", "a" * 5000])
def test_a_sealed_field_gives_back_the_text(text: str) -> None:
    field = SealedText()
    kept = field.get_prep_value(text)
    assert field.from_db_value(kept) == text
    assert (kept == b"") == (text == "")
