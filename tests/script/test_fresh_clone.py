"""One command after a clone."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SECONDS = re.compile(r"^\[ *([0-9.]+)s\] 检查通过", re.MULTILINE)
FIRST_WITHIN, AGAIN_WITHIN = 60.0, 10.0
"""Seconds to the first page: with nothing installed but what the caches of packages hold, and once all is there."""


def own() -> dict[str, str]:
    """Say what the clone is told: nothing of ours."""
    ours = ("GUITU_", "DATABASE_", "DJANGO_")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)}


def checked(clone: Path) -> float:
    """Run the check and return the seconds until the first page answered."""
    command = [str(clone / "script" / "run"), "--check"]
    done = subprocess.run(command, cwd=clone, env=own(), capture_output=True, text=True, check=False)
    found = SECONDS.search(done.stdout)
    assert done.returncode == 0, done.stdout + done.stderr
    assert found, done.stdout
    return float(found[1])


def guitu(clone: Path, *words: str) -> str:
    """Run a command of the clone."""
    command = [str(clone / ".venv" / "bin" / "guitu"), *words]
    return subprocess.run(command, cwd=clone, env=own(), capture_output=True, text=True, check=True).stdout


@pytest.fixture
def clone(tmp_path: Path) -> Iterator[Path]:
    """A clone of what is committed."""
    made = tmp_path / "guitu"
    subprocess.run(["git", "clone", "--quiet", ROOT, made], check=True)
    yield made
    if (made / ".venv" / "bin" / "guitu").exists():
        home = Path(guitu(made, "database", "start").rpartition("：")[2].strip())
        guitu(made, "database", "stop")
        shutil.rmtree(home, ignore_errors=True)


@pytest.mark.nightly
def test_a_clone_runs_and_runs_again_after_a_sudden_end(clone: Path) -> None:
    """A clone answers within a minute; with its database killed meanwhile, again within ten seconds."""
    assert checked(clone) < FIRST_WITHIN
    home = Path(guitu(clone, "database", "start").rpartition("：")[2].strip())
    os.kill(int((home / "data" / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)
    assert checked(clone) < AGAIN_WITHIN
