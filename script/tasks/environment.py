"""The Python environment: uv, `.venv`, the locked packages and Guitu itself."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from enum import Enum
from pathlib import Path

from tasks import packages
from tasks.steps import ROOT, Failed, run, step

PYTHON = "3.11"
UV = "uv==0.13.9"
TOOLS = ROOT / "var" / "tools"
VENV = ROOT / ".venv"


class Lock(Enum):
    """Which packages are installed: those that run Guitu, or those that also test it."""

    CORE = ROOT / "requirements" / "core.txt"
    DEV = ROOT / "requirements" / "dev.txt"

    @property
    def stamp(self) -> Path:
        """The file in the environment that says which state of the lock it holds."""
        return VENV / f".guitu-{self.name.lower()}"

    @property
    def digest(self) -> str:
        """The state of the lock and of the package's own declaration."""
        return hashlib.sha256(self.value.read_bytes() + (ROOT / "pyproject.toml").read_bytes()).hexdigest()

    @property
    def installed(self) -> bool:
        """Tell whether the environment holds this state; the larger lock holds the smaller one."""
        locks = (self, Lock.DEV)
        return any(lock.stamp.exists() and lock.stamp.read_text() == lock.digest for lock in locks)


def program(name: str) -> Path:
    """Find a program of the environment."""
    return VENV / "bin" / name


def _environment() -> dict[str, str]:
    # Both names: the second is what older versions of uv read. Certificates of an intranet must count.
    return {
        **os.environ,
        "UV_SYSTEM_CERTS": "1",
        "UV_NATIVE_TLS": "1",
        "UV_PYTHON_DOWNLOADS": "never",
        "UV_LINK_MODE": os.environ.get("UV_LINK_MODE", "copy"),
    }


def _uv() -> str:
    if found := shutil.which("uv"):
        return found
    kept = TOOLS / "bin" / "uv"
    if not kept.exists():
        with step("uv"):
            run([_python(), "-m", "venv", TOOLS])
            run([TOOLS / "bin" / "pip", "install", "--quiet", "--disable-pip-version-check", UV])
    return str(kept)


def _python() -> str:
    if f"{sys.version_info[0]}.{sys.version_info[1]}" == PYTHON:
        return sys.executable
    found = shutil.which(f"python{PYTHON}")
    if found is None:
        raise Failed(f"需要 Python {PYTHON}，现为 [{sys.version.split()[0]}] / Python {PYTHON} is needed")
    return found


def wanted(lock: Lock) -> tuple[packages.Package, ...]:
    """Tell which system packages `prepare` would need."""
    return () if lock.installed else (packages.VENV,)


def prepare(lock: Lock) -> None:
    """Bring `.venv` to the state of the lock; nothing is done where it is there already."""
    if lock.installed and program("guitu").exists():
        return
    uv = _uv()
    with step(f"Python 依赖 / Python packages ({lock.value.name})"):
        if not program("python").exists():
            run([uv, "venv", "--quiet", "--python", _python(), VENV], environment=_environment())
        into = ("--quiet", "--python", program("python"))
        run([uv, "pip", "install", *into, "--require-hashes", "-r", lock.value], environment=_environment())
        run([uv, "pip", "install", *into, "--no-deps", "--editable", ROOT], environment=_environment())
        lock.stamp.write_text(lock.digest)
