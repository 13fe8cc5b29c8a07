"""Where things are kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from guitu.config import locations


def test_an_installation_draws_its_name_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The name is drawn at the first start and stays; another installation in the same folder draws another."""
    monkeypatch.setenv("GUITU_HOME", str(tmp_path))
    assert not locations.installation()
    locations.settle()
    first = locations.installation()
    locations.settle()
    assert locations.installation() == first
    (tmp_path / "var" / "installation").unlink()
    locations.settle()
    assert locations.installation() not in {first, ""}


@pytest.mark.parametrize("root", [True, False])
def test_roots_database_lies_outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, root: bool) -> None:
    """An ordinary user's database lies in the checkout, root's where the server's account can reach it."""
    monkeypatch.setenv("GUITU_HOME", str(tmp_path))
    monkeypatch.delenv("GUITU_DATABASE_HOME", raising=False)
    monkeypatch.setattr("os.geteuid", lambda: 0 if root else 1000)
    assert locations.cluster_home().is_relative_to(tmp_path) is not root


def test_what_is_stated_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every place may be stated."""
    for name, place in (
        ("GUITU_DATABASE_HOME", locations.cluster_home),
        ("GUITU_KEYS_FILE", locations.keys_file),
        ("GUITU_ATTACHMENTS", locations.attachments),
    ):
        monkeypatch.setenv(name, "/srv/stated")
        assert place() == Path("/srv/stated")
