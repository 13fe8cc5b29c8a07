"""What is installed is the same wherever it is fetched from."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PIN = re.compile(r"^([a-z0-9][a-z0-9._-]*)(?:\[[^]]*\])?==([^ ;\\]+)", re.MULTILINE | re.IGNORECASE)


def pins(name: str) -> dict[str, str]:
    return dict(PIN.findall((ROOT / "requirements" / name).read_text()))


@pytest.mark.parametrize("name", ["requirements/core.txt", "requirements/dev.txt", "package-lock.json", ".npmrc"])
def test_locks_name_no_host(name: str) -> None:
    """No lock names an address."""
    assert "://" not in (ROOT / name).read_text()


def test_every_package_has_a_digest() -> None:
    """Each pinned package is followed by at least one digest."""
    for name in ("core.txt", "dev.txt"):
        text = (ROOT / "requirements" / name).read_text()
        for entry in re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE | re.IGNORECASE)[1:]:
            assert "--hash=sha256:" in entry, entry.splitlines()[0]


def test_what_is_tested_is_what_runs() -> None:
    """The lock for development holds every package that runs, in the same version."""
    core, dev = pins("core.txt"), pins("dev.txt")
    assert core
    assert {name: dev.get(name) for name in core} == core


def test_npm_packages_are_exact_and_sealed() -> None:
    """Direct packages are stated in one exact version; each locked one has its integrity."""
    stated = json.loads((ROOT / "package.json").read_text())
    for version in (*stated["dependencies"].values(), *stated["devDependencies"].values()):
        assert re.fullmatch(r"\d+\.\d+\.\d+", version)
    locked = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    assert all("integrity" in entry for path, entry in locked.items() if path)
