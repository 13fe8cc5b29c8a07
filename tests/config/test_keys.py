"""The key ring."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from guitu.config.keys import BadKeyRing, create, new, of_this_process, read, rotated, write


def test_a_ring_is_made_once(tmp_path: Path) -> None:
    """The first start makes a ring that its owner alone may read; a second one leaves it alone."""
    path = tmp_path / "keys" / "keys.json"
    assert create(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    before = path.read_bytes()
    assert not create(path)
    assert path.read_bytes() == before


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    """A ring comes back as it was."""
    ring = new()
    write(tmp_path / "k", ring)
    assert read(tmp_path / "k") == ring


def test_rotation_keeps_what_opens_the_old(tmp_path: Path) -> None:
    """A new key seals; the old one still opens; site secret and search digests stay."""
    ring = new()
    turned = rotated(ring)
    assert turned.current != ring.current
    assert turned.sealing[ring.current] == ring.sealing[ring.current]
    assert (turned.secret, turned.digest) == (ring.secret, ring.digest)


@pytest.mark.parametrize(("mode", "accepted"), [(0o600, True), (0o400, True), (0o640, False), (0o604, False)])
def test_a_ring_open_to_others_is_refused(tmp_path: Path, mode: int, accepted: bool) -> None:  # noqa: FBT001
    """Others must not be able to read it."""
    path = tmp_path / "k"
    create(path)
    path.chmod(mode)
    if accepted:
        assert read(path).current == "k1"
    else:
        with pytest.raises(BadKeyRing, match=f"mode \\[{mode:o}\\], expected 600"):
            read(path)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"digest": None}, "has"),
        ({"current": "k9"}, "lacks"),
        ({"sealing": {"k1": "AAAA"}}, r"\[3\] bytes, expected 32"),
        ({"sealing": {"k1": "!"}}, "not base64"),
    ],
)
def test_a_damaged_ring_is_refused(tmp_path: Path, change: dict[str, object], said: str) -> None:
    """A ring that lacks something names it."""
    path = tmp_path / "k"
    create(path)
    path.write_text(json.dumps({**json.loads(path.read_text()), **change}))
    with pytest.raises(BadKeyRing, match=said):
        read(path)


def test_half_a_file_is_refused(tmp_path: Path) -> None:
    """A file cut off in the middle is no ring."""
    path = tmp_path / "k"
    create(path)
    os.truncate(path, 40)
    with pytest.raises(BadKeyRing, match="damaged"):
        read(path)


def test_without_a_file_the_ring_lasts_as_long_as_the_process(tmp_path: Path) -> None:
    """Settings load where nothing is set up; whatever stores something asks for the file and is refused."""
    assert of_this_process(tmp_path / "none") != of_this_process(tmp_path / "none")
    with pytest.raises(BadKeyRing, match="guitu keys create"):
        read(tmp_path / "none")
